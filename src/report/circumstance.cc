// SPDX-License-Identifier: Apache-2.0
#include "report/circumstance.h"

#include <algorithm>

namespace maabar::report {
namespace {

constexpr std::uint32_t kDateReach = 24;
constexpr std::uint32_t kMostEvidenceWords = 12;

struct Near {
  const DatePhrase* phrase = nullptr;
  std::uint32_t cost = 0;
};

bool has_comma(const View& view, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i) {
    if (view.token(i).mark == ',') return true;
  }
  return false;
}

/// Whether a date says when something was said, or belongs to another trigger: one that stands
/// between, unless the two are side by side ("closed and sealed on Monday").
bool is_anothers(const View& view, const Hit& hit, const DatePhrase& date) {
  const auto index = &date - view.dates[hit.sentence].data();
  for (const Attribution& a : view.attributions[hit.sentence]) {
    if (a.stated == index && a.verb != hit.match.head) return true;
  }
  constexpr std::uint32_t kSideBySide = 3;
  if (hit.next && date.begin > *hit.next && *hit.next > hit.match.end + kSideBySide) return true;
  const bool behind = hit.previous && date.end <= hit.match.head && date.begin > *hit.previous;
  return behind && date.begin <= *hit.previous + kSideBySide &&
         has_comma(view, date.end, hit.match.head);
}

/// Dates of the sentence by their distance from the trigger, nearest first.
std::vector<Near> near_dates(const Grammar& grammar, const View& view, const Hit& hit) {
  std::vector<Near> near;
  for (const DatePhrase& date : view.dates[hit.sentence]) {
    if (is_anothers(view, hit, date)) continue;
    const bool inside = date.begin >= hit.match.begin && date.end <= hit.match.end;
    const bool after = date.begin >= hit.match.head;
    std::uint32_t cost = 0;
    if (!inside) {
      cost = after ? date.begin - std::min(date.begin, hit.match.end)
                   : hit.match.begin - std::min(hit.match.begin, date.end) + 3;
      const std::uint32_t walls = after ? walls_between(grammar, view, hit.match.end, date.begin)
                                        : walls_between(grammar, view, date.end, hit.match.begin);
      cost += 10 * walls;
    }
    if (cost <= kDateReach) near.push_back({&date, cost});
  }
  std::stable_sort(near.begin(), near.end(),
                   [](const Near& a, const Near& b) { return a.cost < b.cost; });
  return near;
}

PhraseClass class_of(const Date& date, const Date& published) {
  if (date.precision() == Date::Precision::kDay) return PhraseClass::kNamedDay;
  if (published.is_unknown() || date.precision() != Date::Precision::kMonth) {
    return PhraseClass::kLater;
  }
  return date.first_day() - published.last_day() <= 31 ? PhraseClass::kWithinMonth
                                                       : PhraseClass::kLater;
}

bool is_countable(const DatePhrase& date) {
  return date.kind == DatePhrase::Kind::kDuration && date.unit != DatePhrase::Unit::kHour;
}

/// Whether the predicate is a state that has no beginning by itself ("was working on Monday"), not
/// an act ("was closed on Monday", "went out of service on Monday").
bool tells_state(const Grammar& grammar, const View& view, const Hit& hit, const VerbGroup& group) {
  if (hit.rule->facet != Facet::kStatus || hit.rule->past) return false;
  const std::uint32_t head = hit.match.head;
  if (view.is(head, "open")) return group.tense != Tense::kPast || group.finite_be;
  const bool present = group.tense == Tense::kPresent;
  if (hit.rule->kind != RuleKind::kState) return present && group.finite_be && !group.loose;
  if (head > 0 && (view.is(head - 1, "went") || view.is(head - 1, "came"))) return false;
  for (const ClassId act : {grammar.known.v_open, grammar.known.v_close, grammar.known.v_suspend}) {
    if (view.find(head, act) != nullptr) return false;
  }
  return present || group.finite_be || group.tense == Tense::kNone;
}

/// How a phrase sets the ends of the time told.
class Dating {
 public:
  Dating(const Grammar& grammar, const View& view, const Hit& hit, const VerbGroup& group,
         Lean lean)
      : anchor_(view.document.report.published),
        group_(group),
        lean_(lean),
        is_state_(tells_state(grammar, view, hit, group)) {}

