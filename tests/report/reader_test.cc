// SPDX-License-Identifier: Apache-2.0
#include "report/reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "base/file.h"
#include "base/random.h"
#include "base/utf8.h"
#include "report/reader_fixture.h"
#include "report/reading_json.h"

namespace maabar {
namespace {

using test::bundled_reader;
using test::read_text;

std::vector<std::string> dev_texts() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::filesystem::path(MAABAR_TESTS_DIR) / "report" / "dev")) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> texts;
  for (const auto& path : files) texts.push_back(load_file(path, kMostReportBytes).value());
  return texts;
}

/// What must hold for every claim of every text.
void expect_sound(const DocumentReading& reading, const std::string& bytes) {
  ASSERT_EQ(bytes, reading.report.text);
  std::vector<Claim> all = reading.claims;
  all.insert(all.end(), reading.unresolved.begin(), reading.unresolved.end());
  for (const Claim& claim : all) {
    ASSERT_TRUE(claim.span.has_value());
    ASSERT_LE(claim.span->end, bytes.size());
    ASSERT_LT(claim.span->begin, claim.span->end);
    EXPECT_EQ(bytes.substr(claim.span->begin, claim.span->end - claim.span->begin), claim.evidence);
    std::size_t words = 0;
    bool inside = false;
    for (const char c : claim.evidence) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      words += !space && !inside ? 1U : 0U;
      inside = !space;
    }
    EXPECT_LE(words, 12U) << claim.evidence;
    EXPECT_FALSE(claim.rule.empty());
    EXPECT_TRUE(find_faults(claim).empty()) << find_faults(claim).front();
  }
}

TEST(ReportReader, EvidenceIsTheBytesAtItsSpanUnderRandomChangesOfTheText) {
  const std::vector<std::string> texts = dev_texts();
  ASSERT_FALSE(texts.empty());
  Rng rng(20181015);
  const std::vector<std::string> pieces = {" ",      "\n",    ".",   ",",  "\"", "\xe2\x80\x99",
                                           "المعبر", " and ", "- ",  "\t", "(",  "é",
                                           ":",      "12",    "\r\n"};
  for (int round = 0; round < 150; ++round) {
    std::string text = texts[rng.below(texts.size())];
    for (std::uint64_t edits = rng.below(30); edits > 0; --edits) {
      const std::size_t at = rng.below(text.size());
      if (rng.below(2) == 0) {
        text.insert(at, pieces[rng.below(pieces.size())]);
      } else {
        text.erase(at, rng.below(9));
      }
      if (text.empty()) text = "x";
    }
    text = replace_invalid_utf8(text);
    const auto document = parse_document(text, {"random", {}, "", ""});
    if (!document) continue;

    const DocumentReading reading = bundled_reader().read(*document);

    expect_sound(reading, text);
  }
}

TEST(ReportReader, TheSameTextGivesTheSameClaimsFromManyThreads) {
  const std::vector<std::string> texts = dev_texts();
  std::vector<std::string> first;
  for (const std::string& text : texts) {
    const auto document = parse_document(text, {"d", {}, "", ""}).value();
    first.push_back(to_json(bundled_reader().read(document), "d").dump());
  }
  std::vector<int> wrong(3, 0);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = texts.size(); i-- > 0;) {
        const auto document = parse_document(texts[i], {"d", {}, "", ""}).value();
        if (to_json(bundled_reader().read(document), "d").dump() != first[i]) ++wrong[t];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();

  EXPECT_EQ(std::vector<int>(3, 0), wrong);
}

TEST(ReportReader, AClaimKnowsItsReportAndItsPublication) {
  const DocumentReading reading =
      read_text("Jordan reopened the Jaber gate on Monday.", "2018-10-16");

  ASSERT_EQ(1U, reading.claims.size());
  EXPECT_EQ(report_id(reading.report), reading.claims[0].report);
  EXPECT_EQ("2018-10-16", to_string(reading.claims[0].published));
}

TEST(ReportReader, AWeekdayOfAnotherYearMakesTheDateSuspect) {
  const std::string told = "Jordan reopened the Jaber gate on Monday, 15 October.";

  EXPECT_NE("", read_text(told, "2019-10-20").date_suspect);
  EXPECT_EQ("", read_text(told, "2018-10-20").date_suspect);
  EXPECT_EQ("", read_text("Jaber will open on Monday, 22 October.", "2018-10-20").date_suspect);
}

TEST(ReportReader, AStoryThatContradictsItsDateMakesTheDateSuspect) {
  const DocumentReading reading = read_text(
      "Jordan reopened the Jaber gate on Monday. Talks failed earlier in October.", "2018-08-08");

  EXPECT_NE("", reading.date_suspect);
  EXPECT_EQ(reading.date_suspect, reading.report.date_suspect);
  ASSERT_EQ(1U, reading.claims.size());
  EXPECT_TRUE(reading.claims[0].valid_from.is_unknown());
}

TEST(ReportReader, WithoutAPublicationDateRelativeDatesStayUnknown) {
  const auto document =
      parse_document("Jordan reopened the Jaber gate on Monday.", {"d", {}, "", ""}).value();

  const DocumentReading reading = bundled_reader().read(document);

  ASSERT_EQ(1U, reading.claims.size());
  EXPECT_TRUE(reading.claims[0].valid_from.is_unknown());
}

TEST(ReportReader, JsonHasOneObjectWithEveryPart) {
  const DocumentReading reading =
      read_text("Jordan reopened the Jaber gate on Monday.", "2018-10-16");

  const auto json = to_json(reading, "042");

  EXPECT_EQ("042", json.at("doc"));
  EXPECT_EQ(1U, json.at("claims").size());
  EXPECT_EQ("jo-sy.nassib-jaber", json.at("claims")[0].at("crossing"));
  EXPECT_TRUE(json.at("unresolved").empty());
  EXPECT_TRUE(json.at("unread").empty());
  EXPECT_EQ(0, json.at("suppressed"));
  EXPECT_TRUE(json.at("date_suspect").is_null());
}

TEST(ReportReader, LongAndStrangeTextsAreRead) {
  std::string commas;
  for (int i = 0; i < 20000; ++i) commas += "Jaber, ";
  for (const std::string& text : {commas, std::string(50000, '.'), std::string(50000, '-'),
                                  std::string("المعبر مغلق."), std::string("'s 's 's")}) {
    expect_sound(read_text(text, "2018-10-16"), text);
  }
}

}  // namespace
}  // namespace maabar
