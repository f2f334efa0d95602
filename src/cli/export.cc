// SPDX-License-Identifier: Apache-2.0

#include "base/file.h"
#include "cli/program.h"
#include "cli/workspace.h"

namespace maabar::cli {
namespace {

struct Options {
  std::string file;
  bool internal = false;
};

Result<void> write_out(Console& console, const Options& options,
                       const std::string& workspace_option) {
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(workspace_option));
  ASSIGN_OR_RETURN(const Ledger ledger, workspace.open_ledger(Ledger::Mode::kRead));
  const Sensitivity most = options.internal ? Sensitivity::kInternal : Sensitivity::kPublic;
  if (options.file.empty()) {
    return ledger.export_lines(most, [&](std::string_view line) { console.out << line << '\n'; });
  }
  std::string bytes;
  std::size_t lines = 0;
  RETURN_IF_ERROR(ledger.export_lines(most, [&](std::string_view line) {
    bytes += line;
    bytes += '\n';
    ++lines;
  }));
  RETURN_IF_ERROR(save_file(options.file, bytes));
  console.err << fmt::format("{}: {} entries{}\n", options.file, lines - 1,
                             options.internal ? ", internal ones too" : ", public ones only");
  return {};
}

}  // namespace

void add_export(Verb app, Program& program) {
  auto options = std::make_shared<Options>();
  Verb verb = add_verb(app, "export", "Take the whole ledger out, as JSON lines.",
                       "  maabar export -o desk.jsonl\n"
                       "  maabar export --internal | gzip > backup.jsonl.gz\n");
  verb.option("-o,--output", options->file, "file; default: standard output").takes("FILE");
  verb.flag("--internal", options->internal, "with internal claims: for this desk alone");
  verb.runs(program, [options, &program](Console& console) {
    return write_out(console, *options, program.workspace);
  });
}

}  // namespace maabar::cli
