// SPDX-License-Identifier: Apache-2.0
#include "region/place_index.h"

#include <gtest/gtest.h>

#include "region/tiny_pack.h"
#include "temporary_folder.h"

namespace maabar {
namespace {

PlaceIndex tiny_index() {
  const TemporaryFolder folder;
  const auto dir = TinyPack().write(folder.path());
  return PlaceIndex(load_pack(dir, TinyPack::gazetteer(folder.path())).value());
}

TEST(PlaceIndex, FindsAPlaceInAllItsSpellings) {
  const PlaceIndex index = tiny_index();
  for (const char* text : {"aa.beit", "Beit Nour", "BEIT-NOUR", " beit nour ", "بيت نور"}) {
    const auto place = index.find_place(text);
    ASSERT_TRUE(place) << text << ": " << place.error().line();
    EXPECT_EQ(*place, PlaceId(1)) << text;
  }
  EXPECT_EQ(index.find_place("Alfa").value(), PlaceId(0));
  EXPECT_EQ(index.find_place("al-alfa").value(), PlaceId(0));
}

TEST(PlaceIndex, NamesTheCandidatesOfAnAmbiguousName) {
  const auto place = tiny_index().find_place("twin");
  ASSERT_FALSE(place);
  EXPECT_EQ(place.error().kind, ErrorKind::kInvalidInput);
  EXPECT_EQ(place.error().message,
            "'twin' names 2 places: write bb.brava (Brava, Coast, BB) or bb.dar (Dar, Border, BB)");
}

TEST(PlaceIndex, SuggestsNearNames) {
  for (const char* text : {"Bravo", "bb.bravva", "Braava"}) {
    const auto place = tiny_index().find_place(text);
    ASSERT_FALSE(place);
    EXPECT_EQ(place.error().kind, ErrorKind::kNotFound);
    EXPECT_NE(place.error().message.find("did you mean bb.brava (Brava, Coast, BB)?"),
              std::string::npos)
        << place.error().message;
  }
  EXPECT_EQ(tiny_index().find_place("Zzyzx").error().message,
            "no place 'Zzyzx' in this region; write a town's name or lat,lon");
}

TEST(PlaceIndex, SnapsCoordinatesToTheNearestNodeOfTheirCountry) {
  const PlaceIndex index = tiny_index();
  const auto at_dar = index.locate("30.51, 11.1");
  ASSERT_TRUE(at_dar) << at_dar.error().line();
  EXPECT_EQ(at_dar->node, "bb.dar");
  EXPECT_EQ(at_dar->name, "Dar");
  EXPECT_NEAR(at_dar->off.value, 1112, 2);
  // Nearer to the far end of the gate, but in AA.
  const auto at_gate = index.locate("30.5,10.9999");
  ASSERT_TRUE(at_gate);
  EXPECT_EQ(at_gate->node, "aa-bb.tal-nour@AA");
  EXPECT_TRUE(at_gate->place.is_none());
}

TEST(PlaceIndex, RefusesCoordinatesThatLieNowhere) {
  const PlaceIndex index = tiny_index();
  EXPECT_EQ(index.locate("0,0").error().message,
            "0.0000,0.0000 lies in no country of this region; the latitude stands first");
  EXPECT_EQ(index.locate("91,11").error().kind, ErrorKind::kInvalidInput);
  EXPECT_EQ(index.locate("30.5,nan").error().kind, ErrorKind::kInvalidInput);
  EXPECT_EQ(index.locate("30.5,x").error().kind, ErrorKind::kNotFound);
}

TEST(PlaceIndex, LocatesAPlaceByNameAtItsOwnNode) {
  const auto alpha = tiny_index().locate("Alpha");
  ASSERT_TRUE(alpha);
  EXPECT_EQ(alpha->node, "aa.alpha");
  EXPECT_EQ(alpha->place, PlaceId(0));
  EXPECT_EQ(alpha->off.value, 0U);
}

}  // namespace
}  // namespace maabar
