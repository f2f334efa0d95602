// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "claim/report.h"

namespace maabar {

/// A MinHash of a text's three-word shingles, words folded: two texts agree in about as many slots
/// as they share of their shingles. 512 bytes, the same on every machine.
/// Source: Broder, *On the resemblance and containment of documents*, 1997.
struct StorySketch {
  static constexpr std::size_t kSlots = 128;
  std::array<std::uint32_t, kSlots> least{};
  std::uint32_t shingles = 0;  ///< how many the text has, each counted once
  friend bool operator==(const StorySketch&, const StorySketch&) = default;
};

/// Two texts of this many equal slots (half) are copies of one story:
/// docs/decisions/0032-stories.md.
inline constexpr int kCopySlots = 64;
/// A text of fewer shingles (ten words) is too short to tell a copy from a coincidence.
inline constexpr std::uint32_t kLeastShingles = 8;

/// O(words). An empty text has a sketch without shingles.
StorySketch sketch_of(std::string_view text);

/// Slots in which both agree, 0 to 128; the share of common shingles within about 0.045 (one
/// standard deviation). 0 if either is shorter than `kLeastShingles`.
int equal_slots(const StorySketch& a, const StorySketch& b);

/// The part of a report's text that tells the story: without header lines and title.
std::string_view story_text(const Report& report);

}  // namespace maabar
