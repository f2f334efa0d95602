// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <span>

#include "report/compose.h"
#include "report/country_words.h"
#include "report/table_column.h"

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
  // One says that it holds it, another that it has left.
  const bool gone = a.valid_to.is_unknown() != b.valid_to.is_unknown() && a.speaker != b.speaker &&
                    (a.modality == Modality::kAnnounced || b.modality == Modality::kAnnounced);
  if (a.facet() == Facet::kControl && gone) return false;
  const bool same_dates = a.valid_from == b.valid_from && a.valid_to == b.valid_to;
  const bool one_all = a.scope == Scope::kAll || b.scope == Scope::kAll;
  // "The gate is open. Trade goes on": that it is open, twice; what is shut, it may be in turn.
  const bool opens = a.facet() == Facet::kStatus && a.value.state() != State::kClosed;
  const bool outlook = a.facet() == Facet::kOutlook;
  const bool scopes = a.scope == b.scope ||
                      (one_all && (opens || outlook || (same_dates && !a.valid_from.is_unknown())));
  const bool sides = a.side == b.side || a.side.is_none() || b.side.is_none();
  const bool ways = a.direction == b.direction || a.direction.is_both() || b.direction.is_both();
  if (outlook && a.modality != b.modality && a.speaker != b.speaker && !a.speaker.empty() &&
      !b.speaker.empty())
    return false;
  return scopes && sides && ways && agree(a.valid_from, b.valid_from) &&
         agree(a.valid_to, b.valid_to);
}

/// What is said of some traffic lends its day and its speaker to nothing that is said of all.
void take_over(Claim& kept, const Claim& other) {
  if (kept.side.is_none()) kept.side = other.side;
  if (kept.scope != other.scope) return;
  kept.valid_from = finer(kept.valid_from, other.valid_from);
  kept.valid_to = finer(kept.valid_to, other.valid_to);
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
    const bool at_large = !title.claim.crossing.is_crossing() && !title.claim.crossing.is_none();
    return std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) {
      if (d.in_title) return false;
      // "Rebels seize border gate": who, the text tells crossing by crossing.
      const bool holders = at_large && d.claim.facet() == Facet::kControl &&
                           title.claim.facet() == Facet::kControl && d.claim.crossing.is_crossing();
      const bool same =
          d.claim.facet() == title.claim.facet() && d.claim.crossing == title.claim.crossing;
      return holders || same || (at_large && d.claim.value == title.claim.value);
    });
  });
}

constexpr std::array<std::string_view, 16> kCounts = {
    "one",  "two", "three", "four",    "five", "six",  "seven", "eight",
    "nine", "ten", "some",  "several", "few",  "many", "half",  "most"};

enum class Counted : std::uint8_t { kNot, kSome, kAll };

bool tells_whose(const View& view, std::uint32_t i) {
  static constexpr std::array<std::string_view, 4> kWhose = {"the", "its", "their", "our"};
  return is_one_of(kWhose, view.folded(i)) || view.token(i).possessive ||
         (view.is(i, "s") && i > 0 && view.token(i - 1).possessive);
}

/// "one of its gates with Syria", "two crossings with Iran": so many of a border's, which the text
/// may name elsewhere; or "all three of its gates".
Counted counted(const View& view, const Draft& draft) {
  static constexpr std::array<std::string_view, 3> kWhole = {"all", "both", "each"};
  static constexpr std::array<std::string_view, 4> kOthers = {"more", "other", "others", "every"};
  constexpr std::uint32_t kReach = 4;
  const Sentence& sentence = view.sentences[draft.sentence];
  for (const Place& place : view.places[draft.sentence]) {
    const bool here = place.kind != Place::Kind::kCrossing && !place.border_word &&
                      (place.keys.empty() || place.keys.front() == draft.claim.crossing);
    if (!here) continue;
    const std::uint32_t first =
        std::max(sentence.first, place.begin - std::min(place.begin, kReach));
    bool some = false;
    bool whole = false;
    for (std::uint32_t i = first; i < place.end; ++i) {
      if (is_one_of(kOthers, view.folded(i))) return Counted::kNot;
      const bool count = is_one_of(kCounts, view.folded(i));
      // "the four posts with Iran", "Turkmenistan's four crossings" are all of them.
      if (count && !some && i > sentence.first && !view.is(i + 1, "of") &&
          tells_whose(view, i - 1)) {
        return Counted::kNot;
      }
      some = some || count;
      whole = whole || is_one_of(kWhole, view.folded(i));
    }
    if (some) return whole ? Counted::kAll : Counted::kSome;
  }
  return Counted::kNot;
}

