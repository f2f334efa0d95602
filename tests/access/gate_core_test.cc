// SPDX-License-Identifier: Apache-2.0
#include "access/gate_core.h"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>
#include <vector>

#include "routing/grid_graph.h"
#include "routing/random_graph.h"

namespace maabar {
namespace {

using maabar::testing::grid_graph;
using maabar::testing::GridShape;
using maabar::testing::plain_times;
using maabar::testing::random_graph;
using maabar::testing::random_weights;
using maabar::testing::seed_of;
using maabar::testing::WeightedGraph;

// A network with what a core is made from, and the plain answers.
class CoreWorld {
 public:
  CoreWorld(Rng& rng, WeightedGraph world, std::size_t hubs, std::size_t places)
      : world_(std::move(world)),
        cells_(find_cells(world_.graph)),
        hierarchy_(Hierarchy::build(world_.graph, find_order(world_.graph, cells_))),
        inside_(Metric::customize(hierarchy_, inside_weights(), 1)) {
    const auto any_node = [&] {
      return NodeId(static_cast<std::uint32_t>(rng.below(world_.graph.node_count())));
    };
    while (hubs_.size() < hubs) hubs_.push_back(any_node());
    while (places_.size() < places) places_.push_back(any_node());
  }

  [[nodiscard]] GateCore core() const { return {roads(), cells_, hubs_, places_}; }
  [[nodiscard]] GateCore::Roads roads() const { return {world_.graph, hierarchy_, inside_}; }
  [[nodiscard]] const RoutingGraph& graph() const { return world_.graph; }
  [[nodiscard]] const Cells& cells() const { return cells_; }
  [[nodiscard]] ArcId gate_arc(std::size_t index) const { return world_.graph.gate_arcs()[index]; }

  [[nodiscard]] std::vector<TravelTime> costs() const {
    std::vector<TravelTime> costs;
    for (const ArcId arc : world_.graph.gate_arcs()) costs.push_back(world_.weights[arc]);
    return costs;
  }

  void set(ArcId arc, TravelTime weight) { world_.weights[arc] = weight; }

  void slow_inside(ArcId arc, TravelTime weight) {
    set(arc, weight);
    inside_.update(world_.graph, hierarchy_, std::vector<ArcWeight>{{arc, weight}});
  }

  void expect_plain_times(const GateCore& core, GateCoreQuery& query) const {
    for (std::size_t hub = 0; hub < hubs_.size(); ++hub) {
      const NodeTimes expected = plain_times(world_, hubs_[hub]);
      for (std::size_t place = 0; place < places_.size(); ++place) {
        ASSERT_EQ(query.time(hub, place), expected[places_[place]]);
        ASSERT_EQ(query.times().time(hub, core.column(place)), expected[places_[place]]);
      }
    }
  }

 private:
  [[nodiscard]] ArcWeights inside_weights() const {
    ArcWeights weights = world_.weights;
    for (const ArcId arc : world_.graph.gate_arcs()) weights[arc] = TravelTime::infinity();
    return weights;
  }

