// SPDX-License-Identifier: Apache-2.0
// The analyst's word, through the commands.
#include <gtest/gtest.h>

#include "cli/desk.h"

namespace maabar::cli {
namespace {

constexpr const char* kReport =
    "Title: Gate open\nPublisher: Wire\nPublished: 2026-05-01\n\n"
    "The al-Qaim crossing is open to trucks.\n";

std::string state_of(const Desk& desk, const std::vector<std::string>& as_of) {
  std::vector<std::string> arguments = {"status",  "--crossing", "al-qaim",
                                        "--scope", "cargo",      "--json"};
  arguments.insert(arguments.end(), as_of.begin(), as_of.end());
  const Ran ran = desk.run(arguments);
  EXPECT_EQ(ran.status, 0) << ran.err;
  return ran.json().dump();
}

std::string read_claim(const Desk& desk) {
  EXPECT_EQ(desk.run({"read", desk.write("r.txt", kReport)}).status, 0);
  const auto queue = desk.run({"review", "list", "--json"}).json()["claims"];
  EXPECT_EQ(queue.size(), 1U);
  return queue.at(0)["id"].get<std::string>();
}

const std::vector<std::string> kDay = {"--at", "2026-05-02", "--known", "2026-05-02"};

TEST(Review, ARejectedClaimLeavesTheBelief) {
  const Desk desk;
  const std::string before = state_of(desk, kDay);
  const std::string claim = read_claim(desk);
  EXPECT_NE(state_of(desk, kDay).find(claim), std::string::npos);
  EXPECT_EQ(desk.run({"review", "reject", claim.substr(0, 12), "--reason", "test"}).status, 0);
  EXPECT_TRUE(desk.run({"review", "list", "--json"}).json()["claims"].empty());
  const auto with_head_of = [](std::string text) {
    return text.substr(0, text.find("ledger_head"));
  };
  EXPECT_EQ(with_head_of(state_of(desk, kDay)), with_head_of(before));
}

TEST(Review, ACorrectedClaimSpeaksAsCorrected) {
  const Desk desk;
  const std::string claim = read_claim(desk);
  const Ran ran = desk.run({"review", "correct", claim, "--set", "value=restricted"});
  ASSERT_EQ(ran.status, 0) << ran.err;
  EXPECT_NE(state_of(desk, kDay).find("restricted"), std::string::npos);
  EXPECT_EQ(desk.run({"review", "correct", claim, "--set", "value=ajar"}).status, 2);
  EXPECT_EQ(desk.run({"review", "correct", claim}).status, 2);
}

TEST(Review, ARetractionActsFromItsPublication) {
  const Desk desk;
  const std::string claim = read_claim(desk);
  const std::string before = state_of(desk, {"--at", "2026-05-02", "--known", "2026-05-02"});
  ASSERT_EQ(desk.run({"review", "retract", claim, "--published", "2026-05-04"}).status, 0);
  EXPECT_NE(state_of(desk, {"--at", "2026-05-02", "--known", "2026-05-03"}).find("\"open\""),
            std::string::npos);
  EXPECT_NE(before.find(claim), std::string::npos);
}

TEST(Note, IsShownInTheHistoryAndMovesNothing) {
  const Desk desk;
  const std::string before = state_of(desk, kDay);
  ASSERT_EQ(desk.run({"note", "al-qaim", "long queues", "--valid", "2026-05-01"}).status, 0);
  EXPECT_NE(desk.run({"history", "al-qaim"}).out.find("long queues"), std::string::npos);
  EXPECT_EQ(state_of(desk, kDay).substr(0, 200), before.substr(0, 200));
  EXPECT_EQ(desk.run({"note", "al-qiam", "x"}).status, 3);
}

TEST(Redact, LeavesNoWordsInAnyFileAndTheChainWhole) {
  const Desk desk;
  const std::string claim = read_claim(desk);
  const Ran redacted = desk.run({"redact", claim, "--reason", "test"});
  ASSERT_EQ(redacted.status, 0) << redacted.err;
  for (const auto& file : std::filesystem::recursive_directory_iterator(desk.workspace())) {
    if (!file.is_regular_file()) continue;
    const auto bytes = load_file(file.path(), std::size_t{1} << 30U);
    ASSERT_TRUE(bytes);
    EXPECT_EQ(bytes->find("open to trucks"), std::string::npos) << file.path();
  }
  EXPECT_EQ(desk.run({"verify"}).status, 0);
  EXPECT_NE(state_of(desk, kDay).find("open"), std::string::npos);
}

TEST(Alias, TheOldIdAnswersForEver) {
  const Desk desk;
  const std::string table = desk.write(
      "t.csv", "crossing,facet,value,published\niq-sy.new-gate,status,open,2026-05-01\n");
  ASSERT_EQ(desk.run({"import", "claims", table}).status, 0);
  ASSERT_EQ(desk.run({"alias", "iq-sy.new-gate", "iq-sy.mahmudiya", "--kind", "merged"}).status, 0);
  const Ran by_old = desk.run(
      {"status", "--crossing", "iq-sy.new-gate", "--at", "2026-05-02", "--known", "2026-05-02"});
  EXPECT_EQ(by_old.status, 0) << by_old.err;
  EXPECT_NE(by_old.out.find("iq-sy.mahmudiya"), std::string::npos);
  EXPECT_NE(by_old.out.find("open"), std::string::npos);
  EXPECT_EQ(desk.run({"alias", "iq-sy.mahmudiya", "iq-sy.new-gate"}).status, 2);
}

}  // namespace
}  // namespace maabar::cli