/// "only three of six crossings", "only one of its gates".
bool is_only_some(const View& view, const Draft& draft) {
  static constexpr std::array<std::string_view, 3> kOnly = {"only", "just", "merely"};
  constexpr std::uint32_t kReach = 12;
  const Sentence& sentence = view.sentences[draft.sentence];
  const std::uint32_t first = std::max(sentence.first, draft.head - std::min(draft.head, kReach));
  for (std::uint32_t i = first; i + 2 < draft.head; ++i) {
    const bool number =
        view.token(i + 1).kind == Token::Kind::kNumber || is_one_of(kCounts, view.folded(i + 1));
    if (is_one_of(kOnly, view.folded(i)) && number && view.is(i + 2, "of")) return true;
  }
  return false;
}

/// "sealed the border; four posts stay open": some, where the border is told as closed.
bool is_rest_of_closed(const View& view, const Draft& draft, const std::vector<Draft>& drafts) {
  constexpr std::uint32_t kReach = 6;
  const bool closed = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) {
    return d.claim.crossing == draft.claim.crossing && d.sentence <= draft.sentence &&
           d.claim.value == ClaimValue::status(State::kClosed) &&
           d.claim.modality != Modality::kDenied && d.tense != Tense::kPluperfect;
  });
  const Sentence& sentence = view.sentences[draft.sentence];
  const std::uint32_t first = std::max(sentence.first, draft.head - std::min(draft.head, kReach));
  for (std::uint32_t i = first; closed && i + 1 < draft.head; ++i) {
    if (view.token(i).kind != Token::Kind::kNumber && !is_one_of(kCounts, view.folded(i))) continue;
    const bool all = i > 0 && is_any<"all", "both", "the", "of">(view, i - 1);
    if (!all && is_any<"posts", "crossings", "points", "gates", "bridges">(view, i + 1))
      return true;
  }
  return false;
}

/// Counted gates that the text names are told by name. Of those that it does not, a closing leaves
/// the border open in part: a border that is closed speaks for all its gates.
void settle_counted(const View& view, std::vector<Draft>& drafts) {
  std::erase_if(drafts, [&](const Draft& draft) {
    const CrossingKey& border = draft.claim.crossing;
    const bool told = draft.claim.facet() == Facet::kStatus &&
                      draft.claim.modality != Modality::kDenied &&
                      border.kind() == CrossingKey::Kind::kPair;
    if (!told || counted(view, draft) == Counted::kNot) return false;
    return std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) {
      return d.claim.value == draft.claim.value && d.claim.crossing.is_crossing() &&
             d.claim.crossing.border() == border;
    });
  });
  for (Draft& draft : drafts) {
    Claim& claim = draft.claim;
    const bool closed = claim.modality != Modality::kDenied &&
                        claim.crossing.kind() == CrossingKey::Kind::kPair &&
                        (claim.value == ClaimValue::status(State::kClosed) ||
                         claim.value == ClaimValue::outlook(State::kClosed));
    const bool some_open = claim.crossing.kind() == CrossingKey::Kind::kPair &&
                           claim.value == ClaimValue::status(State::kOpen) &&
                           (is_only_some(view, draft) || is_rest_of_closed(view, draft, drafts));
    if (!some_open && (!closed || counted(view, draft) != Counted::kSome)) continue;
    claim.value = claim.facet() == Facet::kStatus ? ClaimValue::status(State::kRestricted)
                                                  : ClaimValue::outlook(State::kRestricted);
  }
}

