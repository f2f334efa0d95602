// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "report/view.h"

namespace maabar::report {
namespace {

constexpr std::uint32_t kLongestSpeaker = 14;

/// What was learnt of a speaker, for later "he said" and bare surnames.
struct KnownSpeaker {
  std::string text;
  bool authority = false;
  Country country;
};

/// Reads who says what, sentence by sentence; remembers the last speaker.
class AttributionReader {
 public:
  AttributionReader(const Grammar& grammar, const View& view) : grammar_(grammar), view_(view) {}

  std::vector<Attribution> read(const Sentence& sentence) {
    std::vector<Attribution> found;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (const Annotation* say = view_.find(i, grammar_.known.say)) {
        if (is_passive(sentence, i)) continue;
        add(read_said(sentence, *say), sentence, *say, found);
      } else if (const Annotation* according = view_.find(i, grammar_.known.according)) {
        add(read_after(sentence, according->end), sentence, *according, found);
      }
    }
    if (found.empty() && sentence.label_end > sentence.first) read_label(sentence, found);
    return found;
  }

 private:
  /// "is expected": nobody says it.
  [[nodiscard]] bool is_passive(const Sentence& sentence, std::uint32_t verb) const {
    for (std::uint32_t back = 1; back <= 2 && verb >= sentence.first + back; ++back) {
      const Annotation* aux = view_.find(verb - back, grammar_.known.aux);
      if (aux != nullptr && grammar_.value(*aux).starts_with("be")) return true;
      if (view_.find(verb - back, grammar_.known.adverb) == nullptr) return false;
    }
    return false;
  }

  void add(const KnownSpeaker& speaker, const Sentence& sentence, const Annotation& verb,
           std::vector<Attribution>& found) {
    if (speaker.text.empty()) return;
    Attribution attribution;
    attribution.verb = verb.begin;
    attribution.first = sentence.first;
    attribution.last = sentence.last;
    attribution.speaker = speaker.text;
    attribution.authority = speaker.authority;
    attribution.country = speaker.country;
    attribution.announces = view_.find(verb.begin, grammar_.known.announce) != nullptr;
    attribution.stated = date_of_saying(sentence, verb.end);
    found.push_back(attribution);
    last_ = speaker;
  }

  /// `said on Monday`, `told reporters late on Monday`: the date right behind the verb.
  [[nodiscard]] std::int32_t date_of_saying(const Sentence& sentence, std::uint32_t end) const {
    constexpr std::uint32_t kReach = 3;
    const auto index = static_cast<std::size_t>(&sentence - view_.sentences.data());
    const std::vector<DatePhrase>& dates = view_.dates[index];
    for (std::size_t i = 0; i < dates.size(); ++i) {
      if (dates[i].begin < end || dates[i].begin > end + kReach) continue;
      if (dates[i].role != DateRole::kAt || dates[i].kind == DatePhrase::Kind::kDuration) return -1;
      for (std::uint32_t t = end; t < dates[i].begin; ++t) {
        const bool trigger = view_.token(t).kind == Token::Kind::kMark ||
                             view_.find(t, grammar_.known.place) != nullptr ||
                             view_.find(t, grammar_.known.aux) != nullptr ||
                             view_.find(t, grammar_.known.v_open) != nullptr ||
                             view_.find(t, grammar_.known.v_close) != nullptr;
        if (trigger) return -1;
      }
      return static_cast<std::int32_t>(i);
    }
    return -1;
  }

  /// A label that names a speaker covers its line: `Qaim mayor Turki al-Mahallawi: ...`.
  void read_label(const Sentence& sentence, std::vector<Attribution>& found) {
    if (view_.token(sentence.label_end - 1).mark != ':') return;
    const KnownSpeaker speaker = speaker_in(sentence.first, sentence.label_end - 1);
    if (speaker.text.empty() || !speaks_for_office(sentence.first, sentence.label_end - 1)) return;
    Annotation verb;
    verb.begin = sentence.label_end - 1;
    add(speaker, sentence, verb, found);
  }

  [[nodiscard]] bool speaks_for_office(std::uint32_t first, std::uint32_t last) const {
    return view_.annotations.find_in(first, last, grammar_.known.office) != nullptr;
  }

  KnownSpeaker read_said(const Sentence& sentence, const Annotation& say) {
    KnownSpeaker before = read_before(sentence, say.begin);
    if (!before.text.empty() || say.begin == sentence.first) return before;
    const char mark = view_.token(say.begin - 1).mark;
    const bool inverted = mark == ',' || mark == '"';
    return inverted ? read_after(sentence, say.end) : KnownSpeaker();
  }

