// SPDX-License-Identifier: Apache-2.0
#include "claim/vocabulary.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace maabar {
namespace {

using Words = std::initializer_list<std::string_view>;

constexpr std::array<std::string_view, 5> kFacets = {"status", "control", "outlook", "security",
                                                     "traffic"};
constexpr std::array<std::string_view, 3> kStates = {"open", "restricted", "closed"};
constexpr std::array<std::string_view, 6> kScopes = {"all",          "passengers",  "cargo",
                                                     "humanitarian", "pedestrians", "military"};
constexpr std::array<std::string_view, 5> kModalities = {"reported", "announced", "expected",
                                                         "hoped", "denied"};
constexpr std::array<std::string_view, 9> kMeasures = {
    "cameras", "drones",  "fence",         "trench",
    "wall",    "patrols", "reinforcement", "infiltration-threat",
    "attack"};
constexpr std::array<std::string_view, 3> kTraffic = {"vehicles", "trucks", "people"};
constexpr std::array<std::string_view, 2> kSensitivities = {"public", "internal"};
constexpr std::array<std::string_view, 6> kPhraseClasses = {"",      "named-day", "within-month",
                                                            "later", "vague",     "conditional"};

template <typename Enum, std::size_t N>
std::string_view word(const std::array<std::string_view, N>& words, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  CHECK_OP(index, <, N);
  return words[index];
}

template <typename Enum, std::size_t N>
Result<Enum> parse_word(const std::array<std::string_view, N>& words, std::string_view what,
                        std::string_view text) {
  const auto it = std::find(words.begin(), words.end(), text);
  if (it != words.end()) return static_cast<Enum>(it - words.begin());
  return invalid_input(fmt::format("'{}' is not a {}; write one of: {}", text.substr(0, 40), what,
                                   fmt::join(words, ", ")));
}

}  // namespace

std::string_view to_string(Facet facet) { return word(kFacets, facet); }
std::string_view to_string(State state) { return word(kStates, state); }
std::string_view to_string(Scope scope) { return word(kScopes, scope); }
std::string_view to_string(Modality modality) { return word(kModalities, modality); }
std::string_view to_string(Measure measure) { return word(kMeasures, measure); }
std::string_view to_string(Traffic traffic) { return word(kTraffic, traffic); }
std::string_view to_string(Sensitivity sensitivity) { return word(kSensitivities, sensitivity); }
std::string_view to_string(PhraseClass phrase_class) { return word(kPhraseClasses, phrase_class); }

Result<Facet> parse_facet(std::string_view text) {
  return parse_word<Facet>(kFacets, "facet", text);
}
Result<State> parse_state(std::string_view text) {
  return parse_word<State>(kStates, "state", text);
}
Result<Scope> parse_scope(std::string_view text) {
  return parse_word<Scope>(kScopes, "scope", text);
}
Result<Modality> parse_modality(std::string_view text) {
  return parse_word<Modality>(kModalities, "modality", text);
}
Result<Measure> parse_measure(std::string_view text) {
  return parse_word<Measure>(kMeasures, "measure or threat", text);
}
Result<Traffic> parse_traffic(std::string_view text) {
  return parse_word<Traffic>(kTraffic, "traffic count", text);
}
Result<Sensitivity> parse_sensitivity(std::string_view text) {
  return parse_word<Sensitivity>(kSensitivities, "sensitivity", text);
}
Result<PhraseClass> parse_phrase_class(std::string_view text) {
  return parse_word<PhraseClass>(kPhraseClasses, "phrase class", text);
}

std::string to_string(const Direction& direction) {
  if (direction.is_both()) return "both";
  return direction.from.code() + ">" + direction.to.code();
}

Result<Direction> parse_direction(std::string_view text) {
  if (text.empty() || text == "both") return Direction{};
  const auto from = Country::parse(text.substr(0, std::min<std::size_t>(2, text.size())));
  const auto to = Country::parse(text.size() == 5 ? text.substr(3) : std::string_view("?"));
  if (!from || !to || text[2] != '>' || *from == *to) {
    return invalid_input(
        fmt::format("'{}' is not a direction; write both, or SY>IQ", text.substr(0, 40)));
  }
  return Direction{*from, *to};
}

std::string to_string(const Admiralty& admiralty) {
  return {admiralty.reliability, admiralty.information};
}

Result<Admiralty> parse_admiralty(std::string_view text) {
  if (text.empty()) return Admiralty{};
  const bool is_good =
      text.size() == 2 && text[0] >= 'A' && text[0] <= 'F' && text[1] >= '1' && text[1] <= '6';
  if (!is_good) {
    return invalid_input(fmt::format(
        "'{}' is not an Admiralty rating; write A to F and 1 to 6, as C3", text.substr(0, 20)));
  }
  return Admiralty{text[0], text[1]};
}

}  // namespace maabar
