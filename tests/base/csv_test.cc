// SPDX-License-Identifier: Apache-2.0
#include "base/csv.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace maabar {
namespace {

CsvTable table(std::string_view text) {
  auto parsed = CsvTable::parse(text, "t.csv");
  EXPECT_TRUE(parsed) << parsed.error().line();
  return std::move(parsed).value();
}

std::string error_line(std::string_view text) {
  const auto parsed = CsvTable::parse(text, "t.csv");
  return parsed ? "accepted" : parsed.error().line();
}

TEST(Csv, EveryRowKnowsTheLineOnWhichItStarts) {
  const CsvTable t = table("a,b\n1,2\n\n\"x\ny\",3\r\n4,5");
  ASSERT_EQ(t.rows().size(), 3U);
  EXPECT_EQ(t.rows()[0].line, 2);
  EXPECT_EQ(t.rows()[1].line, 4);
  EXPECT_EQ(t.rows()[1].fields[0], "x\ny");
  EXPECT_EQ(t.rows()[2].line, 6);
  EXPECT_EQ(t.rows()[2].fields, (std::vector<std::string>{"4", "5"}));
}

TEST(Csv, QuotesCommasAndEmptyFieldsAreKept) {
  const CsvTable t = table("a,b,c\n\"say \"\"soon\"\"\",\"x, y\",\n");
  EXPECT_EQ(t.rows()[0].fields, (std::vector<std::string>{"say \"soon\"", "x, y", ""}));
}

TEST(Csv, AByteOrderMarkIsNoPartOfTheFirstColumn) {
  EXPECT_EQ(table("\xef\xbb\xbf"
                  "a\n1\n")
                .columns()
                .front(),
            "a");
}

TEST(Csv, NamesFileAndLineOfWhatIsWrong) {
  EXPECT_EQ(error_line(""), "t.csv:1: the table is empty; its first line must name the columns");
  EXPECT_EQ(error_line("a,b\n1,2\n3\n"), "t.csv:3: 1 fields, but the header names 2 columns");
  EXPECT_EQ(error_line("a,b\n1,2\n\"3,4\n5,6\n"), "t.csv:3: a quoted field is never closed");
  EXPECT_EQ(error_line("a,a\n"), "t.csv:1: column 'a' is named twice");
  EXPECT_EQ(error_line("a\n1\n\xff\n"),
            "t.csv:3: the bytes are not UTF-8; save the table as UTF-8");
  EXPECT_EQ(error_line("a\nx\"y\n"),
            "t.csv:2: a quotation mark stands in the wrong place; write \"\" inside quotes");
}

TEST(Csv, AMissingColumnIsNamedBesideThoseThatAreThere) {
  const auto column = table("a,b\n").column("crossing");
  ASSERT_FALSE(column);
  EXPECT_EQ(column.error().line(), "t.csv:1: no column 'crossing'; it has a, b");
}

TEST(Csv, WhatIsWrittenReadsBackTheSame) {
  Rng rng(7);
  constexpr std::string_view kAlphabet = "ab,\"\n\r ;=";
  for (int round = 0; round < 500; ++round) {
    std::vector<std::string> fields(1 + rng.below(5));
    for (std::string& field : fields) {
      const std::size_t size = rng.below(8);
      for (std::size_t i = 0; i < size; ++i) field += kAlphabet[rng.below(kAlphabet.size())];
    }
    if (fields.size() == 1 && fields[0].empty()) continue;  // a blank line is no row
    std::vector<std::string> columns;
    for (std::size_t i = 0; i < fields.size(); ++i) columns.push_back("c" + std::to_string(i));
    const CsvTable t = table(csv_row(columns) + csv_row(fields));
    ASSERT_EQ(t.rows().size(), 1U);
    EXPECT_EQ(t.rows()[0].fields, fields);
  }
}

TEST(Csv, AGuardedFieldIsNoFormula) {
  EXPECT_EQ(csv_row({"=1+1", "-2", "ok"}, CsvGuard::kGuarded), "'=1+1,'-2,ok\n");
  EXPECT_EQ(csv_row({"=1+1"}), "=1+1\n");
}

}  // namespace
}  // namespace maabar
