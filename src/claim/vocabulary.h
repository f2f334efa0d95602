// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "gazetteer/country.h"

/// The closed lists of words that a claim is made of, with their spelling in JSON, CSV and the API.
/// Each `parse_` gives `kInvalidInput` naming the value and the words that are accepted.
namespace maabar {

/// What a claim is about.
enum class Facet : std::uint8_t { kStatus, kControl, kOutlook, kSecurity, kTraffic };
/// Value of a status or an outlook; ordered from best to worst for passing.
enum class State : std::uint8_t { kOpen, kRestricted, kClosed };
/// Who or what may pass.
enum class Scope : std::uint8_t {
  kAll,
  kPassengers,
  kCargo,
  kHumanitarian,
  kPedestrians,
  kMilitary
};
/// How the thing is said.
enum class Modality : std::uint8_t { kReported, kAnnounced, kExpected, kHoped, kDenied };
/// Value of a security claim: a measure or a threat.
enum class Measure : std::uint8_t {
  kCameras,
  kDrones,
  kFence,
  kTrench,
  kWall,
  kPatrols,
  kReinforcement,
  kInfiltrationThreat,
  kAttack
};
/// Value of a traffic claim: what was counted, per day.
enum class Traffic : std::uint8_t { kVehicles, kTrucks, kPeople };
/// Who may see a claim outside this desk.
enum class Sensitivity : std::uint8_t { kPublic, kInternal };
/// How precise a promise is about its day.
enum class PhraseClass : std::uint8_t {
  kNone,
  kNamedDay,
  kWithinMonth,
  kLater,
  kVague,
  kConditional
};

std::string_view to_string(Facet facet);
std::string_view to_string(State state);
std::string_view to_string(Scope scope);
std::string_view to_string(Modality modality);
std::string_view to_string(Measure measure);
std::string_view to_string(Traffic traffic);
std::string_view to_string(Sensitivity sensitivity);
std::string_view to_string(PhraseClass phrase_class);

Result<Facet> parse_facet(std::string_view text);
Result<State> parse_state(std::string_view text);
Result<Scope> parse_scope(std::string_view text);
Result<Modality> parse_modality(std::string_view text);
Result<Measure> parse_measure(std::string_view text);
Result<Traffic> parse_traffic(std::string_view text);
Result<Sensitivity> parse_sensitivity(std::string_view text);
Result<PhraseClass> parse_phrase_class(std::string_view text);

/// Both ways, or from one country to another.
struct Direction {
  Country from;  ///< none: both ways
  Country to;
  [[nodiscard]] bool is_both() const { return from.is_none(); }
  friend constexpr auto operator<=>(const Direction&, const Direction&) = default;
};
/// `both` or `SY>IQ`.
std::string to_string(const Direction& direction);
Result<Direction> parse_direction(std::string_view text);

/// Admiralty code: how far a source is trusted (A best to F cannot be judged), and how likely the
/// information is (1 confirmed to 6 cannot be judged). Rated apart; C3 unless rated.
struct Admiralty {
  char reliability = 'C';
  char information = '3';
  friend constexpr auto operator<=>(const Admiralty&, const Admiralty&) = default;
};
/// `C3`.
std::string to_string(const Admiralty& admiralty);
Result<Admiralty> parse_admiralty(std::string_view text);

}  // namespace maabar
