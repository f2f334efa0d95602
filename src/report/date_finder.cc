// SPDX-License-Identifier: Apache-2.0
#include "report/date_finder.h"

#include <map>

#include "report/annotation.h"
#include "report/sentence.h"

namespace maabar {
namespace {

using report::DatePhrase;

std::string to_duration(const DatePhrase& phrase) {
  if (phrase.kind != DatePhrase::Kind::kDuration || phrase.vague) return {};
  switch (phrase.unit) {
    case DatePhrase::Unit::kHour:
      return fmt::format("PT{}H", phrase.count);
    case DatePhrase::Unit::kDay:
      return fmt::format("P{}D", phrase.count);
    case DatePhrase::Unit::kWeek:
      return fmt::format("P{}W", phrase.count);
    case DatePhrase::Unit::kMonth:
      return fmt::format("P{}M", phrase.count);
    case DatePhrase::Unit::kQuarter:
      return fmt::format("P{}M", 3 * phrase.count);
    case DatePhrase::Unit::kYear:
      return fmt::format("P{}Y", phrase.count);
    case DatePhrase::Unit::kDecade:
      return fmt::format("P{}Y", 10 * phrase.count);
    case DatePhrase::Unit::kCentury:
      return fmt::format("P{}Y", 100 * phrase.count);
    default:
      return {};
  }
}

}  // namespace

std::string FoundDate::value() const {
  if (dates.is_unknown()) return {};
  const std::string first = to_string(dates.first);
  return dates.first == dates.last ? first : first + "/" + to_string(dates.last);
}

Interval<Day> FoundDate::days() const {
  return {dates.first.first_day(), dates.last.last_day() + 1};
}

struct DateFinder::Compiled {
  report::ClassNames classes;
  report::PhraseMatcher matcher;
  std::vector<std::string> values;
  report::DateClasses dates;
  report::ClassId abbreviation;
};

DateFinder::DateFinder(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
DateFinder::DateFinder(DateFinder&&) noexcept = default;
DateFinder& DateFinder::operator=(DateFinder&&) noexcept = default;
DateFinder::~DateFinder() = default;

Result<DateFinder> DateFinder::build(const Lexicon& lexicon) {
  auto compiled = std::make_unique<Compiled>();
  for (const std::string_view name : report::DateClasses::kNames) {
    compiled->classes.add(std::string(name));
  }
  compiled->abbreviation = compiled->classes.add("abbreviation");
  std::vector<bool> filled(compiled->classes.size(), false);
  std::map<std::string, std::uint32_t> value_index;
  for (const LexiconPhrase& phrase : lexicon.phrases()) {
    const report::ClassId word_class = compiled->classes.find(phrase.word_class);
    if (word_class.is_none()) continue;
    filled[word_class.index()] = true;
    const auto [it, fresh] =
        value_index.emplace(phrase.value, static_cast<std::uint32_t>(compiled->values.size()));
    if (fresh) compiled->values.push_back(phrase.value);
    compiled->matcher.add(phrase.phrase, {word_class, it->second, 0, false});
  }
  for (std::size_t i = 0; i < filled.size(); ++i) {
    if (filled[i]) continue;
    return invalid_input(fmt::format("the lexicon has no word of class '{}'",
                                     compiled->classes.name(report::ClassId::from_index(i))));
  }
  compiled->dates = report::DateClasses::of(compiled->classes);
  return DateFinder(std::move(compiled));
}

std::vector<FoundDate> DateFinder::find(std::string_view text, const Date& reference,
                                        report::Lean lean) const {
  report::TokenText tokens = report::tokenize(text, {0, text.size()});
  report::Annotations annotations;
  annotations.reset(tokens.tokens.size());
  compiled_->matcher.annotate(tokens, annotations);
  annotations.finish();
  std::vector<FoundDate> found;
  report::DateFrame frame{reference, {}, lean};
  for (const report::Sentence& sentence :
       report::split_sentences(tokens, annotations, compiled_->abbreviation, 0)) {
    for (const DatePhrase& phrase :
         report::find_dates(tokens, annotations, compiled_->dates, compiled_->values,
                            sentence.first, sentence.last)) {
      FoundDate date;
      date.span = {tokens.tokens[phrase.begin].begin, tokens.tokens[phrase.end - 1].end};
      date.role = phrase.role;
      date.dates = report::resolve_span(phrase, frame);
      date.duration = to_duration(phrase);
      const bool told = !date.dates.is_unknown() && phrase.kind != DatePhrase::Kind::kDuration;
      if (told) frame.event = date.dates.first;
      found.push_back(std::move(date));
    }
  }
  return found;
}

}  // namespace maabar
