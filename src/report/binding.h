// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "report/clause.h"
#include "report/view.h"

namespace maabar::report {

/// A crossing or border that a statement is about.
struct Bound {
  CrossingKey key;  ///< none when `candidates` could not be told apart
  Country side;
  bool provisional = false;
  std::vector<CrossingKey> candidates;
  std::uint32_t begin = 0;  ///< tokens of its words in the sentence; empty when inherited
  std::uint32_t end = 0;
};
/// Adds it unless its crossing is there: two names of one crossing are one.
void add_distinct(std::vector<Bound>& list, Bound bound);
/// What a place's words stand for: its crossing, or the candidates.
Bound bound_of(const Place& place);

/// What is asked of the binder.
struct Ask {
  std::size_t sentence = 0;
  std::uint32_t begin = 0;  ///< tokens of the trigger
  std::uint32_t head = 0;
  std::uint32_t end = 0;
  bool object = false;      ///< an active verb: what it acts on stands behind it
  bool borders = false;     ///< a border is as good as a crossing
  bool needs_word = false;  ///< nothing may be inherited: its words stand in the sentence
  bool inherits = false;    ///< without any place, what was spoken of last will do
  bool no_pronoun = false;  ///< "it" is no crossing here
  bool of_party = false;    ///< open or shut by one of its own countries
  bool spares_end = false;  ///< its last word asks for what would be no crossing: "the offices"
  std::int64_t told = -1;   ///< index of the place that the rule itself took, or -1
};

/// Ties statements to crossings: in the clause, through references and lists, from a label or
/// heading above, from what was spoken of last. Asked sentence by sentence, in order.
class Binder {
 public:
  Binder(const Grammar& grammar, const View& view) : grammar_(grammar), view_(view) {}

  /// Crossings that the trigger speaks of, in the order of the text; empty when none can be told
  /// or the clause is about something that is no crossing.
  [[nodiscard]] std::vector<Bound> bind(const Ask& ask) const;
  /// Every border or crossing that an unlocated measure belongs to.
  [[nodiscard]] std::vector<Bound> bind_border(std::size_t sentence) const;
  /// The border that the paragraph told just before; none when the sentence tells a country that is
  /// not on it.
  [[nodiscard]] std::vector<Bound> border_just_told(std::size_t sentence) const;
  /// The places of the label of the sentence's block, or of its heading.
  [[nodiscard]] std::vector<Bound> topic(std::size_t sentence) const;
  /// The one crossing that a list's item or a label is on, if what a sentence tells may be of it.
  [[nodiscard]] std::vector<Bound> labelled_gate(std::size_t sentence) const;
  /// Of a sentence that names no crossing, the one whose town tokens [first, last) name.
  [[nodiscard]] std::vector<Bound> gate_of_town(std::size_t sentence, std::uint32_t first,
                                                std::uint32_t last) const;
  /// Notes what a sentence was about, once its triggers are bound.
  void leave_sentence(std::size_t sentence);
  /// Whether a border or crossing, named or by a noun, begins at the token: `reopening the
  /// borders`.
  [[nodiscard]] bool has_place_at(std::size_t sentence, std::uint32_t at) const;
  /// Whether the clause of `head` is about an airport, a sea port, a checkpoint and the like.
  [[nodiscard]] bool is_vetoed(const Ask& ask) const;

