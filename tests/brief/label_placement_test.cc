// SPDX-License-Identifier: Apache-2.0
#include "brief/label_placement.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace maabar {
namespace {

struct Drawing {
  LabelField field;
  std::vector<LabelRequest> requests;
};

Drawing random_drawing(std::uint64_t seed) {
  Rng rng(seed);
  const auto number = [&](std::uint64_t bound) {
    return static_cast<std::int32_t>(rng.below(bound));
  };
  Drawing drawing;
  drawing.field.frame = {0, 0, 5000, 4000};
  for (int i = 0; i < 45; ++i) {
    LabelRequest request;
    // Half of them crowd into one corner.
    const bool is_crowded = i % 2 == 0;
    request.anchor = {200 + number(is_crowded ? 900 : 4600), 200 + number(is_crowded ? 700 : 3600)};
    request.clearance = 70;
    request.variants = {{300 + number(900), 130}, {200, 130}};
    request.reach = i % 3 == 0 ? 0 : 1200;
    const DrawPoint a = request.anchor;
    const DrawBox symbol = {a.x - 50, a.y - 50, a.x + 50, a.y + 50};
    if (i % 5 == 0) {
      request.mark = symbol;
    } else {
      drawing.field.taken.push_back(symbol);
    }
    drawing.requests.push_back(request);
  }
  for (int i = 0; i < 20; ++i) {
    drawing.field.light.push_back({{number(5000), number(4000)}, {number(5000), number(4000)}});
  }
  return drawing;
}

void expect_free(const Drawing& drawing,
                 const std::vector<std::optional<LabelPlacement>>& placements) {
  for (std::size_t i = 0; i < placements.size(); ++i) {
    if (!placements[i]) continue;
    const DrawBox& box = placements[i]->box;
    EXPECT_GE(box.left, drawing.field.frame.left);
    EXPECT_LE(box.right, drawing.field.frame.right);
    EXPECT_GE(box.top, drawing.field.frame.top);
    EXPECT_LE(box.bottom, drawing.field.frame.bottom);
    for (const DrawBox& taken : drawing.field.taken) EXPECT_FALSE(overlap(box, taken)) << i;
    for (std::size_t j = 0; j < placements.size(); ++j) {
      if (i == j || !placements[j]) continue;
      EXPECT_FALSE(overlap(box, placements[j]->box)) << i << " and " << j;
      if (const auto& leader = placements[j]->leader) {
        EXPECT_FALSE(crosses(box, *leader)) << i << " and the leader of " << j;
        if (placements[i]->leader) {
          EXPECT_FALSE(crosses(*placements[i]->leader, *leader)) << i << " and " << j;
        }
      }
      if (const auto& mark = drawing.requests[j].mark) {
        EXPECT_FALSE(overlap(box, *mark));
      }
    }
  }
}

TEST(PlaceLabels, NeverLetsTwoThingsOverlapWhateverTheDrawing) {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Drawing drawing = random_drawing(seed);
    expect_free(drawing, place_labels(drawing.field, drawing.requests));
  }
}

TEST(PlaceLabels, GivesTheSamePlacesTwice) {
  const Drawing drawing = random_drawing(7);
  const auto once = place_labels(drawing.field, drawing.requests);
  const auto again = place_labels(drawing.field, drawing.requests);
  ASSERT_EQ(once.size(), again.size());
  for (std::size_t i = 0; i < once.size(); ++i) {
    ASSERT_EQ(once[i].has_value(), again[i].has_value());
    if (!once[i]) continue;
    EXPECT_EQ(once[i]->box, again[i]->box);
  }
}

TEST(PlaceLabels, PutsALoneLabelToTheRightOfItsAnchor) {
  const LabelField field{{0, 0, 2000, 1000}, {}, {}, {}};
  const std::vector<LabelRequest> requests = {{{500, 500}, 60, {{400, 120}}, 0, false, {}}};
  const auto placements = place_labels(field, requests);
  ASSERT_TRUE(placements[0]);
  EXPECT_EQ(placements[0]->box, (DrawBox{560, 440, 960, 560}));
  EXPECT_FALSE(placements[0]->leader);
}

TEST(PlaceLabels, TakesTheShorterTextOrLeavesItOutWhereThereIsNoRoom) {
  const LabelField field{{0, 0, 700, 200}, {}, {}, {}};
  const std::vector<LabelRequest> requests = {
      {{100, 100}, 60, {{900, 120}, {300, 120}}, 0, false, {}},
      {{600, 100}, 60, {{900, 120}}, 0, false, {}}};
  const auto placements = place_labels(field, requests);
  ASSERT_TRUE(placements[0]);
  EXPECT_EQ(placements[0]->variant, 1U);
  EXPECT_FALSE(placements[1]);
}

TEST(Crosses, TellsASegmentThatPassesABoxFromOneThatMissesItsCorner) {
  const DrawBox box{0, 0, 100, 100};
  EXPECT_TRUE(crosses(box, DrawSegment{{-50, 50}, {150, 50}}));
  EXPECT_TRUE(crosses(box, DrawSegment{{40, 40}, {60, 60}}));
  EXPECT_FALSE(crosses(box, DrawSegment{{-50, 60}, {50, 160}}));
  EXPECT_FALSE(crosses(box, DrawSegment{{200, 0}, {200, 100}}));
}

}  // namespace
}  // namespace maabar
