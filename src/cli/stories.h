// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ledger/ledger.h"
#include "report/reader.h"
#include "report/story_sketch.h"

namespace maabar::cli {

/// What is kept beside a report so that copies and updates of it are known again without its text.
struct StoryRow {
  EntryId entry;       ///< the report's
  std::string report;  ///< its id
  Date known;          ///< when a reader could first know it as it stands
  std::string page;    ///< digest of its address; empty without one
  std::string title;   ///< digest of publisher and title; empty without both
  StorySketch sketch;
};

/// Which reports of a ledger tell the same story: copies by other publishers, and the versions of
/// one page. Kept in `stories.csv` of the workspace; made again from the ledger when it is missing,
/// broken or behind. Rules: docs/decisions/0032-stories.md.
class Stories {
 public:
  /// Reads only the reports that the file does not know.
  static Result<Stories> load(const std::filesystem::path& file, const Ledger& ledger);
  [[nodiscard]] Result<void> save() const;

  /// The row of a reading that is not stored yet; nothing for a table's record.
  static std::optional<StoryRow> row_of(const DocumentReading& reading);
  /// Gives each claim without a chain the chain of its like in a copy or a version that the ledger
  /// holds, else one of its own.
  Result<void> set_chains(const StoryRow& row, const Ledger& ledger,
                          DocumentReading& reading) const;
  /// The retractions by which versions of one page follow each other: of the version before this
  /// one from this one's publication, and of this one from that of a later one already held.
  [[nodiscard]] std::vector<RetractionEntry> supersessions(const StoryRow& row,
                                                           const Report& report) const;
  void add(StoryRow row) { rows_.push_back(std::move(row)); }
  /// Takes out what is kept of a report: after its redaction not even a digest stays.
  void forget(const std::string& report);

 private:
  explicit Stories(std::filesystem::path file) : file_(std::move(file)) {}
  Result<void> catch_up(const Ledger& ledger);
  [[nodiscard]] std::vector<const StoryRow*> versions_of(const StoryRow& row) const;
  [[nodiscard]] const StoryRow* find_copy(const StoryRow& row) const;

  std::filesystem::path file_;
  std::vector<StoryRow> rows_;
};

/// The reason that a supersession's retraction bears, before the id of the later version.
inline constexpr std::string_view kSuperseded = "superseded by report ";

}  // namespace maabar::cli