  void apply(const DatePhrase& date) {
    if (date.from_event) return;
    switch (date.role) {
      case DateRole::kUntil:
        if (date.kind == DatePhrase::Kind::kDuration) return;
        if (when_.to.is_unknown()) when_.to = end_of(date);
        return;
      case DateRole::kSince:
        set_from(resolve(date, anchor_, Lean::kPast));
        return;
      case DateRole::kFor:
        apply_duration(date);
        return;
      case DateRole::kWithin:
      case DateRole::kBy:
      case DateRole::kBefore:
        if (lean_ == Lean::kFuture) set_from(resolve(date, anchor_, Lean::kFuture));
        return;
      default:
        break;
    }
    // "was working on Monday": no beginning.
    if (is_state_ && lean_ == Lean::kPast) return;
    if (date.kind == DatePhrase::Kind::kDuration) {
      if (lean_ == Lean::kFuture && is_countable(date)) set_from(resolve(date, anchor_, lean_));
      return;
    }
    if (date.kind == DatePhrase::Kind::kRange) return apply_range(date);
    set_from(resolve(date, anchor_, lean_));
  }

  [[nodiscard]] const When& when() const { return when_; }

 private:
  void set_from(const Date& date) {
    if (when_.from.is_unknown()) when_.from = date;
  }

  /// "from 3 to 7 May"
  void apply_range(const DatePhrase& date) {
    const DateSpan span = resolve_span(date, {anchor_, anchor_, lean_});
    if (span.is_unknown()) return;
    set_from(span.first);
    if (when_.to.is_unknown()) when_.to = span.last;
  }

  /// An end is ahead of a state that goes on, behind one that is over.
  [[nodiscard]] Date end_of(const DatePhrase& date) const {
    const bool over = group_.tense == Tense::kPast || group_.tense == Tense::kPluperfect;
    return resolve(date, anchor_, over && lean_ == Lean::kPast ? Lean::kPast : Lean::kFuture);
  }

  /// "closed for two years": reckoned back while the state goes on.
  void apply_duration(const DatePhrase& date) {
    if (!is_countable(date)) return;
    const bool goes_on = group_.tense == Tense::kPerfect || group_.tense == Tense::kPluperfect;
    if (goes_on && lean_ == Lean::kPast) set_from(resolve(date, anchor_, Lean::kPast));
  }

  const Date& anchor_;
  const VerbGroup& group_;
  Lean lean_;
  bool is_state_ = false;
  When when_;
};

}  // namespace

When find_when(const Grammar& grammar, const View& view, const Hit& hit, const VerbGroup& group,
               Lean lean) {
  Dating dating(grammar, view, hit, group, lean);
  for (const Near& near : near_dates(grammar, view, hit)) dating.apply(*near.phrase);
  When when = dating.when();
  if (!when.to.is_unknown() && !when.from.is_unknown() &&
      when.to.last_day() < when.from.first_day()) {
    when.to = Date();
  }
  if (lean == Lean::kFuture && !when.from.is_unknown()) {
    when.phrase_class = class_of(when.from, view.document.report.published);
  }
  return when;
}

bool has_future_date(const Grammar& grammar, const View& view, const Hit& hit) {
  const Date& published = view.document.report.published;
  for (const Near& near : near_dates(grammar, view, hit)) {
    const DatePhrase& date = *near.phrase;
    if (near.cost > 10 || date.role == DateRole::kUntil || date.role == DateRole::kSince) continue;
    if (date.from_event || date.kind == DatePhrase::Kind::kDuration) continue;
    if (date.which == DatePhrase::Which::kNext) return true;
    if (date.kind == DatePhrase::Kind::kShift && date.count > 0) return true;
    if (date.kind != DatePhrase::Kind::kCalendar || date.year == 0 || published.is_unknown())
      continue;
    const Date day = resolve(date, published, Lean::kPast);
    if (!day.is_unknown() && published.last_day() < day.first_day()) return true;
  }
  return false;
}

