// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "base/result.h"
#include "gazetteer/country.h"

namespace maabar {

/// What a claim is about, as text that is the same on every desk: one crossing
/// (`iq-sy.al-qaim-abu-kamal`), a border as a whole or a crossing of it that was not told
/// (`iq-sy`), or all borders of a country (`iq`). Well formed by construction; whether the crossing
/// is known is the gazetteer's to say.
class CrossingKey {
 public:
  enum class Kind { kNone, kCrossing, kPair, kCountry };

  CrossingKey() = default;
  /// Lower-case ISO2 codes in alphabetical order, a dot, a slug of [a-z0-9-]. Upper case is taken
  /// down. `kInvalidInput` if malformed, or the codes are not in order.
  static Result<CrossingKey> parse(std::string_view text);
  static CrossingKey pair(Country a, Country b);
  static CrossingKey country(Country country);

  [[nodiscard]] Kind kind() const;
  [[nodiscard]] bool is_none() const { return text_.empty(); }
  [[nodiscard]] bool is_crossing() const { return kind() == Kind::kCrossing; }
  [[nodiscard]] const std::string& text() const { return text_; }
  /// The country first in the slug; none for kNone.
  [[nodiscard]] Country country_a() const;
  /// The second; none for kNone and kCountry.
  [[nodiscard]] Country country_b() const;
  /// `iq-sy` of `iq-sy.x`. Requires: a crossing or a pair.
  [[nodiscard]] CrossingKey border() const;
  [[nodiscard]] bool has_side(Country side) const;
  /// The other side's country; none if `side` is not one of the two.
  [[nodiscard]] Country other_side(Country side) const;
  friend auto operator<=>(const CrossingKey&, const CrossingKey&) = default;

 private:
  explicit CrossingKey(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// The annotation guide's slug rule for a crossing that the gazetteer does not know: the countries
/// in order, a dot, the names in the order of the countries (one if equal or only one is known),
/// lower case, ASCII, hyphens. `kInvalidInput` if nothing of the names is left.
Result<CrossingKey> make_provisional_key(Country a, std::string_view name_a, Country b,
                                         std::string_view name_b);

/// Lower-case ASCII words joined by hyphens, from any script ICU can romanise: `Öncüpınar` is
/// `oncupinar`. Empty if nothing is left.
std::string to_slug(std::string_view name);

}  // namespace maabar
