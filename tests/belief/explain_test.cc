// SPDX-License-Identifier: Apache-2.0
#include "belief/explain.h"

#include <algorithm>

#include "belief/belief_json.h"
#include "belief/log_builder.h"

namespace maabar {
namespace {

using test::as_of;
using test::LogBuilder;

bool has_line(const std::vector<std::string>& lines, std::string_view part) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

TEST(Explain, SaysTheVerdictInWordsThenTheNumber) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-10-01", .valid_from = "2018-10-01"});
  const auto lines =
      explain(test::believe(builder.log, as_of("2018-10-16", "2018-10-16")), "al-Qa'im", {});
  EXPECT_EQ(lines[0],
            "al-Qa'im (iq-sy.al-qaim-abu-kamal), as of 2018-10-16, as known on 2018-10-16 "
            "(published clock)");
  EXPECT_EQ(lines[1],
            "  passengers both ways, cargo both ways, humanitarian both ways, pedestrians both "
            "ways: closed since 2018-10-01, last confirmed 2018-10-01 (15 days before); confidence "
            "0.88");
}

TEST(Explain, CitesTheWordsItIsGiven) {
  LogBuilder builder;
  const EntryId claim = builder.say({.value = "open", .published = "2018-10-15"});
  const FetchWords fetch = [&](EntryId entry) -> std::optional<ClaimWords> {
    if (entry != claim) return std::nullopt;
    return ClaimWords{"ab12",           "a wire", "the ministry",
                      "traffic passes", "",       test::date("2018-10-15")};
  };
  const CrossingBelief belief = test::believe(builder.log, as_of("2018-10-16", "2018-10-16"));
  EXPECT_TRUE(has_line(explain(belief, "al-Qa'im", fetch),
                       "for: says open as of 2018-10-15 - a wire, 2018-10-15, after the ministry: "
                       "\"traffic passes\" [entry 1]"));
  EXPECT_TRUE(has_line(explain(belief, "al-Qa'im", {}), "says open as of 2018-10-15 - entry 1"));
  const auto json = explanation_to_json(belief, "al-Qa'im", fetch);
  EXPECT_EQ(json["status"][0]["evidence"][0]["claim"], "ab12");
  EXPECT_EQ(json["explanation"].size(), explain(belief, "al-Qa'im", fetch).size());
}

TEST(Explain, SaysWhyAnythingIsUnknown) {
  LogBuilder builder;
  const auto line = [&] {
    return explain(test::believe(builder.log, as_of("2018-10-16", "2018-10-16")), "al-Qa'im",
                   {})[1];
  };
  EXPECT_NE(line().find("unknown (nothing known speaks of it)"), std::string::npos);
  builder.say({.value = "closed", .published = "2015-10-01"});
  EXPECT_NE(line().find("unknown (what was last heard is too old); last heard closed as of "
                        "2015-10-01"),
            std::string::npos);
}

TEST(BeliefJson, CarriesTheAsOfPairAndEveryTrack) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-10-01", .side = "IQ"});
  const CrossingBelief belief = test::believe(builder.log, as_of("2018-10-16", "2018-10-16"));
  const auto json = board_to_json({belief}, {"al-Qa'im - Abu Kamal"}, "latest-claim", {});
  EXPECT_EQ(json["as_of"]["valid"], "2018-10-16T23:59:59Z");
  EXPECT_EQ(json["as_of"]["known"], "2018-10-16T23:59:59Z");
  const auto& track = json["crossings"][0]["status"][2];
  EXPECT_EQ(track["scope"], "cargo");
  EXPECT_EQ(track["direction"], "IQ>SY");
  EXPECT_EQ(track["state"], "closed");
  EXPECT_EQ(track["sides"][0]["side"], "IQ");
  EXPECT_EQ(track["sides"][0]["state"], "closed");
  EXPECT_EQ(track["sides"][1]["state"], "unknown");
  EXPECT_EQ(track["sides"][1]["unknown_reason"], "silence");
}

TEST(BeliefJson, HistoryTellsWhatStands) {
  LogBuilder builder;
  const EntryId claim = builder.say({.value = "closed", .published = "2018-10-01"});
  builder.say({.value = "open", .published = "2018-10-02"});
  builder.review(claim, ReviewEntry::Verdict::kReject, "2018-10-03");
  const ClaimIndex index = ClaimIndex::build(builder.log);
  const auto json =
      history_to_json({builder.log, index, test::gazetteer()}, test::key("iq-sy.al-qaim-abu-kamal"),
                      as_of("2018-10-16", "2018-10-16"), {});
  ASSERT_EQ(json["claims"].size(), 2U);
  EXPECT_EQ(json["claims"][0]["standing"], "rejected");
  EXPECT_EQ(json["claims"][1]["standing"], "stands");
  EXPECT_EQ(json["claims"][1]["rating"], "C3");
}

}  // namespace
}  // namespace maabar
