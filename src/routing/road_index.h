// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "network/road_graph.h"
#include "network/section_file.h"
#include "routing/cells.h"
#include "routing/hierarchy.h"
#include "routing/routing_graph.h"

namespace maabar {

/// What routing keeps of a road network whatever the weights. Immutable; safe from many threads.
struct RoadIndex {
  RoutingGraph graph;
  Cells cells;
  Hierarchy hierarchy;
};

/// Slow on a whole country, once: O(order and topology), see routing/order.h.
RoadIndex build_road_index(const RoadGraph& graph);

/// Adds the hierarchy and the cells (`cch.*`) to a file of the network that `index` was built on.
/// Refers to `index` until the file is written.
void add_sections(const RoadIndex& index, SectionWriter& writer);

/// The index that was saved beside `graph`, in the file's own memory, which it keeps. `kCorrupt` if
/// a section is missing, does not fit the graph, or points outside another: nothing read from the
/// index later can. O(nodes + arcs), 8 bytes per node and 4 per arc.
Result<RoadIndex> load_road_index(const RoadGraph& graph, const SectionFile& file);

}  // namespace maabar
