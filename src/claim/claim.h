// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "claim/vocabulary.h"
#include "gazetteer/crossing_key.h"

namespace maabar {

/// Bytes [begin, end) of a report's stored text.
struct Span {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// An actor's id as said (`syrian-army`), kept as text: claims outlive tables.
struct ActorText {
  std::string id;
  friend auto operator<=>(const ActorText&, const ActorText&) = default;
};

/// A claim's facet with a value that this facet can have; no other pairing can be built.
class ClaimValue {
 public:
  ClaimValue() = default;  ///< status open
  static ClaimValue status(State state) { return {Facet::kStatus, state}; }
  static ClaimValue outlook(State state) { return {Facet::kOutlook, state}; }
  /// Requires: a well-formed actor id ([a-z0-9-]).
  static ClaimValue control(std::string actor);
  static ClaimValue security(Measure measure) { return {Facet::kSecurity, measure}; }
  static ClaimValue traffic(Traffic counted) { return {Facet::kTraffic, counted}; }
  /// `kInvalidInput` if the value is none of the facet's.
  static Result<ClaimValue> parse(std::string_view facet, std::string_view value);

  [[nodiscard]] Facet facet() const { return facet_; }
  /// Requires: facet is status or outlook.
  [[nodiscard]] State state() const { return std::get<State>(value_); }
  /// Requires: facet is control.
  [[nodiscard]] const std::string& actor() const { return std::get<ActorText>(value_).id; }
  /// Requires: facet is security.
  [[nodiscard]] Measure measure() const { return std::get<Measure>(value_); }
  /// Requires: facet is traffic.
  [[nodiscard]] Traffic counted() const { return std::get<Traffic>(value_); }
  /// As JSON and CSV write it: `open`, `syrian-army`, `cameras`, `trucks`.
  [[nodiscard]] std::string text() const;
  friend auto operator<=>(const ClaimValue&, const ClaimValue&) = default;

 private:
  using Value = std::variant<State, ActorText, Measure, Traffic>;
  ClaimValue(Facet facet, Value value) : facet_(facet), value_(std::move(value)) {}
  Facet facet_ = Facet::kStatus;
  Value value_ = State::kOpen;
};

/// One statement of one report about one crossing: the output of `report`, the input of `ledger`.
/// Plain values; empty text and unknown dates mean "the report does not say".
struct Claim {
  CrossingKey crossing;  ///< none: unresolved, see `candidates`
  ClaimValue value;      ///< facet and value
  Scope scope = Scope::kAll;
  Direction direction;
  Country side;  ///< none: the crossing as a whole
  Modality modality = Modality::kReported;
  std::string speaker;   ///< who says it, by office; a name only where the source names an official
  Date valid_from;       ///< from when it is so; for an outlook the day it is expected for
  Date valid_to;         ///< until when, as the report knew or announced
  Date stated;           ///< when the speaker said it
  Date published;        ///< when a reader could first know it; the report's
  std::string evidence;  ///< the decisive phrase, verbatim
  std::optional<Span> span;  ///< where the evidence stands in the stored text
  std::string rule;          ///< the rule that made it, or `table`
  std::string report;        ///< id of its report
  std::string phrase;        ///< what was promised or put up, shortened (tables)
  std::string detail;        ///< who or what is excepted or meant
  std::string also_at;       ///< a second page that bears it out (tables)
  Admiralty admiralty;
  Sensitivity sensitivity = Sensitivity::kPublic;
  PhraseClass phrase_class = PhraseClass::kNone;
  bool only = false;                    ///< the text says *only*: others are softly closed
  std::optional<std::int64_t> count;    ///< traffic: how many
  std::string unit;                     ///< traffic: `day`
  std::string chain;                    ///< claims of one observation share it; empty: its own
  bool provisional = false;             ///< the crossing is not in the gazetteer
  std::vector<CrossingKey> candidates;  ///< of an unresolved claim

  [[nodiscard]] Facet facet() const { return value.facet(); }
  friend bool operator==(const Claim&, const Claim&) = default;
};

/// 32 hexadecimal digits: the first half of the SHA-256 of the claim's canonical JSON (all that it
/// says, its report and span; not ratings, chain, or sensitivity). The same on every desk.
std::string claim_id(const Claim& claim);

/// What would make the claim say something impossible: a direction or side that is not the
/// crossing's, `valid_to` before `valid_from`, an empty crossing without candidates. Messages for a
/// person; empty when sound.
std::vector<std::string> find_faults(const Claim& claim);

}  // namespace maabar
