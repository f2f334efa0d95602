// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "cli/workspace.h"

namespace maabar::cli {
namespace {

struct Options {
  std::string head;
  bool json = false;
};

Result<void> prove(Console& console, const Options& options, const std::string& workspace_option) {
  std::optional<Hash> expected;
  if (!options.head.empty()) {
    expected = parse_hash(options.head);
    if (!expected) return invalid_input("--head: '" + options.head + "' is not 64 hex digits");
  }
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(workspace_option));
  ASSIGN_OR_RETURN(const Ledger ledger, workspace.open_ledger(Ledger::Mode::kRead));
  ASSIGN_OR_RETURN(const Verified verified, ledger.verify(expected));
  if (options.json) {
    nlohmann::ordered_json out;
    out["entries"] = verified.head.entries;
    out["head"] = to_hex(verified.head.hash);
    out["redactions"] = verified.redactions;
    out["absent_words"] = verified.absent_words;
    out["is_whole"] = true;
    console.out << out.dump(2) << '\n';
    return {};
  }
  console.out << fmt::format("The ledger is whole: {} entries, head {}\n", verified.head.entries,
                             to_hex(verified.head.hash));
  if (expected) console.out << "It holds the head that was given; nothing since then was lost.\n";
  if (verified.redactions > 0) {
    console.out << fmt::format("{} redactions; {} fields are rightly without words.\n",
                               verified.redactions, verified.absent_words);
  }
  return {};
}

}  // namespace

void add_verify(Verb app, Program& program) {
  auto options = std::make_shared<Options>();
  Verb verb =
      add_verb(app, "verify", "Prove that nothing in the ledger was changed, moved, or lost.",
               "  maabar verify\n"
               "  maabar verify --head 3f0a...    a head that a bulletin or export carried\n");
  verb.option("--head", options->head, "hash of the last entry, written down earlier")
      .takes("HASH");
  verb.flag("--json", options->json, "machine-readable answer");
  verb.runs(program, [options, &program](Console& console) {
    return prove(console, *options, program.workspace);
  });
}

}  // namespace maabar::cli
