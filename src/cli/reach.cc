// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "access/answer_json.h"
#include "access/tables.h"
#include "cli/numbers.h"
#include "cli/program.h"
#include "cli/questions.h"
#include "cli/roads.h"

namespace maabar::cli {
namespace {

struct Options {
  std::string from;
  std::string within = "24h";
  std::size_t most = 20;
  ScenarioOptions scenario;
};

void show_places(Console& console, const ReachAnswer& answer,
                 const std::vector<ReachedPlace>& reached, std::size_t most) {
  Table table({{"place", {}},
               {"district", {}},
               {"country", {}},
               {"people", Table::Align::kRight},
               {"time", Table::Align::kRight},
               {"by", {}}});
  for (std::size_t i = 0; i < std::min(most, reached.size()); ++i) {
    const PlaceStop& place = answer.places[reached[i].place];
    std::string gates;
    for (const std::uint32_t gate : reached[i].gates) {
      gates += (gates.empty() ? "" : ", ") + answer.passages[gate].name;
    }
    table.add({place.stop.name, place.admin1, place.stop.country.code(),
               grouped(place.population.value), to_string(reached[i].time), gates});
  }
  if (!table.empty()) console.out << table.text();
  if (reached.size() > most) {
    console.out << fmt::format("... and {} more; --most N shows more, --json all\n",
                               reached.size() - most);
  }
}

void show(Console& console, const ReachAnswer& answer, std::size_t most) {
  console.out << fmt::format("From {} within {}: {}\n  {}\n", answer.from.name,
                             to_string(answer.limit), describe(answer.scenario.question),
                             answer.places_rule);
  for (const ReachReading& reading : answer.readings.distinct) {
    console.out << '\n';
    if (!answer.readings.agree()) console.out << describe(reading.reading) << ":\n";
    console.out << fmt::format("{} people in {} places within; {} beyond; {} cut off\n",
                               grouped(reading.people_within.value), reading.within.size(),
                               grouped(reading.people_beyond.value),
                               grouped(reading.people_cut_off.value));
    show_places(console, answer, reading.within, most);
  }
}

Result<void> find(Console& console, const Options& options, const Program& program) {
  ASSIGN_OR_RETURN(const TravelTime limit, parse_hours("--within", options.within));
  ASSIGN_OR_RETURN(const Roads roads, load_roads(program.workspace, options.scenario.as_of));
  ASSIGN_OR_RETURN(const Stop from, stop_of(roads, options.from));
  ASSIGN_OR_RETURN(CountedPlaces places, places_of(roads.graph, roads.pack));
  ASSIGN_OR_RETURN(const Scenario scenario, scenario_of(roads, options.scenario));
  HierarchyRouter router = router_of(roads);
  const ReachAnswer answer =
      find_reach(roads.graph, scenario, {from, limit, std::move(places)}, router);
  if (!options.scenario.as_of.json) {
    show(console, answer, options.most);
    return {};
  }
  print_json(console, to_json(answer), roads.knowledge.head);
  return {};
}

}  // namespace

void add_reach(Verb app, Program& program) {
  auto options = std::make_shared<Options>();
  Verb verb = add_verb(app, "reach", "The places and people within a time of one place.",
                       "  maabar reach Baghdad --within 24h --at 2019-10-01 --known 2019-10-01\n"
                       "  maabar reach Mersin --within 36h --scope humanitarian --json\n");
  verb.option("FROM", options->from, "place, or lat,lon").is_required();
  verb.option("--within", options->within, "hours, as 24h or 1.5h").takes("HOURS").shows_default();
  verb.option("--most", options->most, "places to list").shows_default();
  add_scenario(verb, options->scenario);
  verb.runs(program,
            [options, &program](Console& console) { return find(console, *options, program); });
}

}  // namespace maabar::cli
