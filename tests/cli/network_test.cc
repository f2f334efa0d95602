// SPDX-License-Identifier: Apache-2.0
// A road network of the desk's own: two roads over the line at al-Qa'im, of which one is a gate.
#include <gtest/gtest.h>

#include "cli/desk.h"

namespace maabar::cli {
namespace {

const std::string kRoads = R"({"type": "FeatureCollection", "features": [
 {"type": "Feature", "properties": {"highway": "primary", "ref": "12"}, "geometry": {"type": "LineString",
  "coordinates": [[40.3, 34.41], [40.92, 34.44], [40.969, 34.41], [40.971, 34.41], [41.0, 34.385], [41.6, 34.4]]}},
 {"type": "Feature", "properties": {"highway": "tertiary"}, "geometry": {"type": "LineString",
  "coordinates": [[40.3, 34.41], [40.969, 34.7], [40.971, 34.7], [41.6, 34.4]]}}]})";

const std::string kCountries = R"({"type": "FeatureCollection", "features": [
 {"type": "Feature", "properties": {"country": "SY"}, "geometry": {"type": "Polygon",
  "coordinates": [[[40, 34], [40.97, 34], [40.97, 35], [40, 35], [40, 34]]]}},
 {"type": "Feature", "properties": {"country": "IQ"}, "geometry": {"type": "Polygon",
  "coordinates": [[[40.97, 34], [42, 34], [42, 35], [40.97, 35], [40.97, 34]]]}}]})";

const std::vector<std::string> kAsk = {"route", "al-Qa'im",   "Abu Kamal", "--open",     "al-qaim",
                                       "--at",  "2019-10-01", "--known",   "2019-10-01", "--json"};

/// A desk that has imported the roads.
class RoadDesk : public testing::Test {
 protected:
  struct Imported {
    Desk desk;
    Ran ran = desk.run({"import", "roads", desk.write("roads.geojson", kRoads), "--countries",
                        desk.write("countries.geojson", kCountries)});
  };
  /// Imported once for all tests; each has its copy.
  static const Imported& imported() {
    static const Imported once;
    return once;
  }
  void SetUp() override { ASSERT_EQ(imported_.status, 0) << imported_.err; }
  [[nodiscard]] std::filesystem::path network() const {
    return desk_.workspace() / "roads.network";
  }
  Desk desk_{imported().desk};
  const Ran& imported_ = imported().ran;
};

TEST_F(RoadDesk, TheReportTellsGatesAndSealedRoads) {
  EXPECT_NE(imported_.out.find("\n1 gate\n"), std::string::npos) << imported_.out;
  EXPECT_NE(imported_.out.find("iq-sy.al-qaim-abu-kamal"), std::string::npos);
  EXPECT_NE(imported_.out.find("1 other roads over a border are sealed"), std::string::npos);
  EXPECT_NE(imported_.out.find("lie in countries that this map has no road of"), std::string::npos);
  EXPECT_NE(imported_.out.find("known crossings lie elsewhere"), std::string::npos);
}

TEST_F(RoadDesk, NetworkShowsWhatIsInTheFileAndDrawsIt) {
  const Ran shown = desk_.run({"network", "--verify"});
  EXPECT_EQ(shown.status, 0) << shown.err;
  EXPECT_NE(shown.out.find("every checksum is right"), std::string::npos);
  EXPECT_NE(shown.out.find("cch.head"), std::string::npos);

  const auto report = desk_.run({"network", "--json"}).json();
  EXPECT_EQ(report.at("gates").size(), 1U);
  EXPECT_EQ(report.at("sealed_roads"), 1);

  const std::string svg = (desk_.folder() / "roads.svg").string();
  ASSERT_EQ(desk_.run({"network", "--svg", svg}).status, 0);
  const std::string drawn = load_file(svg, 1 << 20).value();
  EXPECT_TRUE(drawn.starts_with("<svg"));
  EXPECT_NE(drawn.find("iq-sy.al-qaim-abu-kamal"), std::string::npos);
  EXPECT_EQ(drawn.find("34.7"), std::string::npos);
}

