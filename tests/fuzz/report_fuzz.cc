// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/check.h"
#include "report/reader.h"

/// Any bytes at all through the whole reader: they are refused in one line, or every claim's
/// evidence is the bytes at its span. The tables are those of the source tree
/// (`MAABAR_DATA_DIR`).
namespace maabar {
namespace {

const ReportReader& reader() {
  static const ReportReader built = [] {
    const std::filesystem::path data(MAABAR_DATA_DIR);
    const Gazetteer gazetteer = Gazetteer::load(data / "gazetteer", data / "levant").value();
    const Lexicon lexicon = Lexicon::load(data / "lexicon").value();
    return ReportReader::build(gazetteer, lexicon).value();
  }();
  return built;
}

void read_one(std::string_view bytes) {
  const auto document =
      parse_document(bytes, {"fuzz", Date::from_ymd(2018, 10, 16).value(), "", ""});
  if (!document) {
    CHECK(document.error().line().find('\n') == std::string::npos);
    return;
  }
  const DocumentReading reading = reader().read(*document);
  CHECK(reading.report.text == bytes);
  for (const Claim& claim : reading.claims) {
    CHECK(claim.span && claim.span->end <= bytes.size());
    CHECK(bytes.substr(claim.span->begin, claim.span->end - claim.span->begin) == claim.evidence);
    CHECK(find_faults(claim).empty());
  }
}

}  // namespace
}  // namespace maabar

/// Makes the reader before the clock of the first input runs.
extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/) {
  static_cast<void>(maabar::reader());
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  maabar::read_one({reinterpret_cast<const char*>(data), size});  // NOLINT: libFuzzer's type
  return 0;
}
