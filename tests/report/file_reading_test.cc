// SPDX-License-Identifier: Apache-2.0
#include "report/file_reading.h"

#include <gtest/gtest.h>

#include "report/reader_fixture.h"

namespace maabar {
namespace {

constexpr const char* kQaim = "iq-sy.al-qaim-abu-kamal";

const FileReader& reader() {
  static const FileReader built =
      FileReader::build(test::bundled_gazetteer(), test::bundled_lexicon()).value();
  return built;
}

Result<FileReading> read(std::string_view bytes, const std::string& name) {
  return reader().read(bytes, {name, {}, "", ""});
}

/// Every claim's evidence is the bytes at its span of its report's stored text.
void expect_evidence_in_place(const FileReading& file) {
  for (const DocumentReading& reading : file.readings) {
    for (const Claim& claim : reading.claims) {
      ASSERT_TRUE(claim.span);
      EXPECT_EQ(claim.evidence,
                reading.report.text.substr(claim.span->begin, claim.span->end - claim.span->begin));
    }
  }
}

TEST(FileKind, IsToldByNameElseByTheFirstBytes) {
  EXPECT_EQ(FileKind::kWebPage, kind_of_file("x", "a.HTM"));
  EXPECT_EQ(FileKind::kWebPage, kind_of_file("\n<!DOCTYPE html>", "standard input"));
  EXPECT_EQ(FileKind::kMail, kind_of_file("From: a\nSubject: b\n\nx", "standard input"));
  EXPECT_EQ(FileKind::kSnapshot, kind_of_file("{\"a\":1}", "standard input"));
  EXPECT_EQ(FileKind::kText, kind_of_file("Title: a\nPublisher: b\n\nFrom: x", "standard input"));
  EXPECT_EQ(FileKind::kClaims, kind_of_file("crossing,facet,value,published\n", "a.csv"));
  EXPECT_EQ(FileKind::kCounts, kind_of_file("crossing,time,vehicles,source\n", "a.csv"));
  EXPECT_EQ(FileKind::kStatuses, kind_of_file("crossing,status\n", "standard input"));
}

TEST(ReadPage, ClaimsPointIntoTheTextThatIsStored) {
  const auto file = read(
      "<html><head><meta property='og:site_name' content='Wire'><meta "
      "property='article:published_time' content='2026-05-01'></head><body><nav>Al-Qaim is closed"
      "</nav><p>The al-Qaim crossing is <b>open</b> to trucks.</p></body></html>",
      "a.html");

  ASSERT_TRUE(file) << file.error().line();
  ASSERT_EQ(1U, file->readings.size());
  ASSERT_EQ(1U, file->readings[0].claims.size());
  EXPECT_EQ("open", file->readings[0].claims[0].value.text());
  EXPECT_EQ("text/html", file->readings[0].report.media_type);
  EXPECT_EQ("2026-05-01", to_string(file->readings[0].claims[0].published));
  expect_evidence_in_place(*file);
}

TEST(ReadPage, AnUpdateWithinAWeekIsKnownFromTheUpdate) {
  const auto known = [](const std::string& modified) {
    const auto file = read(
        "<html><meta property='article:published_time' content='2026-05-01'><meta "
        "property='article:modified_time' content='" +
            modified + "'><p>The al-Qaim crossing is open to trucks.</p>",
        "a.html");
    return to_string(file->readings.at(0).claims.at(0).published);
  };
  EXPECT_EQ("2026-05-03", known("2026-05-03"));
  EXPECT_EQ("2026-05-01", known("2027-01-01")) << "upkeep of the site";
  EXPECT_EQ("2026-05-01", known("2026-04-01"));
}

TEST(StatusTable, EachRowIsARecordOfItsCrossing) {
  const auto file = read(
      "crossing,status,date,published,source,note,colour\n"
      "al-Qaim,limited,2026-05-01,2026-05-03,Access Group,Trucks only by day,amber\n"
      "iq-sy.rabia-yarubiyah,Closed,,,,,red\n",
      "week.csv");

  ASSERT_TRUE(file) << file.error().line();
  ASSERT_EQ(2U, file->readings.size());
  const Claim& claim = file->readings[0].claims.at(0);
  EXPECT_EQ(kQaim, claim.crossing.text());
  EXPECT_EQ("restricted", claim.value.text());
  EXPECT_EQ("2026-05-01", to_string(claim.valid_from));
  EXPECT_EQ("2026-05-03", to_string(claim.published));
  EXPECT_EQ("limited", claim.evidence);
  EXPECT_EQ("Access Group", file->readings[0].report.publisher);
  EXPECT_NE(std::string::npos, file->readings[0].report.text.find("colour: amber"));
  EXPECT_EQ("closed", file->readings[1].claims.at(0).value.text());
  ASSERT_EQ(1U, file->remarks.size());
  EXPECT_NE(std::string::npos, file->remarks[0].find("colour"));
  expect_evidence_in_place(*file);
}

TEST(StatusTable, HxlHashtagsNameTheColumns) {
  const auto file = read(
      "Poste,Situation,Jour\n#loc+crossing+name,#status,#date\nal-Qaim,open,2026-05-01\n", "w.csv");

  ASSERT_TRUE(file) << file.error().line();
  ASSERT_EQ(1U, file->readings.size());
  EXPECT_EQ("open", file->readings[0].claims.at(0).value.text());
  EXPECT_EQ("2026-05-01", to_string(file->readings[0].claims.at(0).valid_from));
}

TEST(StatusTable, ABadRowIsRefusedWithItsLineAndTheOthersStand) {
  const auto file = read(
      "crossing,status,date\nal-Qaim,ajar,2026-05-01\nal-Qaim,open,2026-02-30\n,open,\n"
      "al-Qaim,open,\n",
      "w.csv");

  ASSERT_TRUE(file);
  EXPECT_EQ(1U, file->readings.size());
  ASSERT_EQ(3U, file->refused.size());
  for (const Error& error : file->refused)
    EXPECT_TRUE(error.line().starts_with("w.csv:")) << error.line();
}

TEST(StatusTable, OneOfMaabarsOwnIsNoSource) {
  const auto file = read("crossing,status,ledger_head\nal-Qaim,open,00\n", "b.csv");
  ASSERT_FALSE(file);
  EXPECT_NE(std::string::npos, file.error().line().find("no source"));
  EXPECT_FALSE(read("crossing,colour\nal-Qaim,red\n", "b.csv"));
}

TEST(Snapshot, LocationsAreClaimsAtTheirOwnTime) {
  const auto file = read(
      R"([{"locationId":"iq-sy.al-qaim-abu-kamal","observedStatus":"active","statusAsOf":
      "2026-05-01T10:00:00Z","statusNote":"The crossing is closed to pedestrians.",
      "sourceReferences":[{"name":"Access Group","url":"https://a.example"},"https://b.example"],
      "sourceRecordDate":"2026-05-04"}])",
      "s.json");

  ASSERT_TRUE(file) << file.error().line();
  ASSERT_EQ(1U, file->readings.size());
  const DocumentReading& reading = file->readings[0];
  ASSERT_GE(reading.claims.size(), 2U) << "the note is read too";
  EXPECT_EQ("open", reading.claims[0].value.text());
  EXPECT_EQ("2026-05-01", to_string(reading.claims[0].valid_from));
  EXPECT_EQ("2026-05-04", to_string(reading.claims[0].published));
  EXPECT_EQ("https://b.example", reading.claims[0].also_at);
  EXPECT_EQ("Access Group", reading.report.publisher);
  EXPECT_EQ("https://a.example", reading.report.url);
  EXPECT_EQ(kQaim, reading.claims[1].crossing.text());
  EXPECT_EQ("closed", reading.claims[1].value.text());
  EXPECT_EQ(Scope::kPedestrians, reading.claims[1].scope);
  expect_evidence_in_place(*file);
}

