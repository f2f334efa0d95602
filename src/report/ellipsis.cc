// SPDX-License-Identifier: Apache-2.0
#include "report/ellipsis.h"

#include <algorithm>

namespace maabar::report {
namespace {

bool is_crossing(const Place& place) {
  return place.kind == Place::Kind::kCrossing && place.keys.size() == 1;
}

/// The crossing behind "so has", else the last before "likewise".
const Place* elided_place(const View& view, std::size_t sentence, const Annotation& same) {
  constexpr std::uint32_t kReach = 4;
  const Place* before = nullptr;
  for (const Place& place : view.places[sentence]) {
    if (!is_crossing(place)) continue;
    if (place.begin >= same.end && place.begin <= same.end + kReach) return &place;
    if (place.end <= same.begin) before = &place;
  }
  return before;
}

Span words_of(const View& view, const Place& place, const Annotation& same) {
  constexpr std::uint32_t kMostWords = 12;
  const std::uint32_t first = std::min(place.begin, same.begin);
  const std::uint32_t last = std::max(place.end, same.end);
  const bool near = last - first <= kMostWords;
  return {view.token(near ? first : same.begin).begin,
          view.token((near ? last : same.end) - 1).end};
}

}  // namespace

void apply_ellipsis(const Grammar& grammar, const View& view, std::size_t sentence,
                    std::vector<Draft>& drafts) {
  const Sentence& here = view.sentences[sentence];
  const Annotation* same = view.annotations.find_in(here.first, here.last, grammar.known.same_word);
  const Place* place = same == nullptr ? nullptr : elided_place(view, sentence, *same);
  if (place == nullptr) return;
  const CrossingKey& key = place->keys.front();
  const auto told = [&](const Draft& d) {
    const bool state = d.claim.facet() == Facet::kStatus || d.claim.facet() == Facet::kOutlook;
    return state && !d.in_title && !d.claim.crossing.is_none();
  };
  const auto last = std::find_if(drafts.rbegin(), drafts.rend(), told);
  if (last == drafts.rend() || last->claim.crossing == key || last->sentence + 2 < sentence) return;
  Draft copy = *last;
  copy.sentence = sentence;
  copy.head = same->begin;
  copy.claim.crossing = key;
  copy.claim.provisional = place->provisional;
  if (!key.has_side(copy.claim.side)) copy.claim.side = Country();
  const Span span = words_of(view, *place, *same);
  copy.claim.span = span;
  copy.claim.evidence = view.document.report.text.substr(span.begin, span.end - span.begin);
  drafts.push_back(std::move(copy));
}

}  // namespace maabar::report
