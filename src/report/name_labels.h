// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "report/name_cues.h"
#include "report/name_runs.h"

namespace maabar::report {

/// The names of crossings that no table has, as labels of lists, tables and lines: `X / Y: closed`.
class LabelNames : private NameRuns {
 public:
  /// `inner_capitals`: words that bear a capital inside a sentence; kept, must outlive this.
  LabelNames(const Grammar& grammar, const View& view,
             const std::unordered_set<std::string_view>& inner_capitals)
      : NameRuns(grammar, view), inner_capitals_(inner_capitals) {}

  /// Adds the names in the label of a sentence. Linear in its tokens.
  void read(const Sentence& sentence, std::vector<Candidate>& found);

 private:
  [[nodiscard]] bool is_label() const;
  [[nodiscard]] bool is_dateline() const;
  [[nodiscard]] bool has_verb(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] bool speaks_of_crossings() const;

  const std::unordered_set<std::string_view>& inner_capitals_;
};

}  // namespace maabar::report
