// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "base/date.h"
#include "belief/belief_json.h"
#include "belief/board.h"
#include "belief/promise.h"
#include "cli/program.h"
#include "cli/questions.h"
#include "cli/roads.h"

namespace maabar::cli {
namespace {

std::string days(const std::optional<int>& count) {
  return count ? fmt::format("{} d", *count) : "";
}

std::string_view word_of(PhraseClass phrase_class) {
  return phrase_class == PhraseClass::kNone ? "none" : to_string(phrase_class);
}

void show_tallies(Console& console, const std::vector<Promise>& promises) {
  Table table({{"phrase class", {}},
               {"promises", Table::Align::kRight},
               {"kept", Table::Align::kRight},
               {"late", Table::Align::kRight},
               {"missed", Table::Align::kRight},
               {"withdrawn", Table::Align::kRight},
               {"pending", Table::Align::kRight},
               {"median wait", Table::Align::kRight},
               {"median slip", Table::Align::kRight}});
  for (const PhraseClassTally& tally : tally_promises(promises)) {
    std::vector<std::string> cells = {std::string(word_of(tally.phrase_class)),
                                      std::to_string(tally.count())};
    for (const int outcome : tally.outcomes) cells.push_back(std::to_string(outcome));
    cells.push_back(days(tally.median_wait));
    cells.push_back(days(tally.median_slip));
    table.add(std::move(cells));
  }
  console.out << table.text();
}

void show(Console& console, const Inquiry& inquiry, const std::vector<Promise>& promises) {
  console.out << "Promises, " << describe(inquiry.as_of) << "\n\n";
  Table table({{"crossing", {}},
               {"said", {}},
               {"expects", {}},
               {"due", {}},
               {"became", {}},
               {"came", {}},
               {"slip", Table::Align::kRight},
               {"who", {}}});
  for (const Promise& promise : promises) {
    std::string expects(to_string(promise.expected));
    if (promise.scope != Scope::kAll) expects += fmt::format(" {}", to_string(promise.scope));
    if (!promise.side.is_none()) expects += ", side " + promise.side.code();
    table.add({promise.crossing.text(), to_string(promise.stated), expects,
               promise.due.is_unknown() ? std::string(word_of(promise.phrase_class))
                                        : to_string(promise.due),
               std::string(to_string(promise.outcome)),
               promise.came ? to_string(Date::from_day(*promise.came)) : "",
               days(promise.slip_days), says(inquiry.knowledge, promise.claim)});
  }
  console.out << table.text() << '\n';
  show_tallies(console, promises);
  console.out << "\nA promise that quietly died is seldom reported: kept ones are over-counted. "
                 "Several promises may share one opening.\nLedger head "
              << to_hex(inquiry.knowledge.head.hash) << '\n';
}

Result<void> answer(Console& console, const CrossingOptions& options, const Program& program) {
  ASSIGN_OR_RETURN(const Inquiry inquiry, open_inquiry(program.workspace, options.as_of));
  std::vector<CrossingKey> crossings =
      crossings_of(inquiry.knowledge.gazetteer, inquiry.knowledge.log);
  if (!options.crossing.empty()) {
    ASSIGN_OR_RETURN(const CrossingKey key, resolve_crossing(inquiry.knowledge, options.crossing));
    crossings = {key};
  }
  const std::vector<Promise> promises = follow_promises(inquiry.inputs(), crossings, inquiry.as_of);
  if (options.as_of.json) {
    print_json(console,
               promises_to_json(promises, inquiry.as_of, words_of(inquiry.knowledge.ledger)),
               inquiry.knowledge.head);
    return {};
  }
  show(console, inquiry, promises);
  return {};
}

}  // namespace

void add_promises(CLI::App& app, Program& program) {
  auto options = std::make_shared<CrossingOptions>();
  CLI::App* verb = add_verb(app, "promises", "What was promised, and what became of it.",
                            "  maabar promises\n"
                            "  maabar promises --crossing al-qaim --known 2019-09-06 --json\n");
  verb->add_option("--crossing", options->crossing, "one crossing: id or name")->type_name("ID");
  add_as_of(*verb, options->as_of);
  verb->callback([options, &program] {
    program.work = [options, &program](Console& console) {
      return answer(console, *options, program);
    };
  });
}

}  // namespace maabar::cli
