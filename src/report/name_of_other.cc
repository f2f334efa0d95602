// SPDX-License-Identifier: Apache-2.0
#include "report/name_of_other.h"

#include <algorithm>
#include <array>

namespace maabar::report {
namespace {

const Annotation* find_in(const View& view, const Sentence& sentence, std::uint32_t at,
                          ClassId word_class) {
  if (at >= sentence.last) return nullptr;
  const Annotation* found = view.find(at, word_class);
  return found != nullptr && found->end <= sentence.last ? found : nullptr;
}

/// `Mayor Ghulam Khan`.
bool is_person(const Grammar& grammar, const View& view, const Sentence& sentence,
               std::uint32_t begin) {
  if (begin <= sentence.first) return false;
  for (std::uint32_t back = 1; back <= 2 && begin >= sentence.first + back; ++back) {
    if (view.find(begin - back, grammar.known.title_word) != nullptr) return true;
    if (view.token(begin - back).mark != '.') break;
  }
  return false;
}

/// `Narva town`, `the Limpopo river`; not `the Limpopo river crossing`.
bool is_town_noun(const Grammar& grammar, const View& view, const Sentence& sentence,
                  std::uint32_t at) {
  const Annotation* noun = find_in(view, sentence, at, grammar.known.not_gate);
  const Annotation* gate =
      noun == nullptr ? nullptr : find_in(view, sentence, at, grammar.known.gate);
  return noun != nullptr && (gate == nullptr || gate->end <= noun->end);
}

/// `the city of Rafah`
bool is_named_town(const View& view, const Sentence& sentence, std::uint32_t begin) {
  return begin >= sentence.first + 2 && view.is(begin - 1, "of") &&
         is_any<"city", "province", "governorate", "municipality">(view, begin - 2);
}

/// `Qamishli airport`, `the port of Latakia`, `the airport at Qamishli`.
bool is_elsewhere(const Grammar& grammar, const View& view, const Sentence& sentence,
                  std::uint32_t begin, std::uint32_t end) {
  const ClassId other = grammar.known.non_crossing;
  for (std::uint32_t i = end; i < std::min(end + 2, sentence.last); ++i) {
    if (find_in(view, sentence, i, other) != nullptr) return true;
    if (!view.token(i).capital) break;
  }
  static constexpr std::array<std::string_view, 8> kLinks = {"at", "of",      "in",     "near",
                                                             "by", "outside", "around", "opposite"};
  const bool linked =
      begin >= sentence.first + 2 &&
      std::find(kLinks.begin(), kLinks.end(), view.folded(begin - 1)) != kLinks.end();
  if (!linked) return false;
  for (std::uint32_t i = begin - 2; i + 4 > begin && i >= sentence.first; --i) {
    const Annotation* noun = find_in(view, sentence, i, other);
    // A roadblock at a crossing blocks it.
    if (view.is(i, "roadblock") || view.is(i, "roadblocks")) return false;
    if (noun != nullptr && noun->end >= begin - 1) return true;
    if (i == 0) break;
  }
  return false;
}

}  // namespace

bool names_other(const Grammar& grammar, const View& view, const Sentence& sentence,
                 std::uint32_t begin, std::uint32_t end) {
  return is_person(grammar, view, sentence, begin) || is_named_town(view, sentence, begin) ||
         is_elsewhere(grammar, view, sentence, begin, end) ||
         is_town_noun(grammar, view, sentence, end);
}

void keep_those_of_nations(const Grammar& grammar, const View& view, const Sentence& sentence,
                           Place& place) {
  constexpr std::uint32_t kMost = 2;  // "Thai-Lao"
  const auto drop_others = [&](Country told) {
    std::erase_if(place.keys, [&](const CrossingKey& key) { return !key.has_side(told); });
  };
  std::uint32_t at = place.begin;
  for (std::uint32_t told = 0; told < kMost && at > sentence.first; ++told) {
    if (view.token(at - 1).mark == '-' && at > sentence.first + 1) --at;
    const bool joined = told > 0 || view.token(at - 1).joined;
    const Annotation* nation = view.find(at - 1, grammar.known.nation);
    if (nation == nullptr && joined) nation = view.find(at - 1, grammar.known.country);
    if (nation == nullptr || nation->end > at) return;
    drop_others(grammar.countries[nation->payload]);
    --at;
  }
}

}  // namespace maabar::report
