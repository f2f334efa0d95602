// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <set>

#include "claim/claim_csv.h"
#include "region/pack.h"
#include "region/place_index.h"
#include "region/proof.h"

namespace maabar {
namespace {

const std::filesystem::path kData = MAABAR_DATA_DIR;

Gazetteer levant_gazetteer() {
  return Gazetteer::load(kData / "gazetteer", kData / "levant").value();
}

std::string lines_of(const std::vector<Error>& faults) {
  std::string lines;
  for (const Error& fault : faults) lines += fault.line() + "\n";
  return lines;
}

TEST(LevantPack, IsSound) {
  const PackReading reading = read_pack(kData / "levant");
  EXPECT_EQ(lines_of(reading.faults), "");
  EXPECT_EQ(lines_of(prove_pack(reading.pack, levant_gazetteer())), "");
}

TEST(LevantPack, HasTheCrossingsPlacesRoadsAndClaimsThatItPromises) {
  const auto pack = load_pack(kData / "levant", levant_gazetteer());
  ASSERT_TRUE(pack) << pack.error().line();
  EXPECT_GE(pack->gates.size(), 45U);
  EXPECT_GE(pack->places.size(), 300U);
  EXPECT_GE(pack->links.size(), 450U);
  EXPECT_GE(pack->hubs.size(), 4U);
  EXPECT_EQ(pack->lines.size(), 1U);
  const auto history = parse_claim_table(pack->history.bytes, pack->history.file);
  ASSERT_TRUE(history);
  EXPECT_EQ(history->accepted.size(), 412U);
  EXPECT_TRUE(history->rejected.empty());
}

TEST(LevantPack, HasABorderTownOnEachSideOfEachOwnGate) {
  const auto pack = load_pack(kData / "levant", levant_gazetteer());
  ASSERT_TRUE(pack) << pack.error().line();
  for (const GateSite& gate : pack->gates) {
    for (const GateSide* side : {&gate.a, &gate.b}) {
      EXPECT_FALSE(side->town.is_none()) << side->node;
      EXPECT_EQ(pack->places[side->town].country, side->country) << side->node;
    }
  }
}

TEST(LevantPack, KnowsTheCapitalsInBothScripts) {
  const auto pack = load_pack(kData / "levant", levant_gazetteer());
  ASSERT_TRUE(pack) << pack.error().line();
  const PlaceIndex index(*pack);
  EXPECT_EQ(index.find_place("Baghdad").value(), index.find_id("iq.baghdad"));
  EXPECT_EQ(index.find_place("بغداد").value(), index.find_id("iq.baghdad"));
  EXPECT_EQ(index.find_place("Deir ez-Zor").value(), index.find_id("sy.deir-ez-zor"));
  EXPECT_EQ(index.find_place("Deir al Zour").value(), index.find_id("sy.deir-ez-zor"));
}

TEST(LevantPack, TellsTheCountryOfItsPlaces) {
  const auto pack = load_pack(kData / "levant", levant_gazetteer());
  ASSERT_TRUE(pack) << pack.error().line();
  for (const Place& place : pack->places) {
    const auto nearest = pack->outlines.nearest_country(place.position);
    ASSERT_TRUE(nearest);
    if (place.is_border_town) continue;
    EXPECT_EQ(nearest->country, place.country) << place.id;
  }
}

}  // namespace
}  // namespace maabar
