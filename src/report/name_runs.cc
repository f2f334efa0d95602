// SPDX-License-Identifier: Apache-2.0
#include "report/name_runs.h"

#include "report/told_border.h"

namespace maabar::report {

bool NameRuns::is_particle(std::uint32_t i) const {
  return view_.find(i, known_.name_particle) != nullptr;
}

/// `Busia`: a crossing's name in a table that counts only where the text uses it so.
bool NameRuns::is_town_too(const Annotation& name) const {
  for (const ClassId c : {known_.common_word, known_.town_name}) {
    const Annotation* word = view_.find(name.begin, c);
    if (word != nullptr && word->end == name.end) return true;
  }
  return false;
}

bool NameRuns::is_name_word(std::uint32_t i) const {
  const Token& token = view_.token(i);
  if (token.kind != Token::Kind::kWord || token.possessive) return false;
  if (!token.capital && !(token.joined && i > 0 && view_.token(i - 1).capital)) return false;
  if (is_inside_known(i)) return false;
  const DateClasses& d = grammar_.dates;
  for (const Annotation& a : view_.annotations.at(i)) {
    const ClassId c = a.word_class;
    if (c == known_.country || c == known_.nation || c == known_.gate ||
        (c == known_.crossing_name && !is_town_too(a)) || c == known_.border_noun ||
        c == known_.clause_word || c == known_.generic_name || c == known_.office || c == d.month ||
        c == d.weekday || c == known_.group_word || c == known_.aux || c == known_.pair_word ||
        c == known_.pronoun || c == known_.scope_word || c == known_.say ||
        c == known_.actor_name || c == known_.non_crossing || c == known_.exception ||
        c == known_.according || c == known_.title_word || c == known_.group_noun ||
        c == known_.actor_noun || c == grammar_.sentences.starter) {
      return false;
    }
  }
  return true;
}

/// `Qala` of `Islam Qala`, which a table has.
bool NameRuns::is_inside_known(std::uint32_t i) const {
  constexpr std::uint32_t kLongest = 4;
  for (std::uint32_t back = 1; back < kLongest && back <= i; ++back) {
    const Annotation* name = view_.find(i - back, known_.crossing_name);
    if (name != nullptr && name->end > i && !is_town_too(*name)) return true;
  }
  return false;
}

bool NameRuns::is_office(std::uint32_t i) const {
  return view_.find(i, known_.office) != nullptr || view_.find(i, known_.title_word) != nullptr;
}

/// `Mitiga airport`, `Metema town`.
bool NameRuns::is_elsewhere(std::uint32_t i) const {
  return view_.find(i, known_.non_crossing) != nullptr || view_.find(i, known_.not_gate) != nullptr;
}

std::uint32_t NameRuns::run_begin(std::uint32_t end) const {
  std::uint32_t begin = end;
  while (begin > sentence_->first) {
    const std::uint32_t at = begin - 1;
    const bool inner =
        begin < end && at > sentence_->first && is_particle(at) && is_name_word(at - 1);
    if (!is_name_word(at) && !inner) break;
    begin = at;
  }
  return begin;
}

std::uint32_t NameRuns::run_end(std::uint32_t begin) const {
  std::uint32_t end = begin;
  while (end < sentence_->last) {
    const bool inner =
        end > begin && end + 1 < sentence_->last && is_particle(end) && is_name_word(end + 1);
    if (!is_name_word(end) && !inner) break;
    ++end;
  }
  return end;
}

bool NameRuns::is_list_link(std::uint32_t i) const {
  const char mark = view_.token(i).mark;
  return mark == ',' || mark == '/' || mark == '-' || view_.is(i, "and") || view_.is(i, "or");
}

bool NameRuns::is_country(std::uint32_t i) const {
  return !country_at(grammar_, view_, i).country.is_none();
}

}  // namespace maabar::report
