// SPDX-License-Identifier: Apache-2.0
#include "access/impact.h"

#include "access/answer_json.h"
#include "cli/numbers.h"
#include "cli/program.h"
#include "cli/questions.h"
#include "cli/roads.h"

namespace maabar::cli {
namespace {

struct Options {
  std::vector<std::string> hubs;
  std::string horizon = "168h";
  std::size_t most = 15;
  ScenarioOptions scenario;
};

void show_totals(Console& console, const ImpactAnswer& answer, const ImpactGroup& group) {
  Table table({{"", {}}, {"before", Table::Align::kRight}, {"after", Table::Align::kRight}});
  for (std::size_t i = 0; i < kImpactHours.size(); ++i) {
    table.add({fmt::format("people within {} h", kImpactHours[i]),
               grouped(group.before.within[i].value), grouped(group.after.within[i].value)});
  }
  table.add({"people beyond " + to_string(answer.horizon),
             grouped(group.before.beyond_horizon.value),
             grouped(group.after.beyond_horizon.value)});
  table.add(
      {"people cut off", grouped(group.before.cut_off.value), grouped(group.after.cut_off.value)});
  table.add({"mean time, by people", to_string(group.before.mean), to_string(group.after.mean)});
  console.out << table.text();
}

std::string name_of(const ImpactAnswer& answer, std::uint32_t hub) {
  return hub == ImpactPlace::kNoHub ? "" : answer.hubs[hub].name;
}

std::string gates_of(const std::vector<Passage>& passages,
                     const std::vector<std::uint32_t>& gates) {
  std::string text;
  for (const std::uint32_t gate : gates) text += (text.empty() ? "" : ", ") + passages[gate].name;
  return text;
}

void show_places(Console& console, const ImpactAnswer& answer, const ImpactReading& reading,
                 std::size_t most) {
  Table table({{"place", {}},
               {"country", {}},
               {"people", Table::Align::kRight},
               {"before", Table::Align::kRight},
               {"after", Table::Align::kRight},
               {"change", Table::Align::kRight},
               {"from", {}},
               {"by", {}}});
  std::size_t changed = 0;
  for (const ImpactPlace& place : reading.places) {
    if (place.change_ms == 0 && place.before == place.after) continue;
    if (++changed > most) continue;
    const PlaceStop& stop = answer.places[place.place];
    table.add({stop.stop.name, stop.stop.country.code(), grouped(stop.population.value),
               to_string(place.before), to_string(place.after), signed_time(place.change_ms),
               name_of(answer, place.hub_after),
               gates_of(answer.passages_after, place.gates_after)});
  }
  if (table.empty()) {
    console.out << "No place's time changes.\n";
    return;
  }
  console.out << table.text();
  if (changed > most) {
    console.out << fmt::format("... and {} more places; --most N shows more, --json all\n",
                               changed - most);
  }
}

void show(Console& console, const ImpactAnswer& answer, std::size_t most) {
  std::string hubs;
  for (const Stop& hub : answer.hubs) hubs += (hubs.empty() ? "" : ", ") + hub.name;
  console.out << fmt::format(
      "What changes: {}\n  against: {}\n  from the nearest of: {}\n  to {}\n  times count up to "
      "{}\n",
      describe(answer.after.question), describe(answer.before.question), hubs, answer.places_rule,
      to_string(answer.horizon));
  if (!answer.hubs_left_out.empty()) {
    std::string names;
    for (const std::string& hub : answer.hubs_left_out) names += (names.empty() ? "" : ", ") + hub;
    console.out << fmt::format("  left out, without a road in this network: {}\n", names);
  }
  for (const std::string& note : answer.after.notes) console.out << "  " << note << '\n';
  for (const ImpactReading& reading : answer.readings.distinct) {
    console.out << '\n';
    if (!answer.readings.agree()) console.out << describe(reading.reading) << ":\n";
    console.out << fmt::format("{} people gain, {} lose\n", grouped(reading.people_gaining.value),
                               grouped(reading.people_losing.value));
    show_totals(console, answer, reading.overall);
    console.out << '\n';
    show_places(console, answer, reading, most);
  }
}

Result<ImpactAnswer> find(const Roads& roads, const Options& options) {
  ASSIGN_OR_RETURN(const TravelTime horizon, parse_hours("--horizon", options.horizon));
  ImpactQuestion question;
  question.horizon = horizon;
  if (options.hubs.empty()) {
    ASSIGN_OR_RETURN(question.hubs, hubs_of(roads.graph, roads.pack));
  } else {
    ASSIGN_OR_RETURN(question.hubs.hubs, stops_of(roads, options.hubs));
  }
  ASSIGN_OR_RETURN(question.places, places_of(roads.graph, roads.pack));
  ASSIGN_OR_RETURN(const Scenario before, believed_scenario_of(roads, options.scenario));
  ASSIGN_OR_RETURN(const Scenario after, scenario_of(roads, options.scenario));
  return find_impact({roads.graph, roads.index}, before, after, question);
}

Result<void> answer(Console& console, const Options& options, const Program& program) {
  if (options.scenario.open.empty() && options.scenario.close.empty()) {
    return invalid_input("say what changes: --open ID or --close ID");
  }
  if (options.scenario.close.size() > 1) {
    return invalid_input(
        "one --close at a time: a single closure is a contingency; choosing several to shut is not "
        "offered (docs/do-no-harm.md)");
  }
  ASSIGN_OR_RETURN(const Roads roads, load_roads(program.workspace, options.scenario.as_of));
  ASSIGN_OR_RETURN(const ImpactAnswer found, find(roads, options));
  if (!options.scenario.as_of.json) {
    show(console, found, options.most);
    return {};
  }
  print_json(console, to_json(found), roads.knowledge.head);
  return {};
}

}  // namespace

void add_impact(Verb app, Program& program) {
  auto options = std::make_shared<Options>();
  Verb verb =
      add_verb(app, "impact", "What an opening or a closure means for people: before and after.",
               "  maabar impact --open iq-sy.al-qaim-abu-kamal --at 2018-10-16 --known 2018-10-16\n"
               "  maabar impact --open al-qaim --open rabia --hubs Baghdad,Erbil\n"
               "  maabar impact --close bab-al-hawa --scope humanitarian --json\n");
  verb.option("--hubs", options->hubs, "where supplies start; default: the pack's hubs")
      .is_split_at(',')
      .takes("A,B");
  verb.option("--horizon", options->horizon, "times count up to this")
      .takes("HOURS")
      .shows_default();
  verb.option("--most", options->most, "places to list").shows_default();
  add_scenario(verb, options->scenario);
  verb.runs(program,
            [options, &program](Console& console) { return answer(console, *options, program); });
}

}  // namespace maabar::cli
