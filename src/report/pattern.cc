// SPDX-License-Identifier: Apache-2.0
#include "report/pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace maabar::report {
namespace {

constexpr std::uint8_t kShortGap = 4;
constexpr std::uint8_t kClauseGap = 8;
constexpr std::uint8_t kLongGap = 10;
constexpr std::uint8_t kAsideGap = 16;  ///< a long one that begins at a comma

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t at = text.find(separator);
    if (at != 0) parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) break;
    text.remove_prefix(at + 1);
  }
  return parts;
}

Result<std::uint8_t> parse_forms(std::string_view letters) {
  std::uint8_t forms = 0;
  for (const char letter : letters) {
    const std::size_t at = std::string_view("b3pag").find(letter);
    if (at == std::string_view::npos) {
      return invalid_input(fmt::format("'{}' is no verb form; write some of b 3 p a g", letters));
    }
    forms = static_cast<std::uint8_t>(forms | (1U << at));
  }
  return forms;
}

Result<Pattern::Atom> parse_atom(std::string_view text, const ClassNames& classes,
                                 PhraseMatcher& words) {
  Pattern::Atom atom;
  if (text.starts_with('<') && text.ends_with('>')) {
    text = text.substr(1, text.size() - 2);
    const std::size_t colon = text.find(':');
    atom.kind = Pattern::Atom::Kind::kClass;
    atom.word_class = classes.find(text.substr(0, colon));
    if (atom.word_class.is_none()) {
      return invalid_input(fmt::format("no table has the word class '{}'", text.substr(0, colon)));
    }
    if (colon != std::string_view::npos) {
      ASSIGN_OR_RETURN(atom.forms, parse_forms(text.substr(colon + 1)));
    }
    return atom;
  }
  if (text == "CAPITAL") {
    atom.kind = Pattern::Atom::Kind::kCapital;
    return atom;
  }
  if (text == "NUMBER") {
    atom.kind = Pattern::Atom::Kind::kNumber;
    return atom;
  }
  const TokenText parsed = tokenize(text, {0, text.size()});
  if (parsed.tokens.size() != 1) {
    return invalid_input(fmt::format("'{}' is not one word, class or mark", text));
  }
  if (parsed.tokens[0].kind == Token::Kind::kMark) {
    atom.kind = Pattern::Atom::Kind::kMark;
    atom.mark = parsed.tokens[0].mark;
  } else {
    atom.word = words.intern(parsed.folded[0]);
  }
  return atom;
}

std::uint64_t word_bit(std::uint32_t word) { return std::uint64_t{1} << (word % 64); }
std::uint64_t more_bit(std::uint32_t word) { return std::uint64_t{1} << (word / 64 % 64); }

void add_bits(const Pattern::Atom& atom, Pattern::Element& element) {
  if (atom.kind == Pattern::Atom::Kind::kClass) {
    element.class_bits |= Annotations::class_bit(atom.word_class);
  } else if (atom.kind == Pattern::Atom::Kind::kWord) {
    element.word_bits |= word_bit(atom.word);
    element.more_bits |= more_bit(atom.word);
  } else {
    element.other = true;
  }
}

/// Its atoms are put behind `atoms`.
Result<Pattern::Element> parse_element(std::string_view text, const ClassNames& classes,
                                       PhraseMatcher& words, std::vector<Pattern::Atom>& atoms) {
  Pattern::Element element;
  if (text.starts_with('~') && text.size() > 1) {
    element.negative = true;
    text.remove_prefix(1);
  }
  if (text.starts_with('!') && text.size() > 1) {
    element.head = true;
    text.remove_prefix(1);
  }
  const std::size_t equals = text.find('=');
  if (equals != std::string_view::npos && equals > 0) {
    element.label = text[0];
    text.remove_prefix(equals + 1);
  }
  if (text.ends_with('?') && text.size() > 1) {
    element.optional = true;
    text.remove_suffix(1);
  }
  const std::vector<std::string_view> parts = split(text, '|');
  if (parts.empty()) return invalid_input("an element of the pattern is empty");
  if (parts.size() > std::numeric_limits<std::uint16_t>::max())
    return invalid_input("an element of the pattern has too many words");
  element.first_atom = static_cast<std::uint32_t>(atoms.size());
  element.atom_count = static_cast<std::uint16_t>(parts.size());
  for (const std::string_view part : parts) {
    ASSIGN_OR_RETURN(Pattern::Atom atom, parse_atom(part, classes, words));
    atoms.push_back(atom);
    add_bits(atom, element);
  }
  return element;
}

