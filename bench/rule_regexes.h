// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>
#include <re2/re2.h>

#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "report/lexicon.h"

namespace maabar {

/// The plain way to read with rules: one regular expression for each row of the lexicon's rules,
/// all of them run over the text one after another. Only the triggers: a class that the lexicon
/// lists is its phrases, one that code fills (a crossing, a date) is any word, what must not stand
/// there is left out, and nothing is told of tense, negation, speaker, date or place.
class RuleRegexes {
 public:
  explicit RuleRegexes(const Lexicon& lexicon) {
    for (const LexiconPhrase& phrase : lexicon.phrases()) {
      std::string& choice = classes_[phrase.word_class];
      choice += (choice.empty() ? "" : "|") + RE2::QuoteMeta(phrase.phrase);
    }
    RE2::Options options;
    options.set_max_mem(std::int64_t{64} << 20);
    options.set_case_sensitive(false);
    for (const LexiconRule& rule : lexicon.rules()) {
      regexes_.push_back(std::make_unique<RE2>(translate(rule.pattern), options));
    }
  }

  [[nodiscard]] bool all_sound() const {
    for (const auto& regex : regexes_) {
      if (!regex->ok()) return false;
    }
    return true;
  }

  /// How often any rule matches.
  [[nodiscard]] int count(std::string_view text) const {
    int matches = 0;
    for (const auto& regex : regexes_) {
      re2::StringPiece rest(text.data(), text.size());
      while (RE2::FindAndConsume(&rest, *regex)) ++matches;
    }
    return matches;
  }

 private:
  [[nodiscard]] std::string translate(const std::string& pattern) const {
    std::istringstream parts(pattern);
    std::string part;
    std::string regex = "\\b";
    std::string between;
    while (parts >> part) {
      if (part == "^" || part[0] == '~') continue;
      if (part == ".." || part == "..." || part == "....") {
        const std::string_view most = part == ".." ? "4" : part == "..." ? "10" : "8";
        between = fmt::format("\\W+(?:\\w+\\W+){{0,{}}}?", most);
        continue;
      }
      const bool optional = part.size() > 1 && part.back() == '?';
      if (optional) part.pop_back();
      regex += "(?:" + between + "(?:" + translate_element(part) + "))" + (optional ? "?" : "");
      between = "\\W+";
    }
    return regex + "\\b";
  }

  [[nodiscard]] std::string translate_element(std::string part) const {
    if (part[0] == '!') part.erase(0, 1);
    if (const std::size_t equals = part.find('='); equals != std::string::npos && equals > 0) {
      part.erase(0, equals + 1);
    }
    std::istringstream atoms(part);
    std::string atom;
    std::string regex;
    while (std::getline(atoms, atom, '|')) {
      regex += (regex.empty() ? "" : "|") + translate_atom(atom);
    }
    return regex;
  }

  [[nodiscard]] std::string translate_atom(const std::string& atom) const {
    if (atom == "NUMBER") return "\\d+";
    if (atom == "CAPITAL") return "(?-i:[A-Z])\\w*";
    if (atom.front() != '<') return RE2::QuoteMeta(atom);
    const auto phrases = classes_.find(atom.substr(1, atom.find_first_of(":>") - 1));
    return phrases == classes_.end() ? "\\w+" : phrases->second;
  }

  std::map<std::string, std::string> classes_;
  std::vector<std::unique_ptr<RE2>> regexes_;
};

}  // namespace maabar
