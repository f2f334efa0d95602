// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "access/scenario.h"
#include "belief/state.h"
#include "gazetteer/gazetteer.h"
#include "network/road_graph.h"
#include "region/pack.h"
#include "worlds/drawing.h"

namespace maabar::testing {

/// A table of hours that a world's router must give; -1 where there is no way.
struct ExpectedTimes {
  Reading reading = Reading::kIfPasses;
  std::string rows;
  std::string columns;
  std::vector<std::vector<int>> hours;
};

/// A drawn world (README.md beside this file): a road graph with gates, what is believed of them,
/// what is asked, and the tables that must come out.
struct World {
  std::string name;
  RoadGraph graph;
  RegionPack pack;
  Gazetteer gazetteer;
  std::vector<CrossingBelief> board;
  ScenarioQuestion question;
  std::vector<ExpectedTimes> tables;

  [[nodiscard]] NodeId node(char letter) const { return graph.find_node(place_id(letter)).value(); }
  [[nodiscard]] ScenarioInputs inputs() const { return {board, pack, gazetteer, graph}; }
  [[nodiscard]] Scenario scenario() const { return make_scenario(inputs(), question).value(); }
  static std::string place_id(char letter) { return fmt::format("node.{}", letter); }
};

inline TravelTime hours(int count) {
  return TravelTime::from_milliseconds(static_cast<std::uint32_t>(count) * 3600U * 1000U);
}

inline CrossingKey key(const std::string& text) { return CrossingKey::parse(text).value(); }
inline Country country(const std::string& text) { return Country::parse(text).value(); }

/// Reads a world's text line by line. A fault in a drawing is a fault of the test: it aborts.
class WorldReader {
 public:
  static World read(const std::string& text) {
    WorldReader reader;
    std::istringstream lines(text);
    std::string line;
    while (std::getline(lines, line)) reader.take(line);
    return reader.finish();
  }

 private:
  enum class Part { kLines, kMap, kTable };
  struct DrawnGate {
    char from = 0;
    char to = 0;
    int length = 0;  ///< 0: only one joins the two
    int open = 0;
    int restricted = 0;
    std::vector<DrawnGate> lanes;  ///< further lines of the same crossing
  };
  static constexpr std::int64_t kNow = 1539734399;  // 2018-10-16T23:59:59Z

  void take(const std::string& line) {
    if (line == "end") {
      part_ = Part::kLines;
    } else if (part_ == Part::kMap) {
      rows_.push_back(line);
    } else if (part_ == Part::kTable) {
      take_table_line(line);
    } else if (!line.empty() && line[0] != '#') {
      take_statement(line);
    }
  }

  // `word rest`, `word rest: more`.
  void take_statement(const std::string& line) {
    const std::size_t colon = line.find(": ");
    std::istringstream head(line.substr(0, colon));
    std::istringstream tail(colon == std::string::npos ? "" : line.substr(colon + 2));
    std::string word;
    head >> word;
    if (word == "world") std::getline(tail, world_.name);
    if (word == "map:") part_ = Part::kMap;
    if (word == "country") take_country(head, tail);
    if (word == "gate") take_gate(head, tail);
    if (word == "state") take_state(head, tail);
    if (word == "hold") take_hold(head, tail);
    if (word == "part") take_part(head);
    if (word == "handles") take_handling(head, tail);
    if (word == "link") take_link(head);
    if (word == "people") take_people(tail);
    if (word == "ask") take_ask(tail);
    if (word == "times") take_times(head);
  }

