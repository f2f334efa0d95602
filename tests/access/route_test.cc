// SPDX-License-Identifier: Apache-2.0
#include "access/route.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "access/no_way.h"
#include "access/small_worlds.h"
#include "routing/dijkstra.h"
#include "routing/random_graph.h"

namespace maabar {
namespace {

using maabar::testing::hours;
using maabar::testing::random_graph;
using maabar::testing::random_weights;
using maabar::testing::seed_of;
using maabar::testing::short_name;
using maabar::testing::stop_at;
using maabar::testing::three_gates;
using maabar::testing::World;
using maabar::testing::WorldReader;

RouteAnswer route(const World& world, char from, char to, std::size_t alternatives = 0) {
  RouteQuery query(world.graph);
  return find_route(world.graph, world.scenario(),
                    {stop_at(world, from), stop_at(world, to), alternatives}, query);
}

TEST(Route, SplitsItsTimeIntoDrivingAndDwell) {
  const World world = three_gates("state xa-xb.north: open\n");
  const RouteAnswer answer = route(world, 'A', 'E');
  const Way& way = *answer.readings.under(Reading::kIfNot).way;
  EXPECT_EQ(way.driving, hours(2));
  EXPECT_EQ(way.dwell, hours(2));
  EXPECT_EQ(way.time, hours(4));
  EXPECT_EQ(way.length.value, 120000U);
}

TEST(Route, NamesItsGatesInOrderWithTheClaimsBehindThem) {
  const World world = three_gates("state xa-xb.south: open\n");
  const RouteAnswer answer = route(world, 'A', 'F');
  ASSERT_TRUE(answer.readings.under(Reading::kIfNot).way);
  const Way& way = *answer.readings.under(Reading::kIfNot).way;
  ASSERT_EQ(way.gates.size(), 1U);
  EXPECT_EQ(short_name(way.gates[0].passage), "south");
  EXPECT_EQ(way.gates[0].arrival, hours(2));
  EXPECT_EQ(way.gates[0].passage.belief.evidence.size(), 1U);
  EXPECT_EQ(to_string(way.gates[0].passage.direction), "XA>XB");
}

TEST(Route, LegsAddUpToTheWay) {
  const World world = three_gates();
  const Way way = *route(world, 'A', 'D').readings.under(Reading::kIfPasses).way;
  TravelTime driving;
  TravelTime dwell;
  Metres length;
  for (const Leg& leg : way.legs) {
    driving = driving + leg.driving;
    dwell = dwell + leg.dwell;
    length = length + leg.length;
    EXPECT_GE(leg.line.size(), 2U);
  }
  EXPECT_EQ(driving, way.driving);
  EXPECT_EQ(dwell, way.dwell);
  EXPECT_EQ(length, way.length);
  EXPECT_EQ(way.legs.front().from, "A");
  EXPECT_EQ(way.legs.back().to, "D");
}

TEST(Route, GivesEveryReadingWhenTheyDiffer) {
  const World world = three_gates();
  const RouteAnswer answer = route(world, 'C', 'F');
  EXPECT_FALSE(answer.readings.agree());
  // The unknown gate at hand, the restricted one round the corner, or nothing.
  EXPECT_EQ(answer.readings.under(Reading::kIfPasses).way->time, hours(1 + 2));
  EXPECT_EQ(answer.readings.under(Reading::kIfRestrictedPasses).way->time, hours(3 + 6));
  EXPECT_FALSE(answer.readings.under(Reading::kIfNot).way);
}

TEST(Route, ReadingsAgreeWhenNothingIsUnknownOrRestricted) {
  const World world = three_gates("state xa-xb.middle: open\nstate xa-xb.south: closed\n");
  EXPECT_TRUE(route(world, 'A', 'D').readings.agree());
}

TEST(Route, ReadingsAgreeWhenDoubtLiesElsewhere) {
  const World world = three_gates();
  EXPECT_TRUE(route(world, 'A', 'C').readings.agree());
}

TEST(Route, SaysRestrictedFirst) {
  const World world = three_gates("handles xa-xb.middle: transshipment\n");
  const RouteAnswer answer = route(world, 'B', 'E');
  const Way& way = *answer.readings.under(Reading::kIfRestrictedPasses).way;
  ASSERT_EQ(way.notes.size(), 2U);
  EXPECT_EQ(way.notes[0].kind, WayNote::Kind::kRestricted);
  EXPECT_EQ(way.notes[1].kind, WayNote::Kind::kTransshipment);
}

TEST(Route, SaysWhatIsOnlySupposed) {
  const World world = three_gates("ask: open xa-xb.north\n");
  const Way way = *route(world, 'A', 'D').readings.under(Reading::kIfNot).way;
  ASSERT_EQ(way.notes.size(), 1U);
  EXPECT_EQ(way.notes[0].kind, WayNote::Kind::kSupposed);
  EXPECT_NE(way.notes[0].text.find("believed closed since 2018-09-16"), std::string::npos)
      << way.notes[0].text;
}

TEST(Route, AlternativesTakeOtherGates) {
  const World world =
      three_gates("state xa-xb.north: open\nstate xa-xb.middle: open\nstate xa-xb.south: open\n");
  const RouteReading reading = route(world, 'A', 'D', 5).readings.under(Reading::kIfNot);
  // North was closed in the world before; the last statement on a gate holds.
  ASSERT_EQ(reading.alternatives.size(), 2U);
  EXPECT_EQ(short_name(reading.way->gates[0].passage), "north");
  EXPECT_EQ(short_name(reading.alternatives[0].gates[0].passage), "middle");
  EXPECT_EQ(short_name(reading.alternatives[1].gates[0].passage), "south");
  EXPECT_EQ(reading.alternatives[0].time, hours(3 + 2));
}

TEST(Route, FromAPlaceToItselfIsAWayOfNoTime) {
  const World world = three_gates();
  const RouteAnswer answer = route(world, 'A', 'A');
  EXPECT_EQ(answer.readings.under(Reading::kIfNot).way->time, TravelTime::zero());
}

// The gates of a way, whatever their order.
std::set<std::uint32_t> gates_of(const RoadGraph& graph, const Path& path) {
  std::set<std::uint32_t> gates;
  for (const ArcId arc : path.arcs) {
    if (!graph.arc(arc).gate.is_none()) gates.insert(graph.arc(arc).gate.value());
  }
  return gates;
}

TEST(WaysByGates, AscendInTimeAndNoneRepeatsTheGatesOfAFasterOne) {
  int alternatives = 0;
  for (std::uint64_t round = 0; round < 150; ++round) {
    const std::uint64_t seed = seed_of(7000 + round);
    SCOPED_TRACE(fmt::format("seed {}", seed));
    Rng rng(seed);
    const RoadGraph graph = random_graph(rng, {.nodes = 10, .roads = 16, .gates = 7});
    const ArcWeights weights = random_weights(rng, graph);
    RouteQuery query(graph);
    const std::vector<Path> ways =
        find_ways_by_gates(graph, weights, {NodeId(0), NodeId(1)}, 6, query);
    const Path best = query.route(weights, NodeId(0), NodeId(1));
    ASSERT_EQ(ways.empty(), !best.exists());
    for (std::size_t i = 0; i < ways.size(); ++i) {
      if (i == 0) {
        EXPECT_EQ(ways[i].time, best.time);
      }
      const auto gates = gates_of(graph, ways[i]);
      for (std::size_t j = 0; j < i; ++j) {
        EXPECT_LE(ways[j].time, ways[i].time);
        const auto faster = gates_of(graph, ways[j]);
        EXPECT_NE(gates, faster);
        if (ways[j].time < ways[i].time) {
          EXPECT_FALSE(std::includes(gates.begin(), gates.end(), faster.begin(), faster.end()));
        }
      }
      if (i > 0) ++alternatives;
    }
  }
  EXPECT_GT(alternatives, 50);
}

TEST(NoWay, NamesTheGatesThatEveryWayPassesAndWhatWouldRestoreIt) {
  const World world = three_gates("state xa-xb.middle: closed\nstate xa-xb.south: closed\n");
  const RouteAnswer answer = route(world, 'A', 'D');
  ASSERT_TRUE(answer.readings.agree());
  const NoWay& no_way = *answer.readings.under(Reading::kIfPasses).no_way;
  EXPECT_EQ(no_way.cause, NoWay::Cause::kGates);
  ASSERT_EQ(no_way.every_way_passes.size(), 3U);
  EXPECT_EQ(short_name(no_way.every_way_passes[0]), "north");
  ASSERT_EQ(no_way.restoring.size(), 3U);
  EXPECT_EQ(short_name(no_way.restoring[0].passages[0]), "north");
  EXPECT_EQ(no_way.restoring[0].time, hours(1 + 2));
  EXPECT_EQ(no_way.restoring[2].time, hours(5 + 2));
}

TEST(NoWay, FindsThePairThatMustOpenTogether) {
  const World world = WorldReader::read(R"(world: two borders
map:
  A=B=C
end
country XA: A
country XB: B
country XC: C
gate A B: xa-xb.first 1/1
gate B C: xb-xc.second 2/2
state xa-xb.first: closed
state xb-xc.second: closed
)");
  const NoWay no_way = *route(world, 'A', 'C').readings.under(Reading::kIfNot).no_way;
  EXPECT_EQ(no_way.every_way_passes.size(), 1U);
  ASSERT_EQ(no_way.restoring.size(), 1U);
  ASSERT_EQ(no_way.restoring[0].passages.size(), 2U);
  EXPECT_EQ(short_name(no_way.restoring[0].passages[1]), "second");
  EXPECT_EQ(no_way.restoring[0].time, hours(2 + 3));
}

TEST(NoWay, SaysWhenNoRoadLeadsThereAtAll) {
  const World world = WorldReader::read(R"(world: an island
map:
  A=B C-D
end
country XA: A
country XB: B C D
gate A B: xa-xb.shut 1/1
state xa-xb.shut: closed
)");
  const RouteAnswer answer = route(world, 'A', 'C');
  const RouteReading& reading = answer.readings.under(Reading::kIfPasses);
  EXPECT_EQ(reading.no_way->cause, NoWay::Cause::kNoRoad);
  EXPECT_EQ(describe_no_way(answer, reading, {}).size(), 1U);
}

TEST(NoWay, IsToldInSentencesThatNameStateSinceWhenAndWhoSaysSo) {
  const World world = three_gates("state xa-xb.middle: closed\nhandles xa-xb.south: none\n");
  const RouteAnswer answer = route(world, 'A', 'D');
  const auto says = [](EntryId entry) { return fmt::format("entry {}", entry.value()); };
  const std::vector<std::string> sentences =
      describe_no_way(answer, answer.readings.under(Reading::kIfPasses), says);
  ASSERT_EQ(sentences.size(), 5U);
  EXPECT_EQ(
      sentences[0],
      "There is no way from A to D for cargo. Every way that could take cargo passes one of 2 "
      "crossings, and none of them lets it through:");
  const NoWay& no_way = *answer.readings.under(Reading::kIfPasses).no_way;
  EXPECT_EQ(
      sentences[1],
      fmt::format("north (XA>XB): closed since 2018-09-16, last confirmed for 2018-10-14; says "
                  "entry {}.",
                  no_way.every_way_passes[0].belief.evidence[0].claim.value()));
  EXPECT_EQ(sentences[3], "If north (XA>XB) alone let it through, the way would take 3 h.");
}

}  // namespace
}  // namespace maabar
