// SPDX-License-Identifier: Apache-2.0
#include "report/file_reading.h"

#include <algorithm>
#include <array>

#include "gazetteer/fold.h"
#include "report/mail.h"
#include "report/record_reading.h"
#include "report/traffic_counts.h"
#include "report/web_page.h"

namespace maabar {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

bool ends_with_one_of(std::string_view name, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

/// The columns of a table, folded; empty if the first line is no header of one.
std::vector<std::string> columns_of(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const auto header = CsvTable::parse(bytes.substr(0, bytes.find('\n')), "");
  if (!header || header->columns().size() < 2) return {};
  std::vector<std::string> columns;
  for (const std::string& column : header->columns()) columns.push_back(fold_name(column));
  return columns;
}

FileKind kind_of_table(const std::vector<std::string>& columns) {
  const auto has = [&](std::string_view name) {
    return std::find(columns.begin(), columns.end(), name) != columns.end();
  };
  if (has("facet") && has("value")) return FileKind::kClaims;
  if (has("time") && (has("vehicles") || has("trucks") || has("people"))) return FileKind::kCounts;
  return FileKind::kStatuses;
}

/// Whether the bytes begin with mail headers, among them the sender's.
bool looks_like_mail(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, 4096));
  const std::size_t end = std::min(head.find("\n\n"), head.find("\r\n\r\n"));
  const std::string headers = "\n" + head.substr(0, end);
  const auto has = [&](std::string_view name) { return headers.find(name) != std::string::npos; };
  return has("\nfrom:") && (has("\nsubject:") || has("\ndate:")) && headers.find(':') < 40;
}

/// `content` of the page's or letter's title and text, with the caller's word before its own.
Document make_document(const DocumentOptions& options, Report report, const std::string& body) {
  Document document;
  document.name = options.name;
  document.title = {0, report.title.size()};
  report.text = report.title.empty() ? std::string() : report.title + "\n\n";
  document.body = {report.text.size(), report.text.size() + body.size()};
  report.text += body;
  if (!options.published.is_unknown()) report.published = options.published;
  if (!options.publisher.empty()) report.publisher = options.publisher;
  if (!options.url.empty()) report.url = options.url;
  document.report = std::move(report);
  return document;
}

/// A page changed within a week of its publication is news that was updated: as it stands it could
/// be known from the change only. A later change is upkeep of the site.
constexpr int kDaysOfUpdates = 7;

Date known_from(const report::WebPage& page) {
  if (page.modified.precision() != Date::Precision::kDay) return page.published;
  if (page.published.precision() != Date::Precision::kDay) return page.published;
  const int days = page.modified.first_day() - page.published.first_day();
  return days > 0 && days <= kDaysOfUpdates ? page.modified : page.published;
}

Result<void> check_size(std::string_view bytes, const std::string& name) {
  if (bytes.size() <= kMostReportBytes) return {};
  return invalid_input(fmt::format("the report has {} bytes; at most {} are read: split it",
                                   bytes.size(), kMostReportBytes),
                       Where{name, 0, 0});
}

Error named(Error error, const std::string& name) {
  if (error.where.file.empty()) error.where.file = name;
  return error;
}

}  // namespace

FileKind kind_of_file(std::string_view bytes, std::string_view name) {
  const std::string file = lower(name);
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n\xef\xbb\xbf");
  const std::string start = begin == std::string_view::npos ? "" : lower(bytes.substr(begin, 100));
  if (ends_with_one_of(file, {".html", ".htm", ".xhtml"})) return FileKind::kWebPage;
  if (ends_with_one_of(file, {".eml"})) return FileKind::kMail;
  if (ends_with_one_of(file, {".json", ".geojson"})) return FileKind::kSnapshot;
  if (ends_with_one_of(file, {".csv"})) return kind_of_table(columns_of(bytes));
  if (ends_with_one_of(file, {".txt", ".md", ".markdown"})) return FileKind::kText;
  for (const std::string_view tag : {"<!doctype html", "<html", "<!-- saved from", "<head"}) {
    if (start.starts_with(tag)) return FileKind::kWebPage;
  }
  if (start.starts_with("{") || start.starts_with("[{")) return FileKind::kSnapshot;
  if (looks_like_mail(bytes)) return FileKind::kMail;
  const std::vector<std::string> columns = columns_of(bytes);
  const bool is_table = std::find(columns.begin(), columns.end(), "crossing") != columns.end();
  return is_table ? kind_of_table(columns) : FileKind::kText;
}

