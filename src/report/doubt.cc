// SPDX-License-Identifier: Apache-2.0
#include "report/doubt.h"

#include <fmt/format.h>

#include <algorithm>

namespace maabar::report {

std::string find_date_doubt(const Grammar& grammar, const View& view) {
  const Date& published = view.document.report.published;
  if (published.precision() != Date::Precision::kDay) return {};
  for (std::size_t s = 0; s < view.sentences.size(); ++s) {
    for (const DatePhrase& date : view.dates[s]) {
      if (date.kind != DatePhrase::Kind::kCalendar || date.year != 0 || date.month == 0) continue;
      // "earlier in October": only the current month is spoken of so.
      const bool current = view.is(date.begin, "earlier") || view.is(date.begin, "later") ||
                           view.is(date.begin, "this");
      if (current && date.month != published.month()) {
        const std::string_view words = view.bytes(date.begin, date.end);
        return fmt::format("the text says '{}', the document is dated {}", words,
                           to_string(published));
      }
    }
  }
  (void)grammar;
  return {};
}

void drop_relative_dates(const View& view, Draft& draft) {
  const auto told = [&](const Date& date) {
    if (date.is_unknown()) return true;
    return std::any_of(view.dates[draft.sentence].begin(), view.dates[draft.sentence].end(),
                       [&](const DatePhrase& phrase) { return phrase.year == date.year(); });
  };
  if (!told(draft.claim.valid_from)) draft.claim.valid_from = Date();
  if (!told(draft.claim.valid_to)) draft.claim.valid_to = Date();
}

void apply_verdict(const Grammar& grammar, const View& view, std::size_t sentence,
                   std::vector<Draft>& drafts) {
  const Sentence& here = view.sentences[sentence];
  if (sentence == 0 || view.sentences[sentence - 1].block != here.block) return;
  const Annotation* verdict = nullptr;
  bool such = false;  // "no such step": denies what was said to be due
  for (std::uint32_t i = here.first; i < here.last && verdict == nullptr; ++i) {
    const Annotation* deny = view.find(i, grammar.known.deny);
    if (deny != nullptr && grammar.value(*deny) == "verdict") verdict = deny;
    const Annotation* unlikely = view.find(i, grammar.known.unlikely);
    such = unlikely != nullptr && grammar.value(*unlikely) == "such";
    if (such) verdict = unlikely;
  }
  if (verdict == nullptr) return;
  const bool names_crossing =
      std::any_of(view.places[sentence].begin(), view.places[sentence].end(),
                  [](const Place& place) { return place.kind != Place::Kind::kRef; });
  if (names_crossing) return;
  for (Draft& draft : drafts) {
    const bool due = such && draft.claim.facet() == Facet::kOutlook;
    if (draft.sentence + 1 != sentence || (!draft.claimed && !due)) continue;
    draft.claim.modality = Modality::kDenied;
    draft.claimed = false;
    if (!view.attributions[sentence].empty()) {
      draft.claim.speaker = view.attributions[sentence].front().speaker;
    }
  }
}

void mend(Claim& claim) {
  const bool crossing = !claim.crossing.is_none();
  if (crossing && !claim.side.is_none() && !claim.crossing.has_side(claim.side)) {
    claim.side = Country();
  }
  const bool both = claim.direction.is_both();
  if (!both && (!claim.crossing.has_side(claim.direction.from) ||
                !claim.crossing.has_side(claim.direction.to))) {
    claim.direction = Direction();
  }
  if (!claim.valid_from.is_unknown() && !claim.valid_to.is_unknown() &&
      claim.valid_to.last_day() < claim.valid_from.first_day()) {
    claim.valid_to = Date();
  }
}

}  // namespace maabar::report
