// SPDX-License-Identifier: Apache-2.0
// What governs a trigger from outside its own words: hopes, denials, conditions, questions.
#include <algorithm>
#include <array>

#include "report/clause.h"
#include "report/country_words.h"

namespace maabar::report {
namespace {

constexpr std::uint32_t kGovernorReach = 14;

Governor governor_of(const Grammar& grammar, ClassId word_class) {
  const KnownClasses& k = grammar.known;
  if (word_class == k.hope) return Governor::kHope;
  if (word_class == k.unlikely) return Governor::kUnlikely;
  if (word_class == k.deny) return Governor::kDeny;
  if (word_class == k.announce) return Governor::kAnnounce;
  if (word_class == k.cause) return Governor::kCause;
  return word_class == k.expect ? Governor::kExpect : Governor::kNothing;
}

/// The `class_bit`s of all that `look_left` and `look_right` ask for.
std::uint64_t colouring_bits(const KnownClasses& k) {
  return Annotations::class_bits_of(
      {k.hope, k.unlikely, k.deny, k.announce, k.cause, k.expect, k.say, k.condition});
}

/// "Asked about a closure", "asked whether it would close": a question is no wish.
bool is_question(const View& view, std::uint32_t end) {
  return is_any<"about", "if", "whether", "when", "why", "what", "how", "by", "on">(view, end);
}

/// A verb of saying that governs nothing itself, and is not put in between marks.
bool is_plain_saying(const Grammar& grammar, const View& view, const Annotation& say) {
  if (view.token(say.end).mark == ',') return false;
  const auto here = view.annotations.at(say.begin);
  return std::none_of(here.begin(), here.end(), [&](const Annotation& a) {
    return governor_of(grammar, a.word_class) != Governor::kNothing;
  });
}

/// "wishes to inform the public that": what follows is told, not wished.
bool leads_to_telling(const View& view, std::uint32_t end) {
  static constexpr WordSet kTells(std::to_array<std::string_view>(
      {"inform", "advise", "announce", "notify", "remind", "state", "confirm", "clarify", "assure",
       "report", "stress", "note", "say", "tell"}));
  const std::uint32_t to = view.is(end, "like") ? end + 1 : end;
  if (!view.is(to, "to")) return false;
  return kTells.contains(view.folded(to + 1)) || kTells.contains(view.folded(to + 2));
}

/// "travellers wishing to enter may use the gate": who they are, not what is wished.
bool tells_which(const Grammar& grammar, const View& view, const Annotation& hope) {
  if ((hope.form & kGerund) == 0 || hope.begin == 0 || !view.is(hope.end, "to")) return false;
  return view.token(hope.begin - 1).kind == Token::Kind::kWord &&
         view.find(hope.begin - 1, grammar.known.aux) == nullptr &&
         view.find(hope.begin - 1, grammar.known.adverb) == nullptr;
}

/// How strongly one governor wins over another that is nearer.
int strength(Governor governor) {
  switch (governor) {
    case Governor::kUnlikely:
      return 5;
    case Governor::kDeny:
      return 4;
    case Governor::kHope:
      return 3;
    case Governor::kExpect:
      return 2;
    case Governor::kAnnounce:
    case Governor::kCause:
      return 1;
    default:
      return 0;
  }
}

/// Where `, which pilgrims hope to use,` begins, if it ends with the comma at `close` right before
/// the group; else `close`.
std::uint32_t begin_of_relative(const View& view, const VerbGroup& group, std::uint32_t reach,
                                std::uint32_t close) {
  static constexpr std::array<std::string_view, 5> kRelative = {"which", "who", "whom", "whose",
                                                                "where"};
  if (view.token(close).mark != ',' || close + 2 < group.begin) return close;
  for (std::uint32_t i = close; i > reach + 1;) {
    --i;
    const Token& token = view.token(i);
    const bool begins = token.mark == ',' && std::find(kRelative.begin(), kRelative.end(),
                                                       view.folded(i + 1)) != kRelative.end();
    if (begins) return i;
    const bool wall = token.kind == Token::Kind::kMark && token.mark != ',' && token.mark != '"';
    if (wall) return close;
  }
  return close;
}

/// `which the army shut`: a relative clause about what was, with the group in it.
bool begins_told_relative(const View& view, const VerbGroup& group, std::uint32_t at) {
  const bool ahead = group.tense == Tense::kInfinitive || group.tense == Tense::kFuture ||
                     group.tense == Tense::kWould || group.tense == Tense::kMight ||
                     group.tense == Tense::kGerund;
  return !ahead && at < group.begin &&
         (view.is(at, "which") || view.is(at, "who") || view.is(at, "where"));
}

/// The word at `i` makes of what is told something that is not so yet: "until Pakistan reopens it",
/// "as soon as it opens", "should Torkham open".
bool is_not_yet(const Grammar& grammar, const View& view, const Sentence& sentence,
                const VerbGroup& group, std::uint32_t i) {
  const std::uint32_t before = i - sentence.first;  // words of the sentence before it
  if (before == 0 && view.is(i, "should")) return true;
  const bool now = group.tense == Tense::kPresent || group.tense == Tense::kPerfect ||
                   is_any<"open", "reopen", "is", "are">(view, group.head);
  if (!now || view.find(i + 1, grammar.known.date) != nullptr) return false;
  // "once the gate is open", not "was once open"
  const bool once = view.is(i, "once") && i + 1 < group.begin;
  return once || is_any<"until", "till">(view, i) || (before == 0 && view.is(i, "before")) ||
         (before >= 1 && view.is(i, "as") && view.is(i - 1, "soon")) ||
         (before == 1 && view.is(i, "day") && view.is(i - 1, "the")) ||
         (before >= 2 && view.is(i, "time") && view.is(i - 2, "by"));
}

/// "was almost closed", "avoided being closed": it was not.
bool was_spared(const View& view, const VerbGroup& group, std::uint32_t i) {
  const bool past = group.tense == Tense::kPast || group.tense == Tense::kPerfect;
  return (past && i + 1 == group.head && is_any<"almost", "nearly">(view, i)) ||
         (i + 2 >= group.begin && is_any<"avoided", "escaped">(view, i));
}

/// "rumours that it had reopened": nobody says so. "After rumours that they would come" tells why.
bool tells_rumour(const View& view, std::uint32_t i) {
  const bool rumour =
      is_any<"rumours", "rumour", "rumors", "rumor", "speculation", "gossip">(view, i);
  return rumour && view.is(i + 1, "that") &&
         (i == 0 || !is_any<"after", "amid", "despite", "following", "on", "over">(view, i - 1));
}

void look_left(const Grammar& grammar, const View& view, const Sentence& sentence,
               const VerbGroup& group, Surroundings& out) {
  const std::uint64_t bits = colouring_bits(grammar.known);
  const std::uint32_t reach =
      group.begin > sentence.first + kGovernorReach ? group.begin - kGovernorReach : sentence.first;
  bool joined = false;
  bool told = false;
  bool comma = false;
  // "promised help to traders hit by the closing": the closing is given, not promised
  const std::uint32_t head = group.head;
  const bool given = head >= sentence.first + 2 &&
                     is_any<"the", "its", "this", "that">(view, head - 1) &&
                     is_any<"by", "after", "since", "during", "despite", "amid">(view, head - 2);
  if (given) return;
  for (std::uint32_t i = group.head; i > reach;) {
    --i;
    const std::uint32_t open = begin_of_relative(view, group, reach, i);
    if (open < i) {
      i = open;
      continue;
    }
    const Token& token = view.token(i);
    comma = comma || token.mark == ',';
    // "called for the reopening of Torkham, which the army shut in May": told, not called for.
    if (token.mark == ',' && begins_told_relative(view, group, i + 1)) return;
    if (is_not_yet(grammar, view, sentence, group, i) || was_spared(view, group, i)) {
      out.condition = true;
      return;
    }
    // "refused to clear roadblocks that have kept it shut"
    if (is_any<"that", "which">(view, i) && i + 1 < group.head &&
        view.find(i + 1, grammar.known.aux) != nullptr)
      return;
    // "asked to use another post because this one is shut"
    if (view.is(i, "because") && i + 1 < group.head) return;
    out.rumoured = out.rumoured || (!comma && tells_rumour(view, i));
    // "has yet to decide whether it will open"
    out.asked = out.asked || (view.is(i, "whether") && !told && !comma);
    if (token.mark == ';' || (token.mark == '.' && !token.inside) || token.mark == ':' ||
        is_any<"but", "although", "though", "while">(view, i)) {
      return;
    }
    joined = joined || view.is(i, "and");
    const bool asked = is_any<"ask", "asks", "asked">(view, i);
    if (!asked && (view.annotations.class_bits(i) & bits) == 0) continue;
    for (const Annotation& a : view.annotations.at(i)) {
      if (a.end > group.head) continue;
      // "denied it, saying that trucks pass": a statement of its own.
      const bool said = a.word_class == grammar.known.say && a.form == kGerund;
      if (said && i > 0 && view.token(i - 1).mark == ',') return;
      if (a.word_class == grammar.known.condition) out.condition = true;
      // "who asked not to be named said it would stay shut": what was said stands alone.
      // "we wish to inform you that it is open"
      const bool informs =
          is_any<"that", "you">(view, a.end) || view.is(std::min(a.end + 1, group.head), "that");
      const bool says = a.word_class == grammar.known.say &&
                        ((a.form & (kPast | kThird)) != 0 || (informs && (a.form & kBase) != 0));
      told = told || (says && is_plain_saying(grammar, view, a));
      const Governor found = governor_of(grammar, a.word_class);
      // "the strike was called off and trucks are moving": the verdict is on the strike.
      const bool refused = found == Governor::kDeny || found == Governor::kUnlikely;
      if (asked && is_question(view, a.end)) {
        out.asked = out.asked || (!told && !comma);
        continue;
      }
      // "nobody denies that", "there is no doubt that"
      const bool sure =
          i > 0 && is_any<"nobody", "none", "no", "not", "never", "nt", "cannot">(view, i - 1);
      if (refused && sure) continue;
      const bool over = joined && refused && !view.is(a.end, "that");
      const bool ends = view.is(a.end, "on") || view.is(a.end, "and") ||
                        view.find(a.end, grammar.known.date) != nullptr;
      const bool weak = found == Governor::kHope || found == Governor::kExpect;
      if (told && weak) continue;
      // "Far from being shut, Torkham takes 300 lorries a day"
      if (refused && comma && view.is(i, "far")) continue;
      const bool hoped = found == Governor::kHope;
      if (hoped && (leads_to_telling(view, a.end) || tells_which(grammar, view, a))) continue;
      if (over && (ends || grammar.value(a) == "verdict")) continue;
      if (strength(found) > strength(out.governor)) {
        out.governor = found;
        out.governor_at = i;
        const bool done = (a.form & (kPast | kParticiple)) != 0;
        out.decided = found == Governor::kAnnounce && done;
      }
    }
  }
}

void look_right(const Grammar& grammar, const View& view, const Sentence& sentence,
                std::uint32_t end, Surroundings& out) {
  const std::uint64_t bits = colouring_bits(grammar.known);
  for (std::uint32_t i = end; i < sentence.last && i < end + kGovernorReach; ++i) {
    const Token& token = view.token(i);
    const bool joined = view.is(i, "and") && i > 0 && view.token(i - 1).mark == ',';
    if (token.mark == ';' || is_any<"but", "though", "although", "whereas">(view, i) || joined)
      return;
    // "decided to close it from Friday": not yet
    const bool date = view.find(i, grammar.known.date) != nullptr ||
                      view.find(i + 1, grammar.known.date) != nullptr;
    if (date && (view.is(i, "from") || view.is(i, "by"))) out.decided = false;
    if ((view.annotations.class_bits(i) & bits) == 0) continue;
    for (const Annotation& a : view.annotations.at(i)) {
      const Governor found = governor_of(grammar, a.word_class);
      const bool verdict = found == Governor::kDeny || found == Governor::kUnlikely;
      const bool is_verdict = verdict && grammar.value(a) == "verdict";
      if (is_verdict && strength(found) > strength(out.governor)) out.governor = found;
      if (a.word_class == grammar.known.condition) out.conditional = true;
    }
  }
}

/// "A reopened Torkham would help": there is none yet.
bool is_only_thought_of(const View& view, const Sentence& sentence, const VerbGroup& group) {
  constexpr std::uint32_t kReach = 6;
  if (group.head == sentence.first || !is_any<"a", "an">(view, group.head - 1)) return false;
  const std::uint32_t last = std::min(sentence.last, group.head + kReach);
  for (std::uint32_t i = group.head; i < last; ++i) {
    if (is_any<"would", "could", "might">(view, i)) return true;
  }
  return false;
}

/// "Open Torkham!": the first word of a sentence, with nobody who does it.
bool is_imperative(const Grammar& grammar, const View& view, const Sentence& sentence,
                   const VerbGroup& group) {
  const bool first = group.head == sentence.first ||
                     (group.head == sentence.first + 1 && view.token(sentence.first).mark == '"');
  if (!first || sentence.kind != BlockKind::kParagraph || group.tense != Tense::kNone) return false;
  const bool verb = view.find(group.head, grammar.known.v_open) != nullptr ||
                    view.find(group.head, grammar.known.v_close) != nullptr;
  const std::uint32_t next = group.head + 1;
  const auto here = view.annotations.at(group.head);
  const bool base = std::any_of(here.begin(), here.end(),
                                [](const Annotation& a) { return (a.form & kBase) != 0; });
  return verb && next < sentence.last && base && view.find(next, grammar.known.place) != nullptr;
}

}  // namespace

Surroundings read_surroundings(const Grammar& grammar, const View& view, const Sentence& sentence,
                               const VerbGroup& group, std::uint32_t match_end) {
  Surroundings out;
  look_left(grammar, view, sentence, group, out);
  look_right(grammar, view, sentence, match_end, out);
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (view.find(i, grammar.known.soon) != nullptr) out.soon = true;
    const bool until = (view.is(i, "until") || view.is(i, "till")) && view.is(i + 1, "further");
    out.for_now = out.for_now || (until && i + 1 < sentence.last);
  }
  if (is_imperative(grammar, view, sentence, group)) out.governor = Governor::kHope;
  if (is_only_thought_of(view, sentence, group)) out.condition = true;
  // "will still be allowed"
  for (std::uint32_t i = group.begin; i < group.head; ++i) {
    out.goes_on = out.goes_on || view.is(i, "still");
  }
  out.goes_on = out.goes_on || group.stays ||
                view.find(group.head, grammar.known.stay) != nullptr ||
                view.is(group.head, "keep") || view.is(group.head, "continue");
  // An `if` further left ends at the comma before the main clause.
  if (out.condition) {
    for (std::uint32_t i = group.begin; i > sentence.first; --i) {
      if (view.find(i, grammar.known.condition) != nullptr) break;
      if (view.token(i).mark == ',') {
        out.condition = false;
        out.conditional = true;
        break;
      }
    }
  }
  return out;
}

}  // namespace maabar::report
