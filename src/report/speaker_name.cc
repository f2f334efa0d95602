// SPDX-License-Identifier: Apache-2.0
#include "report/speaker_name.h"

#include <algorithm>
#include <array>

namespace maabar::report {

bool SpeakerNames::speaks_for_office(std::uint32_t first, std::uint32_t last) const {
  return view_.annotations.find_in(first, last, grammar_.known.office) != nullptr;
}

KnownSpeaker SpeakerNames::find(std::uint32_t first, std::uint32_t last) {
  KnownSpeaker speaker = first < last ? name_speaker(first, last) : KnownSpeaker();
  speaker.begin = first;
  speaker.end = last;
  return speaker;
}

KnownSpeaker SpeakerNames::name_speaker(std::uint32_t first, std::uint32_t last) {
  KnownSpeaker speaker;
  read_office(first, last, speaker);
  const auto [name_first, name_last] = name_in(first, last);
  const bool has_office = speaks_for_office(first, last);
  if (name_first < name_last) {
    const std::string name(view_.bytes(name_first, name_last));
    if (has_office) {
      speaker.text = name;
      people_[surname(name_last)] = speaker;
      return speaker;
    }
    const auto known = people_.find(surname(name_last));
    if (known != people_.end()) return known->second;
  }
  if (has_office) {
    const std::uint32_t name = name_behind_office(first, last);
    speaker.text =
        name < last ? std::string(view_.bytes(name, name + 1)) : office_text(first, last);
    if (name < last) people_[surname(name + 1)] = speaker;
    return speaker;
  }
  if (const KnownSpeaker* met = met_before(first, last)) return *met;
  speaker = body_in(first, last);
  if (speaker.text.empty() && name_first < name_last) {
    speaker.text = std::string(view_.bytes(name_first, name_last));
    people_[surname(name_last)] = speaker;
  }
  const bool lone = first + 1 == last && is_name_word(first) && view_.annotations.at(first).empty();
  if (speaker.text.empty() && lone) speaker.text = std::string(view_.bytes(first, last));
  return speaker;
}

std::uint32_t SpeakerNames::name_behind_office(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t i = first; i + 1 < last; ++i) {
    const Annotation* office = view_.find(i, grammar_.known.office);
    if (office == nullptr) continue;
    const bool ends = office->end + 1 == last && is_name_word(office->end);
    const bool place = view_.find(last - 1, grammar_.known.crossing_name) != nullptr ||
                       view_.find(last - 1, grammar_.known.place) != nullptr;
    return ends && !place && !view_.token(last - 1).upper ? last - 1 : last;
  }
  return last;
}

const KnownSpeaker* SpeakerNames::met_before(std::uint32_t first, std::uint32_t last) const {
  constexpr std::uint32_t kLongest = 3;
  if (last - first > kLongest) return nullptr;
  const auto known = people_.find(std::string(view_.folded(last - 1)));
  const bool named = is_name_word(last - 1) && known != people_.end();
  return named ? &known->second : nullptr;
}

std::string SpeakerNames::surname(std::uint32_t name_last) const {
  return std::string(view_.folded(name_last - 1));
}

void SpeakerNames::read_office(std::uint32_t first, std::uint32_t last,
                               KnownSpeaker& speaker) const {
  bool body = false;
  std::uint32_t read_to = first;  // "army source" is no army
  for (std::uint32_t i = first; i < last; ++i) {
    const Annotation* office = i < read_to ? nullptr : view_.find(i, grammar_.known.office);
    if (office != nullptr) {
      read_to = office->end;
      speaker.authority = speaker.authority || grammar_.value(*office) == "authority";
      body = body || grammar_.value(*office) == "body";
    }
    for (const Annotation& a : view_.annotations.at(i)) {
      if (a.word_class == grammar_.known.nation || a.word_class == grammar_.known.country) {
        if (speaker.country.is_none()) speaker.country = grammar_.countries[a.payload];
      }
    }
  }
  if (body) speaker.authority = false;
}

std::pair<std::uint32_t, std::uint32_t> SpeakerNames::name_in(std::uint32_t first,
                                                              std::uint32_t last) const {
  std::pair<std::uint32_t, std::uint32_t> best{last, last};
  std::uint32_t i = first;
  while (i < last) {
    if (!is_name_word(i)) {
      ++i;
      continue;
    }
    std::uint32_t end = i + 1;
    while (end < last && (is_name_word(end) || is_particle(end, last))) ++end;
    if (end - i >= 2 && end - i <= 6 && !is_institutions(first, i)) best = {i, end};
    i = end;
  }
  return best;
}

bool SpeakerNames::is_institutions(std::uint32_t first, std::uint32_t begin) const {
  const std::uint32_t the = begin > first && view_.is(begin - 1, "the") ? 1 : 0;
  if (begin < first + the + 2) return false;
  const std::uint32_t at = begin - the - 1;
  if (view_.is(at, "of") || view_.is(at, "for")) return true;
  return view_.is(at, "and") && view_.find(at - 1, grammar_.known.office) != nullptr;
}

bool SpeakerNames::is_dotted(std::uint32_t i) const {
  return i + 1 < view_.text.tokens.size() && view_.token(i + 1).mark == '.';
}

