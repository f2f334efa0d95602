// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "belief/promise_hazard.h"

namespace maabar {

/// Fitted promise hazards as tracked data: one set of all crossings, and for each crossing that had
/// a promise one fitted without it. The format is docs/formats/belief.md.
class HazardTable {
 public:
  /// One set of all cases, one without each crossing of them.
  static HazardTable fit(const std::vector<PromiseCase>& cases);
  /// `kInvalidInput` with file and line for what is no such table, or for a set with a part
  /// missing.
  static Result<HazardTable> parse(std::string_view text, const std::string& file);
  /// The table that is built in: data/belief/promise_hazards.csv.
  static HazardTable shipped();
  /// The bytes that `parse` reads; `parse(to_csv())` is the same table.
  [[nodiscard]] std::string to_csv() const;

  /// The set fitted without `crossing`; the set of all if it had no promise to leave out.
  [[nodiscard]] const PromiseHazards& without(const CrossingKey& crossing) const;
  [[nodiscard]] const PromiseHazards& of_all() const { return all_; }
  /// Whether `crossing` had a promise in the fit of all.
  [[nodiscard]] bool leaves_out(const CrossingKey& crossing) const;
  friend bool operator==(const HazardTable&, const HazardTable&) = default;

 private:
  PromiseHazards all_;
  std::map<CrossingKey, PromiseHazards> without_;
};

}  // namespace maabar
