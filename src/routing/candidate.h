// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "base/units.h"
#include "network/road_graph.h"
#include "routing/hierarchy_columns.h"

namespace maabar {

/// What a time over an arc of the hierarchy is made of: an arc of the graph, or a way over a lower
/// rank. And whether nothing else is as fast.
class Origin {
 public:
  /// Ids of arcs stay below this.
  static constexpr std::uint32_t kMostArcs = 1U << 30U;

  Origin() = default;
  static constexpr Origin of(ArcId arc) { return Origin(arc.value() << 2U | kUnique); }
  /// `side`: the arc from the lower rank to the tail.
  static constexpr Origin over(CchArcId side) {
    return Origin(side.value() << 2U | kOver | kUnique);
  }
  static constexpr Origin from_bits(std::uint32_t bits) { return Origin(bits); }

  [[nodiscard]] constexpr std::uint32_t bits() const { return bits_; }
  [[nodiscard]] constexpr bool is_over() const { return (bits_ & kOver) != 0; }
  /// False if another origin takes the same time.
  [[nodiscard]] constexpr bool is_unique() const { return (bits_ & kUnique) != 0; }
  [[nodiscard]] constexpr ArcId arc() const { return ArcId(bits_ >> 2U); }
  [[nodiscard]] constexpr CchArcId side() const { return CchArcId(bits_ >> 2U); }
  friend constexpr bool operator==(Origin a, Origin b) { return a.bits_ == b.bits_; }

 private:
  static constexpr std::uint32_t kUnique = 1;
  static constexpr std::uint32_t kOver = 2;
  explicit constexpr Origin(std::uint32_t bits) : bits_(bits) {}
  std::uint32_t bits_ = 0;
};

/// A time and its origin as one number, so that the faster of two is found without a branch. Of
/// equally fast ones the same is kept in whatever order they come.
class Candidate {
 public:
  /// Infinite.
  Candidate() = default;
  /// `time`: milliseconds; two finite or infinite times added are fine.
  Candidate(std::uint32_t time, Origin origin)
      : bits_(std::uint64_t{time} << 32U | origin.bits()) {}

  [[nodiscard]] std::uint32_t time() const { return static_cast<std::uint32_t>(bits_ >> 32U); }
  [[nodiscard]] Origin origin() const {
    return Origin::from_bits(static_cast<std::uint32_t>(bits_));
  }
  /// Keeps the faster of the two; if both take the same time it is not unique.
  void take(Candidate other) {
    const std::uint64_t is_tie = (bits_ ^ other.bits_) >> 32U == 0 ? 1 : 0;
    const std::uint64_t ours = bits_ | is_tie;
    const std::uint64_t theirs = other.bits_ | is_tie;
    bits_ = (ours < theirs ? ours : theirs) & ~is_tie;
  }
  friend bool operator==(Candidate a, Candidate b) { return a.bits_ == b.bits_; }

 private:
  std::uint64_t bits_ = std::uint64_t{TravelTime::infinity().milliseconds()} << 32U;
};

}  // namespace maabar