/// Whether an atom that is no class accepts a token.
bool fits(const Pattern::Atom& atom, const Token& token) {
  switch (atom.kind) {
    case Pattern::Atom::Kind::kMark:
      return token.mark == atom.mark;
    case Pattern::Atom::Kind::kCapital:
      return token.capital;
    case Pattern::Atom::Kind::kNumber:
      return token.kind == Token::Kind::kNumber;
    default:
      return token.word == atom.word;
  }
}

struct Matching {
  const Pattern& pattern;
  const TokenText& text;
  const Annotations& annotations;
  ClassId clause_word;
  std::uint32_t limit;
  const Pattern::Element* last;  ///< behind the last element
  Pattern::Match match;

  bool run(const Pattern::Element* element, std::uint32_t at,
           const Pattern::Element* before = nullptr);
  bool try_here(const Pattern::Element& element, std::uint32_t at);
  bool take(const Pattern::Element& element, std::uint32_t at, const Annotation* taken);
  [[nodiscard]] bool accepts(const Pattern::Element& element, std::uint32_t at) const;
  [[nodiscard]] bool ends_gap(const Pattern::Element& element, std::uint32_t at) const {
    return is_wall(text.tokens[at], element.gap_commas) ||
           (element.gap_in_clause && annotations.find(at, clause_word) != nullptr);
  }

  /// Two looks that spare the atoms of most elements.
  [[nodiscard]] bool may_accept(const Pattern::Element& element, std::uint32_t at) const {
    if ((element.class_bits & annotations.class_bits(at)) != 0 || element.other) return true;
    const std::uint32_t word = text.tokens[at].word;
    return (element.word_bits & word_bit(word)) != 0 && (element.more_bits & more_bit(word)) != 0;
  }
};

/// `taken` is null for a word or mark, which is one token.
bool Matching::take(const Pattern::Element& e, std::uint32_t at, const Annotation* taken) {
  const std::uint32_t next = taken != nullptr ? taken->end : at + 1;
  const std::uint32_t head = match.head;
  const std::uint32_t end = match.end;
  const std::uint32_t taken_count = match.taken_count;
  if (e.head) match.head = at;
  if (e.label != 0 && match.taken_count < match.taken.size()) {
    Annotation annotation;
    annotation.begin = at;
    annotation.end = next;
    match.taken[match.taken_count++] = {e.label, taken != nullptr ? *taken : annotation};
  }
  match.end = next;
  if (run(&e + 1, next)) return true;
  match.head = head;
  match.end = end;
  match.taken_count = taken_count;
  return false;
}

bool Matching::accepts(const Pattern::Element& element, std::uint32_t at) const {
  if (at >= limit || !may_accept(element, at)) return false;
  const Token& token = text.tokens[at];
  const auto atoms = pattern.atoms(element);
  return std::any_of(atoms.begin(), atoms.end(), [&](const Pattern::Atom& atom) {
    if (atom.kind == Pattern::Atom::Kind::kClass) {
      const Annotation* found = annotations.find(at, atom.word_class);
      return found != nullptr && (atom.forms == 0 || (found->form & atom.forms) != 0);
    }
    return fits(atom, token);
  });
}

/// Requires: `may_accept`.
bool Matching::try_here(const Pattern::Element& e, std::uint32_t at) {
  const Token& token = text.tokens[at];
  const std::uint64_t classes = annotations.class_bits(at);
  for (const Pattern::Atom& atom : pattern.atoms(e)) {
    if (atom.kind == Pattern::Atom::Kind::kWord) {
      if (token.word == atom.word && take(e, at, nullptr)) return true;
      continue;
    }
    if (atom.kind != Pattern::Atom::Kind::kClass) {
      if (fits(atom, token) && take(e, at, nullptr)) return true;
      continue;
    }
    if ((classes & Annotations::class_bit(atom.word_class)) == 0) continue;
    for (const Annotation& annotation : annotations.at(at)) {
      if (annotation.word_class != atom.word_class || annotation.end > limit) continue;
      if (atom.forms != 0 && (annotation.form & atom.forms) == 0) continue;
      if (take(e, at, &annotation)) return true;
    }
  }
  return false;
}

