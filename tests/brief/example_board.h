// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "brief/bulletin.h"

/// Small boards and inputs for the tests of the bulletin.
namespace maabar::example {

inline Date date(const char* text) { return Date::parse(text).value(); }
inline ValidTime valid_day(const char* text) { return ValidTime(date(text).last_second()); }
inline CrossingKey key(const std::string& text) { return CrossingKey::parse(text).value(); }

/// Valid and known at the end of 16 October 2018, published clock.
inline AsOf as_of() {
  return {valid_day("2018-10-16"), date("2018-10-16").last_second(), KnownClock::kPublished};
}

/// A state with one claim for it, confirmed on 12 October 2018; unknown without any.
inline StateBelief state(Shown shown, EntryId claim) {
  StateBelief state;
  state.shown = shown;
  if (shown == Shown::kUnknown) return state;
  state.unknown_reason = UnknownReason::kNone;
  state.probability = {Confidence::from_millionths(50000), Confidence::from_millionths(50000),
                       Confidence::from_millionths(50000)};
  state.probability[static_cast<std::size_t>(shown)] = Confidence::from_millionths(900000);
  state.last_heard = shown;
  state.confirmed = valid_day("2018-10-12");
  if (!claim.is_none()) state.evidence.push_back({claim, Evidence::Role::kFor, 0, "latest"});
  return state;
}

/// The same state for every class, both ways.
inline CrossingBelief belief(const std::string& crossing, Shown shown,
                             EntryId claim = EntryId::none()) {
  CrossingBelief belief;
  belief.crossing = key(crossing);
  belief.as_of = as_of();
  const Country a = belief.crossing.country_a();
  const Country b = belief.crossing.country_b();
  for (const TrafficClass traffic_class : kTrafficClasses) {
    for (const Direction& direction : {Direction{a, b}, Direction{b, a}}) {
      const StateBelief one = state(shown, claim);
      belief.tracks.push_back({traffic_class, direction, one, one, one});
    }
  }
  return belief;
}

/// An outlook of reopening; `due` may be empty.
inline OutlookBelief outlook(EntryId claim, const char* due) {
  OutlookBelief outlook;
  outlook.claim = claim;
  if (*due != '\0') outlook.due = date(due);
  outlook.is_overdue = *due != '\0' && outlook.due < date("2018-10-16");
  return outlook;
}

inline std::vector<CrossingBelief> board(
    std::initializer_list<std::pair<const char*, Shown>> rows) {
  std::vector<CrossingBelief> board;
  for (const auto& [crossing, shown] : rows) board.push_back(belief(crossing, shown));
  return board;
}

/// A source about a crossing.
inline SourceLine source(const std::string& crossing, State state) {
  SourceLine line;
  line.claim.crossing = key(crossing);
  line.claim.value = ClaimValue::status(state);
  line.claim.evidence = "the crossing is " + std::string(to_string(state));
  line.claim.published = date("2018-10-12");
  line.publisher = "Example Wire";
  line.url = "https://example.org/report?id=1&page=2";
  line.title = "A crossing in the news";
  line.published = date("2018-10-12");
  return line;
}

/// The bundled gazetteer and a pack of nothing but its name.
struct World {
  Gazetteer gazetteer = Gazetteer::load(std::filesystem::path(MAABAR_DATA_DIR) / "gazetteer",
                                        std::filesystem::path(MAABAR_DATA_DIR) / "levant")
                            .value();
  RegionPack pack = named_pack();
  RoadGraph graph = RoadGraph::build({}).value();
  SourceLines sources;

  static RegionPack named_pack() {
    RegionPack pack;
    pack.meta.name = "Levant";
    pack.meta.name_ar = "المشرق";
    pack.meta.countries = {Country::parse("SY").value(), Country::parse("IQ").value(),
                           Country::parse("JO").value(), Country::parse("LB").value()};
    pack.meta.south_west = LatLng::from_degrees({.lat = 28.5, .lng = 34.0}).value();
    pack.meta.north_east = LatLng::from_degrees({.lat = 38.8, .lng = 49.5}).value();
    pack.meta.disclaimer = "Boundaries are working aids.";
    pack.meta.disclaimer_ar = "الحدود تقريبية.";
    return pack;
  }

  [[nodiscard]] BulletinInput input(const std::vector<CrossingBelief>& board) const {
    return BulletinInput{.as_of = as_of(),
                         .generated = RecordTime(1700000000),
                         .board = board,
                         .since = std::nullopt,
                         .board_since = {},
                         .sources = sources,
                         .corridors = {},
                         .ledger_head = "entry 7, sha256 00ff",
                         .gazetteer = gazetteer,
                         .pack = pack,
                         .graph = graph};
  }
};

}  // namespace maabar::example
