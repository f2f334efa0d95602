// SPDX-License-Identifier: Apache-2.0
#include "report/doubt.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace maabar::report {

namespace {

constexpr std::array<Lean, 2> kLeans = {Lean::kPast, Lean::kFuture};

/// "Monday, 15 October" of a year in which that day is none: whether the weekday fits the day that
/// the document's date makes of it, on either side of that date.
bool fits_weekday(const DatePhrase& phrase, const Date& published) {
  return std::any_of(kLeans.begin(), kLeans.end(), [&](Lean lean) {
    const Date date = resolve(phrase, published, lean);
    return date.precision() == Date::Precision::kDay && weekday(date.first_day()) == phrase.weekday;
  });
}

/// The first day told with a weekday that is not its own, when no other fits.
std::string find_weekday_doubt(const View& view) {
  const Date& published = view.document.report.published;
  const DatePhrase* wrong = nullptr;
  for (const auto& dates : view.dates) {
    for (const DatePhrase& date : dates) {
      const bool told = date.kind == DatePhrase::Kind::kCalendar && date.weekday >= 0 &&
                        date.day != 0 && date.month != 0 && date.year == 0 && date.inner.empty();
      if (!told) continue;
      if (fits_weekday(date, published)) return {};
      if (wrong == nullptr) wrong = &date;
    }
  }
  if (wrong == nullptr) return {};
  return fmt::format("the text says '{}', which is another weekday near the document's date, {}",
                     view.bytes(wrong->begin, wrong->end), to_string(published));
}

}  // namespace