  /// The noun phrase that ends at `end`, over an apposition between commas.
  KnownSpeaker read_before(const Sentence& sentence, std::uint32_t end) {
    std::uint32_t last = end;
    while (last > sentence.first && skips_before(last - 1)) --last;
    if (last == sentence.first) return {};
    if (is_pronoun(last - 1)) return last_;
    if (view_.token(last - 1).mark == ',') {
      const std::uint32_t inner = phrase_begin(sentence, last - 1);
      const std::uint32_t relative = over_relative_clause(sentence, inner);
      if (relative != inner) {
        const KnownSpeaker head = speaker_in(relative, inner - 2);
        return head.text.empty() ? speaker_in(relative, last - 1) : head;
      }
      const std::uint32_t outer = inner > sentence.first && view_.token(inner - 1).mark == ','
                                      ? phrase_begin(sentence, inner - 1)
                                      : inner;
      KnownSpeaker whole = speaker_in(outer, last - 1);
      if (!whole.text.empty() && outer != inner) return whole;
      return view_.find(inner, grammar_.known.office) != nullptr ? speaker_in(inner, last - 1)
                                                                 : KnownSpeaker();
    }
    return speaker_in(with_apposition(sentence, phrase_begin(sentence, last)), last);
  }

  /// `X, which holds the gate, said`: the phrase before the relative clause.
  [[nodiscard]] std::uint32_t over_relative_clause(const Sentence& sentence,
                                                   std::uint32_t begin) const {
    const bool relative = begin > sentence.first + 1 &&
                          view_.find(begin - 1, grammar_.known.clause_word) != nullptr &&
                          view_.token(begin - 2).mark == ',';
    return relative ? phrase_begin(sentence, begin - 2) : begin;
  }

  /// `Fahri Aral, the governor, said`: takes the name before the apposition in.
  [[nodiscard]] std::uint32_t with_apposition(const Sentence&, std::uint32_t begin) const {
    return begin;
  }

  [[nodiscard]] bool skips_before(std::uint32_t i) const {
    if (view_.find(i, grammar_.known.aux) != nullptr) return true;
    return view_.find(i, grammar_.known.adverb) != nullptr || view_.is(i, "who");
  }

  [[nodiscard]] bool is_pronoun(std::uint32_t i) const {
    return view_.is(i, "he") || view_.is(i, "she") || view_.is(i, "they");
  }

  /// Walks left to the mark or clause word that begins the phrase.
  [[nodiscard]] std::uint32_t phrase_begin(const Sentence& sentence, std::uint32_t last) const {
    std::uint32_t i = last;
    while (i > sentence.first && last - i < kLongestSpeaker) {
      const Token& token = view_.token(i - 1);
      const bool dotted = token.mark == '.' && i >= 2 && view_.token(i - 2).capital;
      if (token.kind == Token::Kind::kMark && !dotted) break;
      if (view_.find(i - 1, grammar_.known.clause_word) != nullptr) break;
      if (view_.find(i - 1, grammar_.known.say) != nullptr) break;
      --i;
    }
    return i;
  }

  KnownSpeaker read_after(const Sentence& sentence, std::uint32_t begin) {
    std::uint32_t end = begin;
    while (end < sentence.last && end - begin < kLongestSpeaker) {
      const Token& token = view_.token(end);
      const bool dotted = token.mark == '.' && end > begin && view_.token(end - 1).capital;
      const bool comma = token.mark == ',' && speaks_for_office(begin, end);
      if (token.kind == Token::Kind::kMark && !dotted && !comma) break;
      if (view_.find(end, grammar_.known.clause_word) != nullptr) break;
      if (view_.find(end, grammar_.known.date) != nullptr) break;
      ++end;
    }
    if (begin == end) return {};
    if (is_pronoun(begin)) return {};
    KnownSpeaker speaker = speaker_in(begin, end);
    const bool quoted_only = !speaks_for_office(begin, end) && !begins_with_name(begin);
    return quoted_only ? KnownSpeaker() : speaker;
  }

  [[nodiscard]] bool begins_with_name(std::uint32_t i) const {
    return view_.token(i).capital && view_.find(i, grammar_.known.crossing_name) == nullptr &&
           view_.annotations.at(i).empty();
  }

  /// The speaker told by tokens [first, last): a person's name when an office stands with it or it
  /// was met before, else the office or body.
  KnownSpeaker speaker_in(std::uint32_t first, std::uint32_t last) {
    if (first >= last) return {};
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
      speaker.text = office_text(first, last);
      return speaker;
    }
    return body_in(first, last);
  }

