// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/console.h"

namespace CLI {  // <CLI/CLI.hpp> is dear to compile: verb.cc and program.cc alone include it
class App;
class Option;
}  // namespace CLI

namespace maabar::cli {

struct Program;

/// An option or argument as it is being declared. A handle: the command line owns it.
class Option {
 public:
  explicit Option(CLI::Option* option) : option_(option) {}
  /// What the help calls its value: `DATE`.
  Option takes(const std::string& what);
  Option is_required();
  /// The help shows the value that it has when declared.
  Option shows_default();
  Option is_one_of(const std::vector<std::string>& words);
  /// A whole number, ends included.
  Option is_between(int least, int most);
  /// A list takes one value each time it is named, so that what follows is not eaten.
  Option is_repeated();
  /// A list in one word, cut at `mark`.
  Option is_split_at(char mark);

 private:
  CLI::Option* option_;
};

/// A verb of the command line, or a part of one (`review accept`), as it is being declared. A
/// handle: the command line owns it. Values are written to when the line is read, so they must
/// live as long as the verb's work.
class Verb {
 public:
  explicit Verb(CLI::App* app) : app_(app) {}
  /// `--name`, `-n,--name`, or `NAME` for an argument by its place.
  Option option(const std::string& name, std::string& value, const std::string& what);
  Option option(const std::string& name, std::vector<std::string>& value, const std::string& what);
  Option option(const std::string& name, int& value, const std::string& what);
  Option option(const std::string& name, unsigned& value, const std::string& what);
  Option option(const std::string& name, std::uint64_t& value, const std::string& what);
  void flag(const std::string& name, bool& value, const std::string& what);
  Verb part(const std::string& name, const std::string& what);
  /// A line that names no part, or two, is refused.
  void needs_part();
  /// A line may name a part, and no more than one.
  void may_have_part();
  /// What stands below its help.
  void teaches(const std::string& examples);
  /// What `program` does if this verb is named, and none of its parts.
  void runs(Program& program, std::function<Result<void>(Console&)> work);

 private:
  CLI::App* app_;
};

}  // namespace maabar::cli