namespace {

/// Scope words between two tokens, the nearest to the head first.
std::optional<Scope> scope_in(const Grammar& grammar, const View& view, std::uint32_t first,
                              std::uint32_t last, bool from_left) {
  std::optional<Scope> found;
  for (std::uint32_t i = first; i < last; ++i) {
    const Annotation* word = view.find(i, grammar.known.scope_word);
    if (word == nullptr || word->end > last) continue;
    const auto scope = parse_scope(grammar.value(*word));
    if (!scope) continue;
    if (found && *found != *scope) {
      // "people and goods", "travellers and freight": no limit.
      const bool joined = view.is(i - 1, "and") || view.is(i - 1, "or");
      if (joined) return Scope::kAll;
      if (from_left) break;
    }
    found = *scope;
    i = word->end - 1;
  }
  return found;
}

}  // namespace

namespace {

/// "barricaded with containers", "blocked by lorries", "after a convoy was hit": not what passes.
bool is_aside(const View& view, std::uint32_t i) {
  return view.is(i, "with") || view.is(i, "by") || view.is(i, "after") || view.is(i, "amid") ||
         view.is(i, "during") || view.is(i, "when") || view.is(i, "because");
}

}  // namespace

std::optional<Scope> find_scope(const Grammar& grammar, const View& view, const Hit& hit,
                                const VerbGroup& group) {
  if (hit.rule->scope) return hit.rule->scope;
  const Sentence& sentence = view.sentences[hit.sentence];
  const ClauseBounds clause = clause_bounds(grammar, view, sentence, hit.match.head);
  // What it is open for or closed to stands behind; what passes stands before.
  std::uint32_t reach = std::min(clause.last, hit.match.end + 7);
  for (std::uint32_t i = hit.match.end; i < reach; ++i) {
    const bool comma = view.token(i).mark == ',' && !view.find(i + 1, grammar.known.scope_word);
    if (comma || is_aside(view, i)) reach = i;
  }
  if (const auto scope = scope_in(grammar, view, hit.match.begin, reach, true)) return scope;
  // The subject of an active verb shuts; it is not what passes.
  const bool acts = hit.rule->kind == RuleKind::kChange && !group.passive && !group.finite_be &&
                    group.tense == Tense::kPast;
  if (acts) return std::nullopt;
  const std::uint32_t left = std::max(clause.first, hit.match.head > 9 ? hit.match.head - 9 : 0U);
  return scope_in(grammar, view, left, hit.match.head, false);
}

bool has_only(const Grammar& grammar, const View& view, const Hit& hit) {
  if (hit.rule->only) return true;
  const Sentence& sentence = view.sentences[hit.sentence];
  const ClauseBounds clause = clause_bounds(grammar, view, sentence, hit.match.head);
  const std::uint32_t first =
      hit.match.begin > clause.first + 6 ? hit.match.begin - 6 : clause.first;
  const std::uint32_t last = std::min(clause.last, hit.match.end + 7);
  const Annotation* only = view.annotations.find_in(first, last, grammar.known.only);
  if (only == nullptr) return false;
  // "only" counts beside a scope word: "for trucks only", "only relief cargo".
  for (std::uint32_t i = only->begin > first + 3 ? only->begin - 3 : first;
       i < std::min(only->end + 3, last); ++i) {
    if (view.find(i, grammar.known.scope_word) != nullptr) return true;
  }
  return false;
}

Direction find_direction(const Grammar& grammar, const View& view, const Hit& hit,
                         const CrossingKey& key) {
  if (!key.is_crossing() && key.kind() != CrossingKey::Kind::kPair) return {};
  const Sentence& sentence = view.sentences[hit.sentence];
  const ClauseBounds clause = clause_bounds(grammar, view, sentence, hit.match.head);
  for (std::uint32_t i = clause.first; i + 1 < clause.last; ++i) {
    const bool into = view.is(i, "into") || view.is(i, "enter") || view.is(i, "entering") ||
                      view.is(i, "entered") || view.is(i, "towards");
    const bool out = view.is(i, "leaving") || view.is(i, "leave") || view.is(i, "left");
    if (!into && !out) continue;
    std::uint32_t at = view.is(i + 1, "the") ? i + 2 : i + 1;
    const Annotation* country = view.find(at, grammar.known.country);
    if (country == nullptr) continue;
    const Country told = grammar.countries[country->payload];
    if (!key.has_side(told)) continue;
    const Country other = key.other_side(told);
    return into ? Direction{other, told} : Direction{told, other};
  }
  return {};
}

