// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "report/view.h"

namespace maabar::report {

/// A country in the text.
struct Told {
  Country country;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The longest name of a country or its people that begins at `token`, or none.
Told country_at(const Grammar& grammar, const View& view, std::uint32_t token);

/// The border that words tell, and how firmly.
struct Pair {
  CrossingKey key;
  int strength = 0;  ///< 3: side by side; 2: in one sentence; 1: one of them; 0: by the document
};

/// How often each country is told.
using Counts = std::map<Country, int>;

/// The border of two neighbours that a sentence names: of several, one told side by side
/// ("Iran-Afghanistan", "Iran's border with Iraq"), then the one whose countries `counts` has more
/// of, then the one nearer to token `at`. Cost: about linear in the tokens.
Pair pair_in(const Grammar& grammar, const View& view, const Sentence& sentence, std::uint32_t at,
             const Counts* counts = nullptr);

/// `THAILAND-LAOS. Nong Khai: normal.`: a short sentence before it, in its block, that names two.
Pair pair_above(const Grammar& grammar, const View& view, const Sentence& sentence);

/// The borders that a document speaks of, by how often. Immutable.
class Borders {
 public:
  Borders(const Grammar& grammar, const View& view);

  /// The border spoken of most, of those of `country` if it is told; none when there is none.
  [[nodiscard]] CrossingKey find(Country country) const;
  /// Which border a name at token `at` of `sentence` lies on: by its sentence, the sentences and
  /// headings above, then by the document.
  [[nodiscard]] Pair border_for(const View& view, const Sentence& sentence, std::uint32_t at) const;

 private:
  void order(const std::map<std::string, int>& pairs);
  void add_by_countries();
  [[nodiscard]] Pair pair_before(const View& view, const Sentence& sentence) const;
  [[nodiscard]] Pair pair_of_list(const View& view, const Sentence& sentence,
                                  std::uint32_t at) const;
  [[nodiscard]] Pair pair_of_nearest(const View& view, const Sentence& sentence,
                                     std::uint32_t at) const;
  [[nodiscard]] std::vector<Told> told_below(const View& view, const Sentence& label) const;
  [[nodiscard]] Pair pair_of_heading(const View& view, const Sentence& sentence) const;

  const Grammar& grammar_;
  Counts counts_;
  std::vector<CrossingKey> order_;
  std::vector<Country> countries_;  ///< most told first
};

}  // namespace maabar::report
