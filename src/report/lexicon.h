// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace maabar {

/// One way of writing a word or phrase, and the class that rules call it by.
struct LexiconPhrase {
  std::string word_class;  ///< `gate`, `v-open`, `month`
  std::string phrase;      ///< one or more words
  std::string value;       ///< what the class needs: `7` for July, an actor id, a scope
  std::string form;  ///< of a verb: any of `b`ase, `3`rd person, `p`ast, p`a`rticiple, `g`erund
};

/// One row of a table of rules.
struct LexiconRule {
  std::string id;
  std::string facet;
  std::string value;
  std::string kind;
  std::string pattern;  ///< unions spelled out
  std::string options;  ///< `key=value` and bare words, separated by spaces
  std::string example;
  std::string file;
  int line = 0;
};

/// The words and rules of a language as data: `data/lexicon` (docs/formats/lexicon.md). Immutable.
class Lexicon {
 public:
  /// Loads every table of the folder. `kNotFound` if one is missing; `kInvalidInput` with file and
  /// line for the first row that is wrong.
  static Result<Lexicon> load(const std::filesystem::path& folder);

  [[nodiscard]] const std::vector<LexiconPhrase>& phrases() const { return phrases_; }
  [[nodiscard]] const std::vector<LexiconRule>& rules() const { return rules_; }
  [[nodiscard]] const std::vector<LexiconRule>& tactical() const { return tactical_; }

 private:
  std::vector<LexiconPhrase> phrases_;
  std::vector<LexiconRule> rules_;
  std::vector<LexiconRule> tactical_;
};

}  // namespace maabar
