// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claim/claim_csv.h"
#include "gazetteer/gazetteer.h"
#include "report/document.h"
#include "report/reader.h"

namespace maabar {

/// What a file is, told by its name and its first bytes.
enum class FileKind : std::uint8_t {
  kText,      ///< plain text or Markdown
  kWebPage,   ///< HTML
  kMail,      ///< a mail with its headers
  kClaims,    ///< a table of claims, shaped as docs/formats/claim.md has it
  kStatuses,  ///< a table with a row for each crossing
  kCounts,    ///< traffic counts
  kSnapshot,  ///< JSON status snapshot
};
FileKind kind_of_file(std::string_view bytes, std::string_view name);

/// All that one file gave. A text is one reading; a mail with mails forwarded in it, a table and a
/// snapshot are several, each with a report of its own.
struct FileReading {
  std::vector<DocumentReading> readings;
  ClaimTable table;                  ///< of a table of claims: its rows, taken as they are
  std::vector<Error> refused;        ///< parts that could not be read, each with its place
  std::vector<std::string> remarks;  ///< for a person: columns that nobody reads
};

/// Any file that maabar reads, to claims. Formats: docs/formats/documents.md.
/// Threads: immutable; `read` may be called from many. Memory: a few times the file.
class FileReader {
 public:
  /// Holds both. Errors: as `ReportReader::build`.
  static Result<FileReader> build(Gazetteer gazetteer, const Lexicon& lexicon);

  /// `kInvalidInput` with one line if the file as a whole cannot be read: as `parse_document`, or
  /// no page, mail, table or snapshot of the kind that it looks like.
  [[nodiscard]] Result<FileReading> read(std::string_view bytes,
                                         const DocumentOptions& options) const;
  [[nodiscard]] const Gazetteer& gazetteer() const { return gazetteer_; }

 private:
  FileReader(Gazetteer gazetteer, ReportReader reader)
      : gazetteer_(std::move(gazetteer)), reader_(std::move(reader)) {}
  [[nodiscard]] Result<FileReading> read_text(std::string_view bytes,
                                              const DocumentOptions& options) const;
  [[nodiscard]] Result<FileReading> read_page(std::string_view bytes,
                                              const DocumentOptions& options) const;
  [[nodiscard]] Result<FileReading> read_mail(std::string_view bytes,
                                              const DocumentOptions& options) const;

  Gazetteer gazetteer_;
  ReportReader reader_;
};

}  // namespace maabar