  [[nodiscard]] std::string surname(std::uint32_t name_last) const {
    return std::string(view_.folded(name_last - 1));
  }

  void read_office(std::uint32_t first, std::uint32_t last, KnownSpeaker& speaker) const {
    for (std::uint32_t i = first; i < last; ++i) {
      for (const Annotation& a : view_.annotations.at(i)) {
        if (a.word_class == grammar_.known.office && grammar_.value(a) == "authority") {
          speaker.authority = true;
        }
        if (a.word_class == grammar_.known.nation || a.word_class == grammar_.known.country) {
          if (speaker.country.is_none()) speaker.country = grammar_.countries[a.payload];
        }
      }
    }
  }

  /// The last run of two or more capitalised words that is no office, country or crossing.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> name_in(std::uint32_t first,
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
      if (end - i >= 2 && end - i <= 6) best = {i, end};
      i = end;
    }
    return best;
  }

  [[nodiscard]] bool is_name_word(std::uint32_t i) const {
    const Token& token = view_.token(i);
    if (!token.capital || token.kind != Token::Kind::kWord || token.possessive || is_filler(i)) {
      return false;
    }
    const KnownClasses& k = grammar_.known;
    return std::none_of(
        view_.annotations.at(i).begin(), view_.annotations.at(i).end(), [&](const Annotation& a) {
          return a.word_class == k.office || a.word_class == k.nation ||
                 a.word_class == k.country || a.word_class == k.title_word ||
                 a.word_class == k.abbreviation || a.word_class == grammar_.dates.weekday;
        });
  }

  [[nodiscard]] bool is_particle(std::uint32_t i, std::uint32_t last) const {
    if (i + 1 >= last) return false;
    const std::string_view word = view_.folded(i);
    const bool particle = word == "al" || word == "el" || word == "ul" || word == "bin" ||
                          word == "ibn" || word == "de" || word == "von" || word == "abu";
    return (particle && (view_.token(i + 1).capital)) || view_.token(i).joined;
  }

  /// `Jordanian officials`: the phrase without its article, up to its office word.
  [[nodiscard]] std::string office_text(std::uint32_t first, std::uint32_t last) const {
    std::uint32_t begin = first;
    std::uint32_t end = first;
    for (std::uint32_t i = first; i < last; ++i) {
      const Annotation* office = view_.find(i, grammar_.known.office);
      if (office != nullptr && office->end <= last) {
        end = office->end;
        i = office->end - 1;
      } else if (end > first) {
        break;
      }
    }
    if (end > begin + 5) begin = end - 5;
    while (begin + 1 < end && is_filler(begin)) ++begin;
    return std::string(view_.bytes(begin, end));
  }

  [[nodiscard]] bool is_filler(std::uint32_t i) const {
    static constexpr std::array<std::string_view, 14> kFillers = {
        "the", "a",   "an",   "its", "his", "their", "our",
        "two", "one", "some", "and", "of",  "in",    "s"};
    return std::find(kFillers.begin(), kFillers.end(), view_.folded(i)) != kFillers.end() ||
           view_.token(i).kind == Token::Kind::kMark;
  }

  /// A country, an organisation, or people as a kind.
  [[nodiscard]] KnownSpeaker body_in(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i < last; ++i) {
      const KnownClasses& k = grammar_.known;
      for (const Annotation& a : view_.annotations.at(i)) {
        if (a.end > last) continue;
        if (a.word_class == k.person_word) return {std::string(view_.bytes(i, a.end)), false, {}};
        if (a.word_class == k.country) {
          return {std::string(view_.bytes(i, a.end)), true, grammar_.countries[a.payload]};
        }
        if (a.word_class == k.actor_name && view_.token(i).capital) {
          return {std::string(view_.bytes(i, a.end)), true, grammar_.actor_countries[a.payload]};
        }
      }
      if (view_.token(i).upper) return {std::string(view_.bytes(i, i + 1)), false, {}};
    }
    return {};
  }

  const Grammar& grammar_;
  const View& view_;
  KnownSpeaker last_;
  std::map<std::string, KnownSpeaker> people_;
};

}  // namespace

void find_attributions(const Grammar& grammar, View& view) {
  AttributionReader reader(grammar, view);
  view.attributions.resize(view.sentences.size());
  for (std::size_t s = 0; s < view.sentences.size(); ++s) {
    view.attributions[s] = reader.read(view.sentences[s]);
  }
}

}  // namespace maabar::report