TEST_F(RoadDesk, WithoutANetworkOfItsOwnADeskSaysWhatToDo) {
  const Ran ran = Desk().run({"network"});
  EXPECT_EQ(ran.status, 3);
  EXPECT_NE(ran.err.find("maabar import roads"), std::string::npos);
}

TEST_F(RoadDesk, RoutesRunOnIt) {
  const Ran ran = desk_.run(kAsk);
  ASSERT_EQ(ran.status, 0) << ran.err;
  const auto way = ran.json().at("if_passes").at("way");
  EXPECT_EQ(way.at("gates").size(), 1U) << way.dump(1);
  EXPECT_LT(way.at("length_m").get<int>(), 20000);
  std::vector<std::string> told = kAsk;
  told.pop_back();
  EXPECT_NE(desk_.run(told).out.find("those of the imported map"), std::string::npos);
}

TEST_F(RoadDesk, ADamagedFileIsRefusedAndImportingAgainMendsIt) {
  std::string bytes = load_file(network(), 1 << 24).value();
  for (const std::size_t at : {std::size_t{9}, bytes.size() / 2}) {
    std::string flipped = bytes;
    flipped[at] = static_cast<char>(flipped[at] ^ 1);
    ASSERT_TRUE(save_file(network(), flipped));
    for (const auto& question : {kAsk, std::vector<std::string>{"network", "--verify"}}) {
      const Ran ran = desk_.run(question);
      EXPECT_TRUE(ran.status == 5 || ran.status == 6) << ran.status << ran.err;
      EXPECT_NE(ran.err.find("import"), std::string::npos) << ran.err;
    }
  }
  ASSERT_TRUE(save_file(network(), bytes.substr(0, bytes.size() - 100)));
  EXPECT_NE(desk_.run(kAsk).err.find("cut short"), std::string::npos);
  ASSERT_EQ(desk_
                .run({"import", "roads", (imported().desk.folder() / "roads.geojson").string(),
                      "--countries", (imported().desk.folder() / "countries.geojson").string()})
                .status,
            0);
  EXPECT_EQ(load_file(network(), 1 << 24).value(), bytes) << "the same input, the same bytes";
}

TEST_F(RoadDesk, GateAddMakesASealedRoadAGateForGood) {
  const Ran far = desk_.run({"gate", "add", "rabia", "--near", "34.2,40.97"});
  EXPECT_EQ(far.status, 3);
  EXPECT_NE(far.err.find("no road over the border of IQ and SY within 5 km"), std::string::npos)
      << far.err;

  const Ran added = desk_.run({"gate", "add", "rabia", "--near", "34.7,40.97"});
  ASSERT_EQ(added.status, 0) << added.err;
  EXPECT_NE(added.out.find("iq-sy.rabia-yarubiyah is a gate now"), std::string::npos) << added.out;
  EXPECT_EQ(desk_.run({"network", "--json"}).json().at("gates").size(), 2U);
  // The ledger keeps it: a later import finds it again.
  ASSERT_EQ(desk_
                .run({"import", "roads", (imported().desk.folder() / "roads.geojson").string(),
                      "--countries", (imported().desk.folder() / "countries.geojson").string()})
                .status,
            0);
  EXPECT_EQ(desk_.run({"network", "--json"}).json().at("gates").size(), 2U);
}

