// SPDX-License-Identifier: Apache-2.0
#include "report/document.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "gazetteer/fold.h"

namespace maabar {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
    text.remove_suffix(1);
  }
  return text;
}

/// A text that a person could read holds hardly any control characters.
bool looks_binary(std::string_view text) {
  std::size_t controls = 0;
  for (const char c : text) {
    if (c == '\0') return true;
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f') ++controls;
  }
  return controls > 8 && controls * 50 > text.size();
}

Result<void> check_bytes(std::string_view bytes, const std::string& name) {
  if (bytes.size() > kMostReportBytes) {
    return invalid_input(fmt::format("the report has {} bytes; at most {} are read: split it",
                                     bytes.size(), kMostReportBytes),
                         Where{name, 0, 0});
  }
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) {
    return invalid_input("the file is UTF-16; save the report as UTF-8", Where{name, 0, 0});
  }
  if (looks_binary(bytes)) {
    return invalid_input("the file is binary, not text; save the report as plain text",
                         Where{name, 0, 0});
  }
  if (const auto at = find_invalid_utf8(bytes)) {
    return invalid_input(fmt::format("byte {} is not UTF-8; save the report as UTF-8, whole", *at),
                         Where{name, 0, 0});
  }
  return {};
}

/// One `Key: value` line of the header.
struct HeaderLine {
  std::string key;  ///< folded
  Span value;
  int line = 0;
};

struct Header {
  std::vector<HeaderLine> lines;
  std::size_t body = 0;  ///< where the text begins
};

std::optional<HeaderLine> parse_header_line(std::string_view bytes, std::size_t at,
                                            std::size_t end) {
  const std::string_view line = bytes.substr(at, end - at);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon > 20) return std::nullopt;
  HeaderLine header;
  header.key = fold_name(line.substr(0, colon));
  if (header.key != "title" && header.key != "publisher" && header.key != "published" &&
      header.key != "url") {
    return std::nullopt;
  }
  const std::string_view value = trim(line.substr(colon + 1));
  const std::size_t begin = static_cast<std::size_t>(value.data() - bytes.data());
  header.value = {begin, begin + value.size()};
  return header;
}

/// Header lines count only when a blank line, or the end, ends them.
Header find_header(std::string_view bytes) {
  Header header;
  std::size_t at = bytes.starts_with("\xef\xbb\xbf") ? 3 : 0;
  const std::size_t start = at;
  for (int line = 1; at < bytes.size(); ++line) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    if (trim(bytes.substr(at, end - at)).empty()) {
      header.body = header.lines.empty() ? start : std::min(end + 1, bytes.size());
      return header;
    }
    auto found = parse_header_line(bytes, at, end);
    if (!found) break;
    found->line = line;
    header.lines.push_back(std::move(*found));
    at = end + 1;
  }
  if (at < bytes.size()) header.lines.clear();
  header.body = header.lines.empty() ? start : bytes.size();
  return header;
}

Result<void> apply_header(Document& document, const Header& header) {
  Report& report = document.report;
  for (const HeaderLine& line : header.lines) {
    const std::string value =
        report.text.substr(line.value.begin, line.value.end - line.value.begin);
    if (line.key == "title") {
      report.title = value;
      document.title = line.value;
    } else if (line.key == "publisher") {
      report.publisher = value;
    } else if (line.key == "url") {
      report.url = value;
    } else {
      const auto date = Date::parse(value);
      if (!date) return invalid_input(date.error().message, Where{document.name, line.line, 0});
      report.published = *date;
    }
  }
  return {};
}

bool looks_like_markdown(std::string_view text) {
  return text.starts_with("# ") || text.find("\n# ") != std::string_view::npos ||
         text.find("\n## ") != std::string_view::npos || text.find("](") != std::string_view::npos;
}

}  // namespace

Result<Document> parse_document(std::string_view bytes, const DocumentOptions& options) {
  RETURN_IF_ERROR(check_bytes(bytes, options.name));
  if (std::all_of(bytes.begin(), bytes.end(),
                  [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; })) {
    return invalid_input("the report is empty", Where{options.name, 0, 0});
  }
  Document document;
  document.name = options.name;
  document.report.text = std::string(bytes);
  const Header header = find_header(bytes);
  RETURN_IF_ERROR(apply_header(document, header));
  document.body = {header.body, bytes.size()};
  document.report.media_type = looks_like_markdown(bytes) ? "text/markdown" : "text/plain";
  if (!options.published.is_unknown()) document.report.published = options.published;
  if (!options.publisher.empty()) document.report.publisher = options.publisher;
  if (!options.url.empty()) document.report.url = options.url;
  return document;
}

}  // namespace maabar
