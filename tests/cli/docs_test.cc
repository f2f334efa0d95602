// SPDX-License-Identifier: Apache-2.0
// The documents keep up with the commands: every verb, every option, every kind of error.
#include <gtest/gtest.h>

#include <regex>

#include "cli/desk.h"

namespace maabar::cli {
namespace {

std::string page(const std::string& name) {
  const auto text =
      load_file(std::filesystem::path(MAABAR_TESTS_DIR) / ".." / "docs" / name, 1 << 20);
  EXPECT_TRUE(text) << text.error().line();
  return text ? *text : "";
}

std::vector<std::string> verbs() {
  std::string help = run_maabar({"--help"}).out;
  help.resize(std::min(help.find("\nBegin:"), help.size()));  // examples follow
  const std::size_t start = help.find("Subcommands:");
  EXPECT_NE(start, std::string::npos);
  std::vector<std::string> names;
  const std::regex line("\n  ([a-z]+) ");
  for (std::sregex_iterator it(help.begin() + static_cast<long>(start), help.end(), line), end;
       it != end; ++it) {
    names.push_back((*it)[1]);
  }
  return names;
}

TEST(Docs, EveryVerbStandsOnThePageOfCommandsAndTeachesByExample) {
  const std::string commands = page("commands.md");
  const std::vector<std::string> names = verbs();
  ASSERT_GE(names.size(), 19U);
  for (const std::string& verb : names) {
    EXPECT_NE(commands.find("`" + verb), std::string::npos) << verb;
    const Ran help = run_maabar({verb, "--help"});
    EXPECT_EQ(help.status, 0) << verb;
    EXPECT_NE(help.out.find("Examples:\n  maabar " + verb), std::string::npos) << verb;
  }
}

TEST(Docs, EveryKindOfErrorStandsOnThePageOfErrorsWithItsExitStatus) {
  const std::string errors = page("errors.md");
  for (const ErrorKind kind :
       {ErrorKind::kInvalidInput, ErrorKind::kNotFound, ErrorKind::kConflict, ErrorKind::kCorrupt,
        ErrorKind::kUnavailable, ErrorKind::kInternal}) {
    const std::regex row("\\| `" + std::string(to_string(kind)) + "` \\|[^|]*\\| " +
                         std::to_string(exit_code(kind)) + " \\|");
    EXPECT_TRUE(std::regex_search(errors, row)) << to_string(kind);
  }
}

}  // namespace
}  // namespace maabar::cli
