// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "region/proof_steps.h"

namespace maabar {
namespace {

using Neighbours = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The pack's network as it stands with all gates open.
struct Network {
  Neighbours onward;
  Neighbours back;
};

void add_way(Network& network, const PackNodes& nodes, const std::string& from,
             const std::string& to) {
  if (!nodes.contains(from) || !nodes.contains(to)) return;
  network.onward[from].push_back(to);
  network.back[to].push_back(from);
}

Network build_network(const RegionPack& pack, const PackNodes& nodes) {
  Network network;
  for (const RoadLink& link : pack.links) {
    add_way(network, nodes, link.from, link.to);
    if (!link.is_oneway) add_way(network, nodes, link.to, link.from);
  }
  for (const GateSite& gate : pack.gates) {
    add_way(network, nodes, gate.a.node, gate.b.node);
    add_way(network, nodes, gate.b.node, gate.a.node);
  }
  return network;
}

/// Everything that can be reached from `start`, itself included.
std::set<std::string> reach(const Neighbours& neighbours, const std::string& start) {
  std::set<std::string> seen = {start};
  std::vector<std::string> open = {start};
  while (!open.empty()) {
    const std::string node = std::move(open.back());
    open.pop_back();
    const auto found = neighbours.find(node);
    if (found == neighbours.end()) continue;
    for (const std::string& next : found->second) {
      if (seen.insert(next).second) open.push_back(next);
    }
  }
  return seen;
}

/// Parts that hang together when one-way roads count both ways, the largest first.
std::vector<std::set<std::string>> find_parts(const Network& network, const PackNodes& nodes) {
  Neighbours both = network.onward;
  for (const auto& [node, sources] : network.back) {
    both[node].insert(both[node].end(), sources.begin(), sources.end());
  }
  std::vector<std::set<std::string>> parts;
  std::set<std::string> seen;
  for (const auto& [id, node] : nodes) {
    if (seen.contains(id)) continue;
    parts.push_back(reach(both, id));
    seen.insert(parts.back().begin(), parts.back().end());
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return parts;
}

/// A gate end that no link reaches hangs on the other side only.
void prove_gates_hang(const RegionPack& pack, Faults& faults) {
  std::set<std::string> ends;
  for (const RoadLink& link : pack.links) ends.insert({link.from, link.to});
  for (const GateSite& gate : pack.gates) {
    for (const GateSide* side : {&gate.a, &gate.b}) {
      if (ends.contains(side->node)) continue;
      faults.push_back(invalid_input(
          fmt::format("no road leads to {}; add a link to it in roads.geojson", side->node),
          gate.where));
    }
  }
}

/// One fault per part that is cut off from the largest.
void report_part(const std::set<std::string>& part, const PackNodes& nodes, Faults& faults) {
  const PackNode& node = nodes.find(*part.begin())->second;
  const bool is_single_end = part.size() == 1 && node.kind == PackNode::Kind::kGateEnd;
  if (is_single_end) return;  // prove_gates_hang says so
  const std::string what =
      part.size() == 1
          ? fmt::format("no road leads to {}; add a link to it in roads.geojson", *part.begin())
          : fmt::format(
                "{} and {} more nodes are cut off from the rest even with all gates open; "
                "join them by a link in roads.geojson",
                *part.begin(), part.size() - 1);
  faults.push_back(invalid_input(what, node.where));
}

void report_oneway(const std::set<std::string>& part, const std::set<std::string>& reached,
                   std::string_view what, const PackNodes& nodes, Faults& faults) {
  for (const std::string& id : part) {
    if (reached.contains(id)) continue;
    faults.push_back(
        invalid_input(fmt::format("{} {}, for one-way links; add the way back", id, what),
                      nodes.find(id)->second.where));
  }
}

}  // namespace

void prove_connection(const RegionPack& pack, const PackNodes& nodes, Faults& faults) {
  prove_gates_hang(pack, faults);
  const Network network = build_network(pack, nodes);
  const auto parts = find_parts(network, nodes);
  for (std::size_t i = 1; i < parts.size(); ++i) report_part(parts[i], nodes, faults);
  if (parts.empty()) {
    faults.push_back(invalid_input("the pack has no place and no road", pack.meta.where));
    return;
  }
  const std::string& start = *parts[0].begin();
  report_oneway(parts[0], reach(network.onward, start), "cannot be reached", nodes, faults);
  report_oneway(parts[0], reach(network.back, start), "cannot be left", nodes, faults);
}

}  // namespace maabar
