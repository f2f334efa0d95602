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
  std::uint32_t begin = 0;  ///< tokens of the phrase that told it, up to the verb
  std::uint32_t end = 0;
};

/// Reads who says what, sentence by sentence; remembers the last speaker.
class AttributionReader {
 public:
  AttributionReader(const Grammar& grammar, const View& view) : grammar_(grammar), view_(view) {}

  std::vector<Attribution> read(const Sentence& sentence) {
    std::vector<Attribution> found;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (const Annotation* say = view_.find(i, grammar_.known.say)) {
        if (is_passive(sentence, i)) {
          if (view_.is(say->end, "by"))
            add(read_after(sentence, say->end + 1), sentence, *say, found);
          continue;
        }
        const bool joined = !found.empty() && is_joined(i);
        add(joined ? last_ : read_said(sentence, *say), sentence, *say, found);
      } else if (const Annotation* according = view_.find(i, grammar_.known.according)) {
        add(read_after(sentence, according->end), sentence, *according, found);
      }
    }
    if (found.empty() && sentence.label_end > sentence.first) read_label(sentence, found);
    if (found.empty()) read_continued(sentence, found);
    note_quote(sentence);
    if (!found.empty()) last_block_ = sentence.block;
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

  /// "X denied it and said that ...": the same speaks on.
  [[nodiscard]] bool is_joined(std::uint32_t verb) const {
    if (view_.find(verb - 1, grammar_.known.adverb) != nullptr) --verb;
    return view_.is(verb - 1, "and") || view_.is(verb - 1, "but");
  }

  void add(const KnownSpeaker& speaker, const Sentence& sentence, const Annotation& verb,
           std::vector<Attribution>& found) {
    if (speaker.text.empty()) return;
    Attribution attribution;
    attribution.verb = verb.begin;
    attribution.first = covers_before(sentence, speaker, verb) ? sentence.first : verb.begin;
    attribution.last = sentence.last;
    attribution.name_begin = speaker.begin;
    attribution.name_end = speaker.end;
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

  /// "The gate is open, X said": it covers what stands before. "While the gate is shut, X said that
  /// trucks pass" does not.
  [[nodiscard]] bool covers_before(const Sentence& sentence, const KnownSpeaker& speaker,
                                   const Annotation& verb) const {
    if (speaker.begin == speaker.end || speaker.begin >= verb.begin) return true;
    if (speaker.begin == sentence.first) return false;
    const char before = view_.token(speaker.begin - 1).mark;
    if (before == '"') return true;
    if (before != ',') return false;
    constexpr std::uint32_t kTrailing = 7;
    for (std::uint32_t i = verb.end; i < sentence.last && i < verb.end + kTrailing; ++i) {
      if (view_.token(i).kind == Token::Kind::kMark) return true;
      if (view_.is(i, "that") || view_.find(i, grammar_.known.clause_word) != nullptr) return false;
    }
    return verb.end + kTrailing >= sentence.last;
  }

  /// A label that names a speaker covers its line: `Qaim mayor Turki al-Mahallawi: ...`.
  void read_label(const Sentence& sentence, std::vector<Attribution>& found) {
    labelled_ = {};
    const std::uint32_t colon = sentence.label_end - 1;
    if (view_.token(colon).mark != ':') return;
    if (!speaks_for_office(sentence.first, colon)) return;
    if (view_.annotations.find_in(sentence.first, colon, grammar_.known.crossing_name) != nullptr) {
      return;
    }
    const KnownSpeaker speaker = speaker_in(sentence.first, colon);
    Annotation verb;
    verb.begin = colon;
    add(speaker, sentence, verb, found);
    if (!found.empty() && sentence.kind == BlockKind::kParagraph) labelled_ = speaker;
  }

  /// A quotation that runs on, and paragraphs below `Spokesperson:`, are said by the same.
  void read_continued(const Sentence& sentence, std::vector<Attribution>& found) {
    const bool labelled = !labelled_.text.empty() && sentence.kind == BlockKind::kParagraph &&
                          sentence.label_end == sentence.first;
    const bool quoted = sentence.block == last_block_ && !last_.text.empty() &&
                        (in_quote_ || is_quotation(sentence));
    if (!labelled && !quoted) return;
    KnownSpeaker speaker = quoted ? last_ : labelled_;
    speaker.begin = speaker.end = 0;
    Annotation verb;
    verb.begin = sentence.first;
    add(speaker, sentence, verb, found);
  }

  /// Whether the sentence is nothing but quoted words.
  [[nodiscard]] bool is_quotation(const Sentence& sentence) const {
    return view_.token(sentence.first).mark == '"' && sentence.last > sentence.first + 2 &&
           (view_.token(sentence.last - 1).mark == '"' ||
            view_.token(sentence.last - 2).mark == '"');
  }

  /// Keeps whether a quotation is open at the end of the sentence.
  void note_quote(const Sentence& sentence) {
    if (sentence.block != quote_block_) in_quote_ = false;
    quote_block_ = sentence.block;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (view_.token(i).mark == '"') in_quote_ = !in_quote_;
    }
  }