  void take_country(std::istringstream& head, std::istringstream& tail) {
    std::string code;
    head >> code;
    for (char letter = 0; tail >> letter;) country_of_[letter] = country(code);
  }
  void take_gate(std::istringstream& head, std::istringstream& tail) {
    DrawnGate gate;
    head >> gate.from >> gate.to;
    if (!(head >> gate.length)) gate.length = 0;
    std::string crossing;
    char slash = 0;
    tail >> crossing >> gate.open >> slash >> gate.restricted;
    // A crossing drawn twice has arcs on both lines, and one dwell.
    const auto first = gates_.find(crossing);
    if (first == gates_.end()) {
      gates_[crossing] = gate;
    } else {
      first->second.lanes.push_back(gate);
    }
  }
  void take_state(std::istringstream& head, std::istringstream& tail) {
    std::string crossing;
    std::string direction;
    std::string state;
    head >> crossing;
    tail >> state;
    if (!(head >> direction)) direction = "both";
    states_[crossing].push_back({parse_direction(direction).value(), parse_state(state).value()});
  }
  void take_hold(std::istringstream& head, std::istringstream& tail) {
    std::string crossing;
    std::string side;
    std::string actor;
    head >> crossing >> side;
    tail >> actor;
    holders_[crossing].push_back({country(side), actor});
    groups_.try_emplace(actor, "");
  }
  void take_part(std::istringstream& head) {
    std::string actor;
    std::string of;
    std::string group;
    head >> actor >> of >> group;
    groups_[actor] = group;
    groups_.try_emplace(group, "");
  }
  void take_handling(std::istringstream& head, std::istringstream& tail) {
    std::string crossing;
    std::string handling;
    head >> crossing;
    tail >> handling;
    handling_[crossing] = handling == "none"            ? Handling::kNone
                          : handling == "transshipment" ? Handling::kTransshipment
                                                        : Handling::kThrough;
  }
  void take_link(std::istringstream& head) {
    DrawnLine line;
    std::string oneway;
    head >> line.from >> line.to >> line.length >> oneway;
    line.is_oneway = oneway == "oneway";
    links_.push_back(line);
  }
  void take_people(std::istringstream& tail) {
    char letter = 0;
    char comma = 0;
    std::uint64_t people = 0;
    while (tail >> letter >> people) {
      people_[letter] = people;
      tail >> comma;
    }
  }
  void take_ask(std::istringstream& tail) {
    std::string verb;
    std::string what;
    while (tail >> verb >> what) {
      if (what.back() == ',') what.pop_back();
      if (verb == "open") world_.question.open.push_back(key(what));
      if (verb == "close") world_.question.close.push_back(key(what));
      if (verb == "avoid") world_.question.avoid.push_back(what);
    }
  }
  void take_times(std::istringstream& head) {
    std::string reading;
    head >> reading;
    if (reading.back() == ':') reading.pop_back();
    ExpectedTimes table;
    table.reading = *std::find_if(kReadings.begin(), kReadings.end(),
                                  [&](Reading known) { return to_string(known) == reading; });
    world_.tables.push_back(table);
    part_ = Part::kTable;
  }
  void take_table_line(const std::string& line) {
    ExpectedTimes& table = world_.tables.back();
    std::istringstream cells(line);
    char letter = 0;
    if (table.columns.empty()) {
      while (cells >> letter) table.columns += letter;
      return;
    }
    cells >> letter;
    table.rows += letter;
    table.hours.emplace_back();
    for (std::string cell; cells >> cell;) {
      table.hours.back().push_back(cell == "-" ? -1 : std::stoi(cell));
    }
    CHECK_OP(table.hours.back().size(), ==, table.columns.size());
  }

  World finish() {
    const std::vector<DrawnLine> lines = find_lines(rows_);
    add_nodes();
    for (const DrawnLine& line : lines) {
      if (!line.has_gate) add_road(line);
    }
    for (const DrawnLine& link : links_) add_road(link);
    for (const auto& [crossing, gate] : gates_) add_gate(crossing, gate, lines);
    world_.graph = RoadGraph::build(std::move(parts_)).value();
    world_.gazetteer = make_gazetteer();
    world_.question.as_of = AsOf{ValidTime(kNow), kNow, KnownClock::kPublished};
    world_.question.traffic_class = TrafficClass::kCargo;
    world_.question.profile = Profile::kTruck;
    return std::move(world_);
  }

  void add_nodes() {
    for (const auto& [letter, where] : country_of_) {
      const LatLng position = LatLng::from_degrees({30.0 + (letter - 'A'), 40.0}).value();
      node_of_[letter] = NodeId::from_index(parts_.nodes.size());
      parts_.nodes.push_back({World::place_id(letter), std::string(1, letter), position, where});
      Place place;
      place.id = World::place_id(letter);
      place.name = std::string(1, letter);
      place.country = where;
      place.admin1 = where.code() + " province";
      place.position = position;
      place.population = People{people_[letter]};
      world_.pack.places.push_back(place);
    }
    world_.pack.meta.id = "drawn";
    parts_.road_names = {"road", "gate"};
  }

  ArcId add_arc(char from, char to, int length, bool is_gate) {
    Arc arc;
    arc.tail = node_of_.at(from);
    arc.head = node_of_.at(to);
    arc.length = Metres{static_cast<std::uint32_t>(length) * 60000U};
    arc.truck = hours(length);
    arc.car = hours(length);
    arc.road_class = is_gate ? RoadClass::kGate : RoadClass::kPrimary;
    arc.road = is_gate ? 1 : 0;
    arc.shape = static_cast<std::uint32_t>(parts_.shapes.size());
    parts_.shapes.push_back(
        {parts_.nodes[arc.tail.index()].position, parts_.nodes[arc.head.index()].position});
    parts_.arcs.push_back(arc);
    return ArcId::from_index(parts_.arcs.size() - 1);
  }

  void add_road(const DrawnLine& line) {
    add_arc(line.from, line.to, line.length, false);
    if (!line.is_oneway) add_arc(line.to, line.from, line.length, false);
  }

