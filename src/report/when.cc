// SPDX-License-Identifier: Apache-2.0
#include "report/when.h"

#include <algorithm>

#include "report/country_words.h"
#include "report/happening.h"
#include "report/near_dates.h"

namespace maabar::report {
namespace {

using Kind = DatePhrase::Kind;
using Unit = DatePhrase::Unit;
using Which = DatePhrase::Which;

constexpr std::uint32_t kAfterReach = 12;  ///< from an act to the `after` of its event
constexpr std::uint32_t kEventReach = 14;  ///< from `since` to the date of the event behind it

PhraseClass class_of(const Date& date, const Date& published) {
  if (date.precision() == Date::Precision::kDay) return PhraseClass::kNamedDay;
  if (published.is_unknown() || date.precision() != Date::Precision::kMonth) {
    return PhraseClass::kLater;
  }
  return date.first_day() - published.last_day() <= 31 ? PhraseClass::kWithinMonth
                                                       : PhraseClass::kLater;
}

bool is_countable(const DatePhrase& date) {
  return date.kind == Kind::kDuration && date.unit != Unit::kHour;
}

/// "reopened for the first time since 2014", "the first lorries to pass since August": not when it
/// began.
bool is_first_time(const View& view, const DatePhrase& date) {
  constexpr std::uint32_t kReach = 10;
  for (std::uint32_t i = date.begin; i > 0 && date.begin - i < kReach; --i) {
    const bool parts = is_any<"and", "but", "which", "who">(view, i - 1);
    if (parts || view.token(i - 1).kind == Token::Kind::kMark) return false;
    if (view.is(i - 1, "first"))
      return date.role == DateRole::kSince || date.kind == Kind::kDuration;
  }
  return false;
}

/// How a phrase sets the ends of the time told.
class Dating {
 public:
  Dating(const Grammar& grammar, const View& view, const Hit& hit, const VerbGroup& group,
         Lean lean)
      : grammar_(grammar),
        view_(view),
        hit_(hit),
        anchor_(view.document.report.published),
        group_(group),
        lean_(lean),
        is_state_(tells_state(grammar, view, hit, group)),
        is_act_(lean == Lean::kPast && tells_act(grammar, view, hit, group)) {}

  When find() {
    for (const NearDate& near : near_dates(view_, hit_)) apply(near);
    if (is_past()) set_from(since_);
    if (is_past()) apply_since_event();
    if (is_act_ || is_shut()) apply_event_behind();
    const bool row = view_.sentences[hit_.sentence].kind == BlockKind::kRow;
    if (is_act_ && !row) apply_story();
    if (is_shut()) apply_cause();
    end_after_length();
    return when_;
  }

 private:
  [[nodiscard]] bool is_past() const { return lean_ == Lean::kPast; }

  /// "closed after a fire on Monday": a closure begins with what caused it.
  [[nodiscard]] bool is_shut() const {
    return is_past() && hit_.rule->facet == Facet::kStatus && hit_.rule->state != State::kOpen &&
           !group_.negated;
  }

  [[nodiscard]] Date value_of(const NearDate& near) const {
    if (is_past()) return view_.told[hit_.sentence][near.index];
    const DatePhrase& date = *near.phrase;
    if (date.from_event || date.which == Which::kLast) return {};
    const Date due = resolve(date, anchor_, Lean::kFuture);
    const bool over =
        !due.is_unknown() && !anchor_.is_unknown() && due.last_day() < anchor_.first_day();
    return over ? Date() : due;
  }

