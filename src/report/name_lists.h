// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "report/name_runs.h"

namespace maabar::report {

/// Names that no table has, in a list with crossings that one has: `closed Arida, Dabousieh and
/// Jisr Qmar`.
class ListedNames : private NameRuns {
 public:
  using Range = std::pair<std::uint32_t, std::uint32_t>;

  ListedNames(const Grammar& grammar, const View& view) : NameRuns(grammar, view) {}

  /// The tokens of each name, in order. Linear in the tokens of the sentence.
  [[nodiscard]] std::vector<Range> find(const Sentence& sentence);

 private:
  [[nodiscard]] bool begins_plain(std::uint32_t i) const;
  [[nodiscard]] bool ends_plain(std::uint32_t end) const;
  [[nodiscard]] std::uint32_t over_links(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t before_links(std::uint32_t at) const;
  [[nodiscard]] bool is_second(std::uint32_t end) const;
};

}  // namespace maabar::report
