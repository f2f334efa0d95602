// SPDX-License-Identifier: Apache-2.0
#include "cli/workspace.h"

#include <gtest/gtest.h>

#include "cli/desk.h"

namespace maabar::cli {
namespace {

TEST(Init, LoadsThePackAndItsWholeHistory) {
  const Desk desk;
  const auto verified = desk.run({"verify", "--json"}).json();
  EXPECT_TRUE(verified["is_whole"].get<bool>());
  const Ran list = desk.run({"review", "list", "--all", "--json"});
  EXPECT_EQ(list.json()["claims"].size(), 412U);
}

TEST(Init, NeverTouchesWhatIsThere) {
  const Desk desk;
  const Ran again = desk.run({"init"});
  EXPECT_EQ(again.status, 2);
  EXPECT_NE(again.err.find("is there already"), std::string::npos);
  EXPECT_EQ(desk.run({"verify"}).status, 0);
}

TEST(Workspace, AMissingOneSaysHowToMakeIt) {
  const TemporaryFolder folder;
  const Ran ran = run_maabar({"-w", (folder.path() / "none").string(), "status"});
  EXPECT_EQ(ran.status, 3);
  EXPECT_NE(ran.err.find("maabar init --region levant"), std::string::npos);
  EXPECT_EQ(ran.out, "");
}

TEST(Workspace, OneOfANewerVersionIsLeftAlone) {
  const Desk desk;
  ASSERT_TRUE(
      save_file(desk.workspace() / "workspace.json", R"({"format": 2, "region": "levant"})"));
  EXPECT_EQ(desk.run({"status"}).status, 6);
  ASSERT_TRUE(save_file(desk.workspace() / "workspace.json", "{"));
  EXPECT_EQ(desk.run({"status"}).status, 5);
}

TEST(Import, OneBadRowNeverStopsTheTable) {
  const Desk desk;
  const std::string file =
      desk.write("t.csv",
                 "crossing,facet,value,published,publisher\n"
                 "iq-sy.al-qaim-abu-kamal,status,open,2026-05-01,Shafaq News\n"
                 "iq-sy.al-qaim-abu-kamal,status,ajar,2026-05-02,Shafaq News\n");
  const Ran ran = desk.run({"import", "claims", file});
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.err.find("t.csv:3: 'ajar' is not a state"), std::string::npos);
  EXPECT_NE(ran.out.find("1 rows accepted (1 claims new, 0 known), 1 rejected"), std::string::npos);
  EXPECT_NE(desk.run({"import", "claims", file}).out.find("(0 claims new, 1 known)"),
            std::string::npos);
}

TEST(Export, ComesBackAtAnotherDeskWithTheSameClaims) {
  const Desk desk;
  const Desk other("other");
  const std::string report = desk.write("r.txt",
                                        "Title: Gate open\nPublisher: Wire\nPublished: "
                                        "2026-05-01\n\nThe al-Qaim crossing is open.\n");
  ASSERT_EQ(desk.run({"read", report}).status, 0);
  const std::string file = (desk.folder() / "desk.jsonl").string();
  ASSERT_EQ(desk.run({"export", "-o", file}).status, 0);
  const Ran merged = other.run({"import", "ledger", file});
  EXPECT_EQ(merged.status, 0) << merged.err;
  const auto claims = [](const Desk& at) {
    std::set<std::string> ids;
    const auto listed = at.run({"review", "list", "--all", "--json"}).json();
    for (const auto& claim : listed.at("claims")) {
      ids.insert(claim["id"].get<std::string>());
    }
    return ids;
  };
  EXPECT_EQ(claims(desk), claims(other));
  EXPECT_EQ(other.run({"verify"}).status, 0);
}

}  // namespace
}  // namespace maabar::cli