Result<FileReader> FileReader::build(Gazetteer gazetteer, const Lexicon& lexicon) {
  ASSIGN_OR_RETURN(ReportReader reader, ReportReader::build(gazetteer, lexicon));
  return FileReader(std::move(gazetteer), std::move(reader));
}

Result<FileReading> FileReader::read_text(std::string_view bytes,
                                          const DocumentOptions& options) const {
  ASSIGN_OR_RETURN(const Document document, parse_document(bytes, options));
  FileReading out;
  out.readings.push_back(reader_.read(document));
  return out;
}

Result<FileReading> FileReader::read_page(std::string_view bytes,
                                          const DocumentOptions& options) const {
  report::WebPage page = report::parse_web_page(bytes);
  if (page.text.empty()) {
    return invalid_input("the page has no words to read; was it saved whole?",
                         Where{options.name, 0, 0});
  }
  const Date known = options.published.is_unknown() ? known_from(page) : options.published;
  Report report;
  report.title = std::move(page.title);
  report.publisher = std::move(page.publisher);
  report.url = std::move(page.url);
  report.published = page.published;
  report.media_type = "text/html";
  FileReading out;
  out.readings.push_back(reader_.read(make_document(options, std::move(report), page.text)));
  DocumentReading& reading = out.readings.back();
  for (Claim& claim : reading.claims) claim.published = known;
  for (Claim& claim : reading.unresolved) claim.published = known;
  return out;
}

Result<FileReading> FileReader::read_mail(std::string_view bytes,
                                          const DocumentOptions& options) const {
  auto letters = report::parse_mail(bytes);
  if (!letters) return named(letters.error(), options.name);
  FileReading out;
  for (report::Letter& letter : *letters) {
    Report report;
    report.title = std::move(letter.subject);
    report.publisher = std::move(letter.from);
    report.published = letter.sent;
    report.media_type = "message/rfc822";
    out.readings.push_back(reader_.read(make_document(options, std::move(report), letter.text)));
  }
  return out;
}

Result<FileReading> FileReader::read(std::string_view bytes, const DocumentOptions& options) const {
  RETURN_IF_ERROR(check_size(bytes, options.name));
  switch (kind_of_file(bytes, options.name)) {
    case FileKind::kText:
      break;
    case FileKind::kWebPage:
      return read_page(bytes, options);
    case FileKind::kMail:
      return read_mail(bytes, options);
    case FileKind::kCounts:
      return read_traffic_counts(bytes, options, gazetteer_);
    case FileKind::kSnapshot: {
      ASSIGN_OR_RETURN(const auto records, report::parse_snapshot(bytes, options.name));
      return report::read_records(records, options, gazetteer_, reader_);
    }
    case FileKind::kStatuses: {
      ASSIGN_OR_RETURN(const auto records, report::parse_status_table(bytes, options.name));
      return report::read_records(records, options, gazetteer_, reader_);
    }
    case FileKind::kClaims: {
      FileReading out;
      ASSIGN_OR_RETURN(out.table, parse_claim_table(bytes, options.name));
      for (const RejectedRow& row : out.table.rejected) out.refused.push_back(row.error);
      out.table.rejected.clear();
      return out;
    }
  }
  return read_text(bytes, options);
}

}  // namespace maabar