std::string find_date_doubt(const Grammar& grammar, const View& view) {
  const Date& published = view.document.report.published;
  if (published.precision() != Date::Precision::kDay) return {};
  for (std::size_t s = 0; s < view.sentences.size(); ++s) {
    for (const DatePhrase& date : view.dates[s]) {
      if (date.kind != DatePhrase::Kind::kCalendar || date.year != 0 || date.month == 0) continue;
      // "earlier in October": only the current month is spoken of so.
      const bool this_one =
          view.is(date.begin, "this") && date.which != DatePhrase::Which::kLast;  // "this past May"
      const bool current =
          view.is(date.begin, "earlier") || view.is(date.begin, "later") || this_one;
      if (current && date.month != published.month()) {
        const std::string_view words = view.bytes(date.begin, date.end);
        return fmt::format("the text says '{}', the document is dated {}", words,
                           to_string(published));
      }
    }
  }
  (void)grammar;
  return find_weekday_doubt(view);
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

namespace {

/// Words that deny or rule out what was told before them, without telling it again.
struct Verdict {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool such = false;  ///< "no such step": of what was said to be due
};

/// "this", "the report", or nothing at all before a mark: what a verb of denial may have behind it.
bool points_back(const Grammar& grammar, const View& view, std::uint32_t at, std::uint32_t last) {
  static constexpr std::array<std::string_view, 7> kPointers = {"this", "that", "it",   "so",
                                                                "them", "both", "these"};
  if (at >= last || view.token(at).kind == Token::Kind::kMark) return true;
  const std::uint32_t noun = view.find(at, grammar.known.group_word) != nullptr ? at + 1 : at;
  const Annotation* claim = view.find(noun, grammar.known.told_noun);
  const std::uint32_t end = claim != nullptr ? claim->end : at + 1;
  const bool pointer = claim != nullptr || std::find(kPointers.begin(), kPointers.end(),
                                                     view.folded(at)) != kPointers.end();
  // "denied that the gate was shut" tells what it denies.
  return pointer &&
         (end >= last || view.token(end).kind == Token::Kind::kMark || view.is(end, "and") ||
          view.is(end, "as") || view.is(end, "on") || view.is(end, "at") || view.is(end, "saying"));
}

/// The `class_bit`s of what a verdict begins with.
std::uint64_t verdict_bits(const KnownClasses& known) {
  return Annotations::class_bits_of({known.unlikely, known.deny});
}

/// The verdict of tokens [first, last), if there is one.
std::optional<Verdict> find_verdict(const Grammar& grammar, const View& view, std::uint32_t first,
                                    std::uint32_t last) {
  const std::uint64_t bits = verdict_bits(grammar.known);
  for (std::uint32_t i = view.annotations.find_bits(first, last, bits); i < last;
       i = view.annotations.find_bits(i + 1, last, bits)) {
    for (const Annotation& a : view.annotations.at(i)) {
      if (a.word_class == grammar.known.unlikely && grammar.value(a) == "such") {
        return Verdict{i, a.end, true};
      }
      if (a.word_class != grammar.known.deny) continue;
      const bool whole = a.form == 0 && grammar.value(a) == "verdict";
      if (whole || (a.form != 0 && points_back(grammar, view, a.end, last))) {
        return Verdict{i, a.end, false};
      }
    }
  }
  return std::nullopt;
}

/// "Fano's spokesperson denies this": of a holder too that the text itself told last.
bool is_last_holder(const std::vector<Draft>& drafts, const Draft& draft) {
  if (draft.claim.facet() != Facet::kControl) return false;
  return std::none_of(drafts.begin(), drafts.end(), [&](const Draft& other) {
    const bool later = other.sentence > draft.sentence ||
                       (other.sentence == draft.sentence && other.head > draft.head);
    return later && other.claim.facet() == Facet::kControl;
  });
}

/// What the speaker of the verdict denies: hearsay turns into its denial, what another says stays
/// and is denied beside it.
void deny_drafts(const View& view, std::size_t sentence, const Verdict& verdict,
                 std::uint32_t first, std::vector<Draft>& drafts) {
  const Attribution* said = nullptr;
  for (const Attribution& a : view.attributions[sentence]) {
    if (said == nullptr && a.verb >= first) said = &a;
  }
  std::vector<Draft> denials;
  for (Draft& draft : drafts) {
    const bool here = draft.sentence == sentence && draft.head < first;
    const bool before = draft.sentence + 1 == sentence && first == view.sentences[sentence].first;
    const bool due = verdict.such && draft.claim.facet() == Facet::kOutlook;
    const bool told = !draft.claim.speaker.empty() || is_last_holder(drafts, draft);
    const bool other =
        !verdict.such && told && said != nullptr && said->speaker != draft.claim.speaker;
    // "They write that it is closed. That is a lie."
    const bool plain = said == nullptr && before && draft.claim.speaker.empty() && !verdict.such &&
                       is_any<"that", "this", "it", "not", "all", "nothing">(view, first);
    const bool fits = (here || before) && (draft.claimed || due || other || plain);
    if (!fits || draft.in_title || draft.claim.modality == Modality::kDenied) continue;
    // "took it from the rebels; they deny it": not that they had held it.
    if (draft.former) continue;
    Draft denial = draft;
    denial.claim.modality = Modality::kDenied;
    denial.claimed = false;
    if (said != nullptr) denial.claim.speaker = said->speaker;
    // "wants it open; a lawmaker thinks that unlikely": the wish stays.
    const bool wish = draft.claim.modality == Modality::kHoped && said != nullptr &&
                      said->speaker != draft.claim.speaker;
    if (!wish && (!other || draft.claimed || due)) {
      draft = std::move(denial);
    } else {
      denial.sentence = sentence;
      denial.head = verdict.begin;
      denial.claim.span = Span{view.token(verdict.begin).begin, view.token(verdict.end - 1).end};
      denials.push_back(std::move(denial));
    }
  }
  std::move(denials.begin(), denials.end(), std::back_inserter(drafts));
}

}  // namespace

void apply_verdict(const Grammar& grammar, const View& view, std::size_t sentence,
                   std::vector<Draft>& drafts) {
  const Sentence& here = view.sentences[sentence];
  const auto& words = view.annotations;
  const bool none =
      words.find_bits(here.first, here.last, verdict_bits(grammar.known)) == here.last;
  if (none || drafts.empty()) return;
  std::uint32_t first = here.first;
  for (std::uint32_t i = here.first; i <= here.last; ++i) {
    if (i < here.last && view.token(i).mark != ';') continue;
    const auto verdict = find_verdict(grammar, view, first, i);
    if (!verdict) {
      first = i + 1;
      continue;
    }
    const auto& places = view.places[sentence];
    const bool names_crossing = std::any_of(places.begin(), places.end(), [&](const Place& place) {
      return place.kind != Place::Kind::kRef && place.begin >= first && place.end <= i;
    });
    const bool speaks_of_last =
        first > here.first || (sentence > 0 && view.sentences[sentence - 1].block == here.block);
    // "contradicted this: police were in the hall": what follows is told against it.
    std::uint32_t told_end = verdict->end;
    while (told_end < i && view.token(told_end).mark != ':') ++told_end;
    const bool told = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) {
      return d.sentence == sentence && d.head >= first && d.head < told_end;
    });
    if (!names_crossing && speaks_of_last && !told) {
      deny_drafts(view, sentence, *verdict, first, drafts);
    }
    first = i + 1;
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
