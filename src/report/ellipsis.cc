// SPDX-License-Identifier: Apache-2.0
#include "report/ellipsis.h"

#include <algorithm>
#include <utility>

namespace maabar::report {
namespace {

bool is_crossing(const Place& place) {
  return place.kind == Place::Kind::kCrossing && place.keys.size() == 1;
}

bool has_verb(const View& view, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i) {
    for (const Annotation& a : view.annotations.at(i)) {
      if (a.form != 0) return true;
    }
  }
  return false;
}

/// A verb, a word that begins a clause, or a mark that parts them.
bool parts(const Grammar& grammar, const View& view, std::uint32_t i) {
  return view.token(i).mark == ';' || has_verb(view, i, i + 1) ||
         view.find(i, grammar.known.clause_word) != nullptr;
}

/// "as do Arida on the coast and Abboudieh": all behind the words, up to a verb.
std::vector<const Place*> places_behind(const Grammar& grammar, const View& view,
                                        std::size_t sentence, std::uint32_t from) {
  constexpr std::uint32_t kReach = 4;
  std::vector<const Place*> found;
  std::uint32_t at = from;
  for (const Place& place : view.places[sentence]) {
    if (place.begin < from || !is_crossing(place)) continue;
    if (found.empty() && place.begin > from + kReach) break;
    for (; at < place.begin; ++at) {
      if (parts(grammar, view, at)) return found;
    }
    found.push_back(&place);
    at = std::max(at, place.end);
  }
  return found;
}

/// "Hili, Mahadipur and Changrabandha followed suit": all before the words, back to a verb; were
/// there none, the last crossing of all.
std::vector<const Place*> places_before(const Grammar& grammar, const View& view,
                                        std::size_t sentence, std::uint32_t to) {
  std::vector<const Place*> found;
  std::uint32_t at = to;
  const std::vector<Place>& places = view.places[sentence];
  for (auto place = places.rbegin(); place != places.rend(); ++place) {
    if (place->end > to || !is_crossing(*place)) continue;
    for (; at > place->end; --at) {
      if (!found.empty() && parts(grammar, view, at - 1)) return found;
    }
    found.push_back(&*place);
    at = std::min(at, place->begin);
  }
  return found;
}

/// The crossings behind "so has", else those before "likewise".
std::vector<const Place*> elided_places(const Grammar& grammar, const View& view,
                                        std::size_t sentence, const Annotation& same) {
  std::vector<const Place*> found = places_behind(grammar, view, sentence, same.end);
  const bool leads = view.is(same.begin, "so") || view.is(same.begin, "as") ||
                     view.is(same.begin, "nor") || view.is(same.begin, "neither");
  if (!found.empty() || leads) return found;
  return places_before(grammar, view, sentence, same.begin);
}

/// The tokens of both, or of the word alone where they lie far apart.
std::pair<std::uint32_t, std::uint32_t> words_of(const Place& place, const Annotation& same) {
  constexpr std::uint32_t kMostWords = 12;
  const std::uint32_t first = std::min(place.begin, same.begin);
  const std::uint32_t last = std::max(place.end, same.end);
  return last - first <= kMostWords ? std::pair{first, last} : std::pair{same.begin, same.end};
}

enum class Told : std::uint8_t { kState, kStateOrHolder };

/// The last state told, or its last holder.
std::vector<Draft>::const_reverse_iterator last_told(const std::vector<Draft>& drafts, Told what) {
  return std::find_if(drafts.rbegin(), drafts.rend(), [&](const Draft& d) {
    const Facet facet = d.claim.facet();
    const bool holder = what == Told::kStateOrHolder && facet == Facet::kControl;
    const bool state = facet == Facet::kStatus || facet == Facet::kOutlook;
    return (state || holder) && !d.in_title && !d.claim.crossing.is_none();
  });
}

/// Of a state and what is due of it, told beside it, the state.
Draft state_beside(const std::vector<Draft>& drafts, const Draft& told) {
  if (told.claim.facet() != Facet::kOutlook) return told;
  const auto state = std::find_if(drafts.rbegin(), drafts.rend(), [&](const Draft& d) {
    return d.claim.facet() == Facet::kStatus && d.sentence + 1 >= told.sentence &&
           d.claim.crossing == told.claim.crossing;
  });
  return state == drafts.rend() ? told : *state;
}

/// The same of another crossing, told by tokens [first, last).
Draft transfer(const View& view, const Draft& from, const Place& place, std::size_t sentence,
               std::uint32_t first, std::uint32_t last) {
  Draft copy = from;
  copy.sentence = sentence;
  copy.head = first;
  copy.claim.crossing = place.keys.front();
  copy.claim.provisional = place.provisional;
  if (!copy.claim.crossing.has_side(copy.claim.side)) copy.claim.side = Country();
  const Span span{view.token(first).begin, view.token(last - 1).end};
  copy.claim.span = span;
  copy.claim.evidence = view.document.report.text.substr(span.begin, span.end - span.begin);
  return copy;
}

/// The date behind the last place of a stretch, or null.
const DatePhrase* date_behind(const View& view, std::size_t sentence, std::uint32_t from,
                              std::uint32_t last) {
  for (const DatePhrase& date : view.dates[sentence]) {
    const bool fits = date.role == DateRole::kSince || date.role == DateRole::kAt;
    if (fits && date.begin >= from && date.end <= last) return &date;
  }
  return nullptr;
}

/// `...; Kuhmo and Salla since 24 November`: a stretch of crossings and a date, its verb left out.
void apply_gap(const View& view, std::size_t sentence, std::uint32_t first, std::uint32_t last,
               std::vector<Draft>& drafts) {
  constexpr std::uint32_t kLongest = 12;
  if (last - first > kLongest || has_verb(view, first, last)) return;
  std::vector<const Place*> places;
  for (const Place& place : view.places[sentence]) {
    if (place.begin < first || place.end > last) continue;
    if (!is_crossing(place)) return;
    places.push_back(&place);
  }
  if (places.empty()) return;
  const DatePhrase* date = date_behind(view, sentence, places.back()->end, last);
  const auto from = last_told(drafts, Told::kState);
  if (date == nullptr || from == drafts.rend() || from->sentence + 1 < sentence) return;
  const Draft told = *from;
  const Lean lean = told.claim.facet() == Facet::kOutlook ? Lean::kFuture : Lean::kPast;
  for (const Place* place : places) {
    if (place->keys.front() == told.claim.crossing) continue;
    Draft copy = transfer(view, told, *place, sentence, place->begin, last);
    copy.claim.valid_from = resolve(*date, view.document.report.published, lean);
    copy.claim.valid_to = Date();
    drafts.push_back(std::move(copy));
  }
}

}  // namespace

