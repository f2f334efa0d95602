// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "report/reader.h"

namespace maabar {

/// A reading and the name of the file that it came from.
struct NamedReading {
  std::string name;
  DocumentReading reading;
};

/// Documents with their claims marked in place, as one self-contained HTML page: no scripts,
/// nothing fetched, light and dark, each text in its own direction. A mark bears facet and value as
/// words; a card with all fields, rule and candidates opens on hover, tap or focus. Unread spans
/// are marked with their reason; sentences suppressed as tactical are not shown, only counted; why
/// a document's date is doubted stands at its head. Several documents get an index.
std::string to_html(std::span<const NamedReading> readings);

}  // namespace maabar
