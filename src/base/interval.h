// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>

namespace maabar {

/// A half-open span [from, to). `to == T::forever()` means without end, `from == T::beginning()`
/// without beginning. No other convention is used anywhere.
template <typename T>
struct Interval {
  T from = T::beginning();
  T to = T::forever();

  [[nodiscard]] constexpr bool contains(T moment) const { return from <= moment && moment < to; }
  [[nodiscard]] constexpr bool is_empty() const { return !(from < to); }
  [[nodiscard]] constexpr bool overlaps(const Interval& other) const {
    return from < other.to && other.from < to && !is_empty() && !other.is_empty();
  }
  friend constexpr bool operator==(const Interval&, const Interval&) = default;
};

}  // namespace maabar
