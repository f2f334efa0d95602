// SPDX-License-Identifier: Apache-2.0
#include "report/date_start.h"

#include <algorithm>
#include <array>

#include "report/date_phrase.h"

namespace maabar::report {
namespace {

/// Every word that a reader of dates asks for by name at the first token of a date. One that is
/// missing here is a date that is never found.
constexpr auto kBeginWords = std::to_array<std::string_view>(
    {"until",         "till", "ever",  "from",  "since", "for",    "in",      "on",
     "the",           "its",  "their", "that",  "about", "around", "some",    "nearly",
     "more",          "than", "over",  "least", "at",    "almost", "another", "roughly",
     "approximately", "just", "only",  "under", "less",  "by",     "earlier", "later"});
/// Likewise behind the words that introduce it.
constexpr auto kCoreWords = std::to_array<std::string_view>(
    {"a", "one", "half", "final", "closing", "opening", "fiscal", "calendar", "fy", "financial"});
/// Likewise of a date of the calendar.
constexpr auto kCalendarWords =
    std::to_array<std::string_view>({"nineteen", "twenties", "thirties", "forties", "fifties",
                                     "sixties", "seventies", "eighties", "nineties"});

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

DateStarts::DateStarts(const DateClasses& c, const PhraseMatcher& matcher)
    : by_word_(matcher.word_count() + 1, kNever),
      core_bits_(Annotations::class_bits_of({c.month, c.weekday, c.unit, c.number_word, c.ordinal,
                                             c.which, c.season, c.day_word, c.feast})),
      calendar_bits_(Annotations::class_bits_of({c.month, c.number_word, c.ordinal})) {
  begin_bits_ = core_bits_ | Annotations::class_bits_of({c.role, c.part, c.vague});
  const auto note = [&](std::string_view word) {
    by_word_[matcher.find_word(word)] = start_of(word);
  };
  std::for_each(kBeginWords.begin(), kBeginWords.end(), note);
  std::for_each(kCoreWords.begin(), kCoreWords.end(), note);
  std::for_each(kCalendarWords.begin(), kCalendarWords.end(), note);
}

std::uint8_t DateStarts::start_of(std::string_view folded) {
  if (is_one_of(kCoreWords, folded)) return kCore;
  if (is_one_of(kCalendarWords, folded)) return kCore | kCalendar;
  return is_one_of(kBeginWords, folded) ? kBegin : kNever;
}

bool DateStarts::may(std::uint8_t starts, const TokenText& text, std::uint32_t token) const {
  if (by_word_.empty()) return true;
  const std::string& folded = text.folded[token];
  if (folded.empty()) return text.tokens[token].mark == '"';  // the '90s
  // 2019, 1990s, Q1, FY2019
  if (is_digit(folded.front()) || is_digit(folded.back())) return true;
  const std::uint32_t word = text.tokens[token].word;
  const bool known = word != 0 && word < by_word_.size();
  return ((known ? by_word_[word] : start_of(folded)) & starts) != 0;
}

}  // namespace maabar::report
