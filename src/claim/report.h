// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/date.h"

namespace maabar {

/// A document as received, with what its header said. Bytes of `text` are kept untouched.
struct Report {
  std::string title;
  std::string publisher;
  std::string url;
  Date published;            ///< when a reader could first know it; unknown if the page bore no day
  std::string media_type;    ///< `text/plain`, `text/markdown`, `text/csv`, ...
  std::string text;          ///< the stored text that spans point into
  std::string date_suspect;  ///< why the document's date is doubted; empty if it is not
  friend bool operator==(const Report&, const Report&) = default;
};

/// 32 hexadecimal digits: the first half of the SHA-256 over title, publisher, url, published and
/// text, each preceded by its length. The same on every desk.
std::string report_id(const Report& report);

}  // namespace maabar