/// `before` is what was left out right here: its gap stands before this element too.
bool Matching::run(const Pattern::Element* element, std::uint32_t at,
                   const Pattern::Element* before) {
  if (element == last) return true;
  const Pattern::Element& e = *element;
  if (e.negative && e.gap == 0) {
    return (e.optional || !accepts(e, at)) && run(element + 1, at, before);
  }
  const Pattern::Element& gap = before != nullptr && before->gap > e.gap ? *before : e;
  // "Semalka, the only way in for aid agencies from the east, was still working"
  const bool aside = gap.gap_commas && at < limit && text.tokens[at].mark == ',';
  const std::uint32_t most = aside ? kAsideGap : gap.gap;
  std::uint32_t comma = at;
  std::uint32_t skipped = 0;
  for (std::uint32_t i = at; i < limit; ++i) {
    const char mark = text.tokens[i].mark;  // none of a word
    const bool near = !aside || skipped <= gap.gap || (comma > at && i - comma <= kShortGap);
    if (e.negative) {
      if (mark != '"' && !accepts(e, i) && run(element + 1, i)) return true;
    } else if (near && may_accept(e, i) && try_here(e, i)) {
      return true;
    }
    if (mark == '"') continue;  // it parts no words: `traffic "should" resume`
    if (mark == ',') comma = i;
    if (++skipped > most || ends_gap(gap, i)) return e.optional && run(element + 1, at, &gap);
  }
  if (e.negative && run(element + 1, limit)) return true;
  return e.optional && run(element + 1, at, &gap);
}

}  // namespace

bool is_wall(const Token& token, bool commas) {
  if (token.kind != Token::Kind::kMark) return false;
  switch (token.mark) {
    case '"':
      return false;
    case ',':
    case '(':
    case ')':
      return !commas;
    case '/':
      return token.space;  // "AFC/M23" is one
    case '.':
      return !token.inside;
    default:
      return true;
  }
}

std::optional<Annotation> Pattern::Match::find(char label) const {
  for (std::uint32_t i = 0; i < taken_count; ++i) {
    if (taken[i].first == label) return taken[i].second;
  }
  return std::nullopt;
}

Result<Pattern> Pattern::compile(std::string_view text, const ClassNames& classes,
                                 PhraseMatcher& words) {
  Pattern pattern;
  std::uint8_t gap = 0;
  bool commas = false;
  bool in_clause = false;
  pattern.clause_word_ = classes.find("clause-word");
  for (const std::string_view part : split(text, ' ')) {
    if (part == ".." || part == "..." || part == "....") {
      gap = part == ".." ? kShortGap : part == "..." ? kLongGap : kClauseGap;
      commas = part == "...";
      in_clause = part == "....";
      continue;
    }
    if (part == "^") {
      pattern.at_start_ = true;
      continue;
    }
    ASSIGN_OR_RETURN(Element element, parse_element(part, classes, words, pattern.atoms_));
    element.gap = gap;
    element.gap_commas = commas;
    element.gap_in_clause = in_clause;
    gap = 0;
    commas = false;
    in_clause = false;
    pattern.elements_.push_back(std::move(element));
  }
  if (pattern.elements_.empty() || pattern.elements_.front().optional ||
      pattern.elements_.front().negative || gap != 0) {
    return invalid_input("a pattern must begin with a part that is not optional, and end with one");
  }
  const auto is_head = [](const Element& e) { return e.head; };
  if (std::count_if(pattern.elements_.begin(), pattern.elements_.end(), is_head) == 0) {
    pattern.elements_.front().head = true;
  }
  pattern.elements_.shrink_to_fit();
  pattern.atoms_.shrink_to_fit();
  return pattern;
}

std::optional<Pattern::Match> Pattern::match(const TokenText& text, const Annotations& annotations,
                                             std::uint32_t token, std::uint32_t first,
                                             std::uint32_t limit) const {
  if (at_start_ && token != first) return std::nullopt;
  const Element* const last = elements_.data() + elements_.size();
  Matching matching{*this, text, annotations, clause_word_, limit, last, {}};
  matching.match.begin = token;
  matching.match.head = token;
  matching.match.end = token;
  if (!matching.may_accept(elements_.front(), token) ||
      !matching.try_here(elements_.front(), token))
    return std::nullopt;
  return matching.match;
}

}  // namespace maabar::report
