// SPDX-License-Identifier: Apache-2.0
#include "cli/verb.h"

#include <CLI/CLI.hpp>
#include <utility>

#include "cli/program.h"

namespace maabar::cli {

Option Option::takes(const std::string& what) {
  option_->type_name(what);
  return *this;
}

Option Option::is_required() {
  option_->required();
  return *this;
}

Option Option::shows_default() {
  option_->capture_default_str();
  return *this;
}

Option Option::is_one_of(const std::vector<std::string>& words) {
  option_->check(CLI::IsMember(words));
  return *this;
}

Option Option::is_between(int least, int most) {
  option_->check(CLI::Range(least, most));
  return *this;
}

Option Option::is_repeated() {
  option_->allow_extra_args(false);
  return *this;
}

Option Option::is_split_at(char mark) {
  option_->delimiter(mark);
  return *this;
}

Option Verb::option(const std::string& name, std::string& value, const std::string& what) {
  return Option(app_->add_option(name, value, what));
}

Option Verb::option(const std::string& name, std::vector<std::string>& value,
                    const std::string& what) {
  return Option(app_->add_option(name, value, what));
}

Option Verb::option(const std::string& name, int& value, const std::string& what) {
  return Option(app_->add_option(name, value, what));
}

Option Verb::option(const std::string& name, unsigned& value, const std::string& what) {
  return Option(app_->add_option(name, value, what));
}

Option Verb::option(const std::string& name, std::uint64_t& value, const std::string& what) {
  return Option(app_->add_option(name, value, what));
}

void Verb::flag(const std::string& name, bool& value, const std::string& what) {
  app_->add_flag(name, value, what);
}

Verb Verb::part(const std::string& name, const std::string& what) {
  CLI::App* part = app_->add_subcommand(name, what);
  part->fallthrough();
  return Verb(part);
}

void Verb::needs_part() { app_->require_subcommand(1); }

void Verb::may_have_part() { app_->require_subcommand(0, 1); }

void Verb::teaches(const std::string& examples) { app_->footer("\nExamples:\n" + examples); }

void Verb::runs(Program& program, std::function<Result<void>(Console&)> work) {
  app_->callback([app = app_, &program, work = std::move(work)] {
    if (app->get_subcommands().empty()) program.work = work;
  });
}

}  // namespace maabar::cli
