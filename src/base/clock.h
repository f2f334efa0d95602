// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "base/result.h"

namespace maabar {

inline constexpr std::int64_t kSecondsPerDay = 86400;

/// A moment in UTC seconds since 1970-01-01T00:00:00Z on one of the clocks below. Moments of two
/// clocks neither compare nor convert; `seconds()` is the only door between them.
template <typename Tag>
class Moment {
 public:
  constexpr Moment() = default;
  explicit constexpr Moment(std::int64_t seconds) : seconds_(seconds) {}
  static constexpr Moment beginning() { return Moment(std::numeric_limits<std::int64_t>::min()); }
  static constexpr Moment forever() { return Moment(std::numeric_limits<std::int64_t>::max()); }
  [[nodiscard]] constexpr std::int64_t seconds() const { return seconds_; }
  [[nodiscard]] constexpr bool is_beginning() const { return *this == beginning(); }
  [[nodiscard]] constexpr bool is_forever() const { return *this == forever(); }
  friend constexpr auto operator<=>(Moment, Moment) = default;

 private:
  std::int64_t seconds_ = 0;
};

/// When something holds in the world.
using ValidTime = Moment<struct ValidClock>;
/// When a reader could first know it.
using PublishedTime = Moment<struct PublishedClock>;
/// When this desk learnt it.
using RecordTime = Moment<struct RecordClock>;

/// Reads an ISO 8601 date-time `2018-10-15T09:30[:00][Z|+03:00]` into UTC seconds; without a zone
/// it is UTC. A bare date is refused: see base/date.h. `kInvalidInput` says what is wrong.
Result<std::int64_t> parse_utc_seconds(std::string_view text);

/// `2018-10-15T09:30:00Z`. `seconds` must lie in years 1 to 9999.
std::string to_iso8601(std::int64_t utc_seconds);

/// `2018-10-15T09:30:00Z`; `beginning` and `forever` give an empty string.
template <typename Tag>
std::string to_iso8601(Moment<Tag> moment) {
  if (moment.is_beginning() || moment.is_forever()) return {};
  return to_iso8601(moment.seconds());
}

/// Which known clock an as-of question reads.
enum class KnownClock { kPublished, kRecorded };

/// An as-of question's pair: the world at `valid`, as known at `known` (UTC seconds on `clock`).
/// Both are inclusive ends: a date means the end of that day, its last second.
struct AsOf {
  ValidTime valid;
  std::int64_t known_seconds = 0;
  KnownClock clock = KnownClock::kPublished;
  friend bool operator==(const AsOf&, const AsOf&) = default;
};

}  // namespace maabar
