// SPDX-License-Identifier: Apache-2.0

#include "cli/machine.h"
#include "cli/program.h"
#include "cli/workspace.h"

namespace maabar::cli {
namespace {

struct Options {
  std::string region = "levant";
  std::string desk;
};

/// A bundled pack by name, or a directory.
Result<std::filesystem::path> find_region(const std::string& region,
                                          const std::filesystem::path& data) {
  std::error_code failed;
  for (const std::filesystem::path& path : {data / region, std::filesystem::path(region)}) {
    if (std::filesystem::exists(path / "region.json", failed)) return path;
  }
  return not_found("no region pack '" + region + "'; the bundled one is levant, or name a folder " +
                   "that holds region.json");
}

Result<void> make(Console& console, const Options& options, const std::string& workspace) {
  ASSIGN_OR_RETURN(const std::filesystem::path data, data_dir());
  ASSIGN_OR_RETURN(const std::filesystem::path region, find_region(options.region, data));
  ASSIGN_OR_RETURN(const RecordTime time, now());
  ASSIGN_OR_RETURN(const MadeWorkspace made,
                   make_workspace({.directory = Workspace::directory_of(workspace),
                                   .region = region,
                                   .gazetteer = data / "gazetteer",
                                   .desk = options.desk,
                                   .now = time}));
  const RegionPack& pack = made.pack;
  console.out << fmt::format(
      "Workspace {} made from region pack {} (facts up to {}).\n"
      "  {} gates, {} places, {} road links, {} hubs\n"
      "  history: {} claims of {} pages, {} remarks\n"
      "  ledger head: {} entries, {}\n",
      Workspace::directory_of(workspace).string(), pack.meta.id, to_string(pack.meta.as_of),
      pack.gates.size(), pack.places.size(), pack.links.size(), pack.hubs.size(),
      made.history.new_claims, made.history.new_reports, made.history.new_notes,
      made.history.head.entries, to_hex(made.history.head.hash));
  for (const RejectedRow& row : made.history.rejected) {
    console.err << "maabar: " << row.error.line() << '\n';
  }
  return {};
}

}  // namespace

void add_init(Verb app, Program& program) {
  auto options = std::make_shared<Options>();
  Verb verb = add_verb(app, "init", "Make a workspace from a region pack.",
                       "  maabar init --region levant\n"
                       "  maabar init --region ./my-pack -w ~/border-desk --desk amman\n");
  verb.option("--region", options->region, "a bundled pack, or a pack's folder")
      .takes("NAME|DIR")
      .shows_default();
  verb.option("--desk", options->desk, "this desk's name among desks that merge").takes("NAME");
  verb.runs(program, [options, &program](Console& console) {
    return make(console, *options, program.workspace);
  });
}

}  // namespace maabar::cli