  void apply(const NearDate& near) {
    const DatePhrase& date = *near.phrase;
    if (near.leads) return set_from(end_told(near));
    if (is_past() && ends_with_event(date)) return set_to(value_of(near));
    // What was shut before a first time was so since then.
    const bool first = is_first_time(view_, date) && !hit_.rule->past;
    if (first || group_.never || is_horizon(date)) return;
    switch (date.role) {
      case DateRole::kUntil:
        return apply_end(near);
      case DateRole::kSince:
        return apply_since(near);
      case DateRole::kFor:
        // "hoped for next week": a day it is meant for, not a length.
        if (!is_past() && date.kind != Kind::kDuration) set_from(value_of(near));
        return apply_duration(date);
      case DateRole::kBy:
        if (is_act_ || is_over()) set_from(value_of(near));
        [[fallthrough]];
      case DateRole::kWithin:
      case DateRole::kBefore:
        if (!is_past()) set_from(value_of(near));
        return;
      default:
        break;
    }
    if (date.kind == Kind::kRange) return apply_range(near);
    // "was working on Monday": no beginning; "from Monday" is one.
    if (is_state_ && is_past() && !begins(near) && !is_damage(near)) {
      if (spell_.is_unknown() && date.kind != Kind::kDuration) spell_ = value_of(near);
      return;
    }
    if (date.kind == Kind::kDuration) {
      // "in ten days"; "seven days a week" is no date.
      const bool due = view_.is(date.begin, "in") || hit_.rule->expected;
      if (!is_past() && due && is_countable(date)) set_from(value_of(near));
      return;
    }
    set_from(value_of(near));
  }

  /// "no reopening this year": how far it was looked ahead, not when it is due.
  [[nodiscard]] bool is_horizon(const DatePhrase& date) const {
    const bool no = group_.negated || hit_.rule->denied;
    return !is_past() && no && date.which == Which::kThis && date.role == DateRole::kAt;
  }

  /// "road washed away on Thursday": told without a verb, on a day right behind it.
  [[nodiscard]] bool is_damage(const NearDate& near) const {
    return is_shut() && group_.tense == Tense::kNone && near.phrase->begin == hit_.match.end;
  }

  /// The last of a range: "from May until July, when it opened".
  [[nodiscard]] Date end_told(const NearDate& near) const {
    if (near.phrase->kind != Kind::kRange) return value_of(near);
    return resolve_span(*near.phrase, {anchor_, anchor_, lean_}).last;
  }

  [[nodiscard]] bool begins(const NearDate& near) const {
    const std::uint32_t i = near.phrase->begin;
    if (view_.is(i, "starting") || view_.is(i, "effective")) return true;
    if (has_mark(view_, std::min(i, hit_.match.end), i, ',')) return false;
    return view_.is(i, "from") || view_.is(i, "with") || view_.is(i, "beginning");
  }

  /// "has been shut since Monday"; of an act, only where no day is told: "a raid on Monday, the
  /// first since 1973".
  void apply_since(const NearDate& near) {
    // "since the 12 May strike"
    const bool inside =
        near.phrase->begin >= hit_.match.begin && near.phrase->end <= hit_.match.end;
    const bool beside = inside || near.phrase->end == hit_.match.begin;
    if (is_act_ && hit_.rule->kind == RuleKind::kMeasure && !beside) return;
    if (is_act_ && group_.tense == Tense::kPast && !group_.passive && !has_lasted()) {
      if (since_.is_unknown()) since_ = value_of(near);
    } else {
      set_from(value_of(near));
    }
  }

  void set_from(const Date& date) {
    if (when_.from.is_unknown()) when_.from = date;
  }

  void set_to(const Date& date) {
    if (when_.to.is_unknown()) when_.to = date;
  }

  /// "kept shut until a truce took hold on Tuesday": the date is the end.
  [[nodiscard]] bool ends_with_event(const DatePhrase& date) const {
    constexpr std::uint32_t kUntilReach = 8;
    const std::uint32_t first =
        std::max(hit_.match.head, date.begin - std::min(date.begin, kUntilReach));
    for (std::uint32_t i = first; i < date.begin; ++i) {
      if (view_.token(i).mark == ',') return false;
      if (view_.is(i, "until") || view_.is(i, "till")) return true;
    }
    return false;
  }

  /// "until 13 May"; of repairs that need until then, the day when it is due.
  void apply_end(const NearDate& near) {
    const DatePhrase& date = *near.phrase;
    if (date.kind == Kind::kDuration || is_timetable(date)) return;
    if (!is_past() && hit_.rule->expected && hit_.rule->state == State::kOpen) {
      return set_from(value_of(near));
    }
    set_to(end_of(date));
  }

