// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "report/compose.h"

namespace maabar::report {
namespace {

bool agree(const Date& a, const Date& b) {
  if (a.is_unknown() || b.is_unknown() || a == b) return true;
  return !(a.last_day() < b.first_day() || b.last_day() < a.first_day());
}

const Date& finer(const Date& a, const Date& b) { return a.precision() < b.precision() ? b : a; }

bool same_matter(const Claim& a, const Claim& b) {
  return a.crossing == b.crossing && a.candidates == b.candidates && a.value == b.value;
}

/// Whether `b` only says again what `a` says.
bool restates(const Claim& a, const Claim& b) {
  if (!same_matter(a, b) ||
      (a.modality == Modality::kDenied) != (b.modality == Modality::kDenied)) {
    return false;
  }
  const bool same_dates = a.valid_from == b.valid_from && a.valid_to == b.valid_to;
  const bool one_all = a.scope == Scope::kAll || b.scope == Scope::kAll;
  const bool scopes = a.scope == b.scope || (one_all && same_dates && !a.valid_from.is_unknown());
  const bool sides = a.side == b.side || a.side.is_none() || b.side.is_none();
  const bool ways = a.direction == b.direction || a.direction.is_both() || b.direction.is_both();
  const bool outlook = a.facet() == Facet::kOutlook;
  if (outlook && a.speaker != b.speaker && !a.speaker.empty() && !b.speaker.empty()) return false;
  return scopes && sides && ways && agree(a.valid_from, b.valid_from) &&
         agree(a.valid_to, b.valid_to);
}

void take_over(Claim& kept, const Claim& other) {
  kept.valid_from = finer(kept.valid_from, other.valid_from);
  kept.valid_to = finer(kept.valid_to, other.valid_to);
  if (kept.side.is_none()) kept.side = other.side;
  if (kept.speaker.empty() && kept.modality == other.modality) kept.speaker = other.speaker;
  if (kept.modality == Modality::kReported && other.modality == Modality::kAnnounced) {
    kept.modality = other.modality;
    kept.speaker = other.speaker;
  }
}

/// A title says again what the text tells.
void drop_titles(std::vector<Draft>& drafts) {
  std::erase_if(drafts, [&](const Draft& title) {
    if (!title.in_title) return false;
    return std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) {
      return !d.in_title && d.claim.value == title.claim.value &&
             (d.claim.crossing == title.claim.crossing ||
              (!title.claim.crossing.is_crossing() && !title.claim.crossing.is_none()));
    });
  });
}

/// A closure told by a noun says nothing that a verb's does not.
void drop_events(std::vector<Draft>& drafts) {
  std::erase_if(drafts, [&](const Draft& event) {
    if (!event.event || event.claim.facet() != Facet::kStatus) return false;
    return std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) {
      return !d.event && same_matter(d.claim, event.claim);
    });
  });
}

void join_restatements(std::vector<Draft>& drafts) {
  std::vector<Draft> kept;
  for (Draft& draft : drafts) {
    const auto same = std::find_if(kept.begin(), kept.end(),
                                   [&](const Draft& k) { return restates(k.claim, draft.claim); });
    if (same == kept.end()) {
      kept.push_back(std::move(draft));
    } else {
      take_over(same->claim, draft.claim);
    }
  }
  drafts = std::move(kept);
}

/// A closure before an opening that is told ends on its day, and the holder before a taking.
void end_superseded(std::vector<Draft>& drafts) {
  for (Draft& old : drafts) {
    Claim& claim = old.claim;
    if (claim.facet() != Facet::kStatus || claim.value.state() != State::kClosed) continue;
    if (!claim.valid_to.is_unknown() || claim.modality == Modality::kDenied) continue;
    for (const Draft& next : drafts) {
      const Claim& opening = next.claim;
      if (opening.facet() != Facet::kStatus || opening.value.state() != State::kOpen) continue;
      if (opening.crossing != claim.crossing || opening.valid_from.is_unknown() ||
          opening.modality == Modality::kDenied) {
        continue;
      }
      const bool before = claim.valid_from.is_unknown()
                              ? old.tense == Tense::kPluperfect || old.event
                              : claim.valid_from.first_day() < opening.valid_from.first_day();
      if (before) claim.valid_to = opening.valid_from;
    }
  }
}

}  // namespace

void settle_drafts(const View& view, std::vector<Draft>& drafts) {
  (void)view;
  drop_titles(drafts);
  drop_events(drafts);
  join_restatements(drafts);
  end_superseded(drafts);
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
    return a.claim.span->begin < b.claim.span->begin;
  });
}

}  // namespace maabar::report
