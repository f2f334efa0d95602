// SPDX-License-Identifier: Apache-2.0
#include "belief/explain.h"

#include <algorithm>

#include "base/date.h"

namespace maabar {
namespace {

std::string day_text(ValidTime time) { return to_string(Date::from_day(day_of(time.seconds()))); }

std::string age_text(ValidTime confirmed, ValidTime valid) {
  const std::int64_t days = (valid.seconds() - confirmed.seconds()) / kSecondsPerDay;
  if (days <= 0) return "the same day";
  return days == 1 ? "1 day before" : fmt::format("{} days before", days);
}

std::string unknown_text(const StateBelief& belief) {
  switch (belief.unknown_reason) {
    case UnknownReason::kNone:
      return {};
    case UnknownReason::kSilence:
      return "nothing known speaks of it";
    case UnknownReason::kTooOld:
      return "what was last heard is too old";
    case UnknownReason::kUnsure:
      return belief.has_conflict ? "the sources disagree"
                                 : "what was last heard may no longer hold";
  }
  return {};
}

/// `publisher, 2018-10-15: "phrase" (speaker)`, or `entry 12`.
std::string cite(EntryId claim, const FetchWords& fetch) {
  const auto words = fetch ? fetch(claim) : std::nullopt;
  if (!words) return fmt::format("entry {}", claim.value());
  std::string text = words->publisher.empty() ? "unnamed source" : words->publisher;
  if (!words->published.is_unknown()) text += ", " + to_string(words->published);
  if (!words->speaker.empty()) text += fmt::format(", after {}", words->speaker);
  if (!words->evidence.empty()) text += fmt::format(": \"{}\"", words->evidence);
  text += fmt::format(" [entry {}]", claim.value());
  return text;
}

std::string role_text(Evidence::Role role) {
  switch (role) {
    case Evidence::Role::kFor:
      return "for";
    case Evidence::Role::kAgainst:
      return "against";
    case Evidence::Role::kOutweighed:
      return "earlier";
    case Evidence::Role::kImplied:
      return "implied by";
    case Evidence::Role::kDiscounted:
      return "not counted";
    case Evidence::Role::kRefuted:
      return "refuted";
  }
  return {};
}

void add_evidence(const std::vector<Evidence>& evidence, const FetchWords& fetch,
                  std::vector<std::string>& lines) {
  for (const Evidence& item : evidence) {
    const std::string weight =
        item.decibans == 0 ? "" : fmt::format(" ({:+.1f} dB)", item.decibans / 10.0);
    lines.push_back(fmt::format("    {}: {}{} - {}", role_text(item.role), item.why, weight,
                                cite(item.claim, fetch)));
  }
}

/// `begun 2012 (0.60, entry 12) or 2014 (0.40, entry 15)`; nothing unless sources disagree.
void add_starts(const StateBelief& belief, std::vector<std::string>& lines) {
  if (belief.starts.size() < 2) return;
  std::string text = "    the sources differ on when it began: ";
  for (std::size_t i = 0; i < belief.starts.size(); ++i) {
    const StartBelief& start = belief.starts[i];
    if (i > 0) text += i + 1 < belief.starts.size() ? ", " : " or ";
    text += fmt::format("{} ({:.2f}", to_string(start.date), start.share.probability());
    for (const EntryId claim : start.claims) text += fmt::format(", entry {}", claim.value());
    text += ")";
  }
  lines.push_back(std::move(text));
}

void add_turns(const StateBelief& belief, std::vector<std::string>& lines) {
  if (belief.turns.empty()) return;
  std::string text = "    would change: ";
  for (std::size_t i = 0; i < belief.turns.size(); ++i) {
    const Turn& turn = belief.turns[i];
    if (i > 0) text += "; ";
    text += fmt::format("{} more plain report{} saying {} would make it {}", turn.reports,
                        turn.reports == 1 ? "" : "s", to_string(turn.said), to_string(turn.then));
  }
  lines.push_back(std::move(text));
}

std::string side_line(const Country& side, const StateBelief& belief, ValidTime valid) {
  return fmt::format("    {} side: {}", side.code(), describe(belief, valid));
}

/// Whether two tracks say the same of the crossing, on the same grounds.
bool is_same(const TrackBelief& x, const TrackBelief& y) {
  const bool is_turned = x.direction.from != y.direction.from;
  return x.crossing == y.crossing && ((x.side_a == y.side_a && x.side_b == y.side_b) ||
                                      (is_turned && x.side_a == y.side_b && x.side_b == y.side_a));
}

/// The classes and directions of the tracks from `first` on that say the same.
std::string track_names(const CrossingBelief& belief, std::size_t first, std::size_t end) {
  std::string names;
  for (std::size_t i = first; i < end; ++i) {
    const TrackBelief& track = belief.tracks[i];
    if (!names.empty()) names += ", ";
    const bool is_both_ways =
        i + 1 < end && belief.tracks[i + 1].traffic_class == track.traffic_class;
    names += to_string(track.traffic_class);
    names += is_both_ways ? " both ways" : " " + to_string(track.direction);
    if (is_both_ways) ++i;
  }
  return names;
}

void explain_tracks(const CrossingBelief& belief, const FetchWords& fetch,
                    std::vector<std::string>& lines) {
  const ValidTime valid = belief.as_of.valid;
  for (std::size_t first = 0; first < belief.tracks.size();) {
    const TrackBelief& track = belief.tracks[first];
    std::size_t end = first + 1;
    while (end < belief.tracks.size() && is_same(track, belief.tracks[end])) ++end;
    lines.push_back(
        fmt::format("  {}: {}", track_names(belief, first, end), describe(track.crossing, valid)));
    add_starts(track.crossing, lines);
    add_turns(track.crossing, lines);
    lines.push_back(side_line(belief.crossing.country_a(), track.side_a, valid));
    lines.push_back(side_line(belief.crossing.country_b(), track.side_b, valid));
    add_evidence(track.crossing.evidence, fetch, lines);
    if (track.crossing.evidence_left_off > 0) {
      lines.push_back(fmt::format("    and {} older claims", track.crossing.evidence_left_off));
    }
    first = end;
  }
}

std::string describe(const ControlBelief& control, ValidTime valid) {
  if (control.last_heard.empty()) return "nothing known speaks of who holds it";
  std::string text = control.actor.empty()
                         ? fmt::format("unknown; last said to be held by {}", control.last_heard)
                         : fmt::format("held by {}", control.actor);
  if (control.since) text += fmt::format(" since {}", day_text(*control.since));
  if (control.confirmed) {
    text += fmt::format(", last confirmed {} ({})", day_text(*control.confirmed),
                        age_text(*control.confirmed, valid));
  }
  if (control.has_conflict) text += "; the sources disagree";
  return text;
}

void explain_control(const CrossingBelief& belief, const FetchWords& fetch,
                     std::vector<std::string>& lines) {
  for (const ControlBelief& control : belief.control) {
    lines.push_back(fmt::format("  control, {} side: {}", control.side.code(),
                                describe(control, belief.as_of.valid)));
    add_evidence(control.evidence, fetch, lines);
  }
}

void explain_security(const CrossingBelief& belief, const FetchWords& fetch,
                      std::vector<std::string>& lines) {
  for (const SecurityBelief& security : belief.security) {
    const std::string side =
        security.side.is_none() ? "the crossing" : security.side.code() + " side";
    const std::string last =
        security.confirmed ? fmt::format(", last {}", day_text(*security.confirmed)) : "";
    lines.push_back(fmt::format("  security, {}: {} {}{}", side, to_string(security.measure),
                                security.is_denied ? "denied" : "reported", last));
    add_evidence(security.evidence, fetch, lines);
  }
}

void explain_outlooks(const CrossingBelief& belief, const FetchWords& fetch,
                      std::vector<std::string>& lines) {
  for (const OutlookBelief& outlook : belief.outlooks) {
    const std::string who =
        outlook.side.is_none() ? "" : fmt::format(", {} side", outlook.side.code());
    const std::string due = outlook.due.is_unknown()
                                ? "no day named"
                                : fmt::format("due {}{}", to_string(outlook.due),
                                              outlook.is_overdue ? ", overdue" : "");
    lines.push_back(fmt::format("  outlook{}: {} {} for {}, {}, said {} - {}", who,
                                to_string(outlook.expected), to_string(outlook.modality),
                                to_string(outlook.scope), due, to_string(outlook.stated),
                                cite(outlook.claim, fetch)));
  }
}

/// A date where the moment is a day's last second, which is what a date means here; else the time.
std::string moment_text(std::int64_t seconds) {
  const Date date = Date::from_day(day_of(seconds));
  return date.last_second() == seconds ? to_string(date) : to_iso8601(seconds);
}

}  // namespace

std::string describe(const AsOf& as_of) {
  return fmt::format("as of {}, as known on {} ({} clock)", moment_text(as_of.valid.seconds()),
                     moment_text(as_of.known_seconds),
                     as_of.clock == KnownClock::kPublished ? "published" : "recorded");
}

std::string describe(const StateBelief& belief, ValidTime valid) {
  const bool is_unknown = belief.shown == Shown::kUnknown;
  std::string text(to_string(belief.shown));
  if (is_unknown) text += fmt::format(" ({})", unknown_text(belief));
  if (is_unknown && belief.last_heard != Shown::kUnknown) {
    text += fmt::format("; last heard {}", to_string(belief.last_heard));
    if (belief.confirmed) text += fmt::format(" as of {}", day_text(*belief.confirmed));
    return text;
  }
  if (is_unknown) return text;
  if (belief.since) text += fmt::format(" since {}", day_text(*belief.since));
  if (belief.changed_within_day) text += " (changed that day)";
  if (belief.confirmed) {
    text += fmt::format(", last confirmed {} ({})", day_text(*belief.confirmed),
                        age_text(*belief.confirmed, valid));
  } else {
    text += ", which no report says";  // promised, or implied
  }
  if (belief.has_conflict) text += "; the sources disagree";
  return text + fmt::format("; confidence {:.2f}", belief.confidence().probability());
}

std::vector<std::string> explain(const CrossingBelief& belief, const std::string& name,
                                 const FetchWords& fetch) {
  std::vector<std::string> lines;
  lines.push_back(fmt::format("{} ({}), {}", name, belief.crossing.text(), describe(belief.as_of)));
  explain_tracks(belief, fetch, lines);
  explain_control(belief, fetch, lines);
  explain_security(belief, fetch, lines);
  explain_outlooks(belief, fetch, lines);
  if (!belief.undated.empty()) {
    lines.push_back(fmt::format(
        "  {} claims bear no publication date: they are known from their recording only",
        belief.undated.size()));
  }
  return lines;
}

}  // namespace maabar
