// SPDX-License-Identifier: Apache-2.0
#include "belief/hazard_table.h"

#include "belief/board.h"
#include "belief/log_builder.h"
#include "belief/promise_cases.h"

namespace maabar {
namespace {

PromiseCases bundled_table() {
  const std::string text = load_file(MAABAR_DATA_DIR "/levant/promises.csv", 1000000).value();
  return read_promise_cases(text, "promises.csv", test::bundled_history(),
                            test::date("2026-04-24").last_day())
      .value();
}

std::vector<PromiseCase> bundled_cases() {
  const ClaimLog& log = test::bundled_history();
  const ClaimIndex index = ClaimIndex::build(log);
  return cases_with_ledger(bundled_table(), {log, index, test::gazetteer()},
                           crossings_of(test::gazetteer(), log),
                           test::as_of("2026-04-24", "2026-04-24"));
}

TEST(HazardTable, TheTrackedOneIsWhatTheFitGives) {
  const std::string tracked =
      load_file(MAABAR_DATA_DIR "/belief/promise_hazards.csv", 1000000).value();
  EXPECT_TRUE(HazardTable::fit(bundled_cases()).to_csv() == tracked)
      << "made anew by `maabar promises --fit` of a fresh workspace";
  EXPECT_TRUE(HazardTable::shipped().to_csv() == tracked);
}

TEST(HazardTable, LeavesACrossingOutWithAllItsPromises) {
  const CrossingKey qaim = test::key("iq-sy.al-qaim-abu-kamal");
  const HazardTable table = HazardTable::shipped();
  EXPECT_TRUE(table.leaves_out(qaim));
  const auto cases = bundled_cases();
  EXPECT_EQ(table.without(qaim), fit_promise_hazards(cases_without(cases, qaim)));
  EXPECT_LT(table.without(qaim).record(PhraseClass::kVague).promises,
            table.of_all().record(PhraseClass::kVague).promises);
  EXPECT_EQ(table.without(test::key("iq-ir.mehran-zurbatiya")), table.of_all());
}

TEST(HazardTable, NamesWhereATableIsBroken) {
  const std::string good = HazardTable::fit({}).to_csv();
  EXPECT_TRUE(HazardTable::parse(good, "h.csv").has_value());
  const auto fails = [](std::string text) {
    const auto read = HazardTable::parse(text, "h.csv");
    return read ? std::string("read") : read.error().line();
  };
  EXPECT_NE(fails(good.substr(0, good.rfind(",record,vague"))).find("h.csv"), std::string::npos);
  std::string swapped = good;
  swapped.replace(swapped.find("vague,1-7"), 9, "later,1-7");
  EXPECT_NE(fails(swapped).find("h.csv:2: here must stand vague 1-7"), std::string::npos)
      << fails(swapped);
  std::string wordy = good;
  wordy.replace(wordy.find(",0,0,"), 5, ",x,0,");
  EXPECT_NE(fails(wordy).find("h.csv:2"), std::string::npos);
}

TEST(PromiseCases, TellWhatIsLeftOutAndWhy) {
  const PromiseCases read = bundled_table();
  EXPECT_EQ(read.cases.size() + read.left_out.size(), 56U);
  ASSERT_EQ(read.left_out.size(), 3U);
  EXPECT_EQ(read.left_out[2], "promises.csv:57: military traffic");
}

TEST(PromiseCases, OfTheLedgerAddTheWordsThatCameToNothing) {
  const auto waiting = [](const std::vector<PromiseCase>& cases) {
    return std::count_if(cases.begin(), cases.end(),
                         [](const PromiseCase& promise) { return !promise.opened; });
  };
  const auto cases = bundled_cases();
  EXPECT_GT(cases.size(), bundled_table().cases.size());
  EXPECT_GT(waiting(cases), waiting(bundled_table().cases));
}

TEST(PromiseCases, NameTheLineOfABadDate) {
  const std::string head = "crossing,announce_fact,announced,target,actual,outcome\n";
  const auto read = read_promise_cases(head + "iq-sy.al-qaim-abu-kamal,F0191,2018-13-01,,,kept\n",
                                       "p.csv", test::bundled_history(), Day{});
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().where, (Where{"p.csv", 2, 0}));
}

TEST(PromiseCases, CannotHaveBeenKeptBeforeTheyWereSaid) {
  const std::string head = "crossing,announce_fact,announced,target,actual,outcome\n";
  const auto read = read_promise_cases(
      head + "iq-sy.al-qaim-abu-kamal,F0191,2019-09-27,2019-09-30,2019-01-30,kept\n", "p.csv",
      test::bundled_history(), Day{});
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().where, (Where{"p.csv", 2, 0}));
}

TEST(PromiseCases, OfALedgerKnowNothingLater) {
  const ClaimLog& log = test::bundled_history();
  const ClaimIndex index = ClaimIndex::build(log);
  const BeliefInputs inputs{log, index, test::gazetteer()};
  const CrossingKey qaim = test::key("iq-sy.al-qaim-abu-kamal");
  const auto before = promise_cases_of(inputs, {qaim}, test::as_of("2019-09-29", "2019-09-29"));
  const auto after = promise_cases_of(inputs, {qaim}, test::as_of("2019-10-01", "2019-10-01"));
  EXPECT_FALSE(before.empty());
  EXPECT_EQ(before.size(), after.size());
  for (const PromiseCase& promise : before) EXPECT_FALSE(promise.opened.has_value());
  for (const PromiseCase& promise : after) EXPECT_TRUE(promise.opened.has_value());
}

}  // namespace
}  // namespace maabar
