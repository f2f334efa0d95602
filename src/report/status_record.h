// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "claim/claim.h"

namespace maabar::report {

/// One row of a status table, or one location of a snapshot: what a list says of one crossing.
struct StatusRecord {
  std::vector<std::pair<std::string, std::string>> fields;  ///< as the file has them, in its order
  std::string crossing;                                     ///< id, name or alias as written
  std::string status;
  std::string note;
  Date as_of;      ///< when it was so
  Date published;  ///< when the record came out
  std::string publisher;
  std::string url;
  std::string also_at;  ///< a second source's address
  Scope scope = Scope::kAll;
  Direction direction;
  Country side;
  Where where;  ///< in the file, for errors
};

/// Records with those that were refused, and what should be said of the table as a whole.
struct StatusRecords {
  std::vector<StatusRecord> accepted;
  std::vector<Error> refused;
  std::vector<std::string> remarks;  ///< columns that nobody reads
};

/// A CSV table with a row for each crossing: columns by name, or by the HXL hashtags of the row
/// below (docs/formats/documents.md). `kInvalidInput` if it has no column for the crossing or the
/// status, or is a bulletin of maabar's own, which is no source.
Result<StatusRecords> parse_status_table(std::string_view bytes, const std::string& name);

/// A JSON snapshot: an array of locations, an object that holds one or is keyed by location, or
/// GeoJSON features. `kInvalidInput` if it is no JSON or holds no location.
Result<StatusRecords> parse_snapshot(std::string_view bytes, const std::string& name);

/// The day of an ISO date or date-time in a cell; unknown if empty. `kInvalidInput` says what it
/// is.
Result<Date> parse_record_date(std::string_view text);

}  // namespace maabar::report