  // To the gate that comes next.
  void add_gate_arcs(const DrawnGate& drawn, const std::vector<DrawnLine>& lines) {
    const auto fits = [&](const DrawnLine& line) {
      const bool joins = (line.from == drawn.from && line.to == drawn.to) ||
                         (line.from == drawn.to && line.to == drawn.from);
      return line.has_gate && joins && (drawn.length == 0 || drawn.length == line.length);
    };
    CHECK_OP(std::count_if(lines.begin(), lines.end(), fits), ==, 1);
    const int length = std::find_if(lines.begin(), lines.end(), fits)->length;
    char a = drawn.from;
    char b = drawn.to;
    if (country_of_.at(a) > country_of_.at(b)) std::swap(a, b);
    const GateId id = GateId::from_index(parts_.gates.size());
    for (const auto& [from, to] : {std::pair(a, b), std::pair(b, a)}) {
      parts_.arcs[add_arc(from, to, length, true).index()].gate = id;
    }
  }

  void add_gate(const std::string& crossing, const DrawnGate& drawn,
                const std::vector<DrawnLine>& lines) {
    add_gate_arcs(drawn, lines);
    for (const DrawnGate& lane : drawn.lanes) add_gate_arcs(lane, lines);
    parts_.gates.push_back({key(crossing), Metres{0}});
    GateSite site;
    site.crossing = key(crossing);
    if (handling_.contains(crossing)) site.cargo = handling_.at(crossing);
    site.cargo_dwell = Dwell{hours(drawn.open), hours(drawn.restricted)};
    site.passengers_dwell = site.cargo_dwell;
    site.dwell_source = "drawn";
    world_.pack.gates.push_back(site);
    world_.board.push_back(believe(crossing));
  }

  CrossingBelief believe(const std::string& crossing) {
    CrossingBelief belief;
    belief.crossing = key(crossing);
    const Country a = belief.crossing.country_a();
    const Country b = belief.crossing.country_b();
    for (const Direction direction : {Direction{a, b}, Direction{b, a}}) {
      TrackBelief track;
      track.traffic_class = TrafficClass::kCargo;
      track.direction = direction;
      for (const auto& [where, state] : states_[crossing]) {
        if (where.is_both() || where == direction) believe_state(track.crossing, state);
      }
      belief.tracks.push_back(track);
    }
    for (const Country side : {a, b}) {
      ControlBelief control;
      control.side = side;
      for (const auto& [held, actor] : holders_[crossing]) {
        if (held == side) control.actor = actor;
      }
      belief.control.push_back(control);
    }
    return belief;
  }

  void believe_state(StateBelief& belief, State state) {
    belief.shown = to_shown(state);
    belief.last_heard = belief.shown;
    belief.unknown_reason = UnknownReason::kNone;
    belief.probability[static_cast<std::size_t>(state)] = Confidence::from_millionths(900000);
    belief.since = ValidTime(kNow - 30 * kSecondsPerDay);
    belief.confirmed = ValidTime(kNow - 2 * kSecondsPerDay);
    belief.evidence = {{EntryId(next_entry_++), Evidence::Role::kFor, 0, "drawn"}};
  }

  Gazetteer make_gazetteer() const {
    GazetteerTables tables;
    tables.crossings =
        "id,name_a,country_a,name_b,country_b,name_ar_a,name_ar_b,aliases_a,aliases_b,aliases,lat,"
        "lon,road,admin_a,admin_b,kind,towns,notes,source\n";
    for (const auto& [crossing, gate] : gates_) {
      const CrossingKey parsed = key(crossing);
      const std::string name = crossing.substr(crossing.find('.') + 1);
      tables.crossings += fmt::format("{},{},{},{},{},,,,,,,,,,,official,,,drawn\n", crossing, name,
                                      parsed.country_a().code(), name, parsed.country_b().code());
    }
    tables.countries = "country,name,name_ar,adjectives,capital,aliases,source\n";
    std::set<Country> countries;
    for (const auto& [letter, where] : country_of_) countries.insert(where);
    for (const Country where : countries) {
      tables.countries += fmt::format("{0},Land {0},,,,,drawn\n", where.code());
    }
    tables.actors = "actor,name,name_ar,aliases,kind,part_of,country,note,source\n";
    for (const auto& [actor, group] : groups_) {
      tables.actors += fmt::format("{0},{0},,,authority,{1},,,drawn\n", actor, group);
    }
    return Gazetteer::build(tables).value();
  }

  Part part_ = Part::kLines;
  World world_;
  RoadGraph::Parts parts_;
  std::vector<std::string> rows_;
  std::vector<DrawnLine> links_;
  std::map<char, Country> country_of_;
  std::map<char, NodeId> node_of_;
  std::map<char, std::uint64_t> people_;
  std::map<std::string, DrawnGate> gates_;
  std::map<std::string, std::vector<std::pair<Direction, State>>> states_;
  std::map<std::string, std::vector<std::pair<Country, std::string>>> holders_;
  std::map<std::string, std::string> groups_;
  std::map<std::string, Handling> handling_;
  std::uint32_t next_entry_ = 100;
};

}  // namespace maabar::testing
