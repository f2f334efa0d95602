// SPDX-License-Identifier: Apache-2.0
#include "brief/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

#include "base/check.h"

namespace maabar {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct Words {
  std::string_view english;
  std::string_view arabic;
};
constexpr std::array<Words, 4> kShownWords = {
    {{"open", "مفتوح"}, {"restricted", "مقيّد"}, {"closed", "مغلق"}, {"unknown", "غير معروف"}}};
constexpr std::array<Words, 4> kClassWords = {{{"passengers", "الركاب"},
                                               {"cargo", "البضائع"},
                                               {"humanitarian", "المساعدات الإنسانية"},
                                               {"pedestrians", "المشاة"}}};

/// `a`, `a and b`, `a, b and c`.
std::string list_text(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  return text;
}

std::string classes_text(const std::set<TrafficClass>& classes) {
  if (classes.size() == kTrafficClasses.size()) return "all traffic";
  std::vector<std::string> words;
  for (const TrafficClass traffic_class : classes) words.emplace_back(word_of(traffic_class));
  return list_text(words);
}

}  // namespace

std::string_view word_of(Shown shown) {
  return kShownWords[static_cast<std::size_t>(shown)].english;
}

std::string_view arabic_of(Shown shown) {
  return kShownWords[static_cast<std::size_t>(shown)].arabic;
}

std::string_view word_of(TrafficClass traffic_class) {
  return kClassWords[static_cast<std::size_t>(traffic_class)].english;
}

std::string_view arabic_of(TrafficClass traffic_class) {
  return kClassWords[static_cast<std::size_t>(traffic_class)].arabic;
}

std::string_view word_of(UnknownReason reason) {
  switch (reason) {
    case UnknownReason::kSilence:
      return "nothing reported";
    case UnknownReason::kTooOld:
      return "last report too old";
    case UnknownReason::kUnsure:
      return "reports do not settle it";
    case UnknownReason::kNone:
      break;
  }
  return "";
}

std::string date_text(const Date& date) {
  switch (date.precision()) {
    case Date::Precision::kUnknown:
      return "";
    case Date::Precision::kYear:
      return fmt::format("{}", date.year());
    case Date::Precision::kMonth:
      return fmt::format("{} {}", kMonths[static_cast<std::size_t>(date.month() - 1)], date.year());
    case Date::Precision::kDay:
      break;
  }
  return fmt::format("{} {} {}", date.day(), kMonths[static_cast<std::size_t>(date.month() - 1)],
                     date.year());
}

std::string day_text(std::int64_t utc_seconds) {
  return date_text(Date::from_day(day_of(utc_seconds)));
}

std::string moment_text(std::int64_t utc_seconds) {
  const std::int64_t in_day =
      utc_seconds - static_cast<std::int64_t>(day_of(utc_seconds).number) * kSecondsPerDay;
  if (in_day == kSecondsPerDay - 1) return "end of " + day_text(utc_seconds) + " UTC";
  return fmt::format("{}, {:02}:{:02} UTC", day_text(utc_seconds), in_day / 3600, in_day / 60 % 60);
}

std::string_view word_of(KnownClock clock) {
  return clock == KnownClock::kPublished ? "published clock" : "this desk's clock";
}

std::string as_of_text(const AsOf& as_of) {
  return fmt::format("Valid {}, as known {} ({})", moment_text(as_of.valid.seconds()),
                     moment_text(as_of.known_seconds), word_of(as_of.clock));
}

std::string direction_text(const Direction& direction) {
  if (direction.is_both()) return "both ways";
  return direction.from.code() + " → " + direction.to.code();
}

std::string days_text(std::int64_t days) {
  return fmt::format("{} {}", days, days == 1 ? "day" : "days");
}

std::string number_text(std::uint64_t number) {
  std::string text = fmt::format("{}", number);
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) {
    text.insert(static_cast<std::size_t>(at), 1, ',');
  }
  return text;
}

std::string tracks_text(std::span<const StateLine::Track> tracks) {
  CHECK(!tracks.empty());
  // Classes that share their directions are said together.
  std::map<TrafficClass, std::set<Direction>> directions;
  for (const StateLine::Track& track : tracks) {
    directions[track.traffic_class].insert(track.direction);
  }
  std::vector<std::pair<std::set<Direction>, std::set<TrafficClass>>> groups;
  for (const auto& [traffic_class, ways] : directions) {
    const auto found =
        std::ranges::find(groups, ways, [](const auto& group) { return group.first; });
    if (found == groups.end()) {
      groups.push_back({ways, {traffic_class}});
    } else {
      found->second.insert(traffic_class);
    }
  }
  std::string text;
  for (const auto& [ways, classes] : groups) {
    if (!text.empty()) text += "; ";
    text += classes_text(classes) + ", ";
    text += ways.size() == 2 ? "both ways" : direction_text(*ways.begin());
  }
  return text;
}

std::string statement_text(const Claim& claim) {
  std::string text = fmt::format("{} {}", to_string(claim.facet()), claim.value.text());
  if (claim.facet() == Facet::kStatus || claim.facet() == Facet::kOutlook) {
    text +=
        fmt::format(", {}", claim.scope == Scope::kAll ? "all traffic" : to_string(claim.scope));
  }
  if (!claim.direction.is_both()) text += ", " + direction_text(claim.direction);
  if (!claim.side.is_none()) text += ", on the " + claim.side.code() + " side";
  return text + fmt::format(" ({})", to_string(claim.modality));
}

}  // namespace maabar
