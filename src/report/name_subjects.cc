// SPDX-License-Identifier: Apache-2.0
#include "report/name_subjects.h"

#include <algorithm>

namespace maabar::report {
namespace {

constexpr std::uint32_t kLongestApposition = 14;

}  // namespace

inline bool SubjectNames::begins_clause(std::uint32_t i) const {
  const char mark = view_.token(i).mark;
  if (mark != 0) return mark == ';' || mark == ':';
  if (!is_any<"and", "but", "while", "whereas", "although", "though", "that", "because", "since">(
          view_, i))
    return false;
  // "around Nablus and Hebron": a list's second name begins nothing.
  return !view_.is(i, "and") || i == sentence_->first || !view_.token(i - 1).capital;
}

std::vector<SubjectNames::Range> SubjectNames::find(const Sentence& sentence) {
  sentence_ = &sentence;
  std::vector<Range> found;
  if (!view_.speaks_of_borders || sentence.kind == BlockKind::kTitle) return found;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    // A name has a capital, or follows a word that may stand before one.
    const Token& token = view_.token(i);
    const bool may = token.capital || token.joined || view_.find(i, known_.generic_name) != nullptr;
    if (may && (i == sentence.first || begins_clause(i - 1))) read_clause(i, found);
  }
  return found;
}

void SubjectNames::read_clause(std::uint32_t first, std::vector<Range>& found) const {
  while (first < sentence_->last && view_.find(first, known_.generic_name) != nullptr) ++first;
  const std::vector<Range> names = names_at(first);
  if (names.empty()) return;
  std::uint32_t at = over_apposition(names.back().second);
  const bool apposed = at != names.back().second;
  if (apposed && tells_person(names.back().second, at)) return;
  if (apposed && !has_predicate(at)) at = over_second(at);
  while (at < sentence_->last &&
         (view_.is(at, "too") || view_.is(at, "itself") || view_.is(at, "included"))) {
    ++at;
  }
  if (at < sentence_->last && apposed && view_.token(at).mark == ',') ++at;
  if (!is_told(names, apposed) || !has_predicate(at)) return;
  found.insert(found.end(), names.begin(), names.end());
}

/// `A`, `A and B`, `A, B and C`.
std::vector<SubjectNames::Range> SubjectNames::names_at(std::uint32_t first) const {
  std::vector<Range> names;
  while (first < sentence_->last) {
    const std::uint32_t end = run_end(first);
    if (end == first) break;
    names.emplace_back(first, end);
    first = end;
    while (first < sentence_->last && is_list_link(first)) ++first;
    if (first == end) break;
  }
  return names;
}

/// A first word has its capital from the sentence: it must bear one elsewhere, be one of several
/// words or names, or have an apposition as only a name has.
bool SubjectNames::is_told(const std::vector<Range>& names, bool apposed) const {
  const auto [begin, end] = names.front();
  if (begin > sentence_->first && is_office(begin - 1)) return false;
  if (begin != sentence_->first || end - begin > 1 || names.size() > 1) return true;
  if (inner_capitals_.contains(view_.folded(begin))) return true;
  const bool plural = view_.folded(begin).ends_with('s');
  return apposed && view_.token(begin).word == 0 && !plural;
}

/// Behind `, in Neuquen,` and `(the old road)`.
std::uint32_t SubjectNames::over_apposition(std::uint32_t at) const {
  if (at >= sentence_->last) return at;
  const char open = view_.token(at).mark;
  if (open != ',' && open != '(') return at;
  const std::uint32_t limit = std::min(at + kLongestApposition, sentence_->last);
  for (std::uint32_t i = at + 1; i < limit; ++i) {
    const char mark = view_.token(i).mark;
    if (mark == (open == ',' ? ',' : ')')) return i + 1;
    if (mark == ';' || mark == ':') break;
  }
  return at;
}

/// `San Miguel, in Putumayo, where the river is the line, ...`: behind the second of two.
std::uint32_t SubjectNames::over_second(std::uint32_t at) const {
  return view_.token(at - 1).mark == ',' ? over_apposition(at - 1) : at;
}

/// `Hun Sen, now president of the Senate,`: the name is somebody's.
bool SubjectNames::tells_person(std::uint32_t first, std::uint32_t last) const {
  constexpr std::uint32_t kReach = 5;
  for (std::uint32_t i = first; i < std::min(last, first + kReach); ++i) {
    if (is_office(i)) return true;
    if (view_.find(i, known_.gate) != nullptr) return false;
  }
  return false;
}

bool SubjectNames::is_state(const Annotation& a) const {
  const ClassId c = a.word_class;
  return c == known_.v_open || c == known_.v_close || c == known_.v_resume ||
         c == known_.v_suspend || c == known_.shut_word || c == known_.live_word;
}

/// Opened, shut, out of use; handles what passes.
bool SubjectNames::has_predicate(std::uint32_t at) const {
  constexpr std::uint32_t kMostAux = 6;
  const std::uint32_t limit = std::min(at + kMostAux, sentence_->last);
  bool aux = false;
  for (; at < limit; ++at) {
    const bool helps =
        view_.find(at, known_.aux) != nullptr || view_.find(at, known_.stay) != nullptr;
    for (const Annotation& a : view_.annotations.at(at)) {
      // "God will open it" is about another.
      const bool acts = is_any<"it", "them", "its", "their", "the">(view_, a.end);
      if (is_state(a) && aux && !acts) return true;
      const bool serves = a.word_class == known_.v_receive || a.word_class == known_.v_serve;
      if (serves && !view_.is(a.end, "that") && has_traffic_behind(a.end)) return true;
      if (a.word_class == known_.v_work && a.form != kBase) return true;
    }
    if (!helps && view_.find(at, known_.adverb) == nullptr && !view_.is(at, "seen")) return false;
    aux = aux || helps;
  }
  return false;
}

bool SubjectNames::has_traffic_behind(std::uint32_t at) const {
  constexpr std::uint32_t kReach = 4;
  const std::uint32_t limit = std::min(at + kReach, sentence_->last);
  for (std::uint32_t i = at; i < limit; ++i) {
    if (view_.find(i, known_.scope_word) != nullptr) return true;
    if (view_.find(i, known_.mover) != nullptr) return true;
  }
  return false;
}

}  // namespace maabar::report
