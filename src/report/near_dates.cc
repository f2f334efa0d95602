// SPDX-License-Identifier: Apache-2.0
#include "report/near_dates.h"

#include <algorithm>

#include "report/country_words.h"
#include "report/table_column.h"

namespace maabar::report {

bool has_mark(const View& view, std::uint32_t first, std::uint32_t last, char mark) {
  for (std::uint32_t i = first; i < last; ++i) {
    if (view.token(i).mark == mark) return true;
  }
  return false;
}

namespace {

constexpr std::uint32_t kDateReach = 24;

/// Whether a date says when something was said.
bool is_stated(const View& view, const Hit& hit, std::size_t index) {
  for (const Attribution& a : view.attributions[hit.sentence]) {
    if (a.stated == static_cast<std::int32_t>(index) && a.verb != hit.match.head) return true;
  }
  return false;
}

/// Whether a date belongs to another trigger: one that stands between, unless the two are side by
/// side ("closed and sealed on Monday").
bool is_anothers(const View& view, const Hit& hit, const DatePhrase& date) {
  constexpr std::uint32_t kSideBySide = 3;
  constexpr std::uint32_t kBehindReach = 6;
  if (hit.next && date.begin > *hit.next) {
    // "resumed at X, shut since 2015": the year is of the second.
    // "X, walled up before, reopened on Monday": what stands between commas has no day of it.
    const std::uint32_t before = hit.match.begin - std::min(hit.match.begin, 1U);
    const bool parted =
        has_mark(view, hit.match.end, *hit.next, ',') &&
        (date.role == DateRole::kSince || has_mark(view, before, hit.match.head, ','));
    if (parted || *hit.next > hit.match.end + kSideBySide) return true;
  }
  const std::uint32_t first = std::min(date.end, hit.match.end);
  if (has_mark(view, first, std::max(date.begin, hit.match.begin), ';')) return true;
  const bool comma = has_mark(view, date.end, hit.match.head, ',');
  // "a day after it was hit, it reopened": of the first clause alone.
  if (date.clause_event) return comma || date.begin > hit.match.head;
  // "fought through January, buses pass": an end of something else.
  if (comma && date.role == DateRole::kUntil) return true;
  const bool behind = hit.previous && date.end <= hit.match.head && date.begin > *hit.previous;
  return behind && comma && date.begin <= *hit.previous + kBehindReach;
}

/// "open to relief trucks, green lane at Korczowa since Thursday", "staffed by police, with
/// officers of the other side since 2019": of what is told behind the comma alone.
bool is_of_fragment(const View& view, const Hit& hit, const DatePhrase& date) {
  constexpr std::uint32_t kShortest = 3;
  if (date.role != DateRole::kSince || date.begin <= hit.match.end) return false;
  std::uint32_t first = date.begin;
  while (first > hit.match.end && view.token(first - 1).mark != ',') --first;
  if (first == hit.match.end || date.begin - first < kShortest) return false;
  for (std::uint32_t i = first; i < date.begin; ++i) {
    if (is_any<"has", "have", "had", "is", "are", "was", "were", "been", "said">(view, i)) {
      return false;
    }
  }
  return true;
}

/// "under a deal that expires in July": of what stands in the relative clause.
bool is_of_relative(const View& view, const Hit& hit, const DatePhrase& date) {
  const auto is_verb = [&](std::uint32_t at) {
    const auto known = view.annotations.at(at);
    return std::any_of(known.begin(), known.end(), [](const Annotation& a) { return a.form != 0; });
  };
  for (std::uint32_t i = hit.match.end; i + 1 < date.begin; ++i) {
    if (!view.is(i, "that") || i == hit.match.end || is_verb(i - 1)) continue;
    const std::string_view next = view.folded(i + 1);
    if (is_verb(i + 1) || next.ends_with("s") || next.ends_with("ed")) return true;
  }
  return false;
}

/// "agreed on Friday to open it": when they agreed.
bool is_of_promise(const View& view, const Hit& hit, const DatePhrase& date) {
  const bool inside = date.begin > hit.match.head && date.end < hit.match.end;
  return hit.rule->facet == Facet::kOutlook && inside && is_any<"to", "for">(view, date.end);
}

/// "until July, when they handed it over": a date right before the clause is its own.
bool leads_into(const View& view, const DatePhrase& date, std::uint32_t clause_first) {
  const std::uint32_t at = clause_first;
  if (at < 2 || !view.is(at - 1, "when")) return false;
  return date.end == at - 1 || (date.end == at - 2 && view.token(at - 2).mark == ',');
}

/// "closed four gates - Vaalimaa, Imatra and Niirala - on Friday": nothing but names before it.
bool is_behind_list(const View& view, const Hit& hit, const DatePhrase& date) {
  constexpr std::uint32_t kGates = 4;  // "its four crossings -"
  const auto& places = view.places[hit.sentence];
  std::uint32_t first = hit.match.end;
  while (first < std::min(date.begin, hit.match.end + kGates) && view.token(first).mark == 0) {
    ++first;
  }
  if (view.token(first).mark == 0) first = hit.match.end;
  bool named = false;
  for (std::uint32_t i = first; i < date.begin; ++i) {
    const auto place = std::find_if(places.begin(), places.end(),
                                    [&](const Place& p) { return i >= p.begin && i < p.end; });
    const char mark = view.token(i).mark;
    const bool link = mark == ',' || mark == '-' || mark == '(' || mark == ')' ||
                      is_any<"and", "the", "at">(view, i);
    if (place == places.end() && !link) return false;
    named = named || (place != places.end() && place->kind == Place::Kind::kCrossing);
  }
  return named;
}

/// `open since May | closed`: of another cell that holds more than a date.
bool is_of_other_cell(const View& view, const Hit& hit, const DatePhrase& date) {
  if (!is_other_cell(view, hit.sentence, hit.match.head, date.begin)) return false;
  const auto cell = cell_at(view, hit.sentence, date.begin);
  return cell && (cell->first < date.begin || cell->last > date.end);
}

std::uint32_t cost_of(const View& view, const Hit& hit, const DatePhrase& date) {
  if (date.begin >= hit.match.end && is_behind_list(view, hit, date)) return 1;
  if (date.begin >= hit.match.end) {
    return date.begin - hit.match.end + 10 * walls_between(view, hit.match.end, date.begin);
  }
  if (date.begin >= hit.match.head) return 0;
  const std::uint32_t begin = date.begin >= hit.match.begin ? hit.match.head : hit.match.begin;
  return begin - std::min(begin, date.end) + 3 + 10 * walls_between(view, date.end, begin);
}

}  // namespace

std::vector<NearDate> near_dates(const View& view, const Hit& hit) {
  std::vector<NearDate> near;
  const std::vector<DatePhrase>& dates = view.dates[hit.sentence];
  if (dates.empty()) return near;
  const ClauseBounds clause = clause_bounds(view, view.sentences[hit.sentence], hit.match.head);
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const bool leads = leads_into(view, dates[i], clause.first);
    const bool others = is_stated(view, hit, i) || is_anothers(view, hit, dates[i]) ||
                        is_of_relative(view, hit, dates[i]) ||
                        is_of_fragment(view, hit, dates[i]) || is_of_promise(view, hit, dates[i]) ||
                        is_of_other_cell(view, hit, dates[i]);
    if (!leads && others) continue;
    const std::uint32_t cost = leads ? 0 : cost_of(view, hit, dates[i]);
    if (cost <= kDateReach) near.push_back({&dates[i], i, cost, leads});
  }
  // Most have one: sorting asks for memory.
  if (near.size() < 2) return near;
  std::stable_sort(near.begin(), near.end(),
                   [](const NearDate& a, const NearDate& b) { return a.cost < b.cost; });
  return near;
}

}  // namespace maabar::report
