// SPDX-License-Identifier: Apache-2.0
#include "region/pack.h"

#include <gtest/gtest.h>

#include "region/tiny_pack.h"
#include "temporary_folder.h"

namespace maabar {
namespace {

/// What loading a pack says, without the folder's path; empty if it loads.
std::string complaint(const TinyPack& tiny) {
  const TemporaryFolder folder;
  const auto dir = tiny.write(folder.path());
  const auto pack = load_pack(dir, TinyPack::gazetteer(folder.path()));
  if (pack) return "";
  const std::string line = pack.error().line();
  const std::string prefix = dir.string() + "/";
  return line.starts_with(prefix) ? line.substr(prefix.size()) : line;
}

std::string complaint_after(const std::string& file, std::string_view from, std::string_view to) {
  return complaint(TinyPack().change(file, from, to));
}

void expect_begins(const std::string& line, std::string_view beginning) {
  EXPECT_EQ(line.substr(0, beginning.size()), beginning) << line;
}

TEST(LoadPack, ReadsEveryPart) {
  const TemporaryFolder folder;
  const auto dir = TinyPack().write(folder.path());

  const auto pack = load_pack(dir, TinyPack::gazetteer(folder.path()));

  ASSERT_TRUE(pack) << pack.error().line();
  EXPECT_EQ(pack->meta.id, "tiny");
  EXPECT_EQ(to_string(pack->meta.as_of), "2020-12-31");
  ASSERT_EQ(pack->places.size(), 4U);
  const Place& alpha = pack->places[PlaceId(0)];
  EXPECT_EQ(alpha.name_ar, "ألفا");
  EXPECT_EQ(alpha.population.value, 900000U);
  EXPECT_DOUBLE_EQ(alpha.position.lat(), 30.5);
  EXPECT_DOUBLE_EQ(alpha.position.lng(), 10.2);
  EXPECT_EQ(alpha.where.line, 2);
  ASSERT_EQ(pack->gates.size(), 2U);
  const GateSite& wadi_amal = pack->gates[1];
  EXPECT_EQ(wadi_amal.cargo, Handling::kNone);
  EXPECT_EQ(wadi_amal.humanitarian, Handling::kTransshipment);
  EXPECT_EQ(wadi_amal.cargo_dwell.restricted.seconds(), 43200);
  EXPECT_EQ(wadi_amal.a.town, PlaceId(1));
  EXPECT_EQ(pack->junctions.size(), 1U);
  ASSERT_EQ(pack->links.size(), 7U);
  EXPECT_EQ(pack->links[0].line.size(), 3U);
  EXPECT_EQ(pack->hubs.at(0).place, PlaceId(0));
  EXPECT_EQ(pack->publishers.at(0).aliases.size(), 2U);
  EXPECT_EQ(to_string(pack->publishers.at(0).admiralty), "B2");
  EXPECT_EQ(pack->history.bytes, TinyPack().files.at("history.csv"));
  EXPECT_TRUE(pack->areas.empty());
}

TEST(LoadPack, KeepsAreasOfControlWithTheirDates) {
  TinyPack tiny;
  tiny.files["areas.geojson"] =
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{)"
      R"("actor":"hill-folk","valid_from":"2018","valid_to":"2019-06-01","source":"drawn"},)"
      R"("geometry":{"type":"Polygon","coordinates":[[[10,30],[10.6,30],[10.6,31],[10,30]]]}}]})";
  const TemporaryFolder folder;
  const auto dir = tiny.write(folder.path());

  const auto pack = load_pack(dir, TinyPack::gazetteer(folder.path()));

  ASSERT_TRUE(pack) << pack.error().line();
  ASSERT_EQ(pack->areas.size(), 1U);
  EXPECT_EQ(to_iso8601(pack->areas[0].valid.from), "2018-01-01T00:00:00Z");
  EXPECT_EQ(to_iso8601(pack->areas[0].valid.to), "2019-06-01T00:00:00Z");
}

TEST(LoadPack, SaysThatThereIsNoPack) {
  const TemporaryFolder folder;
  const auto pack = load_pack(folder.path() / "nowhere", Gazetteer());
  ASSERT_FALSE(pack);
  EXPECT_EQ(pack.error().kind, ErrorKind::kNotFound);
}

TEST(LoadPack, NamesAMissingFile) {
  TinyPack tiny;
  tiny.files.erase("roads.geojson");
  const TemporaryFolder folder;
  const auto dir = tiny.write(folder.path());
  const auto pack = load_pack(dir, TinyPack::gazetteer(folder.path()));
  ASSERT_FALSE(pack);
  EXPECT_EQ(pack.error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(pack.error().where.file, (dir / "roads.geojson").string());
}

TEST(LoadPack, CountsTheOtherFaults) {
  TinyPack tiny;
  tiny.change("places.geojson", R"("kind":"village")", R"("kind":"hamlet")");
  tiny.change("places.geojson", R"("population":20000)", R"("population":-1)");
  EXPECT_EQ(complaint(tiny),
            "places.geojson:3: feature 2 (aa.beit): 'population' is -1; it must be a whole number "
            "from 0 to 100000000 (and 1 more fault in this pack)");
}

TEST(LoadPack, RefusesASyntaxErrorAtItsLine) {
  expect_begins(complaint_after("places.geojson", R"("id":"bb.brava")", R"("id":"bb.brava)"),
                "places.geojson:4: this is not JSON: ");
  expect_begins(complaint_after("places.geojson", "3000", "1e999"),
                "places.geojson:5: this is not JSON: ");
  expect_begins(complaint_after("places.geojson", "3000", "NaN"),
                "places.geojson:5: this is not JSON: ");
  expect_begins(
      complaint_after("places.geojson", R"("kind":"village")", R"("kind":"village","kind":"city")"),
      "places.geojson:5: 'kind' stands twice in one object");
}

TEST(LoadPack, RefusesATruncatedOrEmptyFile) {
  TinyPack tiny;
  std::string& roads = tiny.files["roads.geojson"];
  roads.resize(roads.find("r0005"));
  expect_begins(complaint(tiny), "roads.geojson:7: this is not JSON: ");
  roads.clear();
  expect_begins(complaint(tiny), "roads.geojson:1: this is not JSON: ");
  roads = "[]";
  expect_begins(complaint(tiny), "roads.geojson:1: the document must be one JSON object");
  roads = R"({"type":"FeatureCollection"})";
  expect_begins(complaint(tiny), "roads.geojson:1: the object needs a list \"features\"");
  roads = R"({"type":"FeatureCollection","features":[{"type":"Feature"},7]})";
  expect_begins(complaint(tiny), "roads.geojson:1: every item of \"features\" must be an object");
}

TEST(LoadPack, RefusesBytesThatAreNotUtf8) {
  expect_begins(complaint_after("places.geojson", "Brava", "Br\xffva"),
                "places.geojson:4: this is not JSON: ");
}

TEST(LoadPack, RefusesDeepNesting) {
  const std::string deep = std::string(100000, '[');
  expect_begins(complaint_after("places.geojson", "[11.8,30.5]", deep),
                "places.geojson:4: objects and lists are nested more than 16 deep");
}

TEST(LoadPack, NamesTheFeatureAndTheField) {
  expect_begins(complaint_after("places.geojson", "\"name\":\"Brava\",", ""),
                "places.geojson:4: feature 3 (bb.brava): 'name' is missing; it must be a text");
  expect_begins(complaint_after("places.geojson", "[11.8,30.5]", "[30.5,111.8]"),
                "places.geojson:4: feature 3 (bb.brava): [30.5, 111.8] is not a point on Earth");
  expect_begins(complaint_after("places.geojson", "[11.8,30.5]", "[\"11.8\",30.5]"),
                "places.geojson:4: feature 3 (bb.brava): a position must be two numbers");
  expect_begins(complaint_after("gates.geojson", "\"cargo\":\"none\"", "\"cargo\":\"maybe\""),
                "gates.geojson:3: feature 2 (aa-bb.wadi-amal), 'passes': 'cargo' is 'maybe'");
  expect_begins(
      complaint_after("gates.geojson", "aa-bb.wadi-amal@BB", "aa-bb.wadi-amal@XX"),
      "gates.geojson:3: feature 2 (aa-bb.wadi-amal), 'sides' item 2: 'node' must be 'aa-bb.wadi");
  expect_begins(complaint_after("roads.geojson", R"("length_m":90000)", R"("length_m":90000.5)"),
                "roads.geojson:8: feature 7 (r0006): 'length_m' is 90000.5; it must be a whole");
  expect_begins(complaint_after("countries.geojson", ",[10,31],[10,30]]", ",[10,31]]"),
                "countries.geojson:2: feature 1 (AA): a ring needs four positions or more");
}

TEST(LoadPack, NamesTheLineOfARowInATable) {
  expect_begins(complaint_after("hubs.json", "\"source\":\"drawn\"", "\"source\":\"\""),
                "hubs.json:2: hub 1: 'source' is \"\"; it must be a text that is not empty");
  expect_begins(complaint_after("publishers.csv", ",B,2,", ",G,2,"), "publishers.csv:2: ");
  expect_begins(complaint_after("region.json", "[9,29,13,32]", "[13,29,9,32]"),
                "region.json:1: 'bbox' must be [west, south, east, north]");
}

TEST(LoadPack, AsksEveryRowForItsSource) {
  expect_begins(complaint_after("publishers.csv", "known desk,drawn", "known desk,"),
                "publishers.csv:2: 'source' is empty");
  expect_begins(complaint_after("places.geojson",
                                R"("population":3000,"population_year":2015,)"
                                R"("population_source":"census","source":"drawn for tests")",
                                R"("population":3000,"population_year":2015,)"
                                R"("population_source":"census")"),
                "places.geojson:5: feature 4 (bb.dar): 'source' is missing");
}

}  // namespace
}  // namespace maabar
