// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "report/speaker_name.h"
#include "report/view.h"

namespace maabar::report {
namespace {

constexpr std::uint32_t kLongestSpeaker = 14;

/// Reads who says what, sentence by sentence; remembers the last speaker.
class AttributionReader {
 public:
  AttributionReader(const Grammar& grammar, const View& view)
      : grammar_(grammar), view_(view), names_(grammar, view) {}

  std::vector<Attribution> read(const Sentence& sentence) {
    std::vector<Attribution> found;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (const Annotation* say = view_.find(i, grammar_.known.say)) {
        if (admits_passage(*say) || is_name_part(sentence, i)) continue;
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
    read_wishes(sentence, found);
    note_actor(sentence);
    if (sentence.kind == BlockKind::kHeading) read_heading(sentence);
    if (found.empty()) read_source(sentence, found);
    if (found.empty() && sentence.label_end > sentence.first) read_label(sentence, found);
    if (found.empty()) read_continued(sentence, found);
    note_quote(sentence);
    if (!found.empty()) last_block_ = sentence.block;
    return found;
  }

 private:
  /// `States` of `the United States`.
  [[nodiscard]] bool is_name_part(const Sentence& sentence, std::uint32_t i) const {
    if (!view_.token(i).capital || i == sentence.first) return false;
    const Annotation* country = view_.find(i - 1, grammar_.known.country);
    return country != nullptr && country->end > i;
  }

  /// "Kyiv offers to let lorries through", "Armenia is ready to open": who wishes or plans it,
  /// where nobody says so.
  void read_wishes(const Sentence& sentence, std::vector<Attribution>& found) {
    if (!found.empty()) return;
    const KnownSpeaker last = last_;
    for (std::uint32_t i = sentence.label_end + 1; i < sentence.last; ++i) {
      const Annotation* hope = view_.find(i, grammar_.known.hope);
      if (hope == nullptr) hope = view_.find(i, grammar_.known.unlikely);
      if (hope == nullptr) hope = plan_at(sentence, i);
      if (hope == nullptr) continue;
      const KnownSpeaker who = read_before(sentence, i);
      if (who.begin + 5 < who.end || view_.find(who.begin, grammar_.known.place) != nullptr)
        continue;
      add(who, sentence, *hope, found);
      if (found.empty()) continue;
      found.back().first = i;
      found.back().wishes = true;
      break;
    }
    last_ = last;
  }

  /// "Kabul has threatened to shut it", "the governor did not anticipate any change": an active
  /// verb of a plan.
  [[nodiscard]] const Annotation* plan_at(const Sentence& sentence, std::uint32_t i) const {
    const Annotation* plan = view_.find(i, grammar_.known.expect);
    const bool active = plan != nullptr && plan->form != 0 && !is_passive(sentence, i);
    return active ? plan : nullptr;
  }

  /// "Home Minister X decreed it. Two days earlier he had said ...": a person with an office who
  /// acts is who speaks next, if nobody has spoken since.
  void note_actor(const Sentence& sentence) {
    for (std::uint32_t i = sentence.first; i + 2 < sentence.last; ++i) {
      const Annotation* office = view_.find(i, grammar_.known.office);
      if (office == nullptr || !names_.is_name_word(office->end)) continue;
      std::uint32_t end = office->end;
      while (end < sentence.last && names_.is_name_word(end)) ++end;
      if (end < office->end + 2) continue;
      const KnownSpeaker person = names_.find(i, end);  // known by the surname from here on
      const bool acts =
          end < sentence.last && (is_verb(end) || view_.find(end, grammar_.known.aux));
      if (!acts) continue;
      if (view_.find(end, grammar_.known.say) == nullptr) last_ = person;
      return;
    }
  }

  /// "officials admit lorries" let them in.
  [[nodiscard]] bool admits_passage(const Annotation& say) const {
    const bool admits = view_.is(say.begin, "admit") || view_.is(say.begin, "admits") ||
                        view_.is(say.begin, "admitted");
    return admits && view_.find(say.end, grammar_.known.scope_word) != nullptr;
  }

  /// "is expected": nobody says it. "Answered by the minister".
  [[nodiscard]] bool is_passive(const Sentence& sentence, std::uint32_t verb) const {
    if (verb == sentence.first && view_.is(verb + 1, "by")) return true;
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

  /// `said on Monday`, `told reporters late on Monday`: the date right behind the verb, or before
  /// its `that`.
  [[nodiscard]] std::int32_t date_of_saying(const Sentence& sentence, std::uint32_t end) const {
    constexpr std::uint32_t kReach = 3;
    constexpr std::uint32_t kThatReach = 14;
    std::uint32_t limit = end + kReach;
    for (std::uint32_t t = end; t < std::min(end + kThatReach, sentence.last); ++t) {
      if (view_.token(t).kind == Token::Kind::kMark) break;
      if (view_.is(t, "that")) limit = std::max(limit, t);
    }
    const auto index = static_cast<std::size_t>(&sentence - view_.sentences.data());
    const std::vector<DatePhrase>& dates = view_.dates[index];
    for (std::size_t i = 0; i < dates.size(); ++i) {
      if (dates[i].begin < end || dates[i].begin > limit) continue;
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
    const bool next = view_.is(speaker.begin, "and") || view_.is(speaker.begin, "but");
    if (before != ',' || next) return false;
    constexpr std::uint32_t kTrailing = 7;
    for (std::uint32_t i = verb.end; i < sentence.last && i < verb.end + kTrailing; ++i) {
      if (view_.token(i).kind == Token::Kind::kMark) return true;
      if (view_.is(i, "that") || view_.find(i, grammar_.known.clause_word) != nullptr) return false;
    }
    return verb.end + kTrailing >= sentence.last;
  }

  /// `Reopening is planned for May (Ministry of Works).`
  void read_source(const Sentence& sentence, std::vector<Attribution>& found) {
    constexpr std::uint32_t kLongestSource = 8;
    for (std::uint32_t i = sentence.first + 2; i + 2 < sentence.last; ++i) {
      if (view_.token(i).mark != '(') continue;
      std::uint32_t end = i + 1;
      while (end < sentence.last && view_.token(end).kind != Token::Kind::kMark) ++end;
      const bool closed = end < sentence.last && end <= i + kLongestSource &&
                          (view_.token(end).mark == ')' || view_.token(end).mark == ':');
      const bool plain = !view_.is(i + 1, "by") && !view_.is(i + 1, "with") && closed;
      if (!plain || !names_.speaks_for_office(i + 1, end) || has_verb(i + 1, end)) continue;
      Annotation verb;
      verb.begin = i;
      add(names_.find(i + 1, end), sentence, verb, found);
      if (!found.empty()) found.back().first = sentence.first;
      return;
    }
  }

  [[nodiscard]] bool has_verb(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i < last; ++i) {
      if (is_verb(i) || view_.find(i, grammar_.known.aux) != nullptr) return true;
    }
    return false;
  }

  /// `Minister Amina Farah:` on a line of its own: the paragraphs below are hers.
  void read_heading(const Sentence& sentence) {
    labelled_ = {};
    const std::uint32_t colon = sentence.last - 1;
    const bool names = view_.token(colon).mark == ':' && colon > sentence.first &&
                       names_.speaks_for_office(sentence.first, colon) && !names_place(sentence);
    if (names) labelled_ = names_.find(sentence.first, colon);
  }

  [[nodiscard]] bool names_place(const Sentence& sentence) const {
    const ClassId name = grammar_.known.crossing_name;
    return view_.annotations.find_in(sentence.first, sentence.last, name) != nullptr;
  }

  /// A label that names a speaker covers its line: `Qaim mayor Turki al-Mahallawi: ...`.
  void read_label(const Sentence& sentence, std::vector<Attribution>& found) {
    labelled_ = {};
    const std::uint32_t colon = sentence.label_end - 1;
    if (view_.token(colon).mark != ':') return;
    if (!names_.speaks_for_office(sentence.first, colon)) return;
    if (view_.annotations.find_in(sentence.first, colon, grammar_.known.crossing_name) != nullptr) {
      return;
    }
    const KnownSpeaker speaker = names_.find(sentence.first, colon);
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

  /// Whether the sentence is nothing but quoted words, or opens a quotation that runs on.
  [[nodiscard]] bool is_quotation(const Sentence& sentence) const {
    if (view_.token(sentence.first).mark != '"' || sentence.last <= sentence.first + 2)
      return false;
    const auto closes = [&](std::uint32_t i) { return view_.token(i).mark == '"'; };
    std::uint32_t inside = sentence.first + 1;
    while (inside < sentence.last && !closes(inside)) ++inside;
    return inside + 2 >= sentence.last;
  }

  /// Keeps whether a quotation is open at the end of the sentence.
  void note_quote(const Sentence& sentence) {
    if (sentence.block != quote_block_) in_quote_ = false;
    quote_block_ = sentence.block;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (view_.token(i).mark == '"') in_quote_ = !in_quote_;
    }
  }

  KnownSpeaker read_said(const Sentence& sentence, const Annotation& say) {
    KnownSpeaker before = read_before(sentence, say.begin);
    if (before.text.empty()) before = read_plain_subject(sentence, say);
    if (!before.text.empty() || say.begin == sentence.first) return before;
    const char mark = view_.token(say.begin - 1).mark;
    if (mark == ',' && say.form == kGerund) return read_subject(sentence, say.begin - 1);
    const bool inverted = mark == ',' || mark == '"';
    return inverted ? read_after(sentence, say.end) : KnownSpeaker();
  }

  /// "European consuls urged ...": a short subject that opens the sentence, whatever it is.
  KnownSpeaker read_plain_subject(const Sentence& sentence, const Annotation& say) const {
    constexpr std::uint32_t kLongest = 4;
    const std::uint32_t first = sentence.label_end;
    std::uint32_t last = say.begin;
    while (last > first && skips_before(last - 1)) --last;
    const bool fits = sentence.kind == BlockKind::kParagraph && last > first &&
                      last - first <= kLongest && (say.form & (kPast | kThird | kBase)) != 0;
    if (!fits) return {};
    for (std::uint32_t i = first; i < last; ++i) {
      const bool plain = view_.token(i).kind == Token::Kind::kWord && !is_verb(i) &&
                         view_.find(i, grammar_.known.place) == nullptr &&
                         view_.find(i, grammar_.known.ref) == nullptr &&
                         view_.find(i, grammar_.known.date) == nullptr &&
                         view_.find(i, grammar_.known.clause_word) == nullptr;
      if (!plain) return {};
    }
    const bool article = view_.is(first, "the") || view_.is(first, "a") || view_.is(first, "an");
    const std::uint32_t begin = article ? first + 1 : first;
    if (begin == last || !is_told_noun(last - 1)) return {};
    return {std::string(view_.bytes(begin, last)), false, {}, begin, last};
  }

  /// A noun that can say something: of persons in the plural, or a name.
  [[nodiscard]] bool is_told_noun(std::uint32_t i) const {
    const std::string_view word = view_.folded(i);
    static constexpr std::array<std::string_view, 6> kAnybody = {"those", "these",   "they",
                                                                 "this",  "someone", "others"};
    const bool anybody = std::find(kAnybody.begin(), kAnybody.end(), word) != kAnybody.end();
    return !anybody && word.size() > 3 && (word.ends_with("s") || view_.token(i).capital) &&
           !word.ends_with("ss");
  }

  /// "A trader was more hopeful, predicting ...": the subject of the clause before.
  KnownSpeaker read_subject(const Sentence& sentence, std::uint32_t end) {
    const std::uint32_t begin = std::max(phrase_begin(sentence, end), sentence.label_end);
    std::uint32_t last = begin;
    while (last < end && view_.find(last, grammar_.known.aux) == nullptr && !is_verb(last)) ++last;
    return last == end ? KnownSpeaker() : span(names_.find(begin, last), begin, end);
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
    // "He voiced the wish", "she was in favour"
    const std::uint32_t subject = phrase_begin(sentence, last);
    constexpr std::uint32_t kNear = 5;
    if (is_pronoun(subject) && subject + kNear > last) return span(last_, subject, end);
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
        const std::uint32_t end = view_.is(inner, "whose") ? inner - 1 : inner - 2;
        const KnownSpeaker head = names_.find(relative, end);
        return head.text.empty() ? names_.find(relative, last - 1) : head;
      }
      const std::uint32_t outer = inner > sentence.first && view_.token(inner - 1).mark == ','
                                      ? phrase_begin(sentence, inner - 1)
                                      : inner;
      KnownSpeaker whole = names_.find(outer, last - 1);
      if (!whole.text.empty() && outer != inner) return whole;
      return view_.find(inner, grammar_.known.office) != nullptr ? names_.find(inner, last - 1)
                                                                 : KnownSpeaker();
    }
    return names_.find(phrase_begin(sentence, last), last);
  }

