// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/gazetteer.h"
#include "region/pack.h"

/// The steps of region/proof.h. Each appends what it finds to `faults`.
namespace maabar {

using Faults = std::vector<Error>;

/// A node of the pack's network: a place, a junction, or the end of a gate.
struct PackNode {
  enum class Kind { kPlace, kJunction, kGateEnd };
  Kind kind = Kind::kPlace;
  Country country;
  LatLng position;
  Where where;
};
using PackNodes = std::map<std::string, PackNode, std::less<>>;

/// All nodes by id. An id that stands twice is a fault of its second row.
PackNodes collect_nodes(const RegionPack& pack, Faults& faults);

/// Places, junctions, gates and hubs lie in their countries and name things that exist.
void prove_points(const RegionPack& pack, const Gazetteer& gazetteer, Faults& faults);
/// Links join two nodes of one country, as long and as fast as a road can be.
void prove_links(const RegionPack& pack, const PackNodes& nodes, Faults& faults);
/// With all gates open, every node can be reached from every other.
void prove_connection(const RegionPack& pack, const PackNodes& nodes, Faults& faults);
/// The tables' dates parse, their crossings and actors exist, and no claim knows the future.
void prove_tables(const RegionPack& pack, const Gazetteer& gazetteer, Faults& faults);

}  // namespace maabar
