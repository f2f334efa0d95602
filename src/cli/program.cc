// SPDX-License-Identifier: Apache-2.0
#include "cli/program.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/date.h"
#include "belief/models.h"
#include "cli/machine.h"
#include "gazetteer/fold.h"

namespace maabar::cli {
namespace {

constexpr const char* kWhat =
    "maabar keeps a sourced, time-aware record of border crossings - open, restricted or closed; "
    "who holds\n"
    "each side; what was announced - and computes what that means for getting supplies through.";
constexpr const char* kExamples =
    "Begin:\n"
    "  maabar init --region levant                     a workspace from the bundled pack\n"
    "  maabar status --at 2018-10-16 --known 2018-10-16\n"
    "  maabar explain al-qaim --at 2018-10-16 --known 2018-10-16\n"
    "  maabar route Baghdad \"Deir ez-Zor\"\n"
    "  maabar brief -o bulletin.html\n"
    "'maabar VERB --help' tells more, with examples.";

/// The verb nearest to what was typed, if any is near.
std::string near_verb(const CLI::App& app, const std::string& typed) {
  std::string best;
  std::size_t best_distance = 3;
  for (const CLI::App* verb : app.get_subcommands({})) {
    const std::size_t distance = edit_distance(typed, verb->get_name(), 3);
    if (distance < best_distance) {
      best_distance = distance;
      best = verb->get_name();
    }
  }
  return best;
}

bool has_verb(const CLI::App& app, const std::string& name) {
  const auto verbs = app.get_subcommands({});
  return std::any_of(verbs.begin(), verbs.end(),
                     [&](const CLI::App* verb) { return verb->get_name() == name; });
}

Error usage_error(const CLI::App& app, const CLI::ParseError& error,
                  const std::vector<std::string>& arguments) {
  const auto verb = std::find_if(arguments.begin(), arguments.end(),
                                 [](const std::string& word) { return word.rfind('-', 0) != 0; });
  const bool is_known = verb != arguments.end() && has_verb(app, *verb);
  if (verb != arguments.end() && !is_known) {
    const std::string near = near_verb(app, *verb);
    const std::string hint =
        near.empty() ? "'maabar --help' lists them" : "did you mean " + near + "?";
    return invalid_input("no verb '" + *verb + "'; " + hint);
  }
  const std::string help = is_known ? "maabar " + *verb + " --help" : "maabar --help";
  std::string what = error.what();
  return invalid_input(what + "; see '" + help + "'");
}

void add_verbs(Verb app, Program& program) {
  for (const auto add : {add_init,    add_read,       add_import,   add_status,   add_history,
                         add_explain, add_changes,    add_forecast, add_promises, add_backtest,
                         add_fit,     add_publishers, add_review,   add_redact,   add_note,
                         add_alias,   add_route,      add_matrix,   add_reach,    add_impact,
                         add_network, add_gate,       add_brief,    add_verify,   add_export}) {
    add(app, program);
  }
}

}  // namespace

Verb add_verb(Verb app, const std::string& name, const std::string& what,
              const std::string& examples) {
  Verb verb = app.part(name, what);
  verb.teaches(examples);
  return verb;
}

void add_as_of(Verb verb, AsOfOptions& options) {
  verb.option("--at", options.at, "valid time: a date (its end) or a time; default today")
      .takes("DATE");
  verb.option("--known", options.known, "as known at: a date (its end) or a time; default now")
      .takes("DATE");
  verb.option("--clock", options.clock,
              "read the known time on the clock of publication or of this desk's recording")
      .is_one_of({"published", "recorded"})
      .shows_default();
  verb.option("--model", options.model, "how claims become belief")
      .is_one_of({kModelNames.begin(), kModelNames.end()})
      .shows_default();
  verb.flag("--json", options.json, "machine-readable answer");
}

Result<AsOf> resolve(const AsOfOptions& options) {
  ASSIGN_OR_RETURN(const RecordTime present, now());
  const std::int64_t today = Date::from_day(day_of(present.seconds())).last_second();
  const auto moment = [&](const char* name, const std::string& text) -> Result<std::int64_t> {
    if (text.empty()) return today;
    auto seconds = parse_inclusive_moment(text);
    if (!seconds) return invalid_input(std::string(name) + ": " + seconds.error().message);
    return *seconds;
  };
  ASSIGN_OR_RETURN(const std::int64_t at, moment("--at", options.at));
  ASSIGN_OR_RETURN(const std::int64_t known, moment("--known", options.known));
  const auto clock = options.clock == "recorded" ? KnownClock::kRecorded : KnownClock::kPublished;
  return AsOf{ValidTime(at), known, clock};
}

int run(const std::vector<std::string>& arguments, Console& console) {
  CLI::App app(kWhat, "maabar");
  Program program;
  app.set_version_flag("--version", std::string("maabar ") + MAABAR_VERSION);
  app.add_option("-w,--workspace", program.workspace,
                 "workspace (default: $MAABAR_WORKSPACE, else ./maabar-workspace)")
      ->type_name("DIR");
  app.footer(std::string("\n") + kExamples);
  app.require_subcommand(1);
  app.get_formatter()->column_width(34);
  add_verbs(Verb(&app), program);
  try {
    // CLI11 takes the arguments from the back.
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::Success& help) {
    app.exit(help, console.out, console.err);
    return 0;
  } catch (const CLI::ParseError& error) {
    if (arguments.empty()) {
      console.err << app.help();
      return exit_code(ErrorKind::kInvalidInput);
    }
    return report_error(console, usage_error(app, error, arguments));
  }
  CHECK(program.work != nullptr);
  const Result<void> done = program.work(console);
  if (!done) return report_error(console, done.error());
  return program.exit_status;
}

}  // namespace maabar::cli
