// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/date.h"
#include "belief/state.h"
#include "brief/bulletin.h"

/// How the bulletin says things: one place for its words, in English and Arabic.
namespace maabar {

/// `open`, `restricted`, `closed`, `unknown`, and in Arabic.
std::string_view word_of(Shown shown);
std::string_view arabic_of(Shown shown);

/// `cargo`, `passengers`, `humanitarian`, `pedestrians`, and in Arabic.
std::string_view word_of(TrafficClass traffic_class);
std::string_view arabic_of(TrafficClass traffic_class);

/// Why nothing is shown: `nothing reported`, `last report too old`, `reports do not settle it`.
std::string_view word_of(UnknownReason reason);

/// `16 Oct 2018`, of the UTC day that holds the second.
std::string day_text(std::int64_t utc_seconds);
/// `16 Oct 2018`, `Oct 2018`, `2018`, or empty.
std::string date_text(const Date& date);
/// `end of 16 Oct 2018 UTC` for the last second of a day, else `16 Oct 2018, 09:30 UTC`.
std::string moment_text(std::int64_t utc_seconds);
/// `published clock`, `this desk's clock`.
std::string_view word_of(KnownClock clock);
/// `Valid end of 16 Oct 2018 UTC, as known end of 16 Oct 2018 UTC (published clock)`.
std::string as_of_text(const AsOf& as_of);

/// `IQ → SY`, `both ways`.
std::string direction_text(const Direction& direction);
/// `1 day`, `12 days`.
std::string days_text(std::int64_t days);
/// `1,234,567`.
std::string number_text(std::uint64_t number);

/// The tracks in the fewest words: `all traffic, both ways`, `cargo and passengers, IQ → SY`.
/// Requires: `tracks` is not empty.
std::string tracks_text(std::span<const StateLine::Track> tracks);

/// What a claim says: `status closed, cargo, IQ → SY, on the SY side (announced)`.
std::string statement_text(const Claim& claim);

}  // namespace maabar