void apply_gaps(const View& view, std::size_t sentence, std::vector<Draft>& drafts) {
  const Sentence& here = view.sentences[sentence];
  std::uint32_t first = here.first;
  for (std::uint32_t i = here.first; i <= here.last; ++i) {
    if (i < here.last && view.token(i).mark != ';') continue;
    const bool all = first == here.first && i == here.last;
    if (i > first && (first > here.first || all)) apply_gap(view, sentence, first, i, drafts);
    first = i + 1;
  }
}

void apply_ellipsis(const Grammar& grammar, const View& view, std::size_t sentence,
                    std::vector<Draft>& drafts) {
  const Sentence& here = view.sentences[sentence];
  const Annotation* same = view.annotations.find_in(here.first, here.last, grammar.known.same_word);
  if (same == nullptr) return;
  const bool any = grammar.value(*same) == "any";
  const auto last = last_told(drafts, any ? Told::kStateOrHolder : Told::kState);
  if (last == drafts.rend() || last->sentence + 2 < sentence) return;
  const Draft told = state_beside(drafts, *last);
  for (const Place* place : elided_places(grammar, view, sentence, *same)) {
    if (told.claim.crossing == place->keys.front()) continue;
    const auto [first, end] = words_of(*place, *same);
    Draft copy = transfer(view, told, *place, sentence, first, end);
    // "On Friday it was the turn of ...": its own day.
    if (any && !view.dates[sentence].empty()) {
      copy.claim.valid_from =
          resolve(view.dates[sentence].front(), view.document.report.published, Lean::kPast);
    }
    drafts.push_back(std::move(copy));
  }
}

}  // namespace maabar::report
