// SPDX-License-Identifier: Apache-2.0
#include "brief/board_rows.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace maabar {
namespace {

constexpr std::size_t kMostSources = 4;  // per line; the rest stands in `maabar explain`

bool has_same_basis(const StateBelief& a, const StateBelief& b) {
  const auto claims = [](const StateBelief& state) {
    std::set<std::pair<EntryId, Evidence::Role>> counted;
    for (const Evidence& item : state.evidence) {
      if (item.role == Evidence::Role::kFor || item.role == Evidence::Role::kAgainst) {
        counted.emplace(item.claim, item.role);
      }
    }
    return counted;
  };
  return a.shown == b.shown && a.unknown_reason == b.unknown_reason &&
         a.last_heard == b.last_heard && a.probability == b.probability && a.since == b.since &&
         a.confirmed == b.confirmed && a.has_conflict == b.has_conflict &&
         a.changed_within_day == b.changed_within_day && claims(a) == claims(b);
}

std::vector<StateLine> make_lines(const CrossingBelief& belief, Citations& citations) {
  std::vector<StateLine> lines;
  for (const TrackBelief& track : belief.tracks) {
    const StateLine::Track name{track.traffic_class, track.direction};
    const auto same = std::ranges::find_if(
        lines, [&](const StateLine& line) { return has_same_basis(line.state, track.crossing); });
    if (same != lines.end()) {
      same->tracks.push_back(name);
    } else {
      StateLine line;
      line.tracks.push_back(name);
      line.state = track.crossing;
      line.age_days = age_in_days(track.crossing.confirmed, belief.as_of.valid);
      lines.push_back(std::move(line));
    }
  }
  for (StateLine& line : lines) {
    using Role = Evidence::Role;
    line.sources = citations.cite(line.state.evidence, {Role::kFor}, kMostSources);
    if (line.sources.empty()) {
      line.sources = citations.cite(line.state.evidence, {Role::kImplied, Role::kOutweighed}, 1);
    }
    if (line.state.has_conflict) {
      line.contradicted = citations.cite(line.state.evidence, {Role::kAgainst}, kMostSources);
    }
  }
  return lines;
}

std::string country_name(const Gazetteer& gazetteer, Country country) {
  const CountryNames* names = gazetteer.find_country(country);
  return names == nullptr ? country.code() : names->name;
}

std::string arabic_name(const Gazetteer& gazetteer, Country country) {
  const CountryNames* names = gazetteer.find_country(country);
  return names == nullptr ? std::string() : names->name_ar;
}

std::vector<HolderLine> make_holders(const CrossingBelief& belief, const Gazetteer& gazetteer,
                                     Citations& citations) {
  std::vector<HolderLine> holders;
  for (const ControlBelief& control : belief.control) {
    HolderLine holder;
    holder.side = control.side;
    holder.side_name = country_name(gazetteer, control.side);
    holder.actor = control.actor;
    if (const auto actor = gazetteer.find_actor(control.actor)) {
      holder.actor = gazetteer.actor(*actor).name;
      holder.actor_ar = gazetteer.actor(*actor).name_ar;
    }
    holder.has_conflict = control.has_conflict;
    holder.confirmed = control.confirmed;
    holder.sources = citations.cite(control.evidence, {Evidence::Role::kFor}, 2);
    if (!holder.actor.empty()) holders.push_back(std::move(holder));
  }
  return holders;
}

std::optional<LatLng> position_of(const BulletinInput& input, const CrossingKey& crossing) {
  for (const GateSite& gate : input.pack.gates) {
    if (gate.crossing != crossing) continue;
    // Half way between its two ends, so that both roads meet the symbol.
    const auto middle =
        LatLng::from_degrees({.lat = (gate.a.position.lat() + gate.b.position.lat()) / 2,
                              .lng = (gate.a.position.lng() + gate.b.position.lng()) / 2});
    if (middle) return *middle;
  }
  const auto id = input.gazetteer.find_crossing(crossing);
  return id ? input.gazetteer.crossing(*id).position : std::nullopt;
}

std::array<Shown, 2> map_state(const CrossingBelief& belief, TrafficClass traffic_class) {
  std::array<Shown, 2> states = {Shown::kUnknown, Shown::kUnknown};
  for (const TrackBelief& track : belief.tracks) {
    if (track.traffic_class != traffic_class) continue;
    const bool is_back = track.direction.from != belief.crossing.country_a();
    states[is_back ? 1 : 0] = track.crossing.shown;
  }
  return states;
}

BoardRow make_row(const BulletinInput& input, const CrossingBelief& belief) {
  const Gazetteer& gazetteer = input.gazetteer;
  const Country a = belief.crossing.country_a();
  const Country b = belief.crossing.country_b();
  BoardRow row;
  row.crossing = belief.crossing;
  row.name = belief.crossing.text();
  if (const auto id = gazetteer.find_crossing(belief.crossing)) {
    row.name = gazetteer.crossing(*id).display_name();
    row.name_ar = gazetteer.crossing(*id).display_name_ar();
  }
  row.border = country_name(gazetteer, a) + " – " + country_name(gazetteer, b);
  row.border_ar = arabic_name(gazetteer, a) + " – " + arabic_name(gazetteer, b);
  row.position = position_of(input, belief.crossing);
  row.tracks = belief.tracks;
  row.map_state = map_state(belief, input.map_class);
  return row;
}

/// Restricted first: it is what a reader must not take for open.
int rank_of(Shown shown) {
  switch (shown) {
    case Shown::kRestricted:
      return 0;
    case Shown::kOpen:
      return 1;
    case Shown::kClosed:
      return 2;
    case Shown::kUnknown:
      break;
  }
  return 3;
}

bool is_of_region(const RegionMeta& meta, Country country) {
  return std::ranges::find(meta.countries, country) != meta.countries.end();
}

}  // namespace

