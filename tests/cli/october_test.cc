// SPDX-License-Identifier: Apache-2.0
// The story of docs/tour.md, walked forwards and back: from a wire report to a route, and from the
// route to the sentence.
#include <gtest/gtest.h>

#include "cli/desk.h"

namespace maabar::cli {
namespace {

const std::string kReports = std::string(MAABAR_DATA_DIR) + "/reports/";
const std::vector<std::string> kThen = {"--at", "2018-10-16", "--known", "2018-10-16"};
const std::vector<std::string> kLater = {"--at", "2019-10-01", "--known", "2019-10-01"};

std::vector<std::string> with(std::vector<std::string> arguments,
                              const std::vector<std::string>& more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

bool read_both(const Desk& desk) {
  for (const char* name : {"2018-10-15-foreign-ministers.txt", "2019-09-30-reopening.txt"}) {
    const Ran ran = desk.run({"read", kReports + name});
    EXPECT_EQ(ran.status, 0) << ran.err;
  }
  return !testing::Test::HasFailure();
}

/// A desk that has read both reports of the story.
class October : public testing::Test {
 protected:
  /// Read once for all tests; each has its copy.
  static const Desk& reader() {
    static const Desk desk;
    static const bool is_read = read_both(desk);
    EXPECT_TRUE(is_read);
    return desk;
  }
  [[nodiscard]] Ran ask(std::vector<std::string> arguments,
                        const std::vector<std::string>& as_of) const {
    Ran ran = desk_.run(with(std::move(arguments), as_of));
    EXPECT_EQ(ran.status, 0) << ran.err;
    return ran;
  }
  Desk desk_{reader()};
};

TEST_F(October, TheReportSaysSoonNamesNoDayAndTellsWhoHoldsTheOthers) {
  const Ran ran =
      desk_.run({"read", "--dry-run", "--json", kReports + "2018-10-15-foreign-ministers.txt"});
  const auto reading = ran.json();
  const auto has = [&](const nlohmann::json& wanted) {
    for (const auto& claim : reading["claims"]) {
      bool fits = true;
      for (const auto& [field, value] : wanted.items()) fits = fits && claim[field] == value;
      if (fits) return true;
    }
    return false;
  };
  const char* qaim = "iq-sy.al-qaim-abu-kamal";
  EXPECT_TRUE(
      has({{"crossing", qaim}, {"facet", "outlook"}, {"value", "open"}, {"valid_from", ""}}));
  EXPECT_TRUE(has({{"crossing", qaim}, {"facet", "status"}, {"value", "closed"}}));
  EXPECT_FALSE(has({{"crossing", qaim}, {"facet", "status"}, {"value", "open"}}));
  EXPECT_TRUE(
      has({{"facet", "control"}, {"value", "us-forces"}, {"crossing", "iq-sy.al-walid-al-tanf"}}));
  EXPECT_TRUE(has({{"facet", "control"}, {"value", "sdf"}, {"crossing", "iq-sy.rabia-yarubiyah"}}));
  EXPECT_TRUE(has({{"facet", "security"}, {"value", "cameras"}}));
  EXPECT_TRUE(has({{"facet", "security"}, {"value", "drones"}}));
}

TEST_F(October, SoonOpensNothing) {
  const auto json =
      ask({"status", "--crossing", "al-qaim", "--scope", "cargo", "--json"}, kThen).json();
  const auto& status = json.at("crossings").at(0).at("status");
  ASSERT_EQ(status.size(), 2U);
  for (const auto& track : status) EXPECT_EQ(track.at("state"), "closed") << track.dump();
}

TEST_F(October, AYearLaterCargoPassesBothWays) {
  const auto json =
      ask({"status", "--crossing", "al-qaim", "--scope", "cargo", "--json"}, kLater).json();
  const auto& status = json.at("crossings").at(0).at("status");
  ASSERT_EQ(status.size(), 2U);
  for (const auto& track : status) EXPECT_EQ(track.at("state"), "open") << track.dump();
}

TEST_F(October, TheReopeningShortensTheWayToDeirEzZor) {
  const auto after = ask({"route", "Baghdad", "Deir ez-Zor", "--json"}, kLater).json();
  const auto& way = after.at("if_passes").at("way");
  EXPECT_TRUE(after.at("readings_agree").get<bool>());
  EXPECT_EQ(way.at("gates").at(0).at("crossing"), "iq-sy.al-qaim-abu-kamal");
  EXPECT_EQ(way.at("time_s"), way.at("driving_s").get<int>() + way.at("dwell_s").get<int>());
  const auto before = ask({"route", "Baghdad", "Deir ez-Zor", "--json"}, kThen).json();
  EXPECT_GT(before.at("if_passes").at("way").at("time_s"), way.at("time_s"));
  EXPECT_TRUE(before.at("if_restricted_passes").at("way").is_null());
}

TEST_F(October, ANumberWalksBackToItsSentence) {
  // route -> gate -> state -> claim -> the words of the report
  const auto route = ask({"route", "Baghdad", "Deir ez-Zor", "--json"}, kLater).json();
  const auto& gate = route.at("if_passes").at("way").at("gates").at(0);
  EXPECT_EQ(gate.at("crossing"), "iq-sy.al-qaim-abu-kamal");
  EXPECT_EQ(gate.at("state"), "open");
  const auto explained = ask({"explain", "al-qaim"}, kLater);
  EXPECT_NE(explained.out.find("crossing between Iraq and Syria reopened"), std::string::npos)
      << explained.out;
}

TEST_F(October, WhatOpeningWouldHaveMeantIsCountedInPeople) {
  const auto json =
      ask({"impact", "--open", "iq-sy.al-qaim-abu-kamal", "--hubs", "Baghdad", "--json"}, kThen)
          .json();
  const auto& reading = json.at("if_passes");
  EXPECT_GT(reading.at("people_gaining").get<std::int64_t>(), 0);
  EXPECT_EQ(reading.at("people_losing").get<std::int64_t>(), 0);
}

TEST_F(October, NothingPublishedLaterChangesWhatWasKnownThen) {
  const Desk fresh;
  ASSERT_EQ(fresh.run({"read", kReports + "2018-10-15-foreign-ministers.txt"}).status, 0);
  for (const std::vector<std::string>& question : {std::vector<std::string>{"status", "--json"},
                                                   {"route", "Baghdad", "Deir ez-Zor", "--json"}}) {
    auto with_both = ask(question, kThen).json();
    auto with_one = fresh.run(with(question, kThen)).json();
    with_both.erase("ledger_head");
    with_one.erase("ledger_head");
    EXPECT_EQ(with_both, with_one) << question[0];
  }
}

TEST_F(October, TheSameInputsGiveTheSameBulletin) {
  ::setenv("SOURCE_DATE_EPOCH", "1571000000", 1);
  const auto brief = [&](const char* name) {
    const std::string file = (desk_.folder() / name).string();
    static_cast<void>(ask({"brief", "--corridor", "Baghdad>Deir ez-Zor", "-o", file}, kLater));
    return load_file(file, 1 << 26).value();
  };
  const std::string first = brief("a.html");
  EXPECT_EQ(first, brief("b.html"));
  EXPECT_NE(first.find("Deir ez-Zor"), std::string::npos);
  ::unsetenv("SOURCE_DATE_EPOCH");
}

}  // namespace
}  // namespace maabar::cli