  /// `X, which holds the gate, said`: the phrase before the relative clause.
  [[nodiscard]] std::uint32_t over_relative_clause(const Sentence& sentence,
                                                   std::uint32_t begin) const {
    if (view_.is(begin, "whose") && begin > sentence.first && view_.token(begin - 1).mark == ',') {
      return phrase_begin(sentence, begin - 1);
    }
    const bool relative = begin > sentence.first + 1 &&
                          view_.find(begin - 1, grammar_.known.clause_word) != nullptr &&
                          view_.token(begin - 2).mark == ',';
    return relative ? phrase_begin(sentence, begin - 2) : begin;
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
      const bool apposed = end + 1 < sentence.last && names_.is_name_word(end + 1);
      const bool comma = token.mark == ',' && ((names_.speaks_for_office(begin, end) && apposed) ||
                                               begins_office(end + 1, sentence.last));
      if (token.kind == Token::Kind::kMark && !dotted && !comma) break;
      if (view_.find(end, grammar_.known.clause_word) != nullptr) break;
      if (view_.find(end, grammar_.known.date) != nullptr) break;
      if (end > begin && begins_clause_behind_people(end)) break;
      ++end;
    }
    if (begin == end) return {};
    if (is_pronoun(begin)) return {};
    KnownSpeaker speaker = names_.find(begin, end);
    const bool quoted_only =
        !names_.speaks_for_office(begin, end) && !begins_with_name(begin) &&
        view_.annotations.find_in(begin, end, grammar_.known.person_word) == nullptr;
    return quoted_only ? KnownSpeaker() : speaker;
  }