  [[nodiscard]] bool speaks_for_office(std::uint32_t first, std::uint32_t last) const {
    return view_.annotations.find_in(first, last, grammar_.known.office) != nullptr;
  }

  KnownSpeaker read_said(const Sentence& sentence, const Annotation& say) {
    KnownSpeaker before = read_before(sentence, say.begin);
    if (!before.text.empty() || say.begin == sentence.first) return before;
    const char mark = view_.token(say.begin - 1).mark;
    if (mark == ',' && say.form == kGerund) return read_subject(sentence, say.begin - 1);
    const bool inverted = mark == ',' || mark == '"';
    return inverted ? read_after(sentence, say.end) : KnownSpeaker();
  }

  /// "A trader was more hopeful, predicting ...": the subject of the clause before.
  KnownSpeaker read_subject(const Sentence& sentence, std::uint32_t end) {
    const std::uint32_t begin = std::max(phrase_begin(sentence, end), sentence.label_end);
    std::uint32_t last = begin;
    while (last < end && view_.find(last, grammar_.known.aux) == nullptr && !is_verb(last)) ++last;
    return last == end ? KnownSpeaker() : span(speaker_in(begin, last), begin, end);
  }

  [[nodiscard]] bool is_verb(std::uint32_t i) const {
    const auto here = view_.annotations.at(i);
    return std::any_of(here.begin(), here.end(), [](const Annotation& a) { return a.form != 0; });
  }

  /// The noun phrase that ends at `end`, over an apposition between commas.
  KnownSpeaker read_before(const Sentence& sentence, std::uint32_t end) {
    std::uint32_t last = end;
    while (last > sentence.first && skips_before(last - 1)) --last;
    if (last == sentence.first) return {};
    if (is_pronoun(last - 1)) return span(last_, last - 1, end);
    return span(read_phrase_before(sentence, last), sentence.first, end);
  }

  /// The speaker with the words that told it; what a narrower reading set stays.
  static KnownSpeaker span(KnownSpeaker speaker, std::uint32_t begin, std::uint32_t end) {
    if (speaker.begin < begin || speaker.end > end || speaker.begin == speaker.end) {
      speaker.begin = begin;
    }
    speaker.end = end;
    return speaker;
  }

