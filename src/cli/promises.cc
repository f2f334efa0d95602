// SPDX-License-Identifier: Apache-2.0

#include "base/date.h"
#include "base/file.h"
#include "belief/belief_json.h"
#include "belief/board.h"
#include "belief/hazard_table.h"
#include "belief/promise_cases.h"
#include "belief/promise_tally.h"
#include "cli/program.h"
#include "cli/questions.h"
#include "cli/roads.h"

namespace maabar::cli {
namespace {

struct Options {
  CrossingOptions crossing;
  bool fit = false;
};

std::string days(const std::optional<int>& count) {
  return count ? fmt::format("{} d", *count) : "";
}

std::string_view word_of(PhraseClass phrase_class) {
  return phrase_class == PhraseClass::kNone ? "none" : to_string(phrase_class);
}

/// `70 d of 16`, or only `(of 3)`: a median of a few is none.
std::string median_text(const std::optional<int>& median, int of) {
  if (median) return fmt::format("{} d of {}", *median, of);
  return of == 0 ? "" : fmt::format("(of {})", of);
}

void show_tallies(Console& console, const std::string& heading,
                  const std::vector<PromiseTally>& tallies) {
  Table table({{heading, {}},
               {"promises", Table::Align::kRight},
               {"kept", Table::Align::kRight},
               {"late", Table::Align::kRight},
               {"missed", Table::Align::kRight},
               {"withdrawn", Table::Align::kRight},
               {"pending", Table::Align::kRight},
               {"median wait", Table::Align::kRight},
               {"median slip", Table::Align::kRight}});
  for (const PromiseTally& tally : tallies) {
    std::vector<std::string> cells = {tally.of, std::to_string(tally.count())};
    for (const int outcome : tally.outcomes) cells.push_back(std::to_string(outcome));
    cells.push_back(median_text(tally.median_wait, tally.came));
    cells.push_back(median_text(tally.median_slip, tally.came_of_named));
    table.add(std::move(cells));
  }
  console.out << table.text() << '\n';
}

/// Publishers of fewer promises than a median takes are left to --json; their number is told.
void show_publishers(Console& console, std::vector<PromiseTally> tallies) {
  const std::size_t all = tallies.size();
  std::erase_if(tallies, [](const PromiseTally& tally) {
    return static_cast<std::size_t>(tally.count()) < kFewestForMedian;
  });
  if (!tallies.empty()) show_tallies(console, "publisher", tallies);
  if (all > tallies.size()) {
    console.out << fmt::format("{} publishers of fewer than {} promises each: see --json.\n",
                               all - tallies.size(), kFewestForMedian);
  }
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
  const ClaimLog& log = inquiry.knowledge.log;
  show_tallies(console, "phrase class", tally_promises(log, promises, TallyBy::kPhraseClass));
  show_tallies(console, "side", tally_promises(log, promises, TallyBy::kSide));
  show_publishers(console, tally_promises(log, promises, TallyBy::kPublisher));
  console.out << "A median is given of 5 or more. A promise that quietly died is seldom reported: "
                 "kept ones are over-counted. "
                 "Several promises may share one opening.\nLedger head "
              << to_hex(inquiry.knowledge.head.hash) << '\n';
}

/// Fits the hazards to the pack's table of promises and writes them as the tracked data.
Result<void> fit(Console& console, const Program& program) {
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(program.workspace));
  ASSIGN_OR_RETURN(const Knowledge knowledge, load_knowledge(workspace));
  ASSIGN_OR_RETURN(const RegionPack pack, workspace.load_pack(knowledge.gazetteer));
  const std::filesystem::path file = workspace.path() / "region" / "promises.csv";
  ASSIGN_OR_RETURN(const std::string text, load_file(file, 1 << 24));
  const Day until = pack.meta.as_of.last_day();
  ASSIGN_OR_RETURN(const PromiseCases read,
                   read_promise_cases(text, file.string(), knowledge.log, until));
  for (const std::string& why : read.left_out) console.err << "left out: " << why << '\n';
  const std::int64_t end = Date::from_day(until).last_second();
  const std::vector<PromiseCase> cases = cases_with_ledger(
      read, BeliefInputs{knowledge.log, knowledge.index, knowledge.gazetteer},
      crossings_of(knowledge.gazetteer, knowledge.log), AsOf{ValidTime(end), end});
  console.out << HazardTable::fit(cases).to_csv();
  return {};
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
               promises_to_json(inquiry.knowledge.log, promises, inquiry.as_of,
                                words_of(inquiry.knowledge.ledger)),
               inquiry.knowledge.head);
    return {};
  }
  show(console, inquiry, promises);
  return {};
}

}  // namespace

void add_promises(Verb app, Program& program) {
  auto options = std::make_shared<Options>();
  Verb verb = add_verb(app, "promises", "What was promised, and what became of it.",
                       "  maabar promises\n"
                       "  maabar promises --crossing al-qaim --known 2019-09-06 --json\n"
                       "  maabar promises --fit > data/belief/promise_hazards.csv\n");
  verb.option("--crossing", options->crossing.crossing, "one crossing: id or name").takes("ID");
  verb.flag("--fit", options->fit,
            "fit opening rates to the pack's promises and the ledger's, and print them as data");
  add_as_of(verb, options->crossing.as_of);
  verb.runs(program, [options, &program](Console& console) {
    return options->fit ? fit(console, program) : answer(console, options->crossing, program);
  });
}

}  // namespace maabar::cli
