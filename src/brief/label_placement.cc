// SPDX-License-Identifier: Apache-2.0
#include "brief/label_placement.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace maabar {
namespace {

/// A way to go from the anchor, in thousandths, and what it costs: to the right reads best, then
/// left, above, below; the diagonals between.
struct Bearing {
  std::int32_t x;
  std::int32_t y;
  std::int32_t cost;
};
constexpr std::array<Bearing, 16> kBearings = {{{1000, 0, 0},
                                                {-1000, 0, 20},
                                                {924, -383, 6},
                                                {924, 383, 8},
                                                {707, -707, 10},
                                                {707, 707, 14},
                                                {-924, -383, 24},
                                                {-924, 383, 26},
                                                {-707, -707, 28},
                                                {-707, 707, 30},
                                                {0, -1000, 16},
                                                {0, 1000, 18},
                                                {383, -924, 22},
                                                {383, 924, 24},
                                                {-383, -924, 30},
                                                {-383, 924, 32}}};

constexpr std::int32_t kGap = 15;           // between two texts, 0.1 px
constexpr std::int32_t kLeaderStep = 80;    // between rings of candidates
constexpr std::int64_t kLeaderCost = 60;    // for needing a leader at all
constexpr std::int64_t kShorterCost = 110;  // for each variant that is given up
constexpr std::int64_t kHeavyCost = 160;    // per piece of a route that is covered
constexpr std::int64_t kLightCost = 12;     // per piece of a road or border that is covered
constexpr std::int64_t kLengthDivisor = 4;  // 0.4 px of leader cost 1

DrawBox grown(const DrawBox& box, std::int32_t by) {
  return {box.left - by, box.top - by, box.right + by, box.bottom + by};
}

bool holds(const DrawBox& outer, const DrawBox& inner) {
  return outer.left <= inner.left && outer.top <= inner.top && inner.right <= outer.right &&
         inner.bottom <= outer.bottom;
}

std::int64_t turn(DrawPoint a, DrawPoint b, DrawPoint c) {
  const std::int64_t ux = b.x - a.x;
  const std::int64_t uy = b.y - a.y;
  const std::int64_t vx = c.x - a.x;
  const std::int64_t vy = c.y - a.y;
  return ux * vy - uy * vx;
}

DrawBox bounds_of(const DrawSegment& s) {
  return {std::min(s.from.x, s.to.x), std::min(s.from.y, s.to.y), std::max(s.from.x, s.to.x),
          std::max(s.from.y, s.to.y)};
}

DrawPoint nearest_point(const DrawBox& box, DrawPoint point) {
  return {std::clamp(point.x, box.left, box.right), std::clamp(point.y, box.top, box.bottom)};
}

/// The box of a text whose nearest point to the anchor lies `distance` away in a bearing.
DrawBox box_at(const LabelRequest& request, DrawSize size, Bearing bearing, std::int32_t distance) {
  const std::int32_t x = request.anchor.x + bearing.x * distance / 1000;
  const std::int32_t y = request.anchor.y + bearing.y * distance / 1000;
  // The box slides from one edge to the other as the bearing turns.
  const std::int32_t left = x - size.width / 2 + bearing.x * (size.width / 2) / 1000;
  const std::int32_t top = y - size.height / 2 + bearing.y * (size.height / 2) / 1000;
  return {left, top, left + size.width, top + size.height};
}

DrawBox box_on(const LabelRequest& request, DrawSize size) {
  const std::int32_t left = request.anchor.x - size.width / 2;
  const std::int32_t top = request.anchor.y - size.height / 2;
  return {left, top, left + size.width, top + size.height};
}

/// Places one label after the other; what is placed is taken.
class Placer {
 public:
  explicit Placer(const LabelField& field) : field_(field), taken_(field.taken) {}

  std::optional<LabelPlacement> place(const LabelRequest& request) {
    best_.reset();
    if (request.mark && !is_free(*request.mark)) return best_;
    for (std::size_t variant = 0; variant < request.variants.size(); ++variant) {
      if (request.is_centred) {
        consider(request, {variant, box_on(request, request.variants[variant]), {}}, 0);
      } else {
        consider_around(request, variant);
      }
    }
    if (best_) take(request, *best_);
    return best_;
  }

 private:
  void consider_around(const LabelRequest& request, std::size_t variant) {
    const auto given_up = static_cast<std::int64_t>(variant) * kShorterCost;
    for (const Bearing& bearing : kBearings) {
      const DrawBox beside = box_at(request, request.variants[variant], bearing, request.clearance);
      consider(request, {variant, beside, {}}, given_up + bearing.cost);
      for (std::int32_t off = 2 * kLeaderStep; off <= request.reach; off += kLeaderStep) {
        const DrawBox box =
            box_at(request, request.variants[variant], bearing, request.clearance + off);
        const DrawSegment leader = leader_to(request, box);
        const std::int64_t cost = given_up + bearing.cost / 2 + kLeaderCost + off / kLengthDivisor;
        consider(request, {variant, box, leader}, cost);
      }
    }
  }

  /// From the edge of the symbol to the nearest point of the box.
  static DrawSegment leader_to(const LabelRequest& request, const DrawBox& box) {
    return {request.anchor, nearest_point(box, request.anchor)};
  }

