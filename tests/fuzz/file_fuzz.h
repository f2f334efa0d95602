// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/check.h"
#include "report/file_reading.h"

namespace maabar {

/// Reads any bytes as a file of this name: they are refused in one line, or every claim is sound
/// and its evidence is the bytes at its span. The tables are those of the source tree.
inline void read_any_file(std::string_view bytes, const char* name) {
  static const FileReader reader = [] {
    const std::filesystem::path data(MAABAR_DATA_DIR);
    return FileReader::build(Gazetteer::load(data / "gazetteer", data / "levant").value(),
                             Lexicon::load(data / "lexicon").value())
        .value();
  }();
  const auto file = reader.read(bytes, {name, {}, "", ""});
  if (!file) {
    CHECK(file.error().line().find('\n') == std::string::npos);
    return;
  }
  for (const Error& error : file->refused) CHECK(error.line().find('\n') == std::string::npos);
  for (const DocumentReading& reading : file->readings) {
    const std::string& text = reading.report.text;
    for (const Claim& claim : reading.claims) {
      CHECK(find_faults(claim).empty());
      CHECK(claim.span && claim.span->end <= text.size());
      CHECK(text.substr(claim.span->begin, claim.span->end - claim.span->begin) == claim.evidence);
    }
  }
}

}  // namespace maabar
