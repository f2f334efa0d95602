// SPDX-License-Identifier: Apache-2.0
#include "brief/changes.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace maabar {
namespace {

using TrackKey = std::tuple<CrossingKey, TrafficClass, Direction>;

std::map<TrackKey, const StateBelief*> index_tracks(std::span<const CrossingBelief> board) {
  std::map<TrackKey, const StateBelief*> tracks;
  for (const CrossingBelief& belief : board) {
    for (const TrackBelief& track : belief.tracks) {
      tracks[{belief.crossing, track.traffic_class, track.direction}] = &track.crossing;
    }
  }
  return tracks;
}

}  // namespace

std::vector<StateChange> find_changes(std::span<const CrossingBelief> before,
                                      std::span<const CrossingBelief> after) {
  const auto earlier = index_tracks(before);
  std::vector<StateChange> changes;
  for (const auto& [key, now] : index_tracks(after)) {
    const auto found = earlier.find(key);
    const Shown was = found == earlier.end() ? Shown::kUnknown : found->second->shown;
    if (was == now->shown) continue;
    changes.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), was, *now});
  }
  return changes;
}

}  // namespace maabar
