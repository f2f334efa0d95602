// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "cli/console.h"
#include "cli/verb.h"

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
Verb add_verb(Verb app, const std::string& name, const std::string& what,
              const std::string& examples);

/// `--at`, `--known`, `--clock`, `--model`, `--json` of a query.
struct AsOfOptions {
  std::string at;
  std::string known;
  std::string clock = "published";
  std::string model = "markov";
  bool json = false;
};
void add_as_of(Verb verb, AsOfOptions& options);
/// `at` defaults to today, `known` to the end of today. `kInvalidInput` names the option.
Result<AsOf> resolve(const AsOfOptions& options);

/// One function per verb: adds it to `app`; when it is named, `program.work` is its work.
void add_init(Verb app, Program& program);
void add_read(Verb app, Program& program);
void add_import(Verb app, Program& program);
void add_status(Verb app, Program& program);
void add_history(Verb app, Program& program);
void add_explain(Verb app, Program& program);
void add_changes(Verb app, Program& program);
void add_backtest(Verb app, Program& program);
void add_publishers(Verb app, Program& program);
void add_forecast(Verb app, Program& program);
void add_promises(Verb app, Program& program);
void add_fit(Verb app, Program& program);
void add_review(Verb app, Program& program);
void add_redact(Verb app, Program& program);
void add_note(Verb app, Program& program);
void add_alias(Verb app, Program& program);
void add_route(Verb app, Program& program);
void add_matrix(Verb app, Program& program);
void add_reach(Verb app, Program& program);
void add_impact(Verb app, Program& program);
void add_network(Verb app, Program& program);
void add_gate(Verb app, Program& program);
void add_brief(Verb app, Program& program);
void add_verify(Verb app, Program& program);
void add_export(Verb app, Program& program);

}  // namespace maabar::cli