/// "was expected to reopen on Monday, but stayed shut": what was due is over, and what came is
/// told.
bool was_overtaken(const View& view, const Draft& due, const std::vector<Draft>& drafts) {
  constexpr std::uint32_t kReach = 6;
  if (due.claim.facet() != Facet::kOutlook) return false;
  bool was = false;
  const std::uint32_t first =
      std::max(view.sentences[due.sentence].first + kReach, due.head) - kReach;
  for (std::uint32_t i = first; i < due.head; ++i) {
    was = was || is_any<"was", "were">(view, i);
  }
  return was && std::any_of(drafts.begin(), drafts.end(), [&](const Draft& came) {
           const bool other = came.sentence == due.sentence && came.head > due.head &&
                              came.claim.facet() == Facet::kStatus &&
                              came.claim.crossing == due.claim.crossing &&
                              came.claim.value.state() != due.claim.value.state();
           if (!other) return false;
           for (std::uint32_t i = due.head; i < came.head; ++i) {
             if (view.is(i, "but")) return true;
           }
           return false;
         });
}

/// "Chaman opened after both sides had agreed to reopen it": what was due has come.
bool was_fulfilled(const View& view, const Draft& due, const std::vector<Draft>& drafts) {
  if (due.claim.facet() != Facet::kOutlook || due.claim.modality == Modality::kDenied) return false;
  return std::any_of(drafts.begin(), drafts.end(), [&](const Draft& came) {
    const bool same = came.sentence == due.sentence && came.head < due.head &&
                      came.claim.facet() == Facet::kStatus &&
                      came.claim.crossing == due.claim.crossing &&
                      came.claim.value.state() == due.claim.value.state();
    for (std::uint32_t i = came.head; same && i < due.head; ++i) {
      if (view.is(i, "after")) return true;
    }
    return false;
  });
}

void drop_overtaken(const View& view, std::vector<Draft>& drafts) {
  // Told of all before one is dropped.
  std::vector<bool> over(drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i)
    over[i] = was_overtaken(view, drafts[i], drafts) || was_fulfilled(view, drafts[i], drafts);
  std::size_t next = 0;
  std::erase_if(drafts, [&](const Draft&) { return over[next++]; });
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

/// "has closed it. It had been closed before, from 2015": a past before, and what is now.
bool tells_earlier(const Draft& a, const Draft& b) {
  const bool now = a.tense == Tense::kPresent || a.tense == Tense::kPerfect;
  return now && a.claim.valid_from.is_unknown() && b.tense == Tense::kPluperfect &&
         !b.claim.valid_from.is_unknown();
}

void join_restatements(std::vector<Draft>& drafts) {
  std::vector<Draft> kept;
  kept.reserve(drafts.size());
  for (Draft& draft : drafts) {
    const auto same = std::find_if(kept.begin(), kept.end(), [&](const Draft& k) {
      return restates(k.claim, draft.claim) && !tells_earlier(k, draft) && !tells_earlier(draft, k);
    });
    if (same == kept.end()) {
      kept.push_back(std::move(draft));
    } else {
      take_over(same->claim, draft.claim);
    }
  }
  drafts = std::move(kept);
}

bool share(const Claim& a, const Claim& b) {
  const bool scopes = a.scope == b.scope || a.scope == Scope::kAll || b.scope == Scope::kAll;
  const bool sides = a.side == b.side || a.side.is_none() || b.side.is_none();
  return a.crossing == b.crossing && a.facet() == b.facet() && scopes && sides;
}

/// Whether `next` puts an end to what `old` tells.
bool replaces(const Claim& next, const Claim& old) {
  if (!share(next, old) || next.modality == Modality::kDenied) return false;
  if (old.facet() == Facet::kControl) return next.value != old.value;
  return old.facet() == Facet::kStatus && old.value.state() != State::kOpen &&
         next.value.state() == State::kOpen;
}

/// Whether what it tells was over when the next began: the past of a past, or an act before it.
bool was_before(const Draft& old, const Date& next) {
  const bool goes_on = old.tense == Tense::kPresent || old.tense == Tense::kPerfect;
  if (!old.claim.valid_from.is_unknown()) {
    return !goes_on && old.claim.valid_from.first_day() < next.first_day();
  }
  return old.tense == Tense::kPluperfect || old.event;
}

/// A closure ends on the day of the first opening that is told after it, a holder's time with the
/// taking by another.
void end_superseded(std::vector<Draft>& drafts) {
  for (Draft& old : drafts) {
    Claim& claim = old.claim;
    if (!claim.valid_to.is_unknown() || claim.modality == Modality::kDenied) continue;
    Date end;
    for (const Draft& next : drafts) {
      const Date& from = next.claim.valid_from;
      if (from.is_unknown() || !replaces(next.claim, claim) || !was_before(old, from)) continue;
      if (end.is_unknown() || from < end) end = from;
    }
    claim.valid_to = end;
  }
}

/// "On Tuesday it was shut at noon" of a gate that is open: for that day.
void end_passing(std::vector<Draft>& drafts) {
  for (Draft& old : drafts) {
    Claim& claim = old.claim;
    const bool passing = claim.facet() == Facet::kStatus && old.tense == Tense::kPast &&
                         claim.valid_to.is_unknown() &&
                         claim.valid_from.precision() == Date::Precision::kDay;
    if (!passing) continue;
    const bool open = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& now) {
      const bool present = now.tense == Tense::kPresent || now.tense == Tense::kNone;
      return present && now.claim.valid_from.is_unknown() && replaces(now.claim, claim);
    });
    if (open) claim.valid_to = claim.valid_from;
  }
}

