// SPDX-License-Identifier: Apache-2.0
#include "report/reading_html.h"

#include <gtest/gtest.h>

#include "report/reader_fixture.h"

namespace maabar {
namespace {

std::string page_of(std::string_view text) {
  const std::vector<NamedReading> readings = {{"a.txt", test::read_text(text, "2026-05-01")}};
  return to_html(readings);
}

bool has(const std::string& page, std::string_view words) {
  return page.find(words) != std::string::npos;
}

TEST(ReadingHtml, AClaimIsMarkedInPlaceWithFacetFieldsAndRule) {
  const std::string page = page_of("The al-Qaim crossing is open to trucks.\n");

  EXPECT_TRUE(has(page, "class=\"mark status\" tabindex=\"0\""));
  EXPECT_TRUE(has(page, "<span class=\"tag\">status: open</span>")) << "never by colour alone";
  EXPECT_TRUE(has(page, "iq-sy.al-qaim-abu-kamal"));
  EXPECT_TRUE(has(page, "<b>rule</b>"));
  EXPECT_TRUE(has(page, "<p dir=\"auto\">"));
}

TEST(ReadingHtml, NothingOfATextIsMarkup) {
  const std::string page =
      page_of("<script>alert(1)</script> & \"x\" The al-Qaim <b>crossing</b> is open to trucks.\n");

  EXPECT_FALSE(has(page, "<script"));
  EXPECT_TRUE(has(page, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;"));
}

TEST(ReadingHtml, WhatIsTacticalIsCountedAndNeverShown) {
  DocumentReading reading =
      test::read_text("The al-Qaim crossing is open. Secret words here. End.\n", "2026-05-01");
  const std::size_t at = reading.report.text.find("Secret");
  reading.suppressed = 1;
  reading.suppressed_spans = {{at, at + 18}};
  const std::vector<NamedReading> readings = {{"a.txt", reading}};

  const std::string page = to_html(readings);

  EXPECT_FALSE(has(page, "Secret"));
  EXPECT_TRUE(has(page, "1 suppressed"));
  EXPECT_TRUE(has(page, "left out: tactical"));
}

TEST(ReadingHtml, TheReaderTellsWhereTheTacticalSentencesStand) {
  const DocumentReading reading = test::read_text(
      "The al-Qaim crossing is open. A convoy of 40 armoured vehicles moved towards the crossing "
      "at "
      "dawn.\n",
      "2026-05-01");
  EXPECT_EQ(static_cast<std::size_t>(reading.suppressed), reading.suppressed_spans.size());
}

TEST(ReadingHtml, ADoubtedDateStandsAtTheHead) {
  const std::vector<NamedReading> readings = {
      {"a.txt", test::read_text("The gate opened earlier in October.\n", "2026-08-08")}};
  ASSERT_FALSE(readings[0].reading.date_suspect.empty());
  EXPECT_TRUE(has(to_html(readings), "The date is in doubt"));
}

TEST(ReadingHtml, SeveralDocumentsHaveAnIndex) {
  const DocumentReading reading = test::read_text("The al-Qaim crossing is open.\n", "2026-05-01");
  const std::vector<NamedReading> readings = {{"a.txt", reading}, {"b.txt", reading}};
  const std::string page = to_html(readings);
  EXPECT_TRUE(has(page, "<a href=\"#d2\" dir=\"auto\">b.txt</a>"));
  EXPECT_TRUE(has(page, "<section id=\"d2\">"));
}

}  // namespace
}  // namespace maabar
