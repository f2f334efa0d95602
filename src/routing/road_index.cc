// SPDX-License-Identifier: Apache-2.0
#include "routing/road_index.h"

#include <algorithm>
#include <utility>

namespace maabar {
namespace {

constexpr std::string_view kCells = "cch.cell";

Result<Cells> load_cells(const SectionFile& file, const RoutingGraph& graph) {
  ASSIGN_OR_RETURN(const std::span<const CellId> rows, file.rows<CellId>(kCells));
  Cells cells;
  for (const CellId cell : rows) cells.count = std::max(cells.count, cell.value() + 1);
  if (rows.size() != graph.node_count() || cells.count > rows.size()) {
    return corrupt("has cells of another network; make it again with 'maabar import roads'",
                   {file.name(), 0, 0});
  }
  cells.cell_of = IdVector<NodeId, CellId>(std::vector<CellId>(rows.begin(), rows.end()));
  return cells;
}

}  // namespace

RoadIndex build_road_index(const RoadGraph& roads) {
  RoutingGraph graph = RoutingGraph::from(roads);
  Cells cells = find_cells(graph);
  Hierarchy hierarchy = Hierarchy::build(graph, find_order(graph, cells));
  return {std::move(graph), std::move(cells), std::move(hierarchy)};
}

void add_sections(const RoadIndex& index, SectionWriter& writer) {
  HierarchyColumns::for_each(
      index.hierarchy.columns(),
      [&](std::string_view name, const auto& column) { writer.add(name, column); });
  writer.add(kCells, std::span<const CellId>(index.cells.cell_of.items()));
}

Result<RoadIndex> load_road_index(const RoadGraph& roads, const SectionFile& file) {
  RoutingGraph graph = RoutingGraph::from(roads);
  HierarchyColumns columns;
  Result<void> done;
  HierarchyColumns::for_each(columns,
                             [&]<typename T>(std::string_view name, std::span<const T>& column) {
                               auto rows = file.rows<T>(name);
                               if (rows) column = *rows;
                               if (!rows && done) done = rows.error();
                             });
  if (!done) return done.error();
  ASSIGN_OR_RETURN(Cells cells, load_cells(file, graph));
  auto hierarchy = Hierarchy::adopt(graph, columns, file.keeper());
  file.let_go();
  if (!hierarchy) return corrupt(hierarchy.error().message, {file.name(), 0, 0});
  return RoadIndex{std::move(graph), std::move(cells), std::move(*hierarchy)};
}

}  // namespace maabar