/// What is denied has no time; an attack is told by the reporter, whoever speaks of it.
void drop_idle_fields(std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    Claim& claim = draft.claim;
    const bool attack =
        claim.facet() == Facet::kSecurity && claim.value.measure() == Measure::kAttack;
    if (attack && claim.modality == Modality::kReported) claim.speaker.clear();
    if (claim.modality != Modality::kDenied || claim.facet() == Facet::kOutlook) continue;
    claim.valid_from = Date();
    claim.valid_to = Date();
  }
}

bool has_semicolon(const View& view, std::uint32_t first, std::uint32_t last) {
  const auto tokens = std::span(view.text.tokens).subspan(first, last - first);
  return std::ranges::any_of(tokens, [](const Token& token) { return token.mark == ';'; });
}

bool limits(const View& view, const Draft& limit, const Draft& open) {
  const auto [first, last] = std::minmax(limit.head, open.head);
  // "one lorry an hour, aid goes without limit"
  const bool others = limit.claim.scope != Scope::kAll && open.claim.scope != Scope::kAll &&
                      limit.claim.scope != open.claim.scope;
  // "reopened 7 Aug | students only": of another column
  if (is_other_cell(view, limit.sentence, limit.head, open.head)) return false;
  return limit.limits && !others && open.claim.facet() == Facet::kStatus &&
         open.claim.value.state() == State::kOpen && limit.claim.crossing == open.claim.crossing &&
         !has_semicolon(view, first, last);
}

}  // namespace

void apply_limits(const View& view, std::size_t first, std::vector<Draft>& drafts) {
  const auto own = std::span(drafts).subspan(first);
  if (std::none_of(own.begin(), own.end(), [](const Draft& d) { return d.limits; })) return;
  std::vector<bool> limited(drafts.size());
  for (std::size_t i = first; i < drafts.size(); ++i) {
    for (Draft& limit : own) {
      if (!limits(view, limit, drafts[i])) continue;
      limited[i] = true;
      if (limit.claim.scope == Scope::kAll) limit.claim.scope = drafts[i].claim.scope;
    }
  }
  std::size_t next = 0;
  std::erase_if(drafts, [&](const Draft&) { return limited[next++]; });
}

void settle_drafts(const View& view, std::vector<Draft>& drafts) {
  // Nobody says what is rumoured, unless somebody denies it.
  std::erase_if(drafts, [](const Draft& draft) {
    return draft.rumoured && draft.claim.modality != Modality::kDenied;
  });
  drop_idle_fields(drafts);
  drop_titles(drafts);
  settle_counted(view, drafts);
  drop_overtaken(view, drafts);
  drop_events(drafts);
  join_restatements(drafts);
  end_superseded(drafts);
  end_passing(drafts);
  const auto stands_before = [](const Draft& a, const Draft& b) {
    return a.claim.span->begin < b.claim.span->begin;
  };
  // Most texts are told in order, and sorting asks for memory.
  if (!std::is_sorted(drafts.begin(), drafts.end(), stands_before))
    std::stable_sort(drafts.begin(), drafts.end(), stands_before);
}

}  // namespace maabar::report