Country find_side(const Grammar& grammar, const View& view, const Hit& hit, const VerbGroup& group,
                  const Bound& bound) {
  const CrossingKey& key = bound.key;
  const Sentence& sentence = view.sentences[hit.sentence];
  const ClauseBounds clause = clause_bounds(grammar, view, sentence, hit.match.head);
  const auto country_at = [&](std::uint32_t i) {
    for (const ClassId word_class : {grammar.known.country, grammar.known.nation}) {
      if (const Annotation* a = view.find(i, word_class)) return grammar.countries[a->payload];
    }
    return Country();
  };
  // "by Turkey", "by the Turkish authorities", "from the Iraqi side".
  for (std::uint32_t i = hit.match.head; i + 1 < std::min(clause.last, hit.match.end + 8); ++i) {
    const bool by = view.is(i, "by") || view.is(i, "from") || view.is(i, "on");
    if (!by) continue;
    const std::uint32_t at = view.is(i + 1, "the") ? i + 2 : i + 1;
    const Country told = country_at(at);
    const bool side = view.find(at + 1, grammar.known.side_noun) != nullptr;
    if (key.has_side(told) && (view.is(i, "by") || side)) return told;
  }
  if (group.passive || group.finite_be || hit.rule->kind != RuleKind::kChange) return {};
  // The subject of an active verb: "Jordan sealed Jaber".
  const std::uint32_t first = std::max(clause.first, group.begin > 12 ? group.begin - 12 : 0U);
  for (std::uint32_t i = first; i < group.begin; ++i) {
    const Country told = country_at(i);
    if (!key.has_side(told)) continue;
    const bool inside = bound.end > bound.begin && i >= bound.begin && i < bound.end;
    if (!inside) return told;
  }
  return {};
}

const Attribution* find_speaker(const View& view, const Hit& hit) {
  const Attribution* best = nullptr;
  std::uint32_t best_far = 0;
  for (const Attribution& a : view.attributions[hit.sentence]) {
    if (hit.match.head < a.first || hit.match.head >= a.last) continue;
    const std::uint32_t far =
        a.verb > hit.match.head ? a.verb - hit.match.head : hit.match.head - a.verb;
    if (best == nullptr || far < best_far) {
      best = &a;
      best_far = far;
    }
  }
  return best;
}

namespace {

std::uint32_t words_between(const View& view, std::uint32_t first, std::uint32_t last) {
  std::uint32_t words = first < last ? 1 : 0;
  for (std::uint32_t i = first + 1; i < last; ++i) words += view.token(i).space ? 1U : 0U;
  return words;
}

}  // namespace

Span find_evidence(const View& view, const Hit& hit, const VerbGroup& group, const Bound& bound) {
  const Sentence& sentence = view.sentences[hit.sentence];
  std::uint32_t first = std::min(hit.match.begin, std::max(group.begin, sentence.first));
  std::uint32_t last = hit.match.end;
  while (words_between(view, first, last) > kMostEvidenceWords && first < hit.match.head) ++first;
  while (words_between(view, first, last) > kMostEvidenceWords && last > hit.match.head + 1) --last;
  const auto widen = [&](std::uint32_t f, std::uint32_t l) {
    f = std::min(f, first);
    l = std::max(l, last);
    if (f < sentence.first || l > sentence.last) return;
    if (words_between(view, f, l) > kMostEvidenceWords) return;
    first = f;
    last = l;
  };
  if (bound.end > bound.begin && bound.begin >= sentence.first && bound.end <= sentence.last) {
    widen(bound.begin, bound.end);
  }
  return {view.token(first).begin, view.token(last - 1).end};
}

}  // namespace maabar::report
