// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/clause_walls.h"
#include "report/date_phrase.h"
#include "report/document.h"
#include "report/grammar.h"
#include "report/sentence.h"

namespace maabar::report {

/// Something in the text that stands for a crossing, a border, or points back to one.
struct Place {
  enum class Kind : std::uint8_t {
    kCrossing,  ///< named; `keys` has one, or several when the name is ambiguous
    kBorder,    ///< a border; `keys` has its pair, or `known` the one country that was told
    kRef,       ///< "the gate", "it", "both": bound to what was named before
    kUnknown,   ///< named as a crossing, in no table
  };
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t name = 0;  ///< where the name begins in "the post at Torkham"; 0: at `begin`
  Kind kind = Kind::kCrossing;
  std::vector<CrossingKey> keys;
  Country side;   ///< the end that the words name, or none
  Country known;  ///< of a border of which one country was told
  bool provisional = false;
  bool plural = false;  ///< "both", "the two", "they"
  bool former = false;  ///< "the former": the first of two
  bool latter = false;
  bool other = false;        ///< "the other": of two, the one not spoken of last
  bool pronoun = false;      ///< "it", "they"
  bool border_word = false;  ///< a reference to a border: "the line"
  bool opposite = false;     ///< "the other side"
  bool one_gate = false;     ///< "the crossing with Syria": a border told by one gate of it
  bool named_next = false;   ///< "a crossing with Syria": by one that the text may name next
  bool every = false;        ///< "all points": the border as a whole
  bool every_named = false;  ///< "the gates": those spoken of, or the border as a whole
};

/// A name that the text uses for a crossing.
struct NewName {
  std::vector<std::string> words;  ///< folded
  CrossingKey key;                 ///< none when its countries cannot be told
  bool known = false;  ///< a table has it, under a name that is a town's too: the text uses it so
  bool spelled_otherwise = false;  ///< `key` is in a table, under another spelling of the name
};

/// Someone who may hold a crossing.
struct ActorMention {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string actor;     ///< id as claims write it
  Country country;       ///< whose it is, or none
  bool bare = false;     ///< a force without a nation: the crossing tells whose it is
  bool pointer = false;  ///< "they", "the group": stands for one named before
};

/// Who says what a stretch of a sentence tells.
struct Attribution {
  std::uint32_t verb = 0;   ///< token of `said`
  std::uint32_t first = 0;  ///< tokens [first, last) that it covers
  std::uint32_t last = 0;
  std::uint32_t name_begin = 0;  ///< the speaker's own words, which nobody says
  std::uint32_t name_end = 0;
  std::string speaker;
  bool authority = false;
  bool announces = false;
  bool wishes = false;       ///< hopes or plans it, but is not said to have spoken
  Country country;           ///< whose office it is, if told
  std::int32_t stated = -1;  ///< index of the date on which it was said, of its sentence's, or -1
};

/// What stands behind the last token of a text.
inline constexpr Token kNoToken{.kind = Token::Kind::kMark};

/// A document with all that was found in it. Built once per read, in the order of the stages.
struct View {
  explicit View(const Document& read) : document(read) {}

  const Document& document;
  TokenText text;
  Annotations annotations;
  std::vector<Sentence> sentences;
  std::vector<NewName> new_names;              ///< sorted by words
  std::vector<std::vector<DatePhrase>> dates;  ///< per sentence
  std::vector<std::vector<Date>> told;         ///< what `dates` are as dates of the past
  std::vector<std::vector<Place>> places;      ///< per sentence, in order of tokens
  std::vector<std::vector<ActorMention>> actors;
  std::vector<std::vector<Attribution>> attributions;
  ClauseWalls walls;
  RuleStarts starts;                    ///< of `Grammar::sieve`
  RuleStarts label_starts;              ///< of `Grammar::label_sieve`, in what has a label
  std::vector<Country> main_countries;  ///< most told first
  bool speaks_of_borders = false;       ///< a gate or border noun stands somewhere
  CrossingKey main_crossing;            ///< none when no crossing is named
  bool main_prevails = false;           ///< it is named thrice, and twice as often as any other
  bool lone_crossing = false;           ///< no other crossing is named
  bool border_is_crossing = false;      ///< it is called a border: "the Torkham border"
  bool labels_gates = false;  ///< two or more of its blocks begin with a crossing as their label
  std::vector<CrossingKey> main_borders;  ///< pairs, most told first
  std::string publisher_speaker;          ///< set when the publisher is an authority
  Country publisher_country;

  /// Behind the last token, of a text that ends without a full stop, stands a mark of no kind.
  [[nodiscard]] const Token& token(std::uint32_t i) const {
    return i < text.tokens.size() ? text.tokens[i] : kNoToken;
  }
  /// Behind the last token: empty.
  [[nodiscard]] std::string_view folded(std::uint32_t i) const {
    return i < text.folded.size() ? std::string_view(text.folded[i]) : std::string_view();
  }
  [[nodiscard]] bool is(std::uint32_t i, std::string_view word) const {
    return i < text.tokens.size() && text.is(i, word);
  }
  [[nodiscard]] const Annotation* find(std::uint32_t i, ClassId word_class) const {
    return annotations.find(i, word_class);
  }
  /// The bytes of tokens [first, last).
  [[nodiscard]] std::string_view bytes(std::uint32_t first, std::uint32_t last) const {
    return std::string_view(document.report.text)
        .substr(token(first).begin, token(last - 1).end - token(first).begin);
  }
};

/// Whether the word at `i` is one of some, which are folded.
template <Literal... kWords>
bool is_any(const View& view, std::uint32_t i) {
  return i < view.text.tokens.size() && view.text.is_any<kWords...>(i);
}

/// Finds places, actors, countries in every sentence and adds them to the annotations
/// (mention.cc); then the speakers (attribution.cc).
void find_mentions(const Grammar& grammar, View& view);
void find_attributions(const Grammar& grammar, View& view);
/// Where rules may match; asks for the annotations of all mentions (hits.cc).
void find_starts(const Grammar& grammar, View& view);
/// Whether the block of a sentence begins with a label that names a crossing: `Torkham: shut.`
/// (mention.cc).
bool begins_with_gate(const View& view, std::size_t sentence);

}  // namespace maabar::report