 private:
  [[nodiscard]] bool is_contrast(std::size_t sentence, const Place& place) const;
  [[nodiscard]] bool is_excepted(const Ask& ask, const Place& place) const;
  [[nodiscard]] bool is_named_excepted(const Place& place) const;
  [[nodiscard]] bool is_opening(std::size_t sentence, const Place& place) const;
  [[nodiscard]] bool is_subject(const Ask& ask, const Place& place) const;
  [[nodiscard]] bool opens_story(std::size_t sentence, const Place& place) const;
  [[nodiscard]] bool is_dateline(std::size_t sentence, const Place& place) const;
  [[nodiscard]] bool is_between(std::size_t sentence, const Place& place) const;
  [[nodiscard]] bool is_bearing(const Place& place) const;
  [[nodiscard]] bool is_where(const Place& place) const;
  [[nodiscard]] bool is_each_behind(const Ask& ask, const Place& place) const;
  [[nodiscard]] bool is_there(const Ask& ask, const Place& place) const;
  [[nodiscard]] std::uint32_t cost_of(const Ask& ask, const Place& place) const;
  [[nodiscard]] bool is_taken(const Ask& ask, const Place& place) const;
  [[nodiscard]] bool is_kept_so(const Ask& ask, const Place& place) const;
  [[nodiscard]] bool is_subject_border(const Ask& ask, const Place& place) const;
  [[nodiscard]] bool follows_which(const Place& place) const;
  [[nodiscard]] bool is_other_half(const Ask& ask, const Place& place) const;
  [[nodiscard]] std::vector<Bound> named_so(std::size_t sentence, const Place& place) const;
  [[nodiscard]] std::vector<Bound> named_first(std::size_t sentence, const Place& place) const;
  [[nodiscard]] std::vector<Bound> named_before(const Ask& ask) const;
  [[nodiscard]] bool is_aside(const Ask& ask, const Place& place) const;
  [[nodiscard]] const Place* nearest(const Ask& ask) const;
  [[nodiscard]] bool is_joined(const Annotation& other, const Place& place) const;
  [[nodiscard]] bool is_of_non_crossing(const Ask& ask) const;
  [[nodiscard]] bool tells_of(const Annotation& other, const Place& place, const Ask& ask) const;
  /// The crossings of the list that `place` stands in, of which the word at `head` tells.
  [[nodiscard]] std::vector<Bound> expand(std::size_t sentence, const Place& place,
                                          std::uint32_t head = 0) const;
  [[nodiscard]] std::vector<Bound> gate_told_next(std::size_t sentence,
                                                  const CrossingKey& border) const;
  [[nodiscard]] bool is_gates_border(std::size_t sentence, const Place& place) const;
  [[nodiscard]] std::vector<Bound> border_led_in(std::uint32_t at, const Place& place) const;
  [[nodiscard]] std::vector<Bound> gate_led_in(std::size_t sentence, const Place& place) const;
  [[nodiscard]] std::vector<Bound> border_meant(std::size_t sentence, const Place& place) const;
  [[nodiscard]] std::vector<Bound> gate_listed_before(std::size_t sentence,
                                                      const Place& place) const;
  [[nodiscard]] std::vector<Bound> gates_listed_behind(std::size_t sentence,
                                                       const Place& place) const;
  [[nodiscard]] std::uint32_t end_of_date(std::uint32_t i, std::uint32_t to) const;
  [[nodiscard]] bool is_linked_over_aside(std::uint32_t from, std::uint32_t to) const;
  [[nodiscard]] bool begins_own_clause(std::size_t sentence, const Place& before,
                                       const Place& place) const;
  [[nodiscard]] std::vector<Bound> gate_apposed_behind(std::size_t sentence,
                                                       const Place& place) const;
  [[nodiscard]] std::vector<Bound> half_of_named(std::size_t sentence, const Place& place) const;
  void add_listed_before(std::size_t sentence, const Place& place, std::vector<Bound>& bound) const;
  [[nodiscard]] std::vector<Bound> resolve_reference(std::size_t sentence,
                                                     const Place& place) const;
  [[nodiscard]] const Place* gate_before(std::size_t sentence, const Place& place) const;
  [[nodiscard]] std::vector<Bound> group_told(std::size_t sentence, const Place& place) const;
  [[nodiscard]] const Place* named_at(const Ask& ask, const Place& gates) const;
  [[nodiscard]] std::vector<Bound> pair_told(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] bool points_below(std::size_t sentence, const Place& place) const;
  [[nodiscard]] std::vector<Bound> listed_below(std::size_t sentence, const Place& place) const;
  [[nodiscard]] bool tells_list(std::uint32_t i) const;
  [[nodiscard]] bool is_list_at(std::size_t sentence, std::uint32_t i) const;
  [[nodiscard]] std::uint32_t list_mark(std::size_t sentence, const Place& place) const;
  [[nodiscard]] bool has_list_behind(std::size_t sentence, const Place& place) const;
  [[nodiscard]] bool has_aux(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] std::vector<Bound> gate_with(std::size_t sentence, const Place& place) const;
  [[nodiscard]] const Place* apposed_gate(std::size_t sentence, const Place& place) const;
  [[nodiscard]] std::vector<Bound> named_behind(std::size_t sentence, const Place& place) const;
  [[nodiscard]] bool has_crossing_before(const Ask& ask) const;
  [[nodiscard]] std::vector<Bound> half_of_border(std::size_t sentence, const Place& place) const;
  [[nodiscard]] std::vector<Bound> borders_before(std::size_t sentence, const Place& place) const;
  [[nodiscard]] bool tells_border_before(std::size_t sentence, const Place& place) const;
  [[nodiscard]] const Place* crossing_at(const Ask& ask, const Place& border) const;
  [[nodiscard]] std::vector<Bound> gates_of_owner(std::size_t sentence, const Place& place) const;
  [[nodiscard]] std::vector<Bound> every_half(std::size_t sentence, const Place& place) const;
  [[nodiscard]] std::vector<Bound> every_point(std::size_t sentence) const;
  [[nodiscard]] std::vector<Bound> other_of_two(std::size_t sentence, const Place& place) const;
  [[nodiscard]] bool tells_pair_before(std::size_t sentence, const CrossingKey& pair) const;
  [[nodiscard]] bool is_of_others(std::size_t sentence, const CrossingKey& border) const;
  [[nodiscard]] bool is_told_elsewhere(const Ask& ask) const;
  [[nodiscard]] bool is_of_else(const Ask& ask) const;
  [[nodiscard]] Country subject_country(const Ask& ask) const;
  [[nodiscard]] std::vector<Bound> border_of_subject(const Ask& ask) const;
  void drop_of_foreigner(const Ask& ask, bool pronoun, std::vector<Bound>& bound) const;
  [[nodiscard]] std::vector<Bound> border_of_heading(std::size_t sentence) const;
  [[nodiscard]] std::vector<Bound> border_above(std::size_t sentence) const;
  [[nodiscard]] std::vector<Bound> border_of_countries(std::size_t sentence) const;
  /// `any`: a border that was spoken of since will do.
  [[nodiscard]] std::vector<Bound> focus(std::size_t sentence, bool plural, bool any) const;
  [[nodiscard]] bool is_of_officer(std::uint32_t end) const;
  void add_of_town(std::size_t sentence, std::uint32_t at, std::vector<CrossingKey>& keys) const;
  [[nodiscard]] bool is_other_topic(std::size_t sentence) const;
  [[nodiscard]] bool is_named_label(std::size_t sentence) const;
  void note_border(std::size_t sentence);
  [[nodiscard]] std::vector<Bound> named_in(std::size_t sentence, std::uint32_t first,
                                            std::uint32_t last) const;
  [[nodiscard]] bool counts_gates(const Ask& ask) const;
  [[nodiscard]] bool is_counted_gate(std::uint32_t i) const;
  [[nodiscard]] bool is_link(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t end_of_aside(std::uint32_t i, std::uint32_t to) const;
  [[nodiscard]] bool is_singular(std::uint32_t at) const;
  [[nodiscard]] bool is_apposed(const Place& name, const Place& gate) const;
  [[nodiscard]] bool is_linked(std::uint32_t from, std::uint32_t to) const;

  const Grammar& grammar_;
  const View& view_;
  std::vector<Bound> last_;          ///< what the last sentence that named any was about
  std::vector<Bound> last_group_;    ///< the last two or more named together
  std::vector<Bound> recent_;        ///< the last crossings named, each once, the latest last
  std::vector<Bound> last_border_;   ///< of the last sentence that named borders and no crossing
  std::vector<Bound> first_border_;  ///< of the first such sentence of the text
  std::vector<Bound> last_town_;     ///< of the town that a sentence without a crossing named
  std::size_t last_border_at_ = 0;
  std::size_t last_town_at_ = 0;
  std::uint32_t last_block_ = 0;
  std::size_t last_sentence_ = 0;
  bool last_listed_ = false;  ///< named in a list, a table or after a label
};

}  // namespace maabar::report
