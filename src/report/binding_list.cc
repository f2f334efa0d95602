// SPDX-License-Identifier: Apache-2.0
// Crossings that stand in one list.
#include <algorithm>
#include <string_view>

#include "report/binding.h"
#include "report/country_words.h"

namespace maabar::report {

bool Binder::is_linked(std::uint32_t from, std::uint32_t to) const {
  constexpr std::uint32_t kFarthestLink = 16;
  if (to < from || to > from + kFarthestLink) return false;
  std::uint32_t links = 0;
  for (std::uint32_t i = from; i < to; ++i) {
    if (const std::uint32_t end = end_of_aside(i, to); end > i) {
      i = end - 1;
      continue;
    }
    if (const std::uint32_t end = end_of_date(i, to); end > i) {
      i = end - 1;
      continue;
    }
    if (!is_link(i) || ++links > 6) return false;
  }
  return true;
}

/// Behind `, since Monday,` between the `and` of a list and its next name; `i` itself when none
/// begins there.
std::uint32_t Binder::end_of_date(std::uint32_t i, std::uint32_t to) const {
  if (view_.token(i).mark != ',' || i == 0 || !view_.is(i - 1, "and")) return i;
  const Annotation* date = view_.find(i + 1, grammar_.known.date);
  if (date == nullptr || date->end >= to || view_.token(date->end).mark != ',') return i;
  return date->end + 1;
}

/// `Torkham, which leads to Kabul, and`, `Cilvegozu (Bab al-Hawa on the far side) and`: whether
/// what stands between two names of a list is an aside and then a link.
bool Binder::is_linked_over_aside(std::uint32_t from, std::uint32_t to) const {
  constexpr std::uint32_t kLongest = 16;
  const bool bracket = view_.token(from).mark == '(';
  if ((!bracket && view_.token(from).mark != ',') || to <= from + 3) return false;
  std::uint32_t end = from + 1;
  bool clause = false;
  for (; end < to && end < from + kLongest; ++end) {
    const Token& token = view_.token(end);
    if (token.mark == (bracket ? ')' : ',')) break;
    if (token.kind == Token::Kind::kMark && token.mark != '-' && token.mark != '"') return false;
    clause = clause || view_.find(end, grammar_.known.aux) != nullptr;
  }
  if (end + 1 >= to || end == from + kLongest || is_link(from + 1)) return false;
  const bool relative = is_any<"which", "where", "whose", "who", "when">(view_, from + 1);
  if (clause && !relative && !bracket) return false;
  bool joined = false;
  for (std::uint32_t i = end + 1; i < to; ++i) {
    joined = joined || is_any<"and", "or", "nor", "plus", "with", "well">(view_, i);
    if (!is_link(i)) return false;
  }
  return joined;
}

/// `closed Torkham, and Chaman reopened`: whether the name at [begin, end) behind an `and` has a
/// verb of its own, where an act was told of the name before it.
bool Binder::begins_own_clause(std::size_t sentence, const Place& before,
                               const Place& place) const {
  constexpr std::uint32_t kReach = 3;
  const std::uint32_t first = view_.sentences[sentence].first;
  const auto is_finite = [&](std::uint32_t i) {
    for (const Annotation& a : view_.annotations.at(i)) {
      const bool finite = (a.form & (kPast | kThird)) != 0;
      if (finite && view_.find(i, grammar_.known.say) == nullptr) return true;
    }
    return false;
  };
  if (place.end >= view_.sentences[sentence].last) return false;
  const bool own = (is_finite(place.end) && !is_any<"by", "to">(view_, place.end + 1)) ||
                   is_any<"is", "was", "has", "remains", "stays">(view_, place.end);
  if (!own) return false;
  for (std::uint32_t i = before.begin; i > first && i + kReach > before.begin; --i) {
    if (view_.token(i - 1).kind == Token::Kind::kMark) return false;
    if (is_finite(i - 1)) return true;
  }
  return false;
}

/// A mark or a word between the names of a list.
bool Binder::is_link(std::uint32_t i) const {
  const char mark = view_.token(i).mark;
  // "not only Torkham but also Chaman"
  if (view_.is(i, "but") && view_.is(i + 1, "also")) return true;
  if (view_.is(i, "also") && i > 0 && view_.is(i - 1, "but")) return true;
  // "Torkham, like Chaman, is closed"
  if (view_.is(i, "like") && i > 0 && view_.token(i - 1).mark == ',') return true;
  return mark == ',' || mark == '/' || mark == '(' || mark == ')' || mark == '-' || mark == '&' ||
         mark == '"' ||
         is_any<"and", "or", "nor", "the", "as", "well", "both", "at", "then", "via", "together",
                "along", "nearby", "plus", "later", "one", "with", "through", "first", "finally",
                "other">(view_, i) ||
         is_counted_gate(i);
}

/// Of `and three other crossings at`, a word before `at`.
bool Binder::is_counted_gate(std::uint32_t i) const {
  const auto is_gate = [&](std::uint32_t at) {
    return view_.find(at, grammar_.known.gate) != nullptr && view_.is(at + 1, "at");
  };
  const bool other = view_.is(i, "other") && is_gate(i + 1);
  const bool number = view_.find(i, grammar_.dates.number_word) != nullptr &&
                      (is_gate(i + 1) || (view_.is(i + 1, "other") && is_gate(i + 2)));
  return is_gate(i) || other || number;
}

/// `only three of six crossings remain open`: so many of a border's.
bool Binder::counts_gates(const Ask& ask) const {
  const auto is_number = [&](std::uint32_t i) {
    return view_.find(i, grammar_.dates.number_word) != nullptr ||
           view_.token(i).kind == Token::Kind::kNumber;
  };
  const std::uint32_t first = view_.sentences[ask.sentence].first;
  // "Two posts remain open."
  const std::uint32_t count = is_any<"only", "just">(view_, first) ? first + 1 : first;
  if (count + 1 < ask.begin && is_number(count) &&
      is_any<"posts", "crossings", "points", "gates">(view_, count + 1))
    return true;
  for (std::uint32_t i = first; i + 3 < ask.begin; ++i) {
    if (!is_number(i) || !view_.is(i + 1, "of")) continue;
    const std::uint32_t whole = is_any<"the", "its", "their">(view_, i + 2) ? i + 3 : i + 2;
    // "two of the three road crossings"
    for (const std::uint32_t at : {whole + 1, whole + 2}) {
      if (is_number(whole) && at < ask.begin && view_.find(at, grammar_.known.gate) != nullptr)
        return true;
    }
  }
  return false;
}

/// Behind `, in the north,` and at the `and` behind `on the coast`, between two names; `i` itself
/// when none begins there.
std::uint32_t Binder::end_of_aside(std::uint32_t i, std::uint32_t to) const {
  const auto begins = [&](std::uint32_t at) {
    return at < to && is_any<"in", "on", "to", "further", "farther", "far", "up", "down", "just",
                             "near", "below", "between", "opposite">(view_, at);
  };
  const bool comma = view_.token(i).mark == ',';
  if (!begins(comma ? i + 1 : i)) return i;
  for (std::uint32_t end = i + 2; end < to; ++end) {
    if (view_.token(end).mark == ',') return comma ? end + 1 : end;
    if (!comma && view_.is(end, "and")) return is_singular(to) ? i : end;
    const bool stops = view_.find(end, grammar_.known.clause_word) != nullptr ||
                       (view_.find(end, grammar_.known.aux) != nullptr && !view_.is(end, "to")) ||
                       view_.find(end, grammar_.known.date) != nullptr ||
                       view_.token(end).kind == Token::Kind::kMark;
    if (stops) return i;
  }
  return i;
}

/// Whether a verb of one subject follows the name at `at`: `and Chaman is open`.
bool Binder::is_singular(std::uint32_t at) const {
  constexpr std::uint32_t kReach = 5;
  for (std::uint32_t i = at; i < std::min<std::size_t>(at + kReach, view_.text.tokens.size());
       ++i) {
    if (is_any<"is", "was", "has", "does", "isnt", "remains", "stays">(view_, i)) return true;
  }
  return false;
}

/// `Islam Qala, the biggest crossing with Iran,`
bool Binder::is_apposed(const Place& name, const Place& gate) const {
  return gate.kind == Place::Kind::kRef && !gate.pronoun && gate.begin == name.end + 1 &&
         view_.token(name.end).mark == ',' && view_.token(gate.end).mark == ',';
}

std::vector<Bound> Binder::expand(std::size_t sentence, const Place& place,
                                  std::uint32_t head) const {
  const auto& places = view_.places[sentence];
  std::size_t first = static_cast<std::size_t>(&place - places.data());
  std::size_t last = first;
  const auto joins = [&](std::size_t a, std::size_t b) {
    const bool apposed = b == a + 2 && is_apposed(places[a], places[a + 1]);
    // "Bure, on the road to the port of Assab, and Zalambessa"
    // and "Islam Qala on the frontier with Iran and Torghundi"
    const bool border =
        b == a + 2 && places[a + 1].kind == Place::Kind::kBorder && view_.is(places[a].end, "on");
    const bool aside = border || (b == a + 2 && places[a + 1].kind == Place::Kind::kRef &&
                                  !places[a + 1].pronoun && view_.token(places[a].end).mark == ',');
    // "Benin and Nigeria closed their borders with Niger": one border for each of them
    if (b == a + 1 && places[a].begin == places[b].begin) return true;
    const bool fits = places[a].kind == places[b].kind && !places[a].keys.empty() &&
                      !places[b].keys.empty() && !is_contrast(sentence, places[a]) &&
                      !begins_own_clause(sentence, places[a], places[b]);
    if (!fits) return false;
    // "Islam Qala, which Iran has closed, and Torghundi": of the first alone.
    if (head > places[a].end && head < places[b].begin) return false;
    // "After talks at Chaman, Torkham was reopened": two names and a comma are no list.
    const std::uint32_t comma = places[a].end;
    const std::uint32_t next = view_.is(comma + 1, "the") ? comma + 2 : comma + 1;
    const bool parted = view_.token(comma).mark == ',' && places[b].begin == next &&
                        is_any<"is", "was", "has", "remains", "stays">(view_, places[b].end) &&
                        view_.sentences[sentence].kind == BlockKind::kParagraph;
    if (parted) return false;
    const bool near = b == a + 1 || apposed || aside;
    if (near && is_linked(places[apposed ? a + 1 : a].end, places[b].begin)) return true;
    // "Cilvegozu (Bab al-Hawa on the far side) and": from the first of two names of one gate.
    const bool again = a > 0 && places[a - 1].keys == places[a].keys;
    const std::uint32_t end = again ? places[a - 1].end : places[a].end;
    return !is_singular(places[b].end) && (is_linked_over_aside(end, places[b].begin) ||
                                           is_linked_over_aside(places[a].end, places[b].begin));
  };
  for (const std::size_t step : {1U, 2U, 3U, 1U, 2U}) {
    while (first >= step && joins(first - step, first)) first -= step;
    while (last + step < places.size() && joins(last, last + step)) last += step;
  }
  std::vector<Bound> group;
  for (std::size_t i = first; i <= last; ++i) {
    if (places[i].kind == place.kind) add_distinct(group, bound_of(places[i]));
  }
  return group;
}

/// `The crossings that were closed include`, `the posts to be opened are`: whether names follow the
/// word at `i` that are those told of.
bool Binder::tells_list(std::uint32_t i) const {
  return is_any<"include", "includes", "included", "are", "were", "namely">(view_, i);
}

/// Whether two crossings or more stand in a list right behind the mark at `i`, and nothing is told
/// of them alone.
bool Binder::is_list_at(std::size_t sentence, std::uint32_t i) const {
  const auto& places = view_.places[sentence];
  const auto first =
      std::find_if(places.begin(), places.end(), [&](const Place& next) { return next.begin > i; });
  if (first == places.end() || first->begin > i + 2 || first->kind != Place::Kind::kCrossing)
    return false;
  std::uint32_t end = 0;
  const std::vector<Bound> list = expand(sentence, *first);
  for (const Bound& bound : list) end = std::max(end, bound.end);
  const bool ends =
      end >= view_.sentences[sentence].last || view_.token(end).kind == Token::Kind::kMark;
  return list.size() > 1 && ends;
}

/// Where the mark or the word stands that names follow: right behind the place, or `: ` and ` - `
/// behind a few words more, `three crossings with Ukraine since 6 November: Dorohusk`.
std::uint32_t Binder::list_mark(std::size_t sentence, const Place& place) const {
  constexpr std::uint32_t kReach = 8;
  const std::uint32_t last = view_.sentences[sentence].last;
  if (view_.token(place.end).kind == Token::Kind::kMark) {
    const std::uint32_t word = view_.is(place.end + 1, "which") ? place.end + 2 : place.end + 1;
    return view_.token(place.end).mark == ',' && tells_list(word) ? word : place.end;
  }
  const auto& places = view_.places[sentence];
  for (std::uint32_t i = place.end; i < std::min(last, place.end + kReach); ++i) {
    const Token& token = view_.token(i);
    const bool word = tells_list(i);
    if (token.mark == ':' || token.dash || word) {
      const bool named = std::any_of(places.begin(), places.end(), [&](const Place& next) {
        return next.kind == Place::Kind::kCrossing && next.begin > i && next.begin <= i + 2;
      });
      if (word && !named) continue;
      return named && (word || !has_aux(place.end, i)) ? i : place.end;
    }
    // "the only three gates that were still open, A, B and C", "reopened two posts on Monday, A
    // and B,"
    const bool told = view_.is(place.end, "that") || !has_aux(place.end, i);
    if (token.mark == ',' && told && is_list_at(sentence, i)) return i;
    if (token.kind == Token::Kind::kMark) break;
  }
  return place.end;
}

/// Whether a sentence that ends with a colon points with `place` to the list below: "these posts",
/// "the following crossings", "ten crossings"; not "all crossings except:".
bool Binder::points_below(std::size_t sentence, const Place& place) const {
  constexpr std::uint32_t kReach = 2;
  const Sentence& here = view_.sentences[sentence];
  if (view_.token(here.last - 1).mark != ':') return false;
  bool points = false;
  for (std::uint32_t i = here.first; i < here.last; ++i) {
    const bool beside = i + kReach >= place.begin && i < place.end + kReach;
    const bool number = view_.find(i, grammar_.dates.number_word) != nullptr ||
                        view_.token(i).kind == Token::Kind::kNumber;
    points =
        points ||
        (beside && (is_any<"following", "these", "below">(view_, i) || (number && i < place.end)));
    const bool others = is_any<"except", "exception", "excepting", "apart", "other", "others",
                               "rest", "remaining", "unlike">(view_, i);
    if (others || view_.find(i, grammar_.known.exception) != nullptr) return false;
  }
  return points;
}

/// "The following crossings with Uganda were reopened:", and below it a list whose items begin with
/// crossings: these.
std::vector<Bound> Binder::listed_below(std::size_t sentence, const Place& place) const {
  constexpr std::uint32_t kReach = 3;
  std::vector<Bound> group;
  if (!points_below(sentence, place)) return group;
  for (std::size_t s = sentence + 1; s < view_.sentences.size(); ++s) {
    const Sentence& item = view_.sentences[s];
    if (item.kind != BlockKind::kItem) break;
    const auto& places = view_.places[s];
    const auto first = std::find_if(places.begin(), places.end(), [](const Place& named) {
      return named.kind == Place::Kind::kCrossing;
    });
    if (first == places.end() || first->begin > item.first + kReach) continue;
    for (Bound& bound : expand(s, *first)) {
      bound.begin = bound.end = 0;
      add_distinct(group, bound);
    }
  }
  return group;
}

/// "declared the gates open at Samdrup Jongkhar, at Gelephu and at Samrang": the names that follow
/// what is told of gates.
const Place* Binder::named_at(const Ask& ask, const Place& gates) const {
  const bool plural = gates.plural && !gates.pronoun && !gates.every && gates.end <= ask.head;
  if (!plural || !view_.is(ask.end, "at")) return nullptr;
  const auto& places = view_.places[ask.sentence];
  const auto named = std::find_if(places.begin(), places.end(), [&](const Place& place) {
    return place.kind == Place::Kind::kCrossing && place.begin > ask.end;
  });
  return named != places.end() && named->begin <= ask.end + 2 ? &*named : nullptr;
}

/// `both big gates, Torkham and Spin Boldak`, `the other two, the Roki tunnel in the north and
/// Larsi,`: the names behind say which.
std::vector<Bound> Binder::named_behind(std::size_t sentence, const Place& place) const {
  constexpr std::uint32_t kGap = 8;
  if (!place.plural || place.end >= view_.sentences[sentence].last) return {};
  if (std::vector<Bound> below = listed_below(sentence, place); !below.empty()) return below;
  const std::uint32_t at = list_mark(sentence, place);
  const char mark = view_.token(at).mark;
  if (mark != ',' && mark != ':' && mark != '(' && mark != '-' && !tells_list(at)) return {};
  std::vector<Bound> group;
  std::uint32_t end = at + 1;
  for (const Place& next : view_.places[sentence]) {
    if (next.begin < end || next.kind != Place::Kind::kCrossing) continue;
    const bool first = group.empty();
    if (next.begin > end + (first ? 1 : kGap) || has_aux(end, next.begin)) break;
    for (const Bound& bound : expand(sentence, next)) add_distinct(group, bound);
    end = next.end;
  }
  return group.size() > 1 ? group : std::vector<Bound>();
}

/// "its crossings with Jordan: Allenby, Wadi Araba", "four posts with Russia - Vaalimaa and
/// Niirala"
bool Binder::has_list_behind(std::size_t sentence, const Place& place) const {
  if (place.end >= view_.sentences[sentence].last || place.border_word) return false;
  if (view_.annotations.find_in(place.begin, place.end, grammar_.known.gate) != nullptr &&
      !listed_below(sentence, place).empty()) {
    return true;
  }
  const std::uint32_t at = list_mark(sentence, place);
  const char mark = view_.token(at).mark;
  if (mark == ':' || (at > place.end && tells_list(at))) return true;
  const bool gates = view_.annotations.find_in(place.begin, place.end, grammar_.known.gate);
  if (!gates || mark != ',') return gates && (mark == '-' || mark == '(');
  // "two of six crossings with Belarus, Sumskas and Tverecius,"
  const auto& places = view_.places[sentence];
  return place.keys.size() == 1 &&
         std::any_of(places.begin(), places.end(), [&](const Place& next) {
           return next.begin == at + 1 && next.kind == Place::Kind::kCrossing &&
                  next.keys.size() == 1 && next.keys.front().border() == place.keys.front();
         });
}

/// Of `the other two, Larsi and the Roki tunnel, known as ...`: all that it names, if `place` is
/// one.
std::vector<Bound> Binder::group_told(std::size_t sentence, const Place& place) const {
  if (place.kind != Place::Kind::kCrossing || place.keys.size() != 1) return {};
  for (const Place& group : view_.places[sentence]) {
    if (group.kind != Place::Kind::kRef || !group.plural || group.end > place.begin) continue;
    std::vector<Bound> named = named_behind(sentence, group);
    const bool among = std::any_of(named.begin(), named.end(), [&](const Bound& bound) {
      return bound.key == place.keys.front();
    });
    if (among && !has_aux(group.end, place.begin)) return named;
  }
  return {};
}

/// `That gate, and the bridge at Bonfim, were open`: what stands before the name in its list.
std::vector<Bound> Binder::gate_listed_before(std::size_t sentence, const Place& place) const {
  const auto& places = view_.places[sentence];
  if (&place == places.data() || place.kind != Place::Kind::kCrossing) return {};
  const Place& before = *(&place - 1);
  const bool gate = before.kind == Place::Kind::kRef && !before.pronoun && !before.plural &&
                    !before.every && !before.border_word && before.known.is_none();
  bool joined = false;
  for (std::uint32_t i = before.end; i < place.begin; ++i) {
    joined = joined || view_.is(i, "and");
    const bool aside = view_.token(i).kind == Token::Kind::kMark && view_.token(i).mark != ',';
    if (aside || view_.find(i, grammar_.known.aux) != nullptr || i > before.end + 6) return {};
  }
  if (!gate || !joined || is_singular(place.end)) return {};
  return resolve_reference(sentence, before);
}

/// `shut this gate, Sakania and Mokambo`: what stands behind the word for a gate in its list.
std::vector<Bound> Binder::gates_listed_behind(std::size_t sentence, const Place& place) const {
  const auto& places = view_.places[sentence];
  const auto next = static_cast<std::size_t>(&place - places.data()) + 1;
  const bool gate = !place.plural && !place.every && !place.border_word && !place.opposite &&
                    place.side.is_none() && place.known.is_none();
  if (!gate || next >= places.size() || places[next].kind != Place::Kind::kCrossing) return {};
  if (!is_linked(place.end, places[next].begin)) return {};
  if (begins_own_clause(sentence, place, places[next]) || is_singular(places[next].end)) return {};
  std::vector<Bound> behind = expand(sentence, places[next]);
  const bool joined = view_.is(place.end, "and");
  return joined || behind.size() > 1 ? behind : std::vector<Bound>();
}

/// `Kyzyl-Bel and every other post have been shut`: the crossings of the list too.
void Binder::add_listed_before(std::size_t sentence, const Place& place,
                               std::vector<Bound>& bound) const {
  const auto& places = view_.places[sentence];
  if (&place == places.data()) return;
  const Place& before = *(&place - 1);
  const bool listed = before.kind == Place::Kind::kCrossing && !before.keys.empty() &&
                      before.end < place.begin && is_linked(before.end, place.begin);
  if (!listed) return;
  for (const Bound& crossing : expand(sentence, before)) add_distinct(bound, crossing);
}

}  // namespace maabar::report