  void consider(const LabelRequest& request, LabelPlacement placement, std::int64_t cost) {
    if (best_ && cost >= best_cost_) return;
    if (!is_free(request, placement)) return;
    const DrawBox box = grown(placement.box, kGap);
    for (const DrawSegment& line : field_.heavy) cost += crosses(box, line) ? kHeavyCost : 0;
    for (const DrawSegment& line : field_.light) cost += crosses(box, line) ? kLightCost : 0;
    if (best_ && cost >= best_cost_) return;
    best_ = placement;
    best_cost_ = cost;
  }

  [[nodiscard]] bool is_free(const LabelRequest& request, const LabelPlacement& placement) const {
    const DrawBox box = grown(placement.box, kGap);
    if (!holds(field_.frame, box) || !is_free(box)) return false;
    if (request.mark && overlap(box, *request.mark)) return false;
    return !placement.leader || is_free(request, *placement.leader);
  }

  [[nodiscard]] bool is_free(const DrawBox& box) const {
    const auto hits_box = [&](const DrawBox& other) { return overlap(box, other); };
    const auto hits_leader = [&](const DrawSegment& other) { return crosses(box, other); };
    return std::ranges::none_of(taken_, hits_box) && std::ranges::none_of(leaders_, hits_leader);
  }

  /// The leader may start inside its own symbol, which is taken.
  [[nodiscard]] bool is_free(const LabelRequest& request, const DrawSegment& leader) const {
    const auto hits_box = [&](const DrawBox& other) {
      const bool is_own = other.left <= request.anchor.x && request.anchor.x <= other.right &&
                          other.top <= request.anchor.y && request.anchor.y <= other.bottom;
      return !is_own && crosses(grown(other, kGap), leader);
    };
    if (std::ranges::any_of(taken_, hits_box)) return false;
    const auto hits_leader = [&](const DrawSegment& other) { return crosses(other, leader); };
    return std::ranges::none_of(leaders_, hits_leader);
  }

  void take(const LabelRequest& request, const LabelPlacement& placement) {
    if (request.mark) taken_.push_back(*request.mark);
    taken_.push_back(placement.box);
    if (placement.leader) leaders_.push_back(*placement.leader);
  }

  const LabelField& field_;
  std::vector<DrawBox> taken_;
  std::vector<DrawSegment> leaders_;
  std::optional<LabelPlacement> best_;
  std::int64_t best_cost_ = 0;
};

using Placements = std::vector<std::optional<LabelPlacement>>;

Placements place_in_order(const LabelField& field, std::span<const LabelRequest> requests,
                          std::span<const std::size_t> order) {
  Placer placer(field);
  Placements placements(requests.size());
  for (const std::size_t i : order) placements[i] = placer.place(requests[i]);
  return placements;
}

constexpr int kMostRounds = 8;

}  // namespace

bool overlap(const DrawBox& a, const DrawBox& b) {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

bool crosses(const DrawSegment& a, const DrawSegment& b) {
  if (!overlap(bounds_of(a), bounds_of(b))) return false;
  const auto splits = [](const DrawSegment& line, const DrawSegment& other) {
    const std::int64_t from = turn(line.from, line.to, other.from);
    const std::int64_t to = turn(line.from, line.to, other.to);
    return (from <= 0 && to >= 0) || (from >= 0 && to <= 0);
  };
  return splits(a, b) && splits(b, a);
}

bool crosses(const DrawBox& box, const DrawSegment& segment) {
  if (!overlap(box, bounds_of(segment))) return false;
  // The bounds meet: they miss each other only if all four corners lie on one side of the line.
  const std::array<DrawPoint, 4> corners = {DrawPoint{box.left, box.top},
                                            {box.right, box.top},
                                            {box.left, box.bottom},
                                            {box.right, box.bottom}};
  const auto sides = [&](auto is_side) {
    return std::ranges::all_of(
        corners, [&](DrawPoint corner) { return is_side(turn(segment.from, segment.to, corner)); });
  };
  return !sides([](std::int64_t t) { return t > 0; }) &&
         !sides([](std::int64_t t) { return t < 0; });
}

std::vector<std::optional<LabelPlacement>> place_labels(const LabelField& field,
                                                        std::span<const LabelRequest> requests) {
  std::vector<std::size_t> order(requests.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Placements best;
  std::size_t fewest_left_out = requests.size() + 1;
  for (int round = 0; round < kMostRounds; ++round) {
    Placements placements = place_in_order(field, requests, order);
    const auto is_left_out = [&](std::size_t i) {
      return !placements[i] && requests[i].reach > 0 && !requests[i].variants.empty();
    };
    const auto left_out =
        static_cast<std::size_t>(std::count_if(order.begin(), order.end(), is_left_out));
    // Whoever found no room chooses earlier next time.
    std::stable_partition(order.begin(), order.end(), is_left_out);
    if (left_out < fewest_left_out) {
      best = std::move(placements);
      fewest_left_out = left_out;
    }
    if (fewest_left_out == 0) break;
  }
  return best;
}

}  // namespace maabar
