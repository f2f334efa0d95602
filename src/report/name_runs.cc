// SPDX-License-Identifier: Apache-2.0
#include "report/name_runs.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "report/country_words.h"
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

namespace {

/// "Sundays closed"
bool is_weekdays(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kDays = {
      "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"};
  return word.ends_with("days") && is_one_of(kDays, word);
}

}  // namespace

bool NameRuns::is_name_word(std::uint32_t i) const {
  const Token& token = view_.token(i);
  if (token.kind != Token::Kind::kWord || token.possessive) return false;
  if (!token.capital && !(token.joined && i > 0 && view_.token(i - 1).capital)) return false;
  if (is_inside_known(i) || is_inside_country(i)) return false;
  if (is_weekdays(view_.folded(i))) return false;
  const DateClasses& d = grammar_.dates;
  for (const Annotation& a : view_.annotations.at(i)) {
    const ClassId c = a.word_class;
    if (c == known_.country || c == known_.nation || c == known_.gate ||
        (c == known_.crossing_name && !is_town_too(a)) || c == known_.border_noun ||
        c == known_.clause_word || c == known_.generic_name || c == known_.office || c == d.month ||
        c == d.weekday || c == known_.group_word || c == known_.aux || c == known_.pair_word ||
        c == known_.pronoun || c == known_.scope_word || c == known_.say ||
        c == known_.actor_name || c == known_.non_crossing || c == known_.exception ||
        c == known_.negation || c == known_.only || c == grammar_.dates.number_word ||
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

/// Whether a name that a table has ends at `end`.
bool NameRuns::ends_known(std::uint32_t end) const {
  constexpr std::uint32_t kLongest = 4;
  for (std::uint32_t back = 1; back <= kLongest && end >= sentence_->first + back; ++back) {
    const Annotation* name = view_.find(end - back, known_.crossing_name);
    if (name != nullptr && name->end == end) return true;
  }
  return false;
}

bool NameRuns::is_office(std::uint32_t i) const {
  return view_.find(i, known_.office) != nullptr || view_.find(i, known_.title_word) != nullptr;
}

/// `Arabia` of `Saudi Arabia`, `Penh` of `Phnom Penh`.
bool NameRuns::is_inside_country(std::uint32_t i) const {
  constexpr std::uint32_t kLongest = 4;
  for (std::uint32_t back = 1; back < kLongest && back <= i; ++back) {
    for (const ClassId c : {known_.country, known_.nation}) {
      const Annotation* name = view_.find(i - back, c);
      if (name != nullptr && name->end > i) return true;
    }
  }
  return false;
}

/// `Kermanshah Province`, `Arizona`, `Tachira, a state in the west`, `X, in Surin,`: where a
/// crossing lies.
bool NameRuns::is_area(std::uint32_t begin, std::uint32_t end) const {
  constexpr std::uint32_t kMostBetween = 3;
  const Annotation* area = view_.find(begin, known_.area_name);
  if (area != nullptr && area->end == end) return true;
  if (view_.find(end - 1, known_.not_gate) != nullptr) return true;
  const bool lies = begin >= sentence_->first + 2 && view_.is(begin - 1, "in") &&
                    view_.token(begin - 2).mark == ',';
  if (lies) return true;
  if (end + 1 >= sentence_->last || view_.token(end).mark != ',') return false;
  if (!view_.is(end + 1, "a") && !view_.is(end + 1, "the") && !view_.is(end + 1, "an"))
    return false;
  const std::uint32_t last = std::min(end + 3 + kMostBetween, sentence_->last);
  for (std::uint32_t i = end + 2; i < last; ++i) {
    if (view_.find(i, known_.gate) != nullptr) return false;
    if (view_.find(i, known_.not_gate) != nullptr) return true;
  }
  return false;
}

bool NameRuns::is_port(std::uint32_t end) const {
  constexpr std::uint32_t kLongest = 6;
  if (end >= sentence_->last || view_.token(end).mark != ',') return false;
  for (std::uint32_t i = end + 1; i < std::min(sentence_->last, end + kLongest); ++i) {
    if (view_.token(i).kind == Token::Kind::kMark) return false;
    const Annotation* gate = view_.find(i, known_.gate);
    if (gate != nullptr) return gate->end == i + 1 && view_.is(i, "port");
  }
  return false;
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
  const char mark = view_.token(i).dash ? '\0' : view_.token(i).mark;
  return mark == ',' || mark == '/' || mark == '-' || view_.is(i, "and") || view_.is(i, "or");
}

bool NameRuns::is_country(std::uint32_t i) const {
  return !country_at(grammar_, view_, i).country.is_none();
}

/// `the Development Road`, `an X-ray tunnel`: named, and no crossing.
bool NameRuns::is_work(std::uint32_t begin, std::uint32_t end) const {
  const bool work =
      is_any<"road", "highway", "project", "authority", "company", "agency", "council", "programme",
             "island", "coast", "valley", "lake", "river", "sea", "desert", "strip">(view_,
                                                                                     end - 1);
  const bool water = is_any<"lake", "mount", "gulf", "strait">(view_, begin);
  return work || water ||
         (view_.folded(begin).size() == 1 && begin + 1 < end && view_.token(begin + 1).joined);
}

/// `sent by sea through Aqaba`.
bool NameRuns::goes_by_sea_or_air(std::uint32_t last) const {
  for (std::uint32_t i = sentence_->first; i < last; ++i) {
    if (view_.is(i, "sea") || view_.is(i, "air") || view_.is(i, "rail")) return true;
    if (view_.find(i, known_.non_crossing) != nullptr) return true;
  }
  return false;
}

/// `the port of Mokha reopened`: it is not the name that does.
bool NameRuns::is_preposition(std::uint32_t i) const {
  return is_any<"of", "to", "from", "in", "near", "between", "outside", "at", "for", "with", "by",
                "around", "along", "behind", "beyond", "before", "after", "since", "until">(view_,
                                                                                            i);
}

bool NameRuns::stands_behind_preposition(std::uint32_t begin) const {
  std::uint32_t at = list_begin(begin) - 1;
  const bool article = view_.is(at, "the") && at > sentence_->first;
  if (article) --at;
  return is_preposition(at) || is_any<"over", "across", "on">(view_, at);
}

bool NameRuns::has_object(std::uint32_t i) const {
  if (i >= sentence_->last || view_.token(i).kind == Token::Kind::kMark) return false;
  if (is_any<"on", "at", "in", "to", "after", "for", "again", "from", "with", "and", "when",
             "trade">(view_, i))
    return false;
  return view_.find(i, grammar_.dates.weekday) == nullptr;
}

bool NameRuns::ends_known_name(std::uint32_t begin) const {
  constexpr std::uint32_t kLongest = 4;
  for (std::uint32_t back = 1; back < kLongest && back <= begin - sentence_->first; ++back) {
    for (const ClassId word_class : {known_.crossing_name, known_.actor_name}) {
      const Annotation* name = view_.find(begin - back, word_class);
      if (name != nullptr && name->end > begin) return true;
    }
  }
  return false;
}

bool NameRuns::has_thing_behind(std::uint32_t at) const {
  if (at < sentence_->last && view_.find(at, grammar_.dates.number_word) != nullptr) return true;
  return at < sentence_->last &&
         is_any<"the", "a", "an", "its", "their", "it", "them", "all", "two", "both", "every">(
             view_, at);
}

std::uint32_t NameRuns::list_begin(std::uint32_t begin) const {
  while (begin > sentence_->first + 1 && is_list_link(begin - 1)) {
    const std::uint32_t before = run_begin(begin - 1);
    // "ferries between Spain and Tangier"
    const bool country =
        before == begin - 1 && before > sentence_->first &&
        (is_country(before - 1) || view_.find(before - 1, known_.actor_name) != nullptr);
    if (before == begin - 1 && !country) break;
    begin = country ? before - 1 : before;
  }
  return std::max(begin, sentence_->first + 1);
}

/// Over `, all in West Bengal,` to the end of what stands before it.
std::uint32_t NameRuns::before_apposition(std::uint32_t comma) const {
  for (std::uint32_t i = comma; i > sentence_->first && i + 12 > comma; --i) {
    if (view_.token(i - 1).mark == ',') return i - 1;
  }
  return comma;
}

/// Over `with Tanzania` and `between Kenya and Tanzania`.
std::uint32_t NameRuns::over_countries(std::uint32_t at) const {
  if (!view_.is(at, "with") && !view_.is(at, "between") && !view_.is(at, "to")) return at;
  std::uint32_t next = at + 1;
  for (; next < sentence_->last; ++next) {
    const Told told = country_at(grammar_, view_, next);
    if (!told.country.is_none()) {
      next = told.end - 1;
    } else if (!view_.is(next, "and") && !view_.is(next, "the")) {
      break;
    }
  }
  return view_.is(next, "at") ? next : at;
}

}  // namespace maabar::report
