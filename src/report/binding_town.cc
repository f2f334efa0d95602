// SPDX-License-Identifier: Apache-2.0
// Towns that a sentence names, where it names no crossing.
#include <algorithm>

#include "report/binding.h"
#include "report/listed_name.h"
#include "report/name_of_other.h"

namespace maabar::report {

/// `Windsor's mayor`: somebody, wherever what he tells of is.
bool Binder::is_of_officer(std::uint32_t end) const {
  const auto last = static_cast<std::uint32_t>(view_.text.tokens.size());
  const bool possessive =
      (end < last && view_.token(end).possessive) || view_.token(end - 1).possessive;
  if (!possessive) return false;
  for (std::uint32_t i = end; i < std::min(end + 2, last); ++i) {
    if (view_.find(i, grammar_.known.office) != nullptr ||
        view_.find(i, grammar_.known.person_word) != nullptr)
      return true;
  }
  return false;
}

/// Of the crossings that bear the town's name at `at`, those of the countries that the text tells.
void Binder::add_of_town(std::size_t sentence, std::uint32_t at,
                         std::vector<CrossingKey>& keys) const {
  const Annotation* name = view_.find(at, grammar_.known.crossing_name);
  const Annotation* town = view_.find(at, grammar_.known.town_name);
  if (name == nullptr || town == nullptr || town->end != name->end) return;
  const Sentence& here = view_.sentences[sentence];
  if (names_other(grammar_, view_, here, at, name->end) ||
      is_given_name(view_, here, at, name->end) || is_of_officer(name->end))
    return;
  const auto& told = view_.main_countries;
  for (const Annotation& a : view_.annotations.at(at)) {
    if (a.word_class != grammar_.known.crossing_name || a.end != name->end) continue;
    const CrossingKey& key = grammar_.names[a.payload].key;
    const bool known = std::find(keys.begin(), keys.end(), key) != keys.end();
    const bool near = std::any_of(told.begin(), told.end(),
                                  [&](const Country country) { return key.has_side(country); });
    if (near && !known) keys.push_back(key);
  }
}

/// "Traders in Ruili said the gate would stay shut": the one crossing whose town the words of
/// tokens [first, last) name.
std::vector<Bound> Binder::gate_of_town(std::size_t sentence, std::uint32_t first,
                                        std::uint32_t last) const {
  std::vector<CrossingKey> keys;
  for (std::uint32_t i = first; i < last; ++i) add_of_town(sentence, i, keys);
  if (keys.size() != 1) return {};
  Bound bound;
  bound.key = keys.front();
  return {bound};
}

}  // namespace maabar::report
