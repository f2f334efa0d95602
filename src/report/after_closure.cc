// SPDX-License-Identifier: Apache-2.0
#include "report/after_closure.h"

#include <algorithm>
#include <iterator>

namespace maabar::report {
namespace {

using Kind = DatePhrase::Kind;
using Unit = DatePhrase::Unit;

/// A verb of opening or resuming that tells an act: "opened again", "resumed".
bool tells_opening(const Grammar& grammar, const View& view, const Draft& draft) {
  const Claim& claim = draft.claim;
  const bool open = claim.facet() == Facet::kStatus && claim.value.state() == State::kOpen &&
                    claim.modality != Modality::kDenied;
  const bool verb = view.find(draft.head, grammar.known.v_open) != nullptr ||
                    view.find(draft.head, grammar.known.v_resume) != nullptr;
  return open && verb && !draft.event;
}

/// "after seven years" behind the verb; "after two years of talks" and "after a week, it said" tell
/// no closure.
const DatePhrase* length_behind(const View& view, const Draft& draft) {
  constexpr std::uint32_t kReach = 18;
  for (const DatePhrase& date : view.dates[draft.sentence]) {
    const bool length = date.kind == Kind::kDuration && date.role == DateRole::kAfter &&
                        date.unit >= Unit::kDay && !date.vague;
    if (!length || date.begin <= draft.head || date.begin > draft.head + kReach) continue;
    for (std::uint32_t i = draft.head; i < date.begin; ++i) {
      if (view.token(i).mark == ';') return nullptr;
    }
    const bool owned = view.token(date.end - 1).possessive || view.token(date.end).possessive;
    return owned || view.is(date.end, "of") ? nullptr : &date;
  }
  return nullptr;
}

bool tells_closure(const std::vector<Draft>& drafts, const Draft& open) {
  return std::any_of(drafts.begin(), drafts.end(), [&](const Draft& other) {
    const Claim& claim = other.claim;
    return other.sentence == open.sentence && claim.facet() == Facet::kStatus &&
           claim.value.state() == State::kClosed && claim.crossing == open.claim.crossing;
  });
}

Draft closure_before(const View& view, const Draft& open, const DatePhrase& length) {
  Draft closed = open;
  Claim& claim = closed.claim;
  claim.value = ClaimValue::status(State::kClosed);
  claim.modality = Modality::kReported;
  claim.speaker.clear();
  claim.side = Country();
  // "reopened after a year, but only to lorries": it had been closed to the others too.
  if (claim.only) claim.scope = Scope::kAll;
  claim.only = false;
  claim.valid_to = open.claim.valid_from;
  const Date& end = claim.valid_to.is_unknown() ? view.document.report.published : claim.valid_to;
  claim.valid_from = resolve(length, end, Lean::kPast);
  claim.span = Span{view.token(length.begin).begin, view.token(length.end - 1).end};
  closed.head = length.begin;
  closed.tense = Tense::kPluperfect;
  return closed;
}

}  // namespace

void apply_lengths(const Grammar& grammar, const View& view, std::size_t sentence,
                   std::vector<Draft>& drafts) {
  std::vector<Draft> closures;
  for (const Draft& draft : drafts) {
    if (draft.sentence != sentence || !tells_opening(grammar, view, draft)) continue;
    const DatePhrase* length = length_behind(view, draft);
    if (length == nullptr || tells_closure(drafts, draft)) continue;
    closures.push_back(closure_before(view, draft, *length));
  }
  std::move(closures.begin(), closures.end(), std::back_inserter(drafts));
}

}  // namespace maabar::report
