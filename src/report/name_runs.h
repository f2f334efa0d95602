// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "report/view.h"

namespace maabar::report {

/// Runs of words that may be a name, within the sentence that `sentence_` points to: capitals that
/// the lexicon and the gazetteer do not know as something else, with particles between them.
class NameRuns {
 public:
  NameRuns(const Grammar& grammar, const View& view)
      : grammar_(grammar), known_(grammar.known), view_(view) {}

 protected:
  [[nodiscard]] bool is_particle(std::uint32_t i) const;
  /// `Busia`: a crossing's name in a table that counts only where the text uses it so.
  [[nodiscard]] bool is_town_too(const Annotation& name) const;
  [[nodiscard]] bool is_name_word(std::uint32_t i) const;
  [[nodiscard]] bool is_inside_known(std::uint32_t i) const;
  [[nodiscard]] bool is_inside_country(std::uint32_t i) const;
  [[nodiscard]] bool ends_known(std::uint32_t end) const;
  [[nodiscard]] bool is_area(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool is_office(std::uint32_t i) const;
  /// `Puerto Cortes, our main port,`: as a rule one of the sea.
  [[nodiscard]] bool is_port(std::uint32_t end) const;
  /// `Mitiga airport`, `Metema town`.
  [[nodiscard]] bool is_elsewhere(std::uint32_t i) const;
  [[nodiscard]] bool is_country(std::uint32_t i) const;
  /// A comma, a slash, `and` between names.
  [[nodiscard]] bool is_list_link(std::uint32_t i) const;
  /// Begin of the run that ends at `end`; `end` itself when there is none.
  [[nodiscard]] std::uint32_t run_begin(std::uint32_t end) const;
  /// End of the run that begins at `begin`.
  [[nodiscard]] std::uint32_t run_end(std::uint32_t begin) const;
  [[nodiscard]] bool is_work(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool goes_by_sea_or_air(std::uint32_t last) const;
  [[nodiscard]] bool is_preposition(std::uint32_t i) const;
  /// "flights to Erbil and Van are suspended", "the bridge over the Takutu is open".
  [[nodiscard]] bool stands_behind_preposition(std::uint32_t begin) const;
  [[nodiscard]] bool has_object(std::uint32_t i) const;
  /// `Bao` of `Lao Bao`, which a table has and whose first word is a country's; `Sham` of `Ahrar
  /// al-Sham`.
  [[nodiscard]] bool ends_known_name(std::uint32_t begin) const;
  /// `had stopped the two passages`: an object, so that its subject is someone.
  [[nodiscard]] bool has_thing_behind(std::uint32_t at) const;
  /// Begin of the first name of a list that goes on with the name at `begin`.
  [[nodiscard]] std::uint32_t list_begin(std::uint32_t begin) const;
  [[nodiscard]] std::uint32_t before_apposition(std::uint32_t comma) const;
  [[nodiscard]] std::uint32_t over_countries(std::uint32_t at) const;

  const Grammar& grammar_;
  const KnownClasses& known_;
  const View& view_;
  const Sentence* sentence_ = nullptr;
};

}  // namespace maabar::report
