// SPDX-License-Identifier: Apache-2.0
#include "region/geojson.h"

#include <gtest/gtest.h>

namespace maabar {
namespace {

GeoCollection read_feature(const std::string& geometry) {
  return parse_geojson(
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"x"},)"
      R"("geometry":)" +
          geometry + "}]}",
      "f.geojson");
}

std::string fault_of(const std::string& geometry) {
  const GeoCollection collection = read_feature(geometry);
  return collection.faults.size() == 1 ? collection.faults[0].line() : "";
}

TEST(ParseGeojson, ReadsLongitudeFirst) {
  const auto collection = read_feature(R"({"type":"Point","coordinates":[44.36,33.31]})");
  ASSERT_EQ(collection.features.size(), 1U);
  const auto point = collection.features[0].point();
  ASSERT_TRUE(point);
  EXPECT_EQ(point->lat_e7(), 333100000);
  EXPECT_EQ(point->lng_e7(), 443600000);
}

TEST(ParseGeojson, PassesOverAHeight) {
  EXPECT_EQ(read_feature(R"({"type":"Point","coordinates":[44,33,120.5]})").features.size(), 1U);
}

TEST(ParseGeojson, KeepsHolesAndParts) {
  const auto collection =
      read_feature(R"({"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]],)"
                   R"([[3,1],[4,1],[4,2],[3,1]]],[[[20,0],[21,0],[21,1],[20,0]]]]})");
  ASSERT_EQ(collection.features.size(), 1U);
  const auto polygons = collection.features[0].polygons();
  ASSERT_TRUE(polygons);
  ASSERT_EQ(polygons->size(), 2U);
  EXPECT_EQ((*polygons)[0].holes.size(), 1U);
}

TEST(ParseGeojson, CountsLinesToTheFeature) {
  const auto collection = parse_geojson(
      "{\n \"type\": \"FeatureCollection\",\n \"extra\": {\"features\": [{}]},\n \"features\": [\n"
      "  {\"type\": \"Feature\", \"properties\": {},\n   \"geometry\": {\"type\": \"Point\",\n"
      "   \"coordinates\": [1, 2]}},\n\n  {\"type\": \"Feature\"}\n ]\n}\n",
      "f.geojson");
  ASSERT_EQ(collection.features.size(), 1U);
  EXPECT_EQ(collection.features[0].properties.where().line, 5);
  ASSERT_EQ(collection.faults.size(), 1U);
  EXPECT_EQ(collection.faults[0].where.line, 9);
}

TEST(ParseGeojson, SaysWhatAGeometryLacks) {
  EXPECT_EQ(fault_of("null"),
            "f.geojson:1: feature 1 (x): 'geometry' is missing; write a Point, LineString, Polygon "
            "or MultiPolygon");
  EXPECT_EQ(fault_of(R"({"type":"MultiPoint","coordinates":[[1,2]]})"),
            "f.geojson:1: feature 1 (x): the geometry's type is 'MultiPoint'; write a Point, "
            "LineString, Polygon or MultiPolygon");
  EXPECT_EQ(fault_of(R"({"type":"LineString","coordinates":[[1,2]]})"),
            "f.geojson:1: feature 1 (x): a line needs two positions or more");
  EXPECT_EQ(fault_of(R"({"type":"Point"})"),
            "f.geojson:1: feature 1 (x): a position must be two numbers, [longitude, latitude]");
  EXPECT_EQ(fault_of(R"({"type":"Point","coordinates":[1e308,2]})"),
            "f.geojson:1: feature 1 (x): [1e+308, 2] is not a point on Earth; the longitude (-180 "
            "to 180) stands first");
  EXPECT_EQ(fault_of(R"({"type":"Polygon","coordinates":[]})"),
            "f.geojson:1: feature 1 (x): a polygon must be a list of rings");
}

TEST(ParseGeojson, RefusesTheWrongKindWhereAskedFor) {
  const auto collection = read_feature(R"({"type":"Point","coordinates":[1,2]})");
  const auto line = collection.features.at(0).line();
  ASSERT_FALSE(line);
  EXPECT_EQ(line.error().line(), "f.geojson:1: feature 1 (x): its geometry must be a LineString");
}

}  // namespace
}  // namespace maabar
