// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"
#include "claim/claim.h"
#include "claim/report.h"

namespace maabar {

/// Longest report that is read.
inline constexpr std::size_t kMostReportBytes = std::size_t{32} << 20U;

/// What the caller knows about a document. `published`, `publisher` and `url` win over the header
/// lines of the text when they are given (known date, non-empty text).
struct DocumentOptions {
  std::string name;  ///< names the document in errors and in output
  Date published;
  std::string publisher;
  std::string url;
};

/// A report as received, with its parts found. Spans index `report.text`, the untouched bytes.
struct Document {
  std::string name;
  Report report;
  Span title;  ///< the words of the title; empty span when it has none
  Span body;   ///< what follows the header lines
};

/// Reads plain text or Markdown, with or without the header lines `Title:`, `Publisher:`,
/// `Published:` and `URL:` before a blank line. A UTF-8 byte order mark is passed over.
/// `kInvalidInput` with one line that names the document: empty, longer than `kMostReportBytes`,
/// binary (a NUL byte, or many control characters), not UTF-8 (with the byte offset), a
/// `Published:` that is no date (with its line).
Result<Document> parse_document(std::string_view bytes, const DocumentOptions& options);

}  // namespace maabar