  KnownSpeaker read_phrase_before(const Sentence& sentence, std::uint32_t last) {
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
    if (view_.find(i, grammar_.known.negation) != nullptr) return true;
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
      const bool apposed = end + 1 < sentence.last && is_name_word(end + 1);
      const bool comma = token.mark == ',' && ((speaks_for_office(begin, end) && apposed) ||
                                               begins_office(end + 1, sentence.last));
      if (token.kind == Token::Kind::kMark && !dotted && !comma) break;
      if (view_.find(end, grammar_.known.clause_word) != nullptr) break;
      if (view_.find(end, grammar_.known.date) != nullptr) break;
      ++end;
    }
    if (begin == end) return {};
    if (is_pronoun(begin)) return {};
    KnownSpeaker speaker = speaker_in(begin, end);
    const bool quoted_only =
        !speaks_for_office(begin, end) && !begins_with_name(begin) &&
        view_.annotations.find_in(begin, end, grammar_.known.person_word) == nullptr;
    return quoted_only ? KnownSpeaker() : speaker;
  }

  /// `, the mayor`: an office behind the comma, before the next mark.
  [[nodiscard]] bool begins_office(std::uint32_t at, std::uint32_t last) const {
    std::uint32_t end = at;
    while (end < last && view_.token(end).kind != Token::Kind::kMark) ++end;
    return at < end && !view_.token(at).capital && speaks_for_office(at, end);
  }

  [[nodiscard]] bool begins_with_name(std::uint32_t i) const {
    return view_.token(i).capital && view_.find(i, grammar_.known.crossing_name) == nullptr &&
           view_.annotations.at(i).empty();
  }

  /// The speaker told by tokens [first, last): a person's name when an office stands with it or it
  /// was met before, else the office or body.
  KnownSpeaker speaker_in(std::uint32_t first, std::uint32_t last) {
    KnownSpeaker speaker = first < last ? name_speaker(first, last) : KnownSpeaker();
    speaker.begin = first;
    speaker.end = last;
    return speaker;
  }

  KnownSpeaker name_speaker(std::uint32_t first, std::uint32_t last) {
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
    speaker = body_in(first, last);
    if (speaker.text.empty() && name_first < name_last) {
      speaker.text = std::string(view_.bytes(name_first, name_last));
    }
    return speaker;
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

  [[nodiscard]] bool is_dotted(std::uint32_t i) const {
    return i + 1 < view_.text.tokens.size() && view_.token(i + 1).mark == '.';
  }

  [[nodiscard]] bool is_name_word(std::uint32_t i) const {
    const Token& token = view_.token(i);
    if (!token.capital || token.kind != Token::Kind::kWord || token.possessive || is_filler(i)) {
      return false;
    }
    const KnownClasses& k = grammar_.known;
    return std::none_of(view_.annotations.at(i).begin(), view_.annotations.at(i).end(),
                        [&](const Annotation& a) {
                          return a.word_class == k.office || a.word_class == k.nation ||
                                 a.word_class == k.country || a.word_class == k.title_word ||
                                 (a.word_class == k.abbreviation && is_dotted(i)) ||
                                 a.word_class == grammar_.dates.weekday;
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
    for (std::uint32_t i = begin; i + 1 < end; ++i) {
      const bool clause = view_.is(i, "and") && view_.is(i + 1, "the");
      if (clause || view_.find(i, grammar_.known.aux) != nullptr) begin = i + 1;
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

  [[nodiscard]] KnownSpeaker body(std::uint32_t first, std::uint32_t last, bool authority,
                                  Country country) const {
    return {std::string(view_.bytes(first, last)), authority, country, first, last};
  }

  const Grammar& grammar_;
  const View& view_;
  KnownSpeaker last_;
  KnownSpeaker labelled_;  ///< of the label above: `Spokesperson:`
  std::uint32_t last_block_ = 0;
  std::uint32_t quote_block_ = 0;
  bool in_quote_ = false;
  std::map<std::string, KnownSpeaker> people_;
};

/// A statement is spoken by whom its opening names: the minister, the general command.
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

}  // namespace

void find_attributions(const Grammar& grammar, View& view) {
  AttributionReader reader(grammar, view);
  view.attributions.resize(view.sentences.size());
  for (std::size_t s = 0; s < view.sentences.size(); ++s) {
    view.attributions[s] = reader.read(view.sentences[s]);
  }
  if (!view.publisher_speaker.empty()) name_statement_speaker(view);
}

}  // namespace maabar::report
