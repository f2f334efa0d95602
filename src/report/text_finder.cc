// SPDX-License-Identifier: Apache-2.0
#include "report/text_finder.h"

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

struct TextFinder::Compiled {
  report::ClassNames classes;
  report::PhraseMatcher matcher;
  std::vector<std::string> values;
  report::DateClasses dates;
  report::SentenceClasses sentences;

  /// A text cut up; sentences are indices of its tokens.
  struct Cut {
    report::TokenText tokens;
    report::Annotations annotations;
    std::vector<report::Sentence> sentences;
  };
  [[nodiscard]] Cut cut(std::string_view text) const {
    Cut made;
    made.tokens = report::tokenize(text, {0, text.size()});
    made.annotations.reset(made.tokens.tokens.size());
    matcher.annotate(made.tokens, made.annotations);
    made.annotations.finish();
    made.sentences = report::split_sentences(made.tokens, made.annotations, sentences, 0);
    return made;
  }
};

TextFinder::TextFinder(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
TextFinder::TextFinder(TextFinder&&) noexcept = default;
TextFinder& TextFinder::operator=(TextFinder&&) noexcept = default;
TextFinder::~TextFinder() = default;

Result<TextFinder> TextFinder::build(const Lexicon& lexicon) {
  auto compiled = std::make_unique<Compiled>();
  for (const std::string_view name : report::DateClasses::kNames) {
    compiled->classes.add(std::string(name));
  }
  for (const std::string_view name : report::SentenceClasses::kNames) {
    compiled->classes.add(std::string(name));
  }
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
  compiled->dates.starts = report::DateStarts(compiled->dates, compiled->matcher);
  compiled->sentences = report::SentenceClasses::of(compiled->classes);
  return TextFinder(std::move(compiled));
}

std::vector<Span> TextFinder::find_sentences(std::string_view text) const {
  const Compiled::Cut cut = compiled_->cut(text);
  std::vector<Span> found;
  for (const report::Sentence& sentence : cut.sentences) {
    const auto& tokens = cut.tokens.tokens;
    const std::size_t next =
        sentence.last < tokens.size() ? tokens[sentence.last].begin : text.size();
    std::size_t end = tokens[sentence.last - 1].end;
    while (end < next && text[end] != ' ' && text[end] != '\n' && text[end] != '\t') ++end;
    found.push_back({tokens[sentence.lead].begin, static_cast<std::uint32_t>(end)});
  }
  return found;
}

std::vector<FoundDate> TextFinder::find_dates(std::string_view text, const Date& reference,
                                              report::Lean lean) const {
  const Compiled::Cut cut = compiled_->cut(text);
  const auto& tokens = cut.tokens.tokens;
  std::vector<FoundDate> found;
  report::DateFrame frame{reference, {}, lean};
  for (const report::Sentence& sentence : cut.sentences) {
    for (const DatePhrase& phrase :
         report::find_dates(cut.tokens, cut.annotations, compiled_->dates, compiled_->values,
                            sentence.first, sentence.last)) {
      FoundDate date;
      date.span = {tokens[phrase.begin].begin, tokens[phrase.end - 1].end};
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
