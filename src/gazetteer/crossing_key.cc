// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/crossing_key.h"

#include <algorithm>

#include "gazetteer/fold.h"

namespace maabar {
namespace {

bool is_slug_char(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

bool is_slug(std::string_view text) {
  return !text.empty() && text.size() <= 120 && text.front() != '-' && text.back() != '-' &&
         std::all_of(text.begin(), text.end(), is_slug_char);
}

std::string to_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool is_code(std::string_view text) {
  return text.size() == 2 && text[0] >= 'a' && text[0] <= 'z' && text[1] >= 'a' && text[1] <= 'z';
}

bool is_pair(std::string_view text) {
  return text.size() == 5 && text[2] == '-' && is_code(text.substr(0, 2)) &&
         is_code(text.substr(3, 2)) && text.substr(0, 2) < text.substr(3, 2);
}

/// Requires: a code there.
Country code_at(const std::string& text, std::size_t at) {
  return Country::of_lower(text[at], text[at + 1]);
}

}  // namespace

Result<CrossingKey> CrossingKey::parse(std::string_view text) {
  if (text.empty()) return CrossingKey();
  std::string key = to_lower(text);
  const std::size_t dot = key.find('.');
  const std::string_view head = std::string_view(key).substr(0, dot);
  const bool is_good = dot == std::string::npos
                           ? is_code(head) || is_pair(head)
                           : is_pair(head) && is_slug(std::string_view(key).substr(dot + 1));
  if (!is_good) {
    return invalid_input(fmt::format(
        "'{}' is not a crossing; write an id such as iq-sy.al-qaim-abu-kamal, or a border, iq-sy",
        text.substr(0, 60)));
  }
  return CrossingKey(std::move(key));
}

CrossingKey CrossingKey::pair(Country a, Country b) {
  CHECK(!a.is_none() && !b.is_none() && a != b);
  if (b < a) std::swap(a, b);
  return CrossingKey(a.lower_code() + "-" + b.lower_code());
}

CrossingKey CrossingKey::country(Country country) {
  CHECK(!country.is_none());
  return CrossingKey(country.lower_code());
}

CrossingKey::Kind CrossingKey::kind() const {
  if (text_.empty()) return Kind::kNone;
  if (text_.size() == 2) return Kind::kCountry;
  return text_.size() == 5 ? Kind::kPair : Kind::kCrossing;
}

Country CrossingKey::country_a() const { return is_none() ? Country() : code_at(text_, 0); }

Country CrossingKey::country_b() const { return text_.size() < 5 ? Country() : code_at(text_, 3); }

CrossingKey CrossingKey::border() const {
  CHECK(kind() == Kind::kCrossing || kind() == Kind::kPair);
  return CrossingKey(text_.substr(0, 5));
}

bool CrossingKey::has_side(Country side) const {
  return !side.is_none() && (country_a() == side || country_b() == side);
}

Country CrossingKey::other_side(Country side) const {
  if (country_a() == side) return country_b();
  return country_b() == side ? country_a() : Country();
}

Result<CrossingKey> make_provisional_key(Country a, std::string_view name_a, Country b,
                                         std::string_view name_b) {
  if (a.is_none() || b.is_none() || a == b) {
    return invalid_input("a crossing needs two different countries");
  }
  if (b < a) {
    std::swap(a, b);
    std::swap(name_a, name_b);
  }
  const std::string slug_a = to_slug(name_a);
  const std::string slug_b = to_slug(name_b);
  std::string name = slug_a;
  if (!slug_b.empty() && slug_b != slug_a) name += (name.empty() ? "" : "-") + slug_b;
  if (name.empty()) return invalid_input("a crossing needs a name with letters or digits");
  return CrossingKey::parse(CrossingKey::pair(a, b).text() + "." + name);
}

std::string to_slug(std::string_view name) {
  std::string slug;
  bool gap = false;
  for (const char c : romanise(name)) {
    const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool is_word = (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9');
    if (low == '\'') continue;
    if (!is_word) {
      gap = !slug.empty();
      continue;
    }
    if (gap) slug += '-';
    gap = false;
    slug += low;
  }
  return slug;
}

}  // namespace maabar
