// SPDX-License-Identifier: Apache-2.0

#include "access/answer_json.h"
#include "access/tables.h"
#include "cli/program.h"
#include "cli/questions.h"
#include "cli/roads.h"

namespace maabar::cli {
namespace {

struct Options {
  std::vector<std::string> from;
  std::vector<std::string> to;
  ScenarioOptions scenario;
};

void show(Console& console, const MatrixAnswer& answer) {
  console.out << describe(answer.scenario.question) << '\n';
  for (const MatrixReading& reading : answer.readings.distinct) {
    console.out << '\n';
    if (!answer.readings.agree()) console.out << describe(reading.reading) << ":\n";
    std::vector<Table::Column> columns = {{"from", {}}};
    for (const Stop& to : answer.to) columns.push_back({to.name, Table::Align::kRight});
    Table table(std::move(columns));
    for (std::size_t row = 0; row < answer.from.size(); ++row) {
      std::vector<std::string> cells = {answer.from[row].name};
      for (std::size_t column = 0; column < answer.to.size(); ++column) {
        cells.push_back(to_string(answer.cell(reading.reading, row, column).time));
      }
      table.add(std::move(cells));
    }
    console.out << table.text();
  }
}

Result<void> find(Console& console, const Options& options, const Program& program) {
  ASSIGN_OR_RETURN(const Roads roads, load_roads(program.workspace, options.scenario.as_of));
  ASSIGN_OR_RETURN(std::vector<Stop> from, stops_of(roads, options.from));
  ASSIGN_OR_RETURN(std::vector<Stop> to, stops_of(roads, options.to));
  ASSIGN_OR_RETURN(const Scenario scenario, scenario_of(roads, options.scenario));
  HierarchyRouter router = router_of(roads);
  const MatrixAnswer answer =
      find_matrix(roads.graph, scenario, {std::move(from), std::move(to)}, router);
  if (!options.scenario.as_of.json) {
    show(console, answer);
    return {};
  }
  print_json(console, to_json(answer), roads.knowledge.head);
  return {};
}

}  // namespace

void add_matrix(Verb app, Program& program) {
  auto options = std::make_shared<Options>();
  Verb verb = add_verb(app, "matrix", "A table of times from places to places.",
                       "  maabar matrix --from Baghdad,Erbil --to \"Deir ez-Zor,Damascus,Aleppo\"\n"
                       "  maabar matrix --from Amman --to Baghdad --open trebil --json\n");
  verb.option("--from", options->from, "places, separated by commas")
      .is_split_at(',')
      .is_required()
      .takes("A,B");
  verb.option("--to", options->to, "places, separated by commas")
      .is_split_at(',')
      .is_required()
      .takes("C,D");
  add_scenario(verb, options->scenario);
  verb.runs(program,
            [options, &program](Console& console) { return find(console, *options, program); });
}

}  // namespace maabar::cli