  /// `According to residents Malaba is shut`: what they say begins at `i`.
  [[nodiscard]] bool begins_clause_behind_people(std::uint32_t i) const {
    if (view_.find(i - 1, grammar_.known.person_word) == nullptr) return false;
    return is_any<"the", "a", "all", "no">(view_, i) ||
           view_.find(i, grammar_.known.place) != nullptr;
  }

  /// `, the mayor`: an office behind the comma, before the next mark.
  [[nodiscard]] bool begins_office(std::uint32_t at, std::uint32_t last) const {
    std::uint32_t end = at;
    while (end < last && view_.token(end).kind != Token::Kind::kMark) ++end;
    return at < end && !view_.token(at).capital && names_.speaks_for_office(at, end);
  }

  [[nodiscard]] bool begins_with_name(std::uint32_t i) const {
    return view_.token(i).capital && view_.find(i, grammar_.known.crossing_name) == nullptr &&
           view_.annotations.at(i).empty();
  }

  const Grammar& grammar_;
  const View& view_;
  SpeakerNames names_;
  KnownSpeaker last_;
  KnownSpeaker labelled_;  ///< of the label above: `Spokesperson:`
  std::uint32_t last_block_ = 0;
  std::uint32_t quote_block_ = 0;
  bool in_quote_ = false;
};

}  // namespace

void find_attributions(const Grammar& grammar, View& view) {
  if (view.publisher_speaker.empty()) name_title_speaker(grammar, view);
  AttributionReader reader(grammar, view);
  view.attributions.resize(view.sentences.size());
  for (std::size_t s = 0; s < view.sentences.size(); ++s) {
    view.attributions[s] = reader.read(view.sentences[s]);
  }
  if (!view.publisher_speaker.empty()) name_statement_speaker(view);
}

}  // namespace maabar::report
