// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/id.h"
#include "base/units.h"
#include "routing/cells.h"
#include "routing/hierarchy.h"
#include "routing/metric.h"
#include "routing/routing_graph.h"
#include "routing/sweep.h"
#include "routing/wide_vector.h"

namespace maabar {

/// The times inside cells that every scenario shares: from hub to gate arc, from gate arc to gate
/// arc, from gate arc to place, and from hub to place without a gate. Every way is a chain of
/// stretches inside cells and gate arcs, so these and the cost of each gate arc say all.
/// Built once for a network, hubs and places; safe from many threads while nothing `update`s it.
/// Memory: 4 bytes x (gate arcs into a cell x (gate arcs at it + places in it)), summed over cells.
class GateCore {
 public:
  /// What the times come from. A parameter only.
  struct Roads {
    const RoutingGraph& graph;
    const Hierarchy& hierarchy;
    const Metric& inside;  ///< with every gate arc closed
  };
  /// Hubs and places: any count, repeats welcome, order kept. O(search spaces of all ends of gates,
  /// hubs and places, for every sixteen sources in a cell).
  GateCore(const Roads& roads, const Cells& cells, std::span<const NodeId> hubs,
           std::span<const NodeId> places);

  /// Finds the times inside these cells again, after `roads.inside` changed there: all of them, or
  /// those that are named (one that holds nothing of interest is passed over).
  void update(const Roads& roads);
  void update(const Roads& roads, std::span<const CellId> cells);

  [[nodiscard]] std::size_t hub_count() const { return hub_cells_.size(); }
  [[nodiscard]] std::size_t place_count() const { return columns_.size(); }
  /// The gate arcs, in the order of `RoutingGraph::gate_arcs`.
  [[nodiscard]] std::size_t gate_arc_count() const { return gates_.size(); }
  /// Where a place's time stands in a row of times; rows are this long.
  [[nodiscard]] std::uint32_t column(std::size_t place) const { return columns_[place]; }
  [[nodiscard]] std::size_t row_length() const { return row_length_; }

 private:
  friend class GateCoreQuery;

  // One cell with what matters in it.
  struct Room {
    CellId cell;
    std::vector<std::uint32_t> in;   ///< gate arcs whose head lies here
    std::vector<std::uint32_t> out;  ///< gate arcs whose tail lies here
    std::vector<std::uint32_t> hubs;
    std::vector<std::uint32_t> places;
    std::size_t first_column = 0;  ///< a multiple of sixteen, as is `columns`
    std::size_t columns = 0;
    std::vector<std::uint32_t> cross;  ///< in x out
    std::vector<std::uint32_t> inner;  ///< in x in: from head to head
    WideVector<std::uint32_t> enter;   ///< in x columns
  };
  struct GateArc {
    std::uint32_t from_room = 0;
    std::uint32_t to_room = 0;
    std::uint32_t index_in = 0;   ///< among `in` of the room it leads to
    std::uint32_t index_out = 0;  ///< among `out` of the room it leaves
  };
  std::uint32_t room_of(CellId cell);
  void add_gate_arcs(const RoutingGraph& graph, const Cells& cells);
  void lay_out_columns();
  void find_times(const Roads& roads, SweepQuery& query, std::uint32_t room);

  std::vector<Room> rooms_;
  std::vector<std::uint32_t> room_of_cell_;  ///< by cell
  std::vector<GateArc> gates_;
  std::vector<NodeId> hubs_;
  std::vector<NodeId> places_;
  std::vector<std::uint32_t> hub_cells_;  ///< the room of each hub
  std::vector<std::uint32_t> columns_;    ///< by place
  std::size_t row_length_ = 0;
  WideVector<std::uint32_t> exit_;     ///< by hub group, gate arc and lane
  WideVector<std::uint32_t> direct_;   ///< hub x row
  std::vector<SweepTargets> targets_;  ///< by room: tails of `out`, heads of `in`, places
};

/// A new cost for one gate arc: driving and dwell; infinity closes it.
struct GateCost {
  std::uint32_t gate_arc;  ///< index in the order of `RoutingGraph::gate_arcs`
  TravelTime cost;
};

/// Times from every hub to every place, as they were at one moment.
struct HubTimes {
  std::size_t row_length = 0;
  std::vector<std::uint32_t> rows;  ///< hub by hub, `GateCore::row_length` each; milliseconds
  [[nodiscard]] TravelTime time(std::size_t hub, std::uint32_t column) const {
    return TravelTime::from_milliseconds(rows[hub * row_length + column]);
  }
};

/// What a scenario means for the times from hubs to places: a shortest-path run over gate arcs,
/// sixteen hubs at a time, and a min-plus pass over the places of the cells it touched. Refers to a
/// core, which must outlive it. One per thread; scratch memory is its own.
/// Gate arcs are closed until they are given a cost. After `GateCore::update` call `restart`.
/// Costs may be set any number of times between two questions; the run waits for the next question.
/// Where few costs differ from those of the last run, only the times that hung on them are found
/// again.
class GateCoreQuery {
 public:
  explicit GateCoreQuery(const GateCore& core, VectorUnit unit = best_vector_unit());