TEST(Snapshot, UnknownSaysNothingAndInactiveIsShut) {
  const auto file = read(
      R"({"locations":[{"locationId":"al-Qaim","observedStatus":"unknown"},
      {"locationId":"al-Qaim","observedStatus":"inactive"},
      {"locationId":"Nowhere at all","observedStatus":"active"},
      {"locationId":"iq-sy.new-gate","observedStatus":"active"},
      {"locationId":"al-Qaim","observedStatus":"ajar"}]})",
      "s.json");

  ASSERT_TRUE(file) << file.error().line();
  ASSERT_EQ(4U, file->readings.size());
  EXPECT_TRUE(file->readings[0].claims.empty());
  EXPECT_EQ("closed", file->readings[1].claims.at(0).value.text());
  EXPECT_EQ("listed as inactive", file->readings[1].claims.at(0).detail);
  EXPECT_TRUE(file->readings[2].claims.empty());
  EXPECT_TRUE(file->readings[3].claims.at(0).provisional);
  EXPECT_EQ(1U, file->refused.size());
}

TEST(Snapshot, BadJsonIsRefusedInOneLine) {
  for (const std::string& bytes :
       {std::string("{\"a\":"), std::string("[1,2]"), std::string("{}"), std::string("[1e999]"),
        std::string(100000, '['), std::string("\xff{}")}) {
    const auto file = read(bytes, "s.json");
    EXPECT_TRUE(!file || !file->refused.empty()) << bytes.substr(0, 20);
  }
}

TEST(Counts, AreClaimsPerDay) {
  const auto file = read(
      "crossing,time,vehicles,source\nal-Qaim,2026-05-01,120,Camera\n"
      "al-Qaim,2026-05-02T08:00Z,10,Camera\nal-Qaim,2026-05-02T09:00Z,12,Camera\n"
      "al-Qaim,2026-05-03,-1,Camera\nal-Qaim,2026-05,5,Camera\nNowhere at all,2026-05-01,5,Camera\n"
      "al-Qaim,2026-05-01,7,Clerk\n",
      "counts.csv");

  ASSERT_TRUE(file) << file.error().line();
  EXPECT_EQ(3U, file->refused.size());
  ASSERT_EQ(2U, file->readings.size());
  const auto& claims = file->readings[0].claims;
  ASSERT_EQ(2U, claims.size());
  EXPECT_EQ("vehicles", claims[0].value.text());
  EXPECT_EQ(120, claims[0].count);
  EXPECT_EQ("day", claims[0].unit);
  EXPECT_EQ(22, claims[1].count);
  EXPECT_EQ("sum of 2 counts", claims[1].detail);
  EXPECT_TRUE(claims[0].published.is_unknown()) << "nobody said when it could be known";
  expect_evidence_in_place(*file);
}

TEST(ReadFile, AnyBytesUnderAnyEndingGiveALineOrAReading) {
  for (const char* name : {"a.txt", "a.html", "a.eml", "a.csv", "a.json"}) {
    for (const std::string& bytes :
         {std::string(), std::string(3, '\0'), std::string("\xff\xfe\x41"),
          std::string("\xd8\x45\x06"), std::string(200, '\x01')}) {
      const auto file = read(bytes, name);
      if (file) continue;
      EXPECT_EQ(std::string::npos, file.error().line().find('\n'));
    }
  }
}

}  // namespace
}  // namespace maabar
