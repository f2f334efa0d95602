// SPDX-License-Identifier: Apache-2.0
#include "report/due_dates.h"

#include <algorithm>

#include "report/near_dates.h"

namespace maabar::report {

using Kind = DatePhrase::Kind;
using Which = DatePhrase::Which;

bool has_future_date(const View& view, const Hit& hit) {
  const Date& published = view.document.report.published;
  for (const NearDate& near : near_dates(view, hit)) {
    const DatePhrase& date = *near.phrase;
    if (near.cost > 10 || date.role == DateRole::kUntil || date.role == DateRole::kSince) continue;
    if (date.from_event || date.kind == Kind::kDuration) continue;
    if (date.which == Which::kNext) return true;
    if (date.kind == Kind::kShift && date.count > 0) return true;
    if (date.kind != Kind::kCalendar || date.year == 0 || published.is_unknown()) continue;
    const Date day = resolve(date, published, Lean::kPast);
    if (!day.is_unknown() && published.last_day() < day.first_day()) return true;
  }
  return false;
}

Tense tense_beside(const Grammar& grammar, const View& view, std::uint32_t first,
                   std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i) {
    const Annotation* aux = view.find(i, grammar.known.aux);
    if (aux == nullptr) continue;
    const std::string_view name = grammar.value(*aux);
    if (name == "will") return Tense::kFuture;
    if (name == "would") return Tense::kWould;
    if (name == "might") return Tense::kMight;
    if (name == "can") return Tense::kCan;
  }
  return Tense::kNone;
}

bool begins_today(const View& view, const Hit& hit) {
  const auto& dates = view.dates[hit.sentence];
  return std::any_of(dates.begin(), dates.end(), [](const DatePhrase& date) {
    return date.kind == Kind::kShift && date.count == 0;
  });
}

bool is_scheduled(const View& view, const Hit& hit, const VerbGroup& group) {
  constexpr int kRecent = 20;
  const Date& published = view.document.report.published;
  const bool present = group.tense == Tense::kPresent && !group.finite_be && !group.negated &&
                       hit.rule->kind == RuleKind::kChange;
  // "from 1 June trucks may use the gate"
  const bool allowed = hit.rule->kind == RuleKind::kMove &&
                       (group.tense == Tense::kMight || group.tense == Tense::kCan) &&
                       !view.is(group.begin, "could");
  // "announced the closure of Torkham starting Friday"
  const bool planned =
      hit.rule->kind == RuleKind::kEvent && hit.rule->past && hit.rule->state == State::kClosed;
  if ((!present && !allowed && !planned) || published.is_unknown()) return false;
  if (view.sentences[hit.sentence].kind != BlockKind::kParagraph) return false;
  const std::vector<NearDate> dates = near_dates(view, hit);
  return std::any_of(dates.begin(), dates.end(), [&](const NearDate& near) {
    const DatePhrase& date = *near.phrase;
    const bool starts =
        view.is(date.begin, "from") ||
        (planned && is_any<"starting", "beginning", "effective">(view, date.begin)) ||
        (planned && date.begin > 0 &&
         is_any<"from", "starting", "beginning", "effective">(view, date.begin - 1));
    if (!starts || near.cost > 10) return false;
    const Date last = resolve(date, published, Lean::kPast);
    if (date.kind == Kind::kWeekday) return !last.is_unknown() && last != published;
    return date.kind == Kind::kCalendar && date.year == 0 && !last.is_unknown() &&
           last.last_day() + kRecent < published.first_day();
  });
}

namespace {

/// The past day or month told before a date in its sentence: "in late September it was decided that
/// the gate would open on 10 October" looks ahead from there.
Date told_before(const View& view, const Hit& hit, std::size_t index) {
  Date before;
  for (std::size_t i = 0; i < index; ++i) {
    const DatePhrase& date = view.dates[hit.sentence][i];
    const bool at = date.role == DateRole::kAt && !date.clause_event &&
                    date.kind != Kind::kDuration && date.kind != Kind::kRange;
    const Date& told = view.told[hit.sentence][i];
    if (at && date.end <= hit.match.head && told.month() != 0) before = told;
  }
  return before;
}

}  // namespace

bool is_overdue(const View& view, const Hit& hit) {
  const Date& published = view.document.report.published;
  if (published.is_unknown()) return false;
  const std::vector<NearDate> dates = near_dates(view, hit);
  return std::any_of(dates.begin(), dates.end(), [&](const NearDate& near) {
    const DatePhrase& date = *near.phrase;
    const bool told = date.role != DateRole::kSince && date.kind == Kind::kCalendar;
    if (!told || near.cost > 6) return false;
    if (date.year != 0) {
      return resolve(date, published, Lean::kPast).last_day() < published.first_day();
    }
    const Date from = told_before(view, hit, near.index);
    if (from.is_unknown() || date.day == 0 || date.begin < hit.match.head) return false;
    const Date due = resolve(date, from, Lean::kFuture);
    return !due.is_unknown() && due.last_day() < published.first_day();
  });
}

}  // namespace maabar::report
