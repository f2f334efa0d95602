// SPDX-License-Identifier: Apache-2.0
#include "claim/report.h"

#include "base/hash.h"

namespace maabar {

std::string report_id(const Report& report) {
  const std::string published = to_string(report.published);
  std::string bytes;
  for (const std::string_view part :
       {std::string_view(report.title), std::string_view(report.publisher),
        std::string_view(report.url), std::string_view(published), std::string_view(report.text)}) {
    bytes += fmt::format("{}:", part.size());
    bytes += part;
  }
  return to_hex(sha256(bytes)).substr(0, 32);
}

}  // namespace maabar
