// SPDX-License-Identifier: Apache-2.0
// Five papers print one wire story; one of them later changes its page.
#include <gtest/gtest.h>

#include "cli/desk.h"

namespace maabar::cli {
namespace {

const std::string kWire =
    "The al-Qaim crossing is open to trucks, the customs office said on Friday. Lorries had waited "
    "for three days on the road from Anah while officers searched for a fault in the scanner. "
    "Drivers said that the queue was gone by noon and that papers were checked as before.";

std::string paper(const std::string& publisher, const std::string& published,
                  const std::string& body, const std::string& url = {}) {
  return "Title: " + publisher + " reports\nPublisher: " + publisher + "\nPublished: " + published +
         (url.empty() ? "" : "\nURL: " + url) + "\n\n" + body + "\n";
}

/// The claims of al-Qaim by what was read, as known on a day.
nlohmann::json read_claims(const Desk& desk, const std::string& known) {
  nlohmann::json out = nlohmann::json::array();
  const auto history = desk.run({"history", "al-qaim", "--known", known, "--json"}).json();
  for (const auto& claim : history.at("claims")) {
    if (claim.at("rule") != "table") out.push_back(claim);
  }
  return out;
}

const std::vector<std::string> kFive = {"Gate Post", "Border Daily", "Desert Wire", "Road News",
                                        "Morning Star"};

/// Reads the five papers, one after the other.
void read_five(const Desk& desk) {
  for (std::size_t i = 0; i < kFive.size(); ++i) {
    const std::string own = i % 2 == 0 ? " More follows." : " Our reporter adds nothing new.";
    const Ran ran = desk.run(
        {"read", desk.write(std::to_string(i) + ".txt",
                            paper(kFive[i], i < 3 ? "2026-05-01" : "2026-05-02", kWire + own,
                                  "https://p" + std::to_string(i) + ".example/gate"))});
    ASSERT_EQ(ran.status, 0) << ran.err;
  }
}

class FivePapers : public testing::Test {
 protected:
  /// Read once for all tests; each has its copy.
  static const Desk& papers() {
    static const Desk desk;
    static const bool is_read = (read_five(desk), true);
    EXPECT_TRUE(is_read);
    return desk;
  }
  Desk desk_{papers()};
};

TEST_F(FivePapers, AreOneClaimWithFiveSources) {
  const auto claims = read_claims(desk_, "2026-05-03");

  ASSERT_EQ(claims.size(), 1U) << claims.dump(1);
  EXPECT_EQ(claims[0].at("publisher"), "Gate Post") << "the first known speaks for all";
  EXPECT_EQ(claims[0].at("copies").size(), 4U);
  EXPECT_NE(desk_.run({"history", "al-qaim"}).out.find("5 sources"), std::string::npos);
  const std::string why =
      desk_.run({"explain", "al-qaim", "--at", "2026-05-03", "--known", "2026-05-03"}).out;
  EXPECT_NE(why.find("5 sources: also"), std::string::npos) << why;
  for (const std::string& publisher : kFive) {
    EXPECT_NE(why.find(publisher), std::string::npos) << publisher;
  }
}

TEST_F(FivePapers, AreAllNamedByTheBoard) {
  const Ran board = desk_.run({"status", "--at", "2026-05-03", "--known", "2026-05-03"});
  ASSERT_EQ(board.status, 0) << board.err;
  const auto begin = board.out.find("iq-sy.al-qaim-abu-kamal");
  ASSERT_NE(begin, std::string::npos) << board.out;
  const std::string row = board.out.substr(begin, board.out.find('\n', begin) - begin);
  EXPECT_NE(row.find("Gate Post (5 sources: also "), std::string::npos) << row;
  for (const std::string& publisher : kFive) {
    EXPECT_NE(row.find(publisher), std::string::npos) << publisher << '\n' << row;
  }
}

TEST_F(FivePapers, AnotherStoryIsAChainOfItsOwn) {
  const std::string own =
      paper("Sixth Sheet", "2026-05-02",
            "Our reporter stood at the border this morning and counted forty cars. The al-Qaim "
            "crossing is "
            "open to trucks and no one was turned away, a guard told us over tea.");
  ASSERT_EQ(desk_.run({"read", desk_.write("6.txt", own)}).status, 0);
  std::set<std::string> first_sources;
  for (const auto& claim : read_claims(desk_, "2026-05-03")) {
    first_sources.insert(claim.at("publisher").get<std::string>());
    for (const auto& copy : claim.at("copies")) EXPECT_NE(copy.at("publisher"), "Sixth Sheet");
  }
  EXPECT_EQ(first_sources, (std::set<std::string>{"Gate Post", "Sixth Sheet"}));
}

TEST_F(FivePapers, AnUpdatedPageTakesThePlaceOfTheOldFromItsOwnDay) {
  const std::string update = paper("Gate Post", "2026-05-04",
                                   "Correction: the al-Qaim crossing is closed to trucks, the "
                                   "customs office said, contrary to what we wrote.",
                                   "https://p0.example/gate");
  ASSERT_EQ(desk_.run({"read", desk_.write("u.txt", update)}).status, 0);

  const auto before = read_claims(desk_, "2026-05-03");
  ASSERT_EQ(before.size(), 1U) << "what was known before the update stays known before it";
  EXPECT_EQ(before[0].at("copies").size(), 4U);
  EXPECT_EQ(before[0].at("withdrawn"), "");

  const auto after = read_claims(desk_, "2026-05-04");
  ASSERT_EQ(after.size(), 3U) << after.dump(1);
  int superseded = 0;
  for (const auto& claim : after) {
    if (claim.at("withdrawn") == "superseded") {
      ++superseded;
      EXPECT_EQ(claim.at("publisher"), "Gate Post");
      EXPECT_EQ(claim.at("value"), "open");
    }
  }
  EXPECT_EQ(superseded, 1);
}

TEST_F(FivePapers, TheOlderVersionReadLateIsSupersededToo) {
  const Desk desk;
  const std::string url = "https://www.p0.example/gate/#top";
  ASSERT_EQ(desk.run({"read", desk.write("u.txt", paper("Gate Post", "2026-05-04",
                                                        "The al-Qaim crossing is closed to trucks.",
                                                        "http://p0.example/gate"))})
                .status,
            0);
  ASSERT_EQ(
      desk.run({"read", desk.write("o.txt", paper("Gate Post", "2026-05-01", kWire, url))}).status,
      0);

  const auto claims = read_claims(desk, "2026-05-05");
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_EQ(claims[0].at("withdrawn"), "superseded");
  EXPECT_EQ(claims[1].at("withdrawn"), "");
}

TEST_F(FivePapers, ALaterEditionUnderTheSameAddressIsAReportOfItsOwn) {
  ASSERT_EQ(
      desk_
          .run({"read", desk_.write("n.txt", paper("Gate Post", "2026-06-01",
                                                   "The al-Qaim crossing is closed to trucks.",
                                                   "https://p0.example/gate"))})
          .status,
      0);
  for (const auto& claim : read_claims(desk_, "2026-06-02")) EXPECT_EQ(claim.at("withdrawn"), "");
}

TEST_F(FivePapers, TheFileOfStoriesIsMadeAgainFromTheLedger) {
  const auto file = desk_.workspace() / "stories.csv";
  const std::string kept = load_file(file, 1 << 20).value();
  std::string edition = "Edition";
  for (const std::string& broken :
       {std::string(), std::string("entry,report\n1,2\n"), kept.substr(0, 400)}) {
    edition += " next";  // news each time: what is known already writes nothing
    ASSERT_TRUE(save_file(file, broken));
    const std::string one = paper("Seventh", "2026-05-02", kWire + edition);
    ASSERT_EQ(desk_.run({"read", desk_.write("s.txt", one)}).status, 0);
    const std::string now = load_file(file, 1 << 20).value();
    EXPECT_EQ(now.substr(0, kept.size()), kept) << "after \"" << broken << "\"";
  }
}

}  // namespace
}  // namespace maabar::cli
