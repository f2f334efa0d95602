// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "report/view.h"

namespace maabar::report {

/// What was learnt of a speaker, for later "he said" and bare surnames.
struct KnownSpeaker {
  std::string text;
  bool authority = false;
  Country country;
  std::uint32_t begin = 0;  ///< tokens of the phrase that told it, up to the verb
  std::uint32_t end = 0;
};

/// Tells a speaker from the words of a phrase; remembers people by their surname. A local of the
/// reading of attributions; refers to its arguments.
class SpeakerNames {
 public:
  SpeakerNames(const Grammar& grammar, const View& view) : grammar_(grammar), view_(view) {}

  /// The speaker told by tokens [first, last): a person's name when an office stands with it or it
  /// was met before, else the office or body.
  KnownSpeaker find(std::uint32_t first, std::uint32_t last);
  [[nodiscard]] bool speaks_for_office(std::uint32_t first, std::uint32_t last) const;
  /// A capitalised word that is no office, title, country or weekday.
  [[nodiscard]] bool is_name_word(std::uint32_t i) const;

 private:
  KnownSpeaker name_speaker(std::uint32_t first, std::uint32_t last);
  [[nodiscard]] std::string surname(std::uint32_t name_last) const;
  /// The one name that ends the phrase behind an office, `Governor Denarium`, or `last`.
  [[nodiscard]] std::uint32_t name_behind_office(std::uint32_t first, std::uint32_t last) const;
  /// The person met before whose surname ends a short phrase, or null: `Kindiki`, `Mr Kindiki`.
  [[nodiscard]] const KnownSpeaker* met_before(std::uint32_t first, std::uint32_t last) const;
  /// A chamber or union decides nothing, nor does its head.
  void read_office(std::uint32_t first, std::uint32_t last, KnownSpeaker& speaker) const;
  /// The last run of two or more capitalised words that is no office, country or crossing.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> name_in(std::uint32_t first,
                                                                std::uint32_t last) const;
  /// Whether a name in capitals is a body's: `of the East African Community`, `Customs and ...`.
  [[nodiscard]] bool is_institutions(std::uint32_t first, std::uint32_t begin) const;
  [[nodiscard]] bool is_dotted(std::uint32_t i) const;
  [[nodiscard]] bool is_particle(std::uint32_t i, std::uint32_t last) const;
  /// `Jordanian officials`: the phrase without its article, up to its office word.
  [[nodiscard]] std::string office_text(std::uint32_t first, std::uint32_t last) const;
  /// Takes what an office is of: `Ministry of Interior`.
  [[nodiscard]] std::uint32_t over_charge(std::uint32_t end, std::uint32_t last) const;
  /// Past `Last week` or `Later`, which stand before the words for an office.
  [[nodiscard]] std::uint32_t behind_time(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool is_filler(std::uint32_t i) const;
  /// A country, an organisation, or people as a kind.
  [[nodiscard]] KnownSpeaker body_in(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] KnownSpeaker body(std::uint32_t first, std::uint32_t last, bool authority,
                                  Country country) const;

  const Grammar& grammar_;
  const View& view_;
  std::map<std::string, KnownSpeaker> people_;
};

/// `Reply of the Government to question 12`: sets whose words the page has, if the title tells it.
void name_title_speaker(const Grammar& grammar, View& view);

/// A statement is spoken by whom its opening names, the minister, the general command: sets the
/// publisher's speaker from the attributions.
void name_statement_speaker(View& view);

}  // namespace maabar::report
