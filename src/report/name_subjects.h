// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "report/name_runs.h"

namespace maabar::report {

/// Names that a clause begins with and of which it says what is said of a crossing:
/// `Mokambo, too, was handling lorries`; `Karasu and Kegen have been out of use`.
class SubjectNames : private NameRuns {
 public:
  using Range = std::pair<std::uint32_t, std::uint32_t>;

  /// `inner_capitals`: words that bear a capital inside a sentence; kept, must outlive this.
  SubjectNames(const Grammar& grammar, const View& view,
               const std::unordered_set<std::string_view>& inner_capitals)
      : NameRuns(grammar, view), inner_capitals_(inner_capitals) {}

  /// The tokens of each name, in order. Linear in the tokens of the sentence.
  [[nodiscard]] std::vector<Range> find(const Sentence& sentence);

 private:
  void read_clause(std::uint32_t first, std::vector<Range>& found) const;
  [[nodiscard]] bool begins_clause(std::uint32_t i) const;
  [[nodiscard]] std::vector<Range> names_at(std::uint32_t first) const;
  [[nodiscard]] bool is_told(const std::vector<Range>& names, bool apposed) const;
  [[nodiscard]] std::uint32_t over_apposition(std::uint32_t at) const;
  [[nodiscard]] bool has_predicate(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t over_second(std::uint32_t at) const;
  [[nodiscard]] bool tells_person(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] bool is_state(const Annotation& a) const;
  [[nodiscard]] bool has_traffic_behind(std::uint32_t at) const;

  const std::unordered_set<std::string_view>& inner_capitals_;
};

}  // namespace maabar::report
