// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/country.h"

namespace maabar {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char upper(char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; }
char lower(char c) { return c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

Result<Country> Country::parse(std::string_view text) {
  Country country;
  if (text.empty()) return country;
  if (text.size() != 2 || !is_letter(text[0]) || !is_letter(text[1])) {
    return invalid_input(fmt::format("'{}' is not a country; write its two-letter ISO code, as SY",
                                     text.substr(0, 20)));
  }
  country.letters_ = {upper(text[0]), upper(text[1])};
  return country;
}

std::string Country::code() const {
  return is_none() ? std::string() : std::string{letters_[0], letters_[1]};
}

std::string Country::lower_code() const {
  return is_none() ? std::string() : std::string{lower(letters_[0]), lower(letters_[1])};
}

}  // namespace maabar