bool SpeakerNames::is_name_word(std::uint32_t i) const {
  const Token& token = view_.token(i);
  if (!token.capital || token.kind != Token::Kind::kWord || token.possessive || is_filler(i)) {
    return false;
  }
  const KnownClasses& k = grammar_.known;
  return std::none_of(
      view_.annotations.at(i).begin(), view_.annotations.at(i).end(), [&](const Annotation& a) {
        return a.word_class == k.office || a.word_class == k.nation || a.word_class == k.country ||
               a.word_class == k.title_word || (a.word_class == k.abbreviation && is_dotted(i)) ||
               a.word_class == grammar_.dates.weekday;
      });
}

bool SpeakerNames::is_particle(std::uint32_t i, std::uint32_t last) const {
  if (i + 1 >= last) return false;
  const std::string_view word = view_.folded(i);
  const bool particle = word == "al" || word == "el" || word == "ul" || word == "bin" ||
                        word == "ibn" || word == "de" || word == "von" || word == "abu";
  return (particle && (view_.token(i + 1).capital)) || view_.token(i).joined;
}

std::string SpeakerNames::office_text(std::uint32_t first, std::uint32_t last) const {
  std::uint32_t begin = first;
  std::uint32_t end = first;
  for (std::uint32_t i = first; i < last; ++i) {
    const Annotation* office = view_.find(i, grammar_.known.office);
    if (office != nullptr && office->end <= last && !view_.token(i).joined) {
      end = office->end;
      i = office->end - 1;
    } else if (end > first) {
      break;
    }
  }
  end = over_charge(end, last);
  for (std::uint32_t i = begin; i + 1 < end; ++i) {
    const bool clause = view_.is(i, "and") && view_.is(i + 1, "the");
    if (clause || view_.find(i, grammar_.known.aux) != nullptr) begin = i + 1;
  }
  if (end > begin + 5) begin = end - 5;
  begin = behind_time(begin, end);
  while (begin + 1 < end && is_filler(begin)) ++begin;
  return std::string(view_.bytes(begin, end));
}

std::uint32_t SpeakerNames::behind_time(std::uint32_t begin, std::uint32_t end) const {
  const Annotation* date = view_.find(begin, grammar_.known.date);
  if (date != nullptr && date->end < end) return date->end;
  const bool adverb = is_any<"later", "earlier", "meanwhile", "then", "however", "also", "but",
                             "yet", "today", "yesterday", "separately", "afterwards">(view_, begin);
  return adverb && begin + 1 < end ? begin + 1 : begin;
}

std::uint32_t SpeakerNames::over_charge(std::uint32_t end, std::uint32_t last) const {
  if (end + 1 >= last || !view_.is(end, "of")) return end;
  std::uint32_t at = view_.is(end + 1, "the") ? end + 2 : end + 1;
  if (at >= last || !view_.token(at).capital) return end;
  while (at < last && view_.token(at).capital && at < end + 4) ++at;
  return at;
}

bool SpeakerNames::is_filler(std::uint32_t i) const {
  static constexpr std::array<std::string_view, 14> kFillers = {
      "the", "a", "an", "its", "his", "their", "our", "two", "one", "some", "and", "of", "in", "s"};
  return std::find(kFillers.begin(), kFillers.end(), view_.folded(i)) != kFillers.end() ||
         view_.token(i).kind == Token::Kind::kMark;
}

KnownSpeaker SpeakerNames::body_in(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t i = first; i < last; ++i) {
    const KnownClasses& k = grammar_.known;
    for (const Annotation& a : view_.annotations.at(i)) {
      if (a.end > last) continue;
      if (a.word_class == k.person_word) return body(i, a.end, false, {});
      if (a.word_class == k.country) return body(i, a.end, true, grammar_.countries[a.payload]);
      if (a.word_class == k.actor_name && view_.token(i).capital) {
        return body(i, a.end, true, grammar_.actor_countries[a.payload]);
      }
    }
    if (view_.token(i).upper) return body(i, i + 1, false, {});
  }
  return {};
}

KnownSpeaker SpeakerNames::body(std::uint32_t first, std::uint32_t last, bool authority,
                                Country country) const {
  return {std::string(view_.bytes(first, last)), authority, country, first, last};
}

void name_title_speaker(const Grammar& grammar, View& view) {
  static constexpr std::array<std::string_view, 7> kWords = {
      "reply", "answer", "statement", "communique", "release", "notice", "announcement"};
  if (view.sentences.empty() || view.sentences.front().kind != BlockKind::kTitle) return;
  const Sentence& title = view.sentences.front();
  for (std::uint32_t i = title.first; i + 2 < title.last; ++i) {
    const bool word = std::find(kWords.begin(), kWords.end(), view.folded(i)) != kWords.end();
    if (!word || !(view.is(i + 1, "of") || view.is(i + 1, "by") || view.is(i + 1, "from")))
      continue;
    std::uint32_t end = i + 2;
    while (end < title.last && view.token(end).kind != Token::Kind::kMark && !view.is(end, "to") &&
           !view.is(end, "on")) {
      ++end;
    }
    SpeakerNames names(grammar, view);
    const KnownSpeaker speaker = names.find(i + 2, end);
    if (speaker.authority) view.publisher_speaker = speaker.text;
    return;
  }
}

void name_statement_speaker(View& view) {
  constexpr std::size_t kOpening = 3;
  std::size_t read = 0;
  for (std::size_t s = 0; s < view.sentences.size() && read < kOpening; ++s) {
    if (view.sentences[s].kind == BlockKind::kTitle) continue;
    ++read;
    for (const Attribution& said : view.attributions[s]) {
      if (!said.authority) continue;
      view.publisher_speaker = said.speaker;
      return;
    }
  }
}

}  // namespace maabar::report
