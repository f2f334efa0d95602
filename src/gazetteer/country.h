// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <string>
#include <string_view>

#include "base/result.h"

namespace maabar {

/// An ISO 3166-1 alpha-2 code, upper case (`SY`), or none. User-assigned `XK` is accepted.
class Country {
 public:
  constexpr Country() = default;
  /// Two ASCII letters, either case; empty gives none. `kInvalidInput` for anything else.
  static Result<Country> parse(std::string_view text);

  /// Of two ASCII letters in lower case, as slugs have them. Requires: they are such.
  static constexpr Country of_lower(char a, char b) { return Country(to_upper(a), to_upper(b)); }

  [[nodiscard]] bool is_none() const { return letters_[0] == '\0'; }
  /// `SY`, or empty for none.
  [[nodiscard]] std::string code() const;
  /// `sy`, as slugs write it.
  [[nodiscard]] std::string lower_code() const;
  friend constexpr auto operator<=>(const Country&, const Country&) = default;

 private:
  constexpr Country(char a, char b) : letters_{a, b} {}
  static constexpr char to_upper(char c) { return static_cast<char>(c - 'a' + 'A'); }
  std::array<char, 2> letters_{};
};

}  // namespace maabar
