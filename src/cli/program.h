// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "cli/console.h"

namespace CLI {
class App;  // <CLI/App.hpp> is dear to compile: those who only run a command do without it
}

namespace maabar::cli {

/// What the command line asked for: the workspace, and the verb's work with its options bound.
struct Program {
  std::string workspace;                       ///< of -w; empty: environment or default
  std::function<Result<void>(Console&)> work;  ///< set by the verb that was named
  int exit_status = 0;                         ///< what `work` leaves with if it succeeds
};

/// Runs one command. `arguments` are without the program's name. The exit status is that of
/// docs/errors.md.
int run(const std::vector<std::string>& arguments, Console& console);

/// Adds a verb with what it does, and an example below its help.
CLI::App* add_verb(CLI::App& app, const std::string& name, const std::string& what,
                   const std::string& examples);

/// `--at`, `--known`, `--clock`, `--model`, `--json` of a query.
struct AsOfOptions {
  std::string at;
  std::string known;
  std::string clock = "published";
  std::string model = "markov";
  bool json = false;
};
void add_as_of(CLI::App& verb, AsOfOptions& options);
/// `at` defaults to today, `known` to the end of today. `kInvalidInput` names the option.
Result<AsOf> resolve(const AsOfOptions& options);

/// One function per verb: adds it to `app`; when it is named, `program.work` is its work.
void add_init(CLI::App& app, Program& program);
void add_read(CLI::App& app, Program& program);
void add_import(CLI::App& app, Program& program);
void add_status(CLI::App& app, Program& program);
void add_history(CLI::App& app, Program& program);
void add_explain(CLI::App& app, Program& program);
void add_changes(CLI::App& app, Program& program);
void add_backtest(CLI::App& app, Program& program);
void add_publishers(CLI::App& app, Program& program);
void add_forecast(CLI::App& app, Program& program);
void add_promises(CLI::App& app, Program& program);
void add_fit(CLI::App& app, Program& program);
void add_review(CLI::App& app, Program& program);
void add_redact(CLI::App& app, Program& program);
void add_note(CLI::App& app, Program& program);
void add_alias(CLI::App& app, Program& program);
void add_route(CLI::App& app, Program& program);
void add_matrix(CLI::App& app, Program& program);
void add_reach(CLI::App& app, Program& program);
void add_impact(CLI::App& app, Program& program);
void add_network(CLI::App& app, Program& program);
void add_gate(CLI::App& app, Program& program);
void add_brief(CLI::App& app, Program& program);
void add_verify(CLI::App& app, Program& program);
void add_export(CLI::App& app, Program& program);

}  // namespace maabar::cli
