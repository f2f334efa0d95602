// SPDX-License-Identifier: Apache-2.0
#include "region/proof.h"

#include <gtest/gtest.h>

#include "region/tiny_pack.h"
#include "temporary_folder.h"

namespace maabar {
namespace {

/// Every fault of a pack whose rows are well formed, one per line, without the folder's path.
std::string faults_of(const TinyPack& tiny) {
  const TemporaryFolder folder;
  const auto dir = tiny.write(folder.path());
  const PackReading reading = read_pack(dir);
  EXPECT_TRUE(reading.faults.empty()) << reading.faults.front().line();
  std::string lines;
  for (const Error& fault : prove_pack(reading.pack, TinyPack::gazetteer(folder.path()))) {
    lines += fault.line().substr(dir.string().size() + 1) + "\n";
  }
  return lines;
}

std::string faults_after(const std::string& file, std::string_view from, std::string_view to) {
  return faults_of(TinyPack().change(file, from, to));
}

TEST(ProvePack, FindsNothingInASoundPack) { EXPECT_EQ(faults_of(TinyPack()), ""); }

TEST(ProvePack, FindsACrossingThatTheGazetteerDoesNotHave) {
  TinyPack tiny;
  std::string& table = tiny.gazetteer_files["crossings.csv"];
  table.resize(table.find("aa-bb.wadi-amal"));
  EXPECT_EQ(faults_of(tiny),
            "gates.geojson:3: the gazetteer has no crossing 'aa-bb.wadi-amal'; add it to "
            "crossings.csv or correct the id\n"
            "history.csv:4: the gazetteer has no crossing 'aa-bb.wadi-amal'; add it to "
            "crossings.csv or correct it\n");
}

TEST(ProvePack, FindsTownsAndHubsThatAreNoPlaces) {
  EXPECT_EQ(faults_after("hubs.json", "aa.alpha", "aa.alfa"),
            "hubs.json:2: hub 'aa.alfa' is no place of places.geojson\n");
  TinyPack tiny;
  std::string& gates = tiny.files["gates.geojson"];
  gates.replace(gates.rfind("bb.dar"), 6, "aa.beit");
  EXPECT_EQ(faults_of(tiny),
            "gates.geojson:3: aa-bb.wadi-amal@BB: the town 'aa.beit' lies in another country\n");
  gates.replace(gates.rfind("aa.beit"), 7, "bb.none");
  EXPECT_EQ(faults_of(tiny),
            "gates.geojson:3: aa-bb.wadi-amal@BB: the town 'bb.none' is no place of "
            "places.geojson\n");
}

TEST(ProvePack, SuggestsAnIdForTheEndOfALink) {
  EXPECT_EQ(faults_after("roads.geojson",
                         R"("to":"bb.brava")"
                         R"(,"road":"R1","class":"primary","length_m":90000)",
                         R"("to":"bb.bravo","road":"R1","class":"primary","length_m":90000)"),
            "roads.geojson:8: r0006 (bb.dar - bb.bravo): 'bb.bravo' is no place, junction or end "
            "of a gate; did you mean 'bb.brava'?\n");
}

TEST(ProvePack, FindsAnIdThatStandsTwice) {
  const std::string faults =
      faults_after("places.geojson", R"("id":"bb.dar")", R"("id":"bb.brava")");
  EXPECT_NE(faults.find("places.geojson:5: the id 'bb.brava' stands twice, first at "),
            std::string::npos)
      << faults;
  EXPECT_EQ(faults_after("roads.geojson", "r0007", "r0006"),
            "roads.geojson:9: r0006 (aa-bb.wadi-amal@BB - bb.brava): the id stands twice; give "
            "each link its own\n");
}

TEST(ProvePack, FindsAGateThatDoesNotHangOnTheNetwork) {
  TinyPack tiny;
  std::string& roads = tiny.files["roads.geojson"];
  const std::size_t last = roads.rfind(",\n{");
  roads.erase(last, roads.rfind("\n]}") - last);
  EXPECT_EQ(faults_of(tiny),
            "gates.geojson:3: no road leads to aa-bb.wadi-amal@BB; add a link to it in "
            "roads.geojson\n");
}

TEST(ProvePack, FindsAStrandedPlaceAndACutOffPart) {
  TinyPack tiny;
  tiny.change("roads.geojson", R"("from":"bb.dar","to":"bb.brava")",
              R"("from":"aa-bb.tal-nour@BB","to":"bb.dar")");
  tiny.change("roads.geojson", "[[11.1,30.5],[11.8,30.5]]", "[[11.005,30.5],[11.1,30.5]]");
  tiny.change("roads.geojson", R"("from":"aa-bb.wadi-amal@BB","to":"bb.brava")",
              R"("from":"aa-bb.wadi-amal@BB","to":"bb.dar")");
  tiny.change("roads.geojson", "[[11.005,30.2],[11.8,30.5]]", "[[11.005,30.2],[11.1,30.5]]");
  EXPECT_EQ(faults_of(tiny),
            "places.geojson:4: no road leads to bb.brava; add a link to it in roads.geojson\n");
}

TEST(ProvePack, FindsWhatAOneWayRoadCutsOff) {
  TinyPack tiny;
  std::string& roads = tiny.files["roads.geojson"];
  const std::size_t flag = roads.find(R"("oneway":false)");
  roads.replace(flag, 14, R"("oneway":true)");
  const std::string faults = faults_of(tiny);
  EXPECT_NE(faults.find("places.geojson:2: aa.alpha cannot be reached, for one-way links"),
            std::string::npos)
      << faults;
}

TEST(ProvePack, FindsCoordinatesInAnotherCountry) {
  TinyPack tiny;
  tiny.change("places.geojson", "[10.2,30.5]", "[11.3,30.5]");
  const std::string faults = faults_of(tiny);
  EXPECT_EQ(faults.substr(0, faults.find('\n')),
            "places.geojson:2: aa.alpha lies in BB, 28.7 km outside AA; correct its coordinates "
            "(longitude first), its country, or mark it a border town");
}

TEST(ProvePack, LetsABorderTownLieAsFarOffAsTheOutlineIsCoarse) {
  // bb.dar moved to 10.95 E is 4.8 km inside AA; to 10.85 E, 14.4 km.
  TinyPack tiny;
  for (const char* file : {"places.geojson", "roads.geojson"}) {
    std::string& text = tiny.files[file];
    for (std::size_t at = text.find("[11.1,"); at != std::string::npos; at = text.find("[11.1,")) {
      text.replace(at, 6, "[10.95,");
    }
  }
  EXPECT_EQ(faults_of(tiny), "");
  for (const char* file : {"places.geojson", "roads.geojson"}) {
    std::string& text = tiny.files[file];
    for (std::size_t at = text.find("[10.95,"); at != std::string::npos;
         at = text.find("[10.95,")) {
      text.replace(at, 7, "[10.85,");
    }
  }
  EXPECT_NE(faults_of(tiny).find("places.geojson:5: bb.dar lies 14.3 km outside BB"),
            std::string::npos)
      << faults_of(tiny);
}

TEST(ProvePack, FindsAGateFarFromTheBorder) {
  TinyPack tiny;
  tiny.change("gates.geojson", "[[10.995,30.2],[11.005,30.2]]", "[[10.8,30.2],[11.005,30.2]]");
  const std::string faults = faults_of(tiny);
  EXPECT_NE(faults.find("gates.geojson:3: aa-bb.wadi-amal: length_m 1200 is less than the"),
            std::string::npos)
      << faults;
  EXPECT_NE(faults.find("gates.geojson:3: aa-bb.wadi-amal@AA lies 19.2 km from the outline of AA"),
            std::string::npos)
      << faults;
}

TEST(ProvePack, LetsAGateLieAtALineOfSeparation) {
  TinyPack tiny;
  tiny.change("gates.geojson", "[[10.995,30.2],[11.005,30.2]]", "[[10.8,30.2],[10.81,30.2]]");
  tiny.change("roads.geojson", "[10.995,30.2]", "[10.8,30.2]");
  tiny.change("roads.geojson", "[11.005,30.2]", "[10.81,30.2]");
  EXPECT_NE(faults_of(tiny), "");
  tiny.files["outline/lines.geojson"] =
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"line":"truce",)"
      R"("between":["BB","AA"],"source":"drawn"},"geometry":{"type":"LineString",)"
      R"("coordinates":[[10.8,30.1],[10.8,30.3]]}}]})";
  EXPECT_EQ(faults_of(tiny), "");
}

TEST(ProvePack, FindsCoordinatesOutsideTheWindow) {
  const std::string faults = faults_after("places.geojson", "[11.8,30.5]", "[30.5,11.8]");
  EXPECT_NE(faults.find("places.geojson:4: bb.brava at 11.8000 N 30.5000 E lies outside the bbox"),
            std::string::npos)
      << faults;
}

TEST(ProvePack, FindsALinkOverTheBorder) {
  EXPECT_NE(faults_after("roads.geojson", R"("from":"aa-bb.tal-nour@BB","to":"bb.dar")",
                         R"("from":"aa-bb.tal-nour@AA","to":"bb.dar")")
                .find("roads.geojson:7: r0005 (aa-bb.tal-nour@AA - bb.dar): it joins AA and BB; "
                      "only a gate joins two countries"),
            std::string::npos);
}

TEST(ProvePack, FindsALinkShorterThanTheGreatCircleOrTooFast) {
  EXPECT_EQ(faults_after("roads.geojson", R"("length_m":90000,"truck_s":5400)",
                         R"("length_m":60000,"truck_s":900)"),
            "roads.geojson:8: r0006 (bb.dar - bb.brava): length_m 60000 is less than the 67066 m "
            "between its ends\n"
            "roads.geojson:8: r0006 (bb.dar - bb.brava): truck_s 900 for 60000 m is faster than "
            "160 km/h\n");
}

TEST(ProvePack, FindsALineThatDoesNotJoinItsEnds) {
  EXPECT_EQ(faults_after("roads.geojson", "[[11.1,30.5],[11.8,30.5]]", "[[11.1,30.5],[11.7,30.5]]"),
            "roads.geojson:8: r0006 (bb.dar - bb.brava): its line does not end at bb.brava\n");
}

TEST(ProvePack, FindsDatesThatDoNotExist) {
  EXPECT_NE(faults_after("history.csv", "2018-06-01,,", "2018-02-30,,").find("history.csv:3: "),
            std::string::npos);
}

TEST(ProvePack, FindsAnEndThatItsPageCouldNotKnow) {
  EXPECT_EQ(
      faults_after("history.csv", "2018-01-01,2018-06,2018-08-02", "2018-01-01,2018-09,2018-08-02"),
      "history.csv:2: it ends 2018-09, later than its page of 2018-08-02 could know; empty "
      "valid_to, or list F0001 in announced_ends.csv with the reason\n");
  EXPECT_EQ(faults_after("announced_ends.csv", "F0003", "F0009"),
            "announced_ends.csv:2: F0009 at aa-bb.wadi-amal fits no claim of history.csv that "
            "ends after its page; remove it\n"
            "history.csv:4: it ends 2018-03-05, later than its page of 2018-03-03 could know; "
            "empty valid_to, or list F0003 in announced_ends.csv with the reason\n");
}

TEST(ProvePack, FindsAStateThatBeginsAfterItsPage) {
  EXPECT_EQ(faults_after("history.csv", "2018-03-01,,2018-03,", "2018-04-01,,2018-03,"),
            "history.csv:5: it begins 2018-04-01, after its page of 2018-03; make it an outlook "
            "or announced\n");
}

TEST(ProvePack, FindsAPageLaterThanThePack) {
  EXPECT_NE(faults_after("region.json", "2020-12-31", "2018-07-31")
                .find("history.csv:2: published 2018-08-02 is later than the pack's as_of"),
            std::string::npos);
}

TEST(ProvePack, FindsActorsThatDoNotExist) {
  EXPECT_EQ(faults_after("history.csv", "bb-guard", "cc-guard"),
            "history.csv:5: no actor 'cc-guard'; add it to actors.csv or correct it\n");
}

}  // namespace
}  // namespace maabar
