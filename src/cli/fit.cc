// SPDX-License-Identifier: Apache-2.0
#include "belief/fit.h"

#include <filesystem>

#include "base/file.h"
#include "claim/claim_csv.h"
#include "cli/program.h"

namespace maabar::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string output;
};

constexpr std::uintmax_t kMostBytes = 100'000'000;

/// The rows of a table as a log of their own; each row's report stands before it. A row without a
/// publication date is recorded after all others: it is known before none of them.
Result<ClaimLog> read_log(Console& console, const std::string& file) {
  ASSIGN_OR_RETURN(const std::string bytes, load_file(file, kMostBytes));
  ASSIGN_OR_RETURN(const ClaimTable table, parse_claim_table(bytes, file));
  for (const RejectedRow& row : table.rejected) console.err << row.error.line() << '\n';
  ClaimLog log;
  std::uint32_t next = 0;
  for (const ClaimRow& row : table.accepted) {
    log.add(make_record(log, row.claim, row.report.publisher, EntryId(next + 1), EntryId(next),
                        RecordTime::forever()));
    next += 2;
  }
  log.set_end(EntryId(next));
  return log;
}

Result<void> work(Console& console, const Options& options) {
  std::vector<FitHistory> histories;
  std::string origin = "maabar fit";
  std::size_t claims = 0;
  for (const std::string& file : options.files) {
    ASSIGN_OR_RETURN(ClaimLog log, read_log(console, file));
    const std::string name = std::filesystem::path(file).filename().string();
    origin += ' ' + name;
    claims += log.claims().size();
    histories.push_back({name, std::move(log)});
  }
  const ParameterSets sets =
      fit_sets(histories, fmt::format("{}: {} claims", origin, claims),
               [&](std::string_view at_hand) { console.err << "fitting " << at_hand << '\n'; });
  if (!options.output.empty()) return save_file(options.output, sets.to_json());
  console.out << sets.to_json();
  return {};
}

}  // namespace

void add_fit(Verb app, Program& program) {
  auto options = std::make_shared<Options>();
  Verb verb = add_verb(app, "fit",
                       "Fits the belief model's few numbers to histories of claims, with each "
                       "crossing and without it.",
                       "  maabar fit data/levant/history.csv -o parameters.json\n"
                       "  maabar fit data/levant/history.csv data/belief/histories/asia.csv\n");
  verb.option("FILE", options->files, "tables of claims (CSV), each a history with news of its own")
      .is_required();
  verb.option("-o,--output", options->output, "file; default: standard output");
  verb.runs(program, [options](Console& console) { return work(console, *options); });
}

}  // namespace maabar::cli
