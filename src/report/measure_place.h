// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "report/binding.h"
#include "report/compose.h"

namespace maabar::report {

/// Where the measures of one sentence stand or happen. Refers to its arguments, which must outlive
/// it.
class MeasurePlace {
 public:
  MeasurePlace(const Grammar& grammar, const View& view, const Binder& binder, std::size_t sentence)
      : grammar_(grammar), view_(view), binder_(binder), index_(sentence) {}

  /// What a measure stands at: only a place in its own clause.
  [[nodiscard]] std::vector<Bound> near_places(const Hit& hit, Ask ask) const;
  /// Whether an attack was told of a place that is neither a crossing nor a border: "a strike on
  /// Erbil".
  [[nodiscard]] bool strikes_elsewhere(const Hit& hit) const;
  /// The border of a measure that names no place: that of the speaker's country, or of the page.
  [[nodiscard]] std::vector<Bound> unplaced_border(const Hit& hit) const;
  /// Whether the sentence, or the text as a whole unless `in_words`, speaks of a border: the
  /// measures of a list, table or page about one need no border in every sentence.
  [[nodiscard]] bool speaks_of_border(bool in_words) const;

 private:
  [[nodiscard]] std::uint32_t end_of_head(const Hit& hit) const;
  [[nodiscard]] std::int64_t struck_place(const Hit& hit) const;
  [[nodiscard]] std::vector<Bound> gate_told(const Hit& hit) const;
  [[nodiscard]] std::vector<Bound> town_sent_to(const Hit& hit) const;
  [[nodiscard]] bool is_one_of_two(const Bound& bound) const;

  const Grammar& grammar_;
  const View& view_;
  const Binder& binder_;
  std::size_t index_;
};

}  // namespace maabar::report
