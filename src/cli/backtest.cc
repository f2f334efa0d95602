// SPDX-License-Identifier: Apache-2.0
#include "belief/backtest.h"

#include "base/file.h"
#include "belief/backtest_json.h"
#include "belief/board.h"
#include "claim/claim_csv.h"
#include "cli/program.h"
#include "cli/questions.h"

namespace maabar::cli {
namespace {

constexpr std::size_t kMostHistoryBytes = std::size_t{1} << 28;

struct Options {
  AsOfOptions as_of;
  std::string history;
  std::vector<std::string> taught_by;
  std::string svg;
  std::uint64_t seed = 1;
};

/// The history to score: the workspace's own, or a table of its shape.
struct History {
  ClaimLog log;
  ClaimIndex index;
  bool is_own = true;
};

/// A table as a ledger of its own, each claim rated as its publisher is here.
Result<ClaimLog> read_history(Console& console, const std::string& file,
                              const PublisherRatings& ratings) {
  ASSIGN_OR_RETURN(const std::string text, load_file(file, kMostHistoryBytes));
  ASSIGN_OR_RETURN(const ClaimTable table, parse_claim_table(text, file));
  for (const RejectedRow& row : table.rejected) {
    console.err << "maabar: " << row.error.line() << '\n';
  }
  if (table.accepted.empty()) return invalid_input("holds no claim to score", {file, 0, 0});
  ClaimLog log;
  std::uint32_t next = 0;
  for (const ClaimRow& row : table.accepted) {
    Claim claim = row.claim;
    claim.admiralty = ratings.rating_of(row.report.publisher);
    const EntryId report = EntryId(next++);
    // Without a publication it is known from its recording alone: never, here.
    log.add(make_record(log, claim, row.report.publisher, EntryId(next++), report,
                        RecordTime::forever()));
  }
  log.set_end(EntryId(next));
  return log;
}

Result<History> load_history(Console& console, const std::string& file, const Program& program,
                             const Inquiry& inquiry) {
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(program.workspace));
  ASSIGN_OR_RETURN(const RegionPack pack, workspace.load_pack(inquiry.knowledge.gazetteer));
  ASSIGN_OR_RETURN(const PublisherRatings ratings,
                   PublisherRatings::load(pack, inquiry.knowledge.ledger));
  ASSIGN_OR_RETURN(ClaimLog log, read_history(console, file, ratings));
  ClaimIndex index = ClaimIndex::build(log);
  return History{std::move(log), std::move(index), false};
}

/// The workspace's own history, and the tables that the baselines are counted in beside it.
Result<std::vector<History>> load_teaching(Console& console, const Options& options,
                                           const Program& program, const Inquiry& inquiry) {
  std::vector<History> histories;
  histories.push_back({inquiry.knowledge.log, inquiry.knowledge.index, true});
  for (const std::string& file : options.taught_by) {
    ASSIGN_OR_RETURN(History history, load_history(console, file, program, inquiry));
    histories.push_back(std::move(history));
  }
  return histories;
}

/// Scores `history`, the baselines counted in all of `teaching`.
Backtest score(const History& history, const std::vector<History>& teaching,
               const HeldOutModel& model, const Inquiry& inquiry, std::uint64_t seed) {
  const Gazetteer& gazetteer = inquiry.knowledge.gazetteer;
  const HazardTable hazards = HazardTable::shipped();
  std::vector<std::vector<CrossingKey>> crossings;
  crossings.reserve(teaching.size());
  BacktestSubject subject{model, hazards};
  for (const History& one : teaching) {
    crossings.push_back(crossings_of(gazetteer, one.log));
    subject.taught_by.push_back({{one.log, one.index, gazetteer}, crossings.back()});
  }
  return run_backtest({history.log, history.index, gazetteer}, crossings_of(gazetteer, history.log),
                      inquiry.as_of, subject, seed);
}

void show_scores(Console& console, const Backtest& backtest) {
  Table table({{"what foretold", {}},
               {"Brier", Table::Align::kRight},
               {"log loss", Table::Align::kRight},
               {"hits", Table::Align::kRight},
               {"calibration error", Table::Align::kRight},
               {"perfect, 95%", Table::Align::kRight}});
  for (const PredictorScore& predictor : backtest.predictors) {
    table.add({predictor.name, fmt::format("{:.4f}", predictor.score.brier),
               fmt::format("{:.4f}", predictor.score.log_loss),
               fmt::format("{:.1f}%", predictor.hits * 100),
               fmt::format("{:.4f}", predictor.calibration.error),
               fmt::format("{:.4f}", predictor.calibration.perfect_95)});
  }
  console.out << table.text() << '\n';
}

void show_reliability(Console& console, const PredictorScore& model) {
  Table table({{"given", {}},
               {"mean", Table::Align::kRight},
               {"came", Table::Align::kRight},
               {"of", Table::Align::kRight},
               {"share", Table::Align::kRight}});
  for (const ReliabilityBin& bin : model.calibration.bins) {
    table.add({fmt::format("{:.3f}-{:.3f}", bin.lowest, bin.highest),
               fmt::format("{:.3f}", bin.mean), std::to_string(bin.came), std::to_string(bin.count),
               fmt::format("{:.3f}", bin.share)});
  }
  console.out << "Reliability of " << model.name << " (three probabilities for each claim):\n"
              << table.text() << '\n';
}

void show_promises(Console& console, const Backtest& backtest) {
  Table table({{"opening foretold by", {}},
               {"promises", Table::Align::kRight},
               {"came", Table::Align::kRight},
               {"Brier", Table::Align::kRight},
               {"log loss", Table::Align::kRight},
               {"base rate: Brier", Table::Align::kRight},
               {"log loss", Table::Align::kRight}});
  for (const PromiseScore& promise : backtest.promises) {
    table.add({promise.target, std::to_string(promise.count), std::to_string(promise.came),
               fmt::format("{:.4f}", promise.model.brier),
               fmt::format("{:.4f}", promise.model.log_loss),
               fmt::format("{:.4f}", promise.base_rate.brier),
               fmt::format("{:.4f}", promise.base_rate.log_loss)});
  }
  console.out << "Promises of an opening, foretold from the day they were known:\n"
              << table.text() << '\n';
}

void show(Console& console, const Backtest& backtest, const Options& options) {
  console.out << fmt::format(
      "Backtest of {} claims, each as its day was before it was published\n\n",
      backtest.claims.size());
  show_scores(console, backtest);
  show_reliability(console, backtest.predictors[0]);
  show_promises(console, backtest);
  for (const auto& [reason, count] : backtest.left_out) {
    console.out << fmt::format("Not scored: {} ({}).\n", count, reason);
  }
  console.out << fmt::format(
      "Smaller is better. Parameters are the shipped ones, baselines are counted in this "
      "workspace's\n"
      "history{}, both without the crossing scored. 'perfect' is simulated with seed {}.\n",
      options.taught_by.empty() ? "" : " and the tables named", options.seed);
}

Result<void> save_curve(const Backtest& backtest, const std::string& file) {
  std::vector<ReliabilityCurve> curves;
  for (const Predictor drawn : {Predictor::kReport, Predictor::kState, Predictor::kLatestClaimTold,
                                Predictor::kBaseRateTold}) {
    const PredictorScore& predictor = backtest.predictors[static_cast<std::size_t>(drawn)];
    curves.push_back({predictor.name, predictor.calibration});
  }
  return save_file(file, reliability_svg(curves));
}

Result<void> answer(Console& console, const Options& options, const Program& program) {
  const HeldOutModel model(ParameterSets::shipped(), HazardTable::shipped());
  RETURN_IF_ERROR(check_model(options.as_of, model));
  ASSIGN_OR_RETURN(const Inquiry inquiry, open_inquiry(program.workspace, options.as_of));
  ASSIGN_OR_RETURN(const std::vector<History> teaching,
                   load_teaching(console, options, program, inquiry));
  std::optional<History> other;
  if (!options.history.empty()) {
    ASSIGN_OR_RETURN(other, load_history(console, options.history, program, inquiry));
  }
  const History& history = other ? *other : teaching.front();
  const Backtest backtest = score(history, teaching, model, inquiry, options.seed);
  if (!options.svg.empty()) RETURN_IF_ERROR(save_curve(backtest, options.svg));
  if (options.as_of.json) {
    const FetchWords words = history.is_own ? words_of(inquiry.knowledge.ledger) : FetchWords();
    print_json(console, to_json(backtest, inquiry.as_of, words), inquiry.knowledge.head);
    return {};
  }
  show(console, backtest, options);
  return {};
}

}  // namespace

void add_backtest(Verb app, Program& program) {
  auto options = std::make_shared<Options>();
  Verb verb =
      add_verb(app, "backtest", "How well belief foretold what was reported next, and promises.",
               "  maabar backtest\n"
               "  maabar backtest --svg reliability.svg --json\n"
               "  maabar backtest --history other-crossings.csv\n"
               "  maabar backtest --taught-by data/belief/histories/asia.csv\n");
  verb.option("--history", options->history,
              "score another table of claims, in the shape of history.csv")
      .takes("FILE");
  verb.option("--taught-by", options->taught_by,
              "count the baselines in these tables too, beside the workspace's history")
      .takes("FILE");
  verb.option("--svg", options->svg, "write the reliability curve there").takes("FILE");
  verb.option("--seed", options->seed, "of the simulation of a perfectly calibrated model")
      .takes("N")
      .shows_default();
  add_as_of(verb, options->as_of);
  verb.runs(program,
            [options, &program](Console& console) { return answer(console, *options, program); });
}

}  // namespace maabar::cli
