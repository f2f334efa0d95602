// SPDX-License-Identifier: Apache-2.0
#include "cli/console.h"

#include <gtest/gtest.h>

#include <sstream>

#include "cli/progress.h"

namespace maabar::cli {
namespace {

TEST(Table, ColumnsLineUpInEveryScript) {
  Table table({{"place", {}}, {"people", Table::Align::kRight}});
  table.add({"القائم", "1,234"});
  table.add({"Öncüpınar", "9"});
  EXPECT_EQ(table.text(),
            "place      people\n"
            "---------  ------\n"
            "القائم      1,234\n"
            "Öncüpınar       9\n");
}

TEST(Table, ColourTakesNoColumns) {
  std::ostringstream out;
  std::ostringstream err;
  const Console console{out, err, Colour::kAnsi, false};
  Table table({{"a", {}}, {"b", {}}});
  table.add({inked(console, Ink::kBad, "closed"), "x"});
  EXPECT_EQ(table.text(), "a       b\n------  -\n\x1b[31mclosed\x1b[0m  x\n");
}

TEST(Ink, APlainConsoleHasNone) {
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(inked(Console{out, err}, Ink::kBad, "closed"), "closed");
}

TEST(ExitCode, EachKindHasItsOwn) {
  EXPECT_EQ(exit_code(ErrorKind::kInvalidInput), 2);
  EXPECT_EQ(exit_code(ErrorKind::kNotFound), 3);
  EXPECT_EQ(exit_code(ErrorKind::kConflict), 4);
  EXPECT_EQ(exit_code(ErrorKind::kCorrupt), 5);
  EXPECT_EQ(exit_code(ErrorKind::kUnavailable), 6);
  EXPECT_EQ(exit_code(ErrorKind::kInternal), 70);
}

TEST(Wrapped, BreaksAtSpacesAndNeverLosesAWord) {
  EXPECT_EQ(wrapped("one two three", 9, "  "), "  one two\n  three\n");
  EXPECT_EQ(wrapped("", 9, "  "), "");
  EXPECT_EQ(wrapped("longerthanthewidth x", 9, ""), "longerthanthewidth\nx\n");
}

TEST(ProgressBar, ShowsHowMuchIsDone) {
  EXPECT_EQ("Reading                  [..............................]",
            progress_line("Reading", 0.0, ""));
  EXPECT_EQ("Reading                  [###############...............]  5 of 10",
            progress_line("Reading", 0.5, "5 of 10"));
  EXPECT_EQ(progress_line("Reading", 1.0, ""), progress_line("Reading", 7.0, ""));
}

TEST(ProgressBar, TellsTheTimeThatIsLeft) {
  using std::chrono::milliseconds;
  EXPECT_EQ("", time_left(milliseconds(1500), 0.0));
  EXPECT_EQ("5 s left", time_left(milliseconds(5000), 0.5));
  EXPECT_EQ("3 min left", time_left(milliseconds(20000), 0.1));
  EXPECT_EQ("0 s left", time_left(milliseconds(20000), 1.0));
}

}  // namespace
}  // namespace maabar::cli
