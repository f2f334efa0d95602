// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>  // NOLINT: setenv is POSIX

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.h"
#include "cli/console.h"
#include "cli/program.h"
#include "temporary_folder.h"

namespace maabar::cli {

/// What a command printed and left with.
struct Ran {
  int status = 0;
  std::string out;
  std::string err;
  [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out); }
};

/// Runs a command in this process, on the tracked data, with `input` on its standard input.
inline Ran run_maabar(const std::vector<std::string>& arguments, const std::string& input = {}) {
  ::setenv("MAABAR_DATA", MAABAR_DATA_DIR, 1);
  std::ostringstream out;
  std::ostringstream err;
  std::istringstream in(input);
  Console console{out, err, Colour::kPlain, false, &in};
  Ran ran;
  ran.status = run(arguments, console);
  ran.out = out.str();
  ran.err = err.str();
  return ran;
}

/// A fresh workspace from the bundled pack, made once for the program; each desk has its copy.
inline std::filesystem::path fresh_workspace() {
  static const TemporaryFolder folder;
  const std::filesystem::path path = folder.path() / "desk";
  if (!std::filesystem::exists(path)) {
    const Ran made =
        run_maabar({"-w", path.string(), "init", "--region", "levant", "--desk", "test"});
    EXPECT_EQ(made.status, 0) << made.err;
  }
  return path;
}

/// A desk with a workspace made from the bundled pack, in a folder of its own.
class Desk {
 public:
  Desk() {
    std::filesystem::copy(fresh_workspace(), workspace(), std::filesystem::copy_options::recursive);
  }
  /// The same workspace in another folder.
  Desk(const Desk& other) {
    std::filesystem::copy(other.workspace(), workspace(), std::filesystem::copy_options::recursive);
  }
  Desk& operator=(const Desk&) = delete;
  /// Another desk, with a ledger of its own making.
  explicit Desk(const std::string& name) {
    const Ran made = run({"init", "--region", "levant", "--desk", name});
    EXPECT_EQ(made.status, 0) << made.err;
  }
  /// Runs `maabar -w <workspace> ...`.
  [[nodiscard]] Ran run(std::vector<std::string> arguments, const std::string& input = {}) const {
    arguments.insert(arguments.begin(), {"-w", workspace().string()});
    return run_maabar(arguments, input);
  }
  /// Writes a file into the desk's folder; its path.
  [[nodiscard]] std::string write(const std::string& name, std::string_view bytes) const {
    const auto path = folder_.path() / name;
    EXPECT_TRUE(save_file(path, bytes));
    return path.string();
  }
  [[nodiscard]] std::filesystem::path workspace() const { return folder_.path() / "desk"; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
};

}  // namespace maabar::cli
