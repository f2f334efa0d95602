// SPDX-License-Identifier: Apache-2.0
#include "belief/detail_words.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

namespace maabar {
namespace {

constexpr std::array<std::string_view, 13> kLengths = {
    "hour",  "hours",  "day",   "days", "night",   "week", "weeks",
    "month", "months", "until", "till", "through", "year"};

constexpr std::array<std::string_view, 22> kGroups = {
    "citizen",   "citizens",  "families", "foreigners", "holders",  "national",
    "nationals", "patients",  "pilgrims", "refugee",    "refugees", "residents",
    "returnee",  "returnees", "staff",    "students",   "visitors", "wounded",
    "deportees", "evacuees",  "migrants", "workers"};
constexpr std::array<std::string_view, 5> kExceptions = {"exempt", "except", "excepted", "excluded",
                                                         "exceptions"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Runs of ASCII letters, in lower case.
std::vector<std::string> to_words(std::string_view text) {
  std::vector<std::string> words;
  bool in_word = false;
  for (const char c : text) {
    if (is_letter(c) && !in_word) words.emplace_back();
    in_word = is_letter(c);
    if (in_word) words.back().push_back(to_lower(c));
  }
  return words;
}

bool has_any(const std::vector<std::string>& words, std::span<const std::string_view> list) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  });
}

}  // namespace

bool says_only(std::string_view detail) {
  const auto words = to_words(detail);
  return std::find(words.begin(), words.end(), "only") != words.end();
}

bool names_a_length(std::string_view detail) {
  // "two days a week" is a timetable, not an end.
  if (detail.find("a week") != std::string_view::npos) return false;
  const auto words = to_words(detail);
  return has_any(words, kLengths);
}

bool names_a_group(std::string_view detail) {
  const auto words = to_words(detail);
  return has_any(words, kGroups) && !has_any(words, kExceptions);
}

bool exempts(std::string_view detail, std::string_view traffic_class) {
  const auto words = to_words(detail);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i] == traffic_class && words[i + 1] == "exempt") return true;
  }
  return false;
}

}  // namespace maabar