  /// "works Sunday through Thursday"
  [[nodiscard]] bool is_timetable(const DatePhrase& date) const {
    return date.kind == Kind::kWeekday && date.begin > 0 &&
           std::any_of(view_.dates[hit_.sentence].begin(), view_.dates[hit_.sentence].end(),
                       [&](const DatePhrase& other) {
                         return other.kind == Kind::kWeekday && other.end == date.begin;
                       });
  }

  /// "from 3 to 7 May"; "works Monday to Friday" is a timetable.
  void apply_range(const NearDate& near) {
    const DatePhrase& date = *near.phrase;
    if (is_state_ && is_past() && date.inner.front().kind == Kind::kWeekday) return;
    const DateSpan span = resolve_span(date, {anchor_, anchor_, lean_});
    if (span.is_unknown()) return;
    set_from(span.first);
    set_to(span.last);
  }

  [[nodiscard]] const Date& told_of(const DatePhrase& date) const {
    const auto index = &date - view_.dates[hit_.sentence].data();
    return view_.told[hit_.sentence][static_cast<std::size_t>(index)];
  }

  /// "extended the closure until 30 November"
  [[nodiscard]] bool is_extended() const {
    return is_any<"extended", "prolonged", "lengthened", "renewed">(view_, hit_.match.head);
  }

  /// An end is ahead of a state that goes on, behind one that is over.
  [[nodiscard]] Date end_of(const DatePhrase& date) const {
    const bool over = group_.tense == Tense::kPast || group_.tense == Tense::kPluperfect;
    if (date.from_event) return is_past() ? told_of(date) : Date();
    const Date ahead = resolve(date, anchor_, Lean::kFuture);
    if (!over || !is_past() || is_extended()) return ahead;
    const Date behind = resolve(date, anchor_, Lean::kPast);
    // "was suspended until 1 March", told in February: this year's.
    if (ahead.is_unknown() || behind.is_unknown() || anchor_.is_unknown()) return behind;
    constexpr std::int32_t kSoon = 60;
    return ahead.first_day() - anchor_.last_day() <= kSoon &&
                   anchor_.first_day() - behind.last_day() > 4 * kSoon
               ? ahead
               : behind;
  }

  /// "has been closed for two years": reckoned back while the state goes on, or from the day of its
  /// story when it was over then; "was closed for two days": what it lasted.
  void apply_duration(const DatePhrase& date) {
    if (date.kind == Kind::kShift && !date.inner.empty()) return apply_length_after(date);
    const bool hours = date.unit == Unit::kHour;
    if (date.kind != Kind::kDuration || is_frequency(date)) return;
    if (!is_past() || hours || !has_lasted() || is_dated(date)) {
      if (length_ == nullptr && (hours || !date.vague)) length_ = &date;
      return;
    }
    const Date* day = story_day(hit_.sentence, hit_.match.head);
    set_from(resolve(date, day != nullptr ? *day : anchor_, Lean::kPast));
  }

  /// "for ten days in March"
  [[nodiscard]] bool is_dated(const DatePhrase& date) const {
    const auto& dates = view_.dates[hit_.sentence];
    return std::any_of(dates.begin(), dates.end(), [&](const DatePhrase& other) {
      return other.begin == date.end && other.role == DateRole::kAt;
    });
  }

  /// "for three days after 6 February"
  void apply_length_after(const DatePhrase& date) {
    if (!is_past() || date.count < 0) return;
    set_from(resolve(date.inner.front(), anchor_, Lean::kPast));
    set_to(resolve(date, anchor_, Lean::kPast));
  }

  /// "for eight hours a day"
  [[nodiscard]] bool is_frequency(const DatePhrase& date) const {
    return view_.is(date.end, "a") || view_.is(date.end, "per") || view_.is(date.end, "each") ||
           view_.is(date.end, "every") || view_.is(date.end, "daily");
  }

