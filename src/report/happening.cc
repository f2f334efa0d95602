// SPDX-License-Identifier: Apache-2.0
#include "report/happening.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace maabar::report {
namespace {

/// Whether words that make an act of a state stand before it: "went out of service", "back in use".
bool comes_about(const Grammar& grammar, const View& view, const Hit& hit) {
  const Sentence& sentence = view.sentences[hit.sentence];
  const std::uint32_t head = hit.match.head;
  const std::uint32_t first = head > sentence.first + 4 ? head - 4 : sentence.first;
  for (std::uint32_t i = first; i <= head; ++i) {
    if (view.is(i, "went") || view.is(i, "came") || view.is(i, "back") || view.is(i, "put") ||
        view.find(i, grammar.known.v_resume) != nullptr) {
      return true;
    }
  }
  return false;
}

/// Whether it is said to stay as it was: "kept working on Monday", "remained in rebel hands".
bool goes_on(const Grammar& grammar, const View& view, const Hit& hit, const VerbGroup& group) {
  if (group.stays) return true;
  const Sentence& sentence = view.sentences[hit.sentence];
  const ClauseBounds clause = clause_bounds(view, sentence, hit.match.head);
  const std::uint32_t first = std::min(hit.match.begin, group.begin);
  for (std::uint32_t i = std::max(clause.first, first); i <= hit.match.head; ++i) {
    if (view.is(i, "still")) return true;  // "was still shut on Thursday"
    if (view.find(i, grammar.known.stay) != nullptr || view.is(i, "kept") ||
        view.is(i, "continued") || view.is(i, "remained")) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool tells_state(const Grammar& grammar, const View& view, const Hit& hit, const VerbGroup& group) {
  const bool status = hit.rule->facet == Facet::kStatus;
  if (status || hit.rule->kind == RuleKind::kHold) {
    if (goes_on(grammar, view, hit, group)) return true;
  }
  // "they hold it, today as yesterday"
  if (hit.rule->kind == RuleKind::kHold && group.tense == Tense::kPresent) return true;
  if (!status || hit.rule->past) return false;
  const std::uint32_t head = hit.match.head;
  if (view.is(head, "open")) return group.tense != Tense::kPast || group.finite_be;
  const bool present = group.tense == Tense::kPresent;
  if (hit.rule->kind != RuleKind::kState) return present && group.finite_be && !group.loose;
  if (comes_about(grammar, view, hit)) return false;
  // "were waved through on Monday"
  if (group.passive && group.tense == Tense::kPast) return false;
  for (const ClassId act : {grammar.known.v_open, grammar.known.v_close, grammar.known.v_suspend}) {
    if (view.find(head, act) != nullptr) return false;
  }
  return present || group.finite_be || group.tense == Tense::kNone;
}

namespace {

/// "The army shut the gate": a form that is the past one and others.
bool may_be_past(const View& view, const Hit& hit) {
  const auto here = view.annotations.at(hit.match.head);
  return hit.match.head > view.sentences[hit.sentence].label_end &&
         std::any_of(here.begin(), here.end(),
                     [](const Annotation& a) { return (a.form & kPast) != 0; });
}

/// "Jordan reopens gate": the present of headlines.
bool is_headline(const View& view, const Hit& hit) {
  return view.sentences[hit.sentence].kind == BlockKind::kTitle;
}

/// "nobody crossed": told of none that did, in the tense of a story; "they let nobody pass" may be
/// of today.
bool tells_of_none(const View& view, const Hit& hit, const VerbGroup& group) {
  const bool closed = hit.rule->state == State::kClosed && hit.rule->facet == Facet::kStatus;
  const auto here = view.annotations.at(hit.match.head);
  const bool either = std::any_of(here.begin(), here.end(), [](const Annotation& a) {
    return (a.form & kPast) != 0 && (a.form & kBase) != 0;
  });
  return closed && group.tense == Tense::kPast && !group.finite_be && !group.stays && !either;
}

/// "neither Torkham nor Chaman was open", "neither side has closed it"
bool is_neither(const Grammar& grammar, const View& view, const Hit& hit) {
  constexpr std::uint32_t kReach = 9;
  const std::uint32_t first = view.sentences[hit.sentence].first;
  std::uint32_t end = hit.match.begin;
  while (end > first && view.find(end - 1, grammar.known.aux) != nullptr) --end;
  for (std::uint32_t i = end; i > first && end - i < kReach; --i) {
    if (view.is(i - 1, "neither")) return true;
    const bool mark = view.token(i - 1).kind == Token::Kind::kMark && view.token(i - 1).mark != ',';
    if (mark || view.find(i - 1, grammar.known.aux) != nullptr) return false;
    if (view.find(i - 1, grammar.known.say) != nullptr) return false;
  }
  return false;
}

}  // namespace

bool tells_act(const Grammar& grammar, const View& view, const Hit& hit, const VerbGroup& group) {
  if (group.negated) return false;
  if (group.stays && hit.rule->facet == Facet::kStatus) return false;
  const bool past = group.tense == Tense::kPast || group.tense == Tense::kPluperfect ||
                    (group.tense == Tense::kNone && may_be_past(view, hit)) ||
                    (group.tense == Tense::kPresent && is_headline(view, hit));
  switch (hit.rule->kind) {
    case RuleKind::kChange:
    case RuleKind::kMove:
      return past;
    case RuleKind::kTake:
    case RuleKind::kLeave:
      return past || group.tense == Tense::kPerfect;
    case RuleKind::kState:
      // "not a lorry was let by", "nobody crossed": on the day of the story
      return past &&
             (group.passive || tells_of_none(view, hit, group) || comes_about(grammar, view, hit));
    case RuleKind::kMeasure:
      return hit.rule->measure == Measure::kAttack && (past || group.tense == Tense::kNone);
    default:
      return false;
  }
}

namespace {

/// "No other post along the line has been opened": the clause begins with what none of is meant.
bool begins_with_none(const Grammar& grammar, const View& view, const Hit& hit) {
  constexpr std::uint32_t kLongestSubject = 10;
  const Sentence& sentence = view.sentences[hit.sentence];
  const std::uint32_t first = clause_bounds(view, sentence, hit.match.head).first;
  if (!view.is(first, "no") || hit.match.begin <= first) return false;
  if (is_any<"fewer", "less", "more", "doubt", "longer", "matter", "wonder", "sooner">(view,
                                                                                       first + 1))
    return false;
  std::uint32_t at = hit.match.begin;
  while (at > first && (view.find(at - 1, grammar.known.aux) != nullptr ||
                        view.find(at - 1, grammar.known.adverb) != nullptr)) {
    --at;
  }
  if (at > first + kLongestSubject || at <= first + 1) return false;
  for (std::uint32_t i = first + 1; i < at; ++i) {
    const bool parts = view.token(i).kind == Token::Kind::kMark ||
                       view.find(i, grammar.known.aux) != nullptr ||
                       view.find(i, grammar.known.clause_word) != nullptr;
    if (parts) return false;
  }
  return true;
}

}  // namespace

bool denies_before(const Grammar& grammar, const View& view, const Hit& hit) {
  static constexpr std::array<std::string_view, 7> kNone = {
      "no", "none", "nobody", "neither", "without", "hardly", "nothing"};
  if (is_neither(grammar, view, hit) || begins_with_none(grammar, view, hit)) return true;
  const std::uint32_t first = view.sentences[hit.sentence].first;
  for (std::uint32_t back = 1; back <= 3 && hit.match.begin >= first + back; ++back) {
    const std::uint32_t i = hit.match.begin - back;
    if (view.token(i).kind == Token::Kind::kMark) return false;
    if (view.find(i, grammar.known.aux) != nullptr) return false;
    if (view.is(i, "no") && is_any<"wonder", "doubt", "matter", "sooner">(view, i + 1))
      return false;
    if (std::find(kNone.begin(), kNone.end(), view.folded(i)) != kNone.end()) return true;
    // "not a lorry was let by", "not its gate opened"
    const bool single = view.is(i + 1, "a") || view.is(i + 1, "one") || view.is(i + 1, "single");
    if (view.is(i, "not") && (back == 1 || single)) return true;
  }
  return false;
}

}  // namespace maabar::report