  WeightedGraph world_;
  Cells cells_;
  Hierarchy hierarchy_;
  Metric inside_;
  std::vector<NodeId> hubs_;
  std::vector<NodeId> places_;
};

TravelTime random_cost(Rng& rng) {
  return rng.below(3) == 0
             ? TravelTime::infinity()
             : TravelTime::from_milliseconds(static_cast<std::uint32_t>(1000 * rng.below(100)));
}

class GateCores : public ::testing::TestWithParam<VectorUnit> {};

// Gates as they fall: several in a cell, through third cells and back, loops, within one country.
TEST_P(GateCores, AgreeWithDijkstraOnRandomWorldsWhileGatesChange) {
  for (std::uint64_t round = 0; round < 60; ++round) {
    const std::uint64_t seed = seed_of(round);
    SCOPED_TRACE(fmt::format("seed {}", seed));
    Rng rng(seed);
    const RoadGraph roads =
        random_graph(rng, {.nodes = static_cast<std::uint32_t>(4 + rng.below(40)),
                           .countries = 3,
                           .roads = static_cast<std::uint32_t>(rng.below(60)),
                           .gates = static_cast<std::uint32_t>(rng.below(12))});
    CoreWorld world(rng, {RoutingGraph::from(roads), random_weights(rng, roads)}, 1 + rng.below(5),
                    rng.below(20));
    const GateCore core = world.core();
    GateCoreQuery query(core, GetParam());
    query.set_costs(world.costs());
    ASSERT_NO_FATAL_FAILURE(world.expect_plain_times(core, query));
    for (int i = 0; i < 8 && core.gate_arc_count() > 0; ++i) {
      std::vector<GateCost> changes;
      for (std::uint64_t j = 0; j <= rng.below(2); ++j) {
        const auto gate = static_cast<std::uint32_t>(rng.below(core.gate_arc_count()));
        changes.push_back({gate, random_cost(rng)});
        world.set(world.gate_arc(gate), changes.back().cost);
      }
      query.change_costs(changes);
      ASSERT_NO_FATAL_FAILURE(world.expect_plain_times(core, query));
    }
  }
}

// One-way gates, gates of many arcs and gates inside a country come with the stray gate arcs.
TEST_P(GateCores, AgreeWithDijkstraOnGridsWithMoreHubsThanLanes) {
  for (std::uint64_t round = 0; round < 3; ++round) {
    const std::uint64_t seed = seed_of(1000 + round);
    SCOPED_TRACE(fmt::format("seed {}", seed));
    Rng rng(seed);
    CoreWorld world(rng, grid_graph(rng, {.stray_gate_arcs = 30}), 19, 70);
    const GateCore core = world.core();
    GateCoreQuery query(core, GetParam());
    query.set_costs(world.costs());
    ASSERT_NO_FATAL_FAILURE(world.expect_plain_times(core, query));
    for (int i = 0; i < 6; ++i) {
      const auto gate = static_cast<std::uint32_t>(rng.below(core.gate_arc_count()));
      const GateCost change{gate, random_cost(rng)};
      world.set(world.gate_arc(gate), change.cost);
      query.change_costs({&change, 1});
      ASSERT_NO_FATAL_FAILURE(world.expect_plain_times(core, query));
    }
  }
}

TEST_P(GateCores, AgreeWithDijkstraWhenARoadInsideIsSlowedAndItsCellAloneFoundAgain) {
  Rng rng(seed_of(2000));
  CoreWorld world(rng, grid_graph(rng, {}), 4, 40);
  GateCore core = world.core();
  GateCoreQuery query(core, GetParam());
  query.set_costs(world.costs());
  const std::set<ArcId> gates(world.graph().gate_arcs().begin(), world.graph().gate_arcs().end());
  for (int i = 0; i < 10; ++i) {
    const ArcId arc(static_cast<std::uint32_t>(rng.below(world.graph().arc_count())));
    if (gates.contains(arc)) continue;
    world.slow_inside(arc, random_cost(rng));
    const CellId cell = world.cells().cell_of[world.graph().tail(arc)];
    core.update(world.roads(), std::vector<CellId>{cell});
    query.restart();
    ASSERT_NO_FATAL_FAILURE(world.expect_plain_times(core, query));
  }
}

std::vector<VectorUnit> units_here() {
  std::vector<VectorUnit> units;
  for (const VectorUnit unit : {VectorUnit::kBaseline, VectorUnit::kAvx2, VectorUnit::kAvx512}) {
    if (unit <= best_vector_unit()) units.push_back(unit);
  }
  return units;
}

std::string unit_name(const ::testing::TestParamInfo<VectorUnit>& info) {
  constexpr std::array<const char*, 3> kNames = {"Baseline", "Avx2", "Avx512"};
  return kNames[static_cast<std::size_t>(info.param)];
}

INSTANTIATE_TEST_SUITE_P(OnEveryVectorUnit, GateCores, ::testing::ValuesIn(units_here()),
                         unit_name);

}  // namespace
}  // namespace maabar
