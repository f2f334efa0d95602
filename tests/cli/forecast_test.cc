// SPDX-License-Identifier: Apache-2.0
// forecast, promises, backtest, fit and publishers as a person types them.
#include "desk.h"

namespace maabar::cli {
namespace {

TEST(ForecastVerb, TellsTheDaysTheRangeAndWhatItRestsOn) {
  const Desk desk;
  const Ran ran = desk.run({"forecast", "al-qaim", "--at", "2018-10-16", "--known", "2018-10-16",
                            "--horizon", "730d", "--json"});
  ASSERT_EQ(ran.status, 0) << ran.err;
  const nlohmann::json json = ran.json();
  EXPECT_EQ(json["fitted_to"], "other_crossings");
  EXPECT_EQ(json["fit"], "promises of other crossings, without this one");
  EXPECT_LE(json["opening"]["early"].get<std::string>(), "2019-09-30");
  EXPECT_GE(json["opening"]["median"].get<std::string>(), "2018-12-16");
  EXPECT_EQ(json["days"][0]["days"], 0);
  EXPECT_EQ(json["days"].back()["days"], 730);
  EXPECT_FALSE(json["days"][0]["likelihood_ar"].get<std::string>().empty());
  EXPECT_EQ(json["rests_on"][0]["phrase_class"], "vague");
  EXPECT_NE(json["rests_on"][0]["words"].get<std::string>().find("undated promises"),
            std::string::npos);
  EXPECT_EQ(json["promises"][0]["counts"], true);
}

TEST(ForecastVerb, AsThenKnowsNoLaterOutcome) {
  const Desk desk;
  const std::vector<std::string> question = {"forecast", "al-qaim",    "--at",   "2018-10-16",
                                             "--known",  "2018-10-16", "--json", "--as-then"};
  const nlohmann::json json = desk.run(question).json();
  EXPECT_EQ(json["fitted_to"], "known_then");
  EXPECT_LT(json["rests_on"][0]["opened"], json["rests_on"][0]["promises"]);
}

TEST(ForecastVerb, RefusesAHorizonThatIsNoNumberOfDays) {
  const Desk desk;
  for (const char* horizon : {"0d", "soon", "4000d", "d", ""}) {
    const Ran ran = desk.run({"forecast", "al-qaim", "--horizon", horizon});
    EXPECT_EQ(ran.status, 2) << horizon;
  }
}

TEST(PromisesVerb, FitPrintsTheTrackedTable) {
  const Desk desk;
  const Ran ran = desk.run({"promises", "--fit"});
  EXPECT_EQ(ran.out, load_file(MAABAR_DATA_DIR "/belief/promise_hazards.csv", 1000000).value());
  EXPECT_NE(ran.err.find("left out: "), std::string::npos);
}

TEST(PublishersVerb, RatesFromARecordedTimeOnWithWhoAndWhy) {
  const Desk desk;
  const auto rating = [&] {
    const nlohmann::json json = desk.run({"publishers", "--json"}).json();
    for (const auto& publisher : json["publishers"]) {
      if (publisher["publisher"] == "Asharq Al-Awsat" ||
          publisher["publisher"] == "Asharq al-Awsat")
        return publisher;
    }
    return nlohmann::json();
  };
  ASSERT_FALSE(rating().is_null());
  EXPECT_EQ(rating()["source"], "pack");
  const Ran rated = desk.run({"publishers", "--rate", "asharq al-awsat", "--as", "D4", "--by",
                              "the desk", "--reason", "for the test"});
  ASSERT_EQ(rated.status, 0) << rated.err;
  EXPECT_EQ(rating()["rating"], "D4");
  EXPECT_EQ(rating()["by"], "the desk");
  EXPECT_EQ(rating()["source"], "ledger");
  EXPECT_EQ(desk.run({"verify"}).status, 0);
}

TEST(PublishersVerb, RefusesWhatItCannotRate) {
  const Desk desk;
  EXPECT_EQ(desk.run({"publishers", "--rate", "No Such Paper", "--as", "B2", "--by", "x",
                      "--reason", "y"})
                .status,
            3);
  EXPECT_EQ(desk.run({"publishers", "--rate", "SANA", "--as", "B2"}).status, 2);
}

TEST(BacktestVerb, ScoresATableOfOtherCrossings) {
  const Desk desk;
  const std::filesystem::path table = desk.workspace() / "other.csv";
  ASSERT_TRUE(save_file(table,
                        "crossing,facet,value,published,publisher\n"
                        "af-pk.torkham,status,open,2020-01-02,Dawn\n"
                        "af-pk.torkham,status,open,2020-02-02,Dawn\n"
                        "af-pk.chaman,status,closed,2020-03-02,Dawn\n"));
  const std::filesystem::path curve = desk.workspace() / "curve.svg";
  const Ran ran =
      desk.run({"backtest", "--history", table.string(), "--svg", curve.string(), "--json"});
  ASSERT_EQ(ran.status, 0) << ran.err;
  const nlohmann::json json = ran.json();
  EXPECT_EQ(json["scored_claims"], 3);
  EXPECT_EQ(json["claims"][1]["said"], "open");
  EXPECT_GT(json["claims"][1]["model"]["open"], json["claims"][0]["model"]["open"]);
  EXPECT_EQ(load_file(curve, 100000).value().substr(0, 4), "<svg");
}

TEST(BacktestVerb, CountsBaselinesInTablesBesideTheWorkspacesHistory) {
  const Desk desk;
  const std::filesystem::path table = desk.workspace() / "other.csv";
  std::string rows = "crossing,facet,value,published,publisher\n";
  for (const char* day : {"1", "2", "3", "4", "5", "6", "7", "8", "9"}) {
    rows += fmt::format("af-pk.chaman,status,restricted,2020-01-0{},Dawn\n", day);
  }
  ASSERT_TRUE(save_file(table, rows));
  const auto restricted_by_base_rate = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"backtest", "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ran ran = desk.run(arguments);
    EXPECT_EQ(ran.status, 0) << ran.err;
    return ran.json()["claims"][0]["base_rate"]["restricted"].get<double>();
  };
  EXPECT_GT(restricted_by_base_rate({"--taught-by", table.string()}), restricted_by_base_rate({}));
  EXPECT_EQ(desk.run({"backtest", "--taught-by", "no-such-table.csv"}).status, 3);
}

TEST(FitVerb, FitsSeveralHistoriesTogether) {
  const Desk desk;
  const std::string header = "crossing,facet,value,published,publisher\n";
  const std::filesystem::path first = desk.workspace() / "first.csv";
  const std::filesystem::path second = desk.workspace() / "second.csv";
  ASSERT_TRUE(save_file(first, header + "af-pk.torkham,status,open,2020-01-02,Dawn\n"));
  ASSERT_TRUE(
      save_file(second, header + "kh-th.poipet-aranyaprathet,status,closed,2020-01-02,X\n"));
  const Ran ran = desk.run({"fit", first.string(), second.string()});
  ASSERT_EQ(ran.status, 0) << ran.err;
  const nlohmann::json json = ran.json();
  EXPECT_EQ(json["origin"], "maabar fit first.csv second.csv: 2 claims");
  ASSERT_EQ(json["histories"].size(), 2U);
  EXPECT_EQ(json["histories"][1]["name"], "second.csv");
  EXPECT_EQ(json["histories"][1]["crossings"][0], "kh-th.poipet-aranyaprathet");
  EXPECT_TRUE(json["without"].contains("af-pk.torkham"));
}

}  // namespace
}  // namespace maabar::cli