  /// "has been closed for two years", "out of action for a decade", "the gate, closed for a year":
  /// not "has closed the gate for a week", which looks ahead.
  [[nodiscard]] bool has_lasted() const {
    if (is_permission()) return false;
    const bool perfect = group_.tense == Tense::kPerfect || group_.tense == Tense::kPluperfect;
    const bool stood = hit_.rule->kind != RuleKind::kChange &&
                       hit_.rule->state != State::kRestricted;  // "has cut its hours for a month"
    if (perfect) return group_.finite_be || stood || is_over();
    if (group_.tense == Tense::kNone) return !group_.finite_be && !is_act_;
    const bool relative = group_.loose && !group_.finite_be && group_.begin == hit_.match.head;
    return relative && group_.tense == Tense::kPast;
  }

  /// "may be used for three months", "let them use it for a week": what is given, from now on.
  [[nodiscard]] bool is_permission() const {
    constexpr std::uint32_t kReach = 6;
    const ClauseBounds clause =
        clause_bounds(view_, view_.sentences[hit_.sentence], hit_.match.head);
    const std::uint32_t head = hit_.match.head;
    const std::uint32_t first = std::max(clause.first, head - std::min(head, kReach));
    for (std::uint32_t i = first; i <= head; ++i) {
      if (is_any<"may", "let", "lets", "allow", "allows", "allowed", "permit">(view_, i)) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool is_over() const { return group_.tense == Tense::kPluperfect; }

  /// "shut on Monday for two days" ends on Wednesday; of hours, on the day.
  void end_after_length() {
    if (length_ == nullptr || !when_.to.is_unknown()) return;
    // "Last Thursday it was out of use for six hours."
    const bool over = is_past() && is_state_ && (group_.tense == Tense::kPast || is_over());
    if (over) set_from(spell_);
    if (when_.from.is_unknown()) return;
    const bool fine =
        length_->unit >= Unit::kMonth || when_.from.precision() == Date::Precision::kDay;
    if (!fine) {
      if (over) when_.to = when_.from;
      return;
    }
    DatePhrase on = *length_;
    on.kind = Kind::kShift;
    if (on.unit == Unit::kWeek) {
      on.unit = Unit::kDay;
      on.count *= 7;
    }
    when_.to = resolve(on, when_.from, Lean::kFuture);
  }

  /// "out of service since rockets hit it on 11 May", "since the coup of last July it has been
  /// shut": the date of the event is the beginning.
  void apply_since_event() {
    if (!when_.from.is_unknown()) return;
    const Sentence& sentence = view_.sentences[hit_.sentence];
    const std::vector<DatePhrase>& dates = view_.dates[hit_.sentence];
    for (std::uint32_t i = sentence.label_end; i < sentence.last; ++i) {
      if (!view_.is(i, "since") || view_.find(i, grammar_.known.date) != nullptr) continue;
      const bool leads = i < hit_.match.begin && i <= sentence.label_end + 2;
      const bool follows = i >= hit_.match.head && i <= hit_.match.end + 6;
      if (!leads && !follows) continue;
      for (std::size_t d = 0; d < dates.size(); ++d) {
        const bool inside = dates[d].begin > i && dates[d].begin <= i + kEventReach &&
                            (follows || dates[d].end <= hit_.match.head);
        if (!inside) continue;
        return set_from(view_.told[hit_.sentence][d]);
      }
    }
  }

  /// "closed the bridge after soldiers fled across it in June": done then.
  void apply_event_behind() {
    if (!when_.from.is_unknown() || hit_.rule->kind == RuleKind::kMeasure) return;
    const Sentence& sentence = view_.sentences[hit_.sentence];
    const std::uint32_t reach = std::min(hit_.match.end + kAfterReach, sentence.last);
    for (std::uint32_t i = hit_.match.end; i < reach; ++i) {
      if (view_.token(i).mark == ';') return;
      if (!view_.is(i, "after") && !view_.is(i, "following")) continue;
      const std::vector<DatePhrase>& dates = view_.dates[hit_.sentence];
      for (std::size_t d = 0; d < dates.size(); ++d) {
        const bool inside = dates[d].begin > i && dates[d].begin <= i + kEventReach;
        if (!inside || dates[d].role != DateRole::kAt || dates[d].kind == Kind::kDuration) continue;
        return set_from(view_.told[hit_.sentence][d]);
      }
      return;
    }
  }

  /// An act without a date of its own was done when the story stands: on the day told before it in
  /// its sentence, or else in the sentence before. What a title tells was done on the day that the
  /// text begins with.
  void apply_story() {
    const Sentence& here = view_.sentences[hit_.sentence];
    const ClauseBounds clause = clause_bounds(view_, here, hit_.match.head);
    // "reopened on Monday after soldiers had blocked it": until Monday.
    if (clause.first > here.first && view_.is(clause.first - 1, "after")) {
      const Date* day = is_shut() ? story_day(hit_.sentence, clause.first) : nullptr;
      if (day != nullptr) set_to(*day);
      return;
    }
    if (!when_.from.is_unknown()) return;
    if (here.kind == BlockKind::kTitle) return apply_lead();
    if (const Date* day = story_day(hit_.sentence, hit_.match.head)) return set_from(*day);
    if (hit_.sentence == 0 || group_.tense == Tense::kPerfect) return;
    const Sentence& before = view_.sentences[hit_.sentence - 1];
    if (before.block != here.block) return;
    if (const Date* day = story_day(hit_.sentence - 1, before.last)) set_from(*day);
  }

  /// "washed away on Thursday, no passage": shut since the day told before it in its sentence.
  void apply_cause() {
    const bool here = group_.tense == Tense::kNone || group_.tense == Tense::kPresent ||
                      group_.tense == Tense::kCan;
    const bool closed = hit_.rule->state == State::kClosed;
    if (!when_.from.is_unknown() || !here || !closed) return;
    if (const Date* day = story_day(hit_.sentence, hit_.match.head)) set_from(*day);
  }

  void apply_lead() {
    for (std::size_t s = hit_.sentence + 1; s < view_.sentences.size(); ++s) {
      if (view_.sentences[s].kind == BlockKind::kTitle) continue;
      if (view_.sentences[s].kind != BlockKind::kParagraph) return;
      if (const Date* day = story_day(s, view_.sentences[s].last)) set_from(*day);
      return;
    }
  }

  /// The last day told before `end` in a sentence, or null.
  [[nodiscard]] const Date* story_day(std::size_t sentence, std::uint32_t end) const {
    const Date* day = nullptr;
    for (std::size_t i = 0; i < view_.dates[sentence].size(); ++i) {
      const DatePhrase& date = view_.dates[sentence][i];
      const Date& told = view_.told[sentence][i];
      const bool at =
          date.role == DateRole::kAt && date.kind != Kind::kRange && date.kind != Kind::kDuration;
      if (!at || date.end > end || date.clause_event || is_first_time(view_, date)) continue;
      if (told.precision() == Date::Precision::kDay) day = &told;
    }
    return day;
  }

  const Grammar& grammar_;
  const View& view_;
  const Hit& hit_;
  const Date& anchor_;
  const VerbGroup& group_;
  Lean lean_;
  bool is_state_ = false;
  bool is_act_ = false;
  Date spell_;                          ///< when a state was so
  Date since_;                          ///< a `since` that an act has for want of a day
  const DatePhrase* length_ = nullptr;  ///< what an act lasted, or will
  When when_;
};

}  // namespace

When find_when(const Grammar& grammar, const View& view, const Hit& hit, const VerbGroup& group,
               Lean lean) {
  When when = Dating(grammar, view, hit, group, lean).find();
  if (!when.to.is_unknown() && !when.from.is_unknown() &&
      when.to.last_day() < when.from.first_day()) {
    when.to = Date();
  }
  if (lean == Lean::kFuture && !when.from.is_unknown()) {
    when.phrase_class = class_of(when.from, view.document.report.published);
  }
  return when;
}

When end_of_event(const View& view, const Hit& hit, When when) {
  const DatePhrase* length = nullptr;
  for (const DatePhrase& date : view.dates[hit.sentence]) {
    const bool inside = date.begin >= hit.match.begin && date.end <= hit.match.end + 6;
    if (inside && date.role == DateRole::kSince) return when;
    if (inside && date.kind == DatePhrase::Kind::kDuration) length = &date;
  }
  when.to = when.from;
  when.from = length == nullptr ? Date() : resolve(*length, when.to, Lean::kPast);
  return when;
}

}  // namespace maabar::report
