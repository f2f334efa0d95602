// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "brief/markup.h"

/// The colours of map and page, in one place. States use hues of Okabe and Ito (*Color Universal
/// Design*, 2008), which stay apart for readers with any common colour blindness; a shape and a
/// word always stand beside them.
namespace maabar::palette {

inline constexpr Literal kOpen = "#009e73";
inline constexpr Literal kRestricted = "#e69f00";
inline constexpr Literal kClosed = "#c6431a";
inline constexpr Literal kUnknown = "#6b6b6b";
inline constexpr Literal kRoute = "#0065a8";
inline constexpr Literal kRouteInDoubt = "#0065a8";
inline constexpr Literal kInk = "#1d1d1b";
inline constexpr Literal kQuietInk = "#565248";
inline constexpr Literal kPaper = "#ffffff";
inline constexpr Literal kSea = "#dce8ef";
inline constexpr Literal kLand = "#fbf8f1";
inline constexpr Literal kNeighbour = "#efece4";
inline constexpr Literal kBorder = "#8d8472";
inline constexpr Literal kRoad = "#b5a88f";
inline constexpr Literal kCountryName = "#7d7460";

}  // namespace maabar::palette
