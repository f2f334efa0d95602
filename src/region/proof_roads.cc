// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "gazetteer/fold.h"
#include "region/proof_steps.h"

namespace maabar {
namespace {

/// A line's end and its node are the same point but for rounding to four decimals.
constexpr Metres kSamePoint{50};
/// A length may fall short of the great circle by the rounding of coordinates and of lengths.
constexpr std::uint32_t kRounding = 100;
constexpr std::uint64_t kMostKilometresPerHour = 160;

/// The node id nearest in spelling, to suggest.
std::string near_id(const PackNodes& nodes, std::string_view id) {
  constexpr std::size_t kMostEdits = 3;
  std::size_t least = kMostEdits + 1;
  std::string nearest;
  for (const auto& [other, node] : nodes) {
    const std::size_t edits = edit_distance(id, other, kMostEdits);
    if (edits >= least) continue;
    least = edits;
    nearest = other;
  }
  return nearest.empty() ? "" : fmt::format("; did you mean '{}'?", nearest);
}

class LinkProof {
 public:
  LinkProof(const PackNodes& nodes, Faults& faults) : nodes_(nodes), faults_(faults) {}

  void prove(const RoadLink& link) {
    if (!ids_.insert(link.id).second) add(link, "the id stands twice; give each link its own");
    const PackNode* from = find_end(link, link.from);
    const PackNode* to = find_end(link, link.to);
    if (from == nullptr || to == nullptr) return;
    if (link.from == link.to) add(link, "it begins and ends at " + link.from);
    if (from->country != to->country) {
      add(link, fmt::format("it joins {} and {}; only a gate joins two countries",
                            from->country.code(), to->country.code()));
    }
    prove_line(link, *from, *to);
    prove_speed(link, "truck_s", link.truck);
    prove_speed(link, "car_s", link.car);
  }

 private:
  void add(const RoadLink& link, std::string_view what) {
    faults_.push_back(invalid_input(
        fmt::format("{} ({} - {}): {}", link.id, link.from, link.to, what), link.where));
  }

  const PackNode* find_end(const RoadLink& link, const std::string& id) {
    const auto found = nodes_.find(id);
    if (found != nodes_.end()) return &found->second;
    add(link,
        fmt::format("'{}' is no place, junction or end of a gate{}", id, near_id(nodes_, id)));
    return nullptr;
  }

  void prove_line(const RoadLink& link, const PackNode& from, const PackNode& to) {
    if (great_circle(link.line.front(), from.position) > kSamePoint) {
      add(link, "its line does not begin at " + link.from);
    }
    if (great_circle(link.line.back(), to.position) > kSamePoint) {
      add(link, "its line does not end at " + link.to);
    }
    const std::uint32_t straight = great_circle(from.position, to.position).value;
    if (link.length.value + kRounding < straight) {
      add(link, fmt::format("length_m {} is less than the {} m between its ends", link.length.value,
                            straight));
    }
  }

  void prove_speed(const RoadLink& link, std::string_view field, TravelTime time) {
    const std::uint64_t metre_ms = std::uint64_t{link.length.value} * 3600;
    if (metre_ms <= kMostKilometresPerHour * time.milliseconds()) return;
    add(link, fmt::format("{} {} for {} m is faster than {} km/h", field, time.seconds(),
                          link.length.value, kMostKilometresPerHour));
  }

  const PackNodes& nodes_;
  Faults& faults_;
  std::set<std::string> ids_;
};

}  // namespace

void prove_links(const RegionPack& pack, const PackNodes& nodes, Faults& faults) {
  LinkProof proof(nodes, faults);
  for (const RoadLink& link : pack.links) proof.prove(link);
}

}  // namespace maabar
