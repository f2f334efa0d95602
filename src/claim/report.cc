// SPDX-License-Identifier: Apache-2.0
#include "claim/report.h"

#include "base/hash.h"

namespace maabar {

std::string report_id(const Report& report) {
  std::string bytes;
  for (const std::string& part :
       {report.title, report.publisher, report.url, to_string(report.published), report.text}) {
    bytes += fmt::format("{}:", part.size());
    bytes += part;
  }
  return to_hex(sha256(bytes)).substr(0, 32);
}

}  // namespace maabar
