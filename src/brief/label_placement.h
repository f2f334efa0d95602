// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "brief/map_projection.h"

/// Where labels go: deterministic, in whole numbers.
namespace maabar {

struct DrawSize {
  std::int32_t width = 0;
  std::int32_t height = 0;
};

/// A piece of a line of the drawing.
struct DrawSegment {
  DrawPoint from;
  DrawPoint to;
};

bool overlap(const DrawBox& a, const DrawBox& b);
bool crosses(const DrawBox& box, const DrawSegment& segment);
bool crosses(const DrawSegment& a, const DrawSegment& b);

/// One label to place.
struct LabelRequest {
  DrawPoint anchor;                ///< what it names
  std::int32_t clearance = 0;      ///< nearest distance of its box from the anchor
  std::vector<DrawSize> variants;  ///< the texts it may bear, best first
  std::int32_t reach = 0;          ///< how far a leader line may be; 0: none, it stands beside
  bool is_centred = false;         ///< on the anchor itself (country names), or not at all
  /// Drawn with the label and only with it (a town's dot): must be free, and is taken then.
  std::optional<DrawBox> mark;
};

/// Where a label went.
struct LabelPlacement {
  std::size_t variant = 0;
  DrawBox box;
  std::optional<DrawSegment> leader;  ///< from the symbol to the box
};

/// What labels must keep off.
struct LabelField {
  DrawBox frame;                   ///< labels lie inside
  std::vector<DrawBox> taken;      ///< never covered: symbols, other texts
  std::vector<DrawSegment> heavy;  ///< covered only if need be: routes
  std::vector<DrawSegment> light;  ///< covered a little unwillingly: roads and borders
};

/// Places `requests` in their order, each where it costs least: near its anchor, off the lines,
/// long text before short. No label overlaps another, what is taken, or a leader line, and no
/// leader crosses a label, what is taken or another leader. Absent: there was no room, and the
/// label is left out. O(requests^2 + requests x lines).
std::vector<std::optional<LabelPlacement>> place_labels(const LabelField& field,
                                                        std::span<const LabelRequest> requests);

}  // namespace maabar