TEST_F(RoadDesk, ImportedPlacesCountAndKeepTheHierarchy) {
  const std::string places = R"({"type": "FeatureCollection", "features": [
 {"type": "Feature", "properties": {"id": "sy.wadi-amal", "name": "Wadi Amal", "name_ar": "وادي أمل",
   "aliases": [], "country": "SY", "admin1": "Deir ez-Zor", "kind": "town", "border_town": false,
   "population": 1200, "population_year": 2018, "population_source": "made up", "source": "made up"},
  "geometry": {"type": "Point", "coordinates": [40.31, 34.41]}}]})";
  const Ran ran = desk_.run({"import", "places", desk_.write("places.geojson", places)});
  ASSERT_EQ(ran.status, 0) << ran.err;
  EXPECT_NE(ran.out.find("1 places taken in"), std::string::npos);
  EXPECT_EQ(desk_.run({"network", "--verify"}).status, 0);
  const Ran reach = desk_.run({"reach", "al-Qa'im", "--open", "al-qaim", "--json"});
  ASSERT_EQ(reach.status, 0) << reach.err;
  EXPECT_NE(reach.out.find("sy.wadi-amal"), std::string::npos);
  // The same again is refused: it is known.
  const std::string pack_place = R"({"type": "FeatureCollection", "features": [
 {"type": "Feature", "properties": {"id": "iq.al-qaim", "name": "al-Qa'im", "name_ar": "القائم",
   "aliases": [], "country": "IQ", "admin1": "Anbar", "kind": "town", "border_town": true,
   "population": 74000, "population_year": 2018, "population_source": "made up", "source": "made up"},
  "geometry": {"type": "Point", "coordinates": [41.0, 34.38]}}]})";
  const Ran again = desk_.run({"import", "places", desk_.write("again.geojson", pack_place)});
  EXPECT_EQ(again.status, 2);
  EXPECT_NE(again.err.find("already"), std::string::npos) << again.err;
}

TEST_F(RoadDesk, ImportedAreasAreKeptOffWhenAsked) {
  const std::string areas = R"({"type": "FeatureCollection", "features": [
 {"type": "Feature", "properties": {"actor": "islamic-state", "valid_from": "2014-06-21",
   "valid_to": "2017-11-17", "source": "made up"}, "geometry": {"type": "Polygon",
  "coordinates": [[[40.9, 34.3], [40.95, 34.3], [40.95, 34.5], [40.9, 34.5], [40.9, 34.3]]]}}]})";
  const Ran ran = desk_.run({"import", "areas", desk_.write("areas.geojson", areas)});
  ASSERT_EQ(ran.status, 0) << ran.err;
  std::vector<std::string> then = {"route",   "al-Qa'im",      "Abu Kamal", "--open",     "al-qaim",
                                   "--avoid", "islamic-state", "--at",      "2016-01-01", "--json"};
  EXPECT_TRUE(desk_.run(then).json().at("if_passes").at("way").is_null());
  then[8] = "2018-01-01";  // held by nobody any more
  EXPECT_FALSE(desk_.run(then).json().at("if_passes").at("way").is_null());
  const Ran unknown = desk_.run(
      {"import", "areas", desk_.write("bad.geojson", R"({"type": "FeatureCollection", "features": [
 {"type": "Feature", "properties": {"actor": "nobody-known", "source": "made up"},
  "geometry": {"type": "Polygon", "coordinates": [[[40, 34], [41, 34], [41, 35], [40, 34]]]}}]})")});
  EXPECT_EQ(unknown.status, 2);
  EXPECT_NE(unknown.err.find("nobody-known"), std::string::npos) << unknown.err;
}

TEST_F(RoadDesk, ImpactNamesHubsWithoutARoad) {
  const Ran ran = desk_.run({"impact", "--open", "al-qaim"});
  EXPECT_EQ(ran.status, 3) << ran.out;
  EXPECT_NE(ran.err.find("no hub of the pack has a road"), std::string::npos) << ran.err;
  const Ran named = desk_.run({"impact", "--open", "al-qaim", "--hubs", "al-Qa'im", "--json"});
  ASSERT_EQ(named.status, 0) << named.err;
  EXPECT_TRUE(named.json().at("hubs_left_out").empty());
}

}  // namespace
}  // namespace maabar::cli