std::optional<int> age_in_days(std::optional<ValidTime> moment, ValidTime valid) {
  if (!moment || moment->is_beginning() || moment->is_forever()) return std::nullopt;
  return day_of(valid.seconds()) - day_of(moment->seconds());
}

Shown leading_state(const BoardRow& row) {
  Shown leading = Shown::kUnknown;
  for (const TrackBelief& track : row.tracks) {
    if (rank_of(track.crossing.shown) < rank_of(leading)) leading = track.crossing.shown;
  }
  return leading;
}

std::vector<BoardRow> make_rows(const BulletinInput& input, Citations& citations) {
  std::vector<std::pair<BoardRow, const CrossingBelief*>> sorted;
  for (const CrossingBelief& belief : input.board) {
    sorted.emplace_back(make_row(input, belief), &belief);
  }
  const auto order = [&](const auto& item) {
    const BoardRow& row = item.first;
    const int outside = (is_of_region(input.pack.meta, row.crossing.country_a()) ? 0 : 1) +
                        (is_of_region(input.pack.meta, row.crossing.country_b()) ? 0 : 1);
    return std::tuple(outside, row.crossing.border(), rank_of(leading_state(row)), row.name,
                      row.crossing);
  };
  std::ranges::sort(sorted, {}, order);
  std::vector<BoardRow> rows;
  for (auto& [row, belief] : sorted) {
    row.lines = make_lines(*belief, citations);
    row.holders = make_holders(*belief, input.gazetteer, citations);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<DoubtLine> find_conflicts(const std::vector<BoardRow>& rows) {
  std::vector<DoubtLine> conflicts;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t line = 0; line < rows[row].lines.size(); ++line) {
      if (rows[row].lines[line].state.has_conflict) conflicts.push_back({row, line});
    }
  }
  return conflicts;
}

std::vector<DoubtLine> find_stale(const std::vector<BoardRow>& rows, int stale_after_days) {
  std::vector<DoubtLine> stale;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t line = 0; line < rows[row].lines.size(); ++line) {
      const StateLine& state = rows[row].lines[line];
      const bool is_old = state.age_days && *state.age_days > stale_after_days;
      const bool is_too_old = state.state.unknown_reason == UnknownReason::kTooOld;
      if (is_old || is_too_old) stale.push_back({row, line});
    }
  }
  return stale;
}

}  // namespace maabar