  /// A whole scenario, one cost per gate arc.
  void set_costs(std::span<const TravelTime> costs);
  /// A scenario that differs from the last in these gate arcs.
  void change_costs(std::span<const GateCost> changes);
  /// The core's times changed: all is found again at the same costs.
  void restart();

  /// One time, without the others. The run: O(gate arcs x gate arcs of a cell, for every sixteen
  /// hubs) for a whole scenario, and as much for each gate arc whose times change; then O(gate arcs
  /// of a cell).
  [[nodiscard]] TravelTime time(std::size_t hub, std::size_t place);
  /// All times, those that the changes since the last call did not touch being kept. The reference
  /// holds until the next call.
  [[nodiscard]] const HubTimes& times();

 private:
  template <std::size_t kBytes>
  [[gnu::always_inline]] inline void run_gates(std::size_t group);
  template <std::size_t kBytes>
  [[gnu::always_inline]] inline void start_at_hubs(std::size_t group);
  template <std::size_t kBytes>
  [[gnu::always_inline]] inline void find_raised(std::size_t group);
  template <std::size_t kBytes>
  [[gnu::always_inline]] inline void find_again(std::size_t group);
  template <std::size_t kBytes>
  [[gnu::always_inline]] inline void relax_from(std::size_t group, std::uint32_t room);
  template <std::size_t kBytes>
  [[gnu::always_inline]] inline void fill_room(std::size_t group, std::uint32_t room);
  template <std::size_t kBytes>
  [[gnu::always_inline]] inline void find_others(const GateCore::Room& room,
                                                 const std::uint32_t* arrive);
  template <std::size_t kBytes>
  [[gnu::always_inline]] inline void fill_row(const GateCore::Room& room, std::size_t hub);
  void run_baseline(std::size_t group);
  void run_avx2(std::size_t group);
  void run_avx512(std::size_t group);
  void fill_baseline(std::size_t group, std::uint32_t room);
  void fill_avx2(std::size_t group, std::uint32_t room);
  void fill_avx512(std::size_t group, std::uint32_t room);
  void run(std::size_t group);
  void settle();
  void mark(std::uint32_t gate_arc);

  const GateCore& core_;
  VectorUnit unit_;
  std::size_t groups_;
  std::vector<std::uint32_t> costs_;
  std::vector<std::uint32_t> run_costs_;  ///< those that `arrive_` is right for
  std::vector<std::uint32_t> raised_;     ///< gate arcs whose times hung on a cost that rose
  std::vector<std::uint32_t> differing_;  ///< gate arcs whose cost is not that of the last run
  WideVector<std::uint32_t> marks_;       ///< by gate arc and lane; none between runs
  bool starts_anew_ = true;
  WideVector<std::uint32_t> arrive_;   ///< by hub group, gate arc, lane: time at its head
  WideVector<std::uint32_t> settled_;  ///< `arrive_` when `times_` was last right
  std::vector<std::uint32_t> queue_;   ///< rooms
  std::vector<bool> is_queued_;
  std::vector<std::vector<std::uint32_t>> changed_in_;  ///< by room, indices into `in`
  std::vector<bool> is_changed_;                        ///< by gate arc
  struct Entry {
    const std::uint32_t* enter;
    std::uint32_t arrive;
  };
  std::vector<Entry> entries_;  ///< one more than gate arcs into any room
  // A gate arc into a room that is not closed.
  struct Open {
    const std::uint32_t* arrive;  ///< by lane
    std::uint32_t in;
  };
  std::vector<Open> open_;            ///< of the room at hand
  WideVector<std::uint32_t> others_;  ///< by `open_` and lane: the soonest over another gate arc
  bool is_fresh_ = false;             ///< whether `times_` fits `settled_`
  HubTimes times_;
};

}  // namespace maabar
