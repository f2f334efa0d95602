// SPDX-License-Identifier: Apache-2.0

#include "base/file.h"
#include "claim/claim_csv.h"
#include "cli/import_map.h"
#include "cli/machine.h"
#include "cli/program.h"
#include "cli/workspace.h"
#include "report/traffic_counts.h"

namespace maabar::cli {
namespace {

constexpr std::size_t kMostTableBytes = std::size_t{1} << 30U;

struct Options {
  std::vector<std::string> files;
};

Result<void> import_claims(Console& console, const Options& options, Program& program) {
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(program.workspace));
  ASSIGN_OR_RETURN(const Gazetteer gazetteer, workspace.load_gazetteer());
  ASSIGN_OR_RETURN(const RegionPack pack, workspace.load_pack(gazetteer));
  ASSIGN_OR_RETURN(Ledger ledger, workspace.open_ledger(Ledger::Mode::kWrite));
  ASSIGN_OR_RETURN(const PublisherRatings ratings, PublisherRatings::load(pack, ledger));
  ASSIGN_OR_RETURN(const RecordTime time, now());
  for (const std::string& file : options.files) {
    ASSIGN_OR_RETURN(const std::string bytes, load_file(file, kMostTableBytes));
    ASSIGN_OR_RETURN(ClaimTable table, parse_claim_table(bytes, file));
    for (ClaimRow& row : table.accepted) {
      row.claim.admiralty = ratings.rating_of(row.report.publisher);
    }
    ASSIGN_OR_RETURN(const ImportedTable done, ledger.import_table(table, time, system_salts()));
    for (const RejectedRow& row : done.rejected) report_error(console, row.error);
    if (!done.rejected.empty()) program.exit_status = exit_code(ErrorKind::kInvalidInput);
    console.out << fmt::format(
        "{}: {} rows accepted ({} claims new, {} known), {} rejected; {} pages, {} remarks\n", file,
        done.accepted, done.new_claims, done.known_claims, done.rejected.size(), done.new_reports,
        done.new_notes);
  }
  return {};
}

/// Each source's counts are a report of their own, with a claim for each day.
Result<void> import_counts(Console& console, const Options& options, Program& program) {
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(program.workspace));
  ASSIGN_OR_RETURN(const Gazetteer gazetteer, workspace.load_gazetteer());
  ASSIGN_OR_RETURN(const RegionPack pack, workspace.load_pack(gazetteer));
  ASSIGN_OR_RETURN(Ledger ledger, workspace.open_ledger(Ledger::Mode::kWrite));
  ASSIGN_OR_RETURN(const PublisherRatings ratings, PublisherRatings::load(pack, ledger));
  ASSIGN_OR_RETURN(const RecordTime time, now());
  for (const std::string& file : options.files) {
    ASSIGN_OR_RETURN(const std::string bytes, load_file(file, kMostTableBytes));
    ASSIGN_OR_RETURN(const FileReading counts,
                     read_traffic_counts(bytes, {file, Date(), "", ""}, gazetteer));
    std::vector<EntryBody> bodies;
    for (const DocumentReading& reading : counts.readings) {
      bodies.emplace_back(ReportEntry{reading.report});
      for (Claim claim : reading.claims) {
        claim.admiralty = ratings.rating_of(reading.report.publisher);
        bodies.emplace_back(ClaimEntry{std::move(claim)});
      }
    }
    ASSIGN_OR_RETURN(const Appended done, ledger.append(bodies, time, system_salts()));
    for (const Error& error : counts.refused) report_error(console, error);
    if (!counts.refused.empty()) program.exit_status = exit_code(ErrorKind::kInvalidInput);
    console.out << fmt::format("{}: {} sources; {} entries new, {} known; {} rows refused\n", file,
                               counts.readings.size(), done.added, done.known,
                               counts.refused.size());
  }
  return {};
}

Result<void> import_ledger(Console& console, const Options& options, const Program& program) {
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(program.workspace));
  ASSIGN_OR_RETURN(Ledger ledger, workspace.open_ledger(Ledger::Mode::kWrite));
  ASSIGN_OR_RETURN(const RecordTime time, now());
  for (const std::string& file : options.files) {
    ASSIGN_OR_RETURN(const std::string bytes, load_file(file, kMostTableBytes));
    ASSIGN_OR_RETURN(const LedgerExport lines, parse_export(bytes, file));
    ASSIGN_OR_RETURN(const Merged merged, ledger.merge(lines, time));
    console.out << fmt::format("{}: {} entries of desk {} added, {} known; head {} entries, {}\n",
                               file, merged.added, lines.desk, merged.known, merged.head.entries,
                               to_hex(merged.head.hash));
    for (const std::string& id : merged.differing) {
      console.err << fmt::format("maabar: claim {} is rated otherwise there; ours stands\n", id);
    }
  }
  return {};
}

}  // namespace

void add_import(Verb app, Program& program) {
  Verb verb = add_verb(
      app, "import", "Take in tables of claims, roads, places, areas, or another desk's ledger.",
      "  maabar import claims bulletin.csv      columns: docs/formats/claim.md\n"
      "  maabar import counts camera.csv        crossing,time,vehicles,source\n"
      "  maabar import roads syria.osm.pbf iraq.osm.pbf\n"
      "  maabar import places towns.geojson     as a pack's places.geojson\n"
      "  maabar import ledger amman.jsonl       what 'maabar export' wrote there\n");
  verb.needs_part();
  const auto add = [&](const char* name, const char* what, auto work) {
    auto options = std::make_shared<Options>();
    Verb part = verb.part(name, what);
    part.option("FILE", options->files, "files").is_required();
    part.runs(program, [options, &program, work](Console& console) {
      return work(console, *options, program);
    });
  };
  add("claims", "tables of claims (CSV)", import_claims);
  add("counts", "tables of traffic counts (CSV)", import_counts);
  add("ledger", "exports of another desk (JSON lines)", import_ledger);
  add_import_map(verb, program);
}

}  // namespace maabar::cli
