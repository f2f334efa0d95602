// SPDX-License-Identifier: Apache-2.0
#include "region/proof.h"

#include <algorithm>
#include <tuple>

#include "region/proof_steps.h"

namespace maabar {
namespace {

void add_node(PackNodes& nodes, const std::string& id, const PackNode& node, Faults& faults) {
  const auto [it, is_new] = nodes.emplace(id, node);
  if (is_new) return;
  faults.push_back(invalid_input(fmt::format("the id '{}' stands twice, first at {}; rename one",
                                             id, to_string(it->second.where)),
                                 node.where));
}

}  // namespace

PackNodes collect_nodes(const RegionPack& pack, Faults& faults) {
  PackNodes nodes;
  for (const Place& place : pack.places) {
    add_node(nodes, place.id, {PackNode::Kind::kPlace, place.country, place.position, place.where},
             faults);
  }
  for (const Junction& junction : pack.junctions) {
    add_node(nodes, junction.id,
             {PackNode::Kind::kJunction, junction.country, junction.position, junction.where},
             faults);
  }
  for (const GateSite& gate : pack.gates) {
    for (const GateSide* side : {&gate.a, &gate.b}) {
      add_node(nodes, side->node,
               {PackNode::Kind::kGateEnd, side->country, side->position, gate.where}, faults);
    }
  }
  return nodes;
}

std::vector<Error> prove_pack(const RegionPack& pack, const Gazetteer& gazetteer) {
  Faults faults;
  const PackNodes nodes = collect_nodes(pack, faults);
  prove_points(pack, gazetteer, faults);
  prove_links(pack, nodes, faults);
  prove_connection(pack, nodes, faults);
  prove_tables(pack, gazetteer, faults);
  std::stable_sort(faults.begin(), faults.end(), [](const Error& a, const Error& b) {
    return std::tie(a.where.file, a.where.line) < std::tie(b.where.file, b.where.line);
  });
  return faults;
}

}  // namespace maabar
