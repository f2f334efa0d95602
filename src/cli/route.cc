// SPDX-License-Identifier: Apache-2.0
#include "access/route.h"

#include "access/answer_json.h"
#include "access/no_way.h"
#include "cli/program.h"
#include "cli/questions.h"
#include "cli/roads.h"

namespace maabar::cli {
namespace {

struct Options {
  std::string from;
  std::string to;
  std::size_t alternatives = 0;
  bool geojson = false;
  ScenarioOptions scenario;
};

std::string kilometres(Metres length) { return fmt::format("{:.0f} km", length.value / 1000.0); }

std::string sum_of(const Way& way) {
  return fmt::format("{} = {} driving + {} at gates, {}", to_string(way.time),
                     to_string(way.driving), to_string(way.dwell), kilometres(way.length));
}

// Legs as a reader wants them: turnings of less than a kilometre belong to the leg before.
std::vector<Leg> legs_to_show(const Way& way) {
  constexpr Metres kTurning{1000};
  std::vector<Leg> legs;
  for (const Leg& leg : way.legs) {
    const bool is_turning = !legs.empty() && leg.gate == Leg::kNoGate &&
                            legs.back().gate == Leg::kNoGate && leg.length < kTurning;
    if (!is_turning) {
      legs.push_back(leg);
      continue;
    }
    Leg& before = legs.back();
    before.to = leg.to;
    before.length = before.length + leg.length;
    before.driving = before.driving + leg.driving;
  }
  return legs;
}

std::string name_of(const Leg& leg) {
  if (leg.gate != Leg::kNoGate) return "gate";
  return leg.road.empty() ? fmt::format("({})", to_string(leg.road_class)) : leg.road;
}

void show_legs(Console& console, const Way& way) {
  Table table({{"from", {}},
               {"to", {}},
               {"by", {}},
               {"km", Table::Align::kRight},
               {"driving", Table::Align::kRight},
               {"dwell", Table::Align::kRight}});
  for (const Leg& leg : legs_to_show(way)) {
    table.add({leg.from, leg.to, name_of(leg), fmt::format("{:.0f}", leg.length.value / 1000.0),
               to_string(leg.driving), leg.gate == Leg::kNoGate ? "" : to_string(leg.dwell)});
  }
  console.out << table.text();
}

void show_gates(Console& console, const Roads& roads, const Way& way) {
  for (const GateOnWay& gate : way.gates) {
    const Passage& passage = gate.passage;
    console.out << fmt::format(
        "  {} ({}), {}: {}; dwell {} ({})\n", passage.name, passage.crossing.text(),
        to_string(passage.direction),
        passage.ruling == Ruling::kOpenedHere
            ? "supposed open; believed " + describe_state(passage.belief, roads.as_of)
            : describe_state(passage.belief, roads.as_of),
        to_string(passage.dwell), passage.dwell_source);
    for (const Evidence& evidence : passage.belief.evidence) {
      if (evidence.role != Evidence::Role::kFor) continue;
      console.out << "      " << says(roads.knowledge, evidence.claim) << '\n';
      break;
    }
  }
}

void show_way(Console& console, const Roads& roads, const Way& way) {
  for (const WayNote& note : way.notes) {
    console.out << inked(console, Ink::kWarn, "! ") << note.text << '\n';
  }
  console.out << sum_of(way) << '\n';
  show_legs(console, way);
  if (!way.gates.empty()) console.out << "Gates:\n";
  show_gates(console, roads, way);
}

void show_reading(Console& console, const Roads& roads, const RouteAnswer& answer,
                  const RouteReading& reading) {
  if (!reading.way) {
    const auto words = [&](EntryId claim) { return says(roads.knowledge, claim); };
    for (const std::string& line : describe_no_way(answer, reading, words)) {
      console.out << line << '\n';
    }
    return;
  }
  show_way(console, roads, *reading.way);
  for (const Way& way : reading.alternatives) {
    console.out << "\nAlternative: ";
    for (const GateOnWay& gate : way.gates) console.out << "by " << gate.passage.name << ", ";
    console.out << sum_of(way) << '\n';
    for (const WayNote& note : way.notes) console.out << "  ! " << note.text << '\n';
    show_gates(console, roads, way);
  }
}

void show(Console& console, const Roads& roads, const RouteAnswer& answer) {
  console.out << fmt::format("{} to {}: {}\n", answer.from.name, answer.to.name,
                             describe(answer.scenario.question));
  for (const std::string& note : answer.scenario.notes) console.out << "  " << note << '\n';
  for (const Stop* stop : {&answer.from, &answer.to}) {
    if (stop->off.value > 0) {
      console.out << fmt::format("  {} is {} from the point asked for, in a straight line\n",
                                 stop->name, kilometres(stop->off));
    }
  }
  for (const RouteReading& reading : answer.readings.distinct) {
    console.out << '\n';
    if (!answer.readings.agree()) {
      console.out << inked(console, Ink::kBold, describe(reading.reading)) << ":\n";
    }
    show_reading(console, roads, answer, reading);
  }
  console.out << "\nReported, so old, so sure: never a promise that the way is safe. Roads are "
              << (is_imported(roads) ? "those of the imported map" : "the pack's strategic network")
              << ".\n";
}

Result<void> find(Console& console, const Options& options, const Program& program) {
  ASSIGN_OR_RETURN(const Roads roads, load_roads(program.workspace, options.scenario.as_of));
  ASSIGN_OR_RETURN(const Stop from, stop_of(roads, options.from));
  ASSIGN_OR_RETURN(const Stop to, stop_of(roads, options.to));
  ASSIGN_OR_RETURN(const Scenario scenario, scenario_of(roads, options.scenario));
  HierarchyRouter router = router_of(roads);
  const RouteAnswer answer =
      find_route(roads.graph, scenario, {from, to, options.alternatives}, router);
  if (options.geojson) {
    console.out << to_geojson(answer).dump(2) << '\n';
  } else if (options.scenario.as_of.json) {
    print_json(console, to_json(answer), roads.knowledge.head);
  } else {
    show(console, roads, answer);
  }
  return {};
}

}  // namespace

void add_route(Verb app, Program& program) {
  auto options = std::make_shared<Options>();
  Verb verb = add_verb(
      app, "route", "The way, its time split into driving and dwell, and how sure its gates are.",
      "  maabar route Baghdad \"Deir ez-Zor\" --at 2018-10-16 --known 2018-10-16\n"
      "  maabar route Baghdad Damascus --open al-qaim --alternatives 2\n"
      "  maabar route 33.31,44.36 Amman --scope humanitarian --avoid us-forces --geojson > "
      "way.json\n");
  verb.option("FROM", options->from, "place, or lat,lon").is_required();
  verb.option("TO", options->to, "place, or lat,lon").is_required();
  verb.option("--alternatives", options->alternatives, "ways by other gates, at most so many")
      .is_between(0, 10)
      .takes("N");
  verb.flag("--geojson", options->geojson, "the way as GeoJSON");
  add_scenario(verb, options->scenario);
  verb.runs(program,
            [options, &program](Console& console) { return find(console, *options, program); });
}

}  // namespace maabar::cli
