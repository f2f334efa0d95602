// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include "brief/board_rows.h"
#include "brief/bulletin.h"
#include "brief/citations.h"
#include "brief/map_content.h"
#include "brief/wording.h"

namespace maabar {
namespace {

Result<void> check_belief(const CrossingBelief& belief, const BulletinInput& input) {
  for (const TrackBelief& track : belief.tracks) {
    for (const StateBelief* state : {&track.crossing, &track.side_a, &track.side_b}) {
      RETURN_IF_ERROR(check_audience(state->evidence, input.sources, input.audience));
    }
  }
  for (const ControlBelief& control : belief.control) {
    RETURN_IF_ERROR(check_audience(control.evidence, input.sources, input.audience));
  }
  for (const OutlookBelief& outlook : belief.outlooks) {
    const Evidence said{outlook.claim, Evidence::Role::kFor, 0, {}};
    RETURN_IF_ERROR(check_audience({&said, 1}, input.sources, input.audience));
  }
  return {};
}

Result<void> check_board(std::span<const CrossingBelief> board, const AsOf& as_of,
                         const BulletinInput& input) {
  for (const CrossingBelief& belief : board) {
    if (belief.as_of != as_of) {
      return invalid_input(
          "the board of " + belief.crossing.text() +
          " answers another question than the bulletin: " + as_of_text(belief.as_of));
    }
    if (!belief.crossing.is_crossing()) {
      return invalid_input("'" + belief.crossing.text() + "' is no crossing: no row of a board");
    }
    RETURN_IF_ERROR(check_belief(belief, input));
  }
  return {};
}

Result<void> check_scenario(const ScenarioSummary& scenario, const BulletinInput& input) {
  if (scenario.question.as_of == input.as_of) return {};
  return invalid_input("an answer of the bulletin bears another date than its board: " +
                       as_of_text(scenario.question.as_of));
}

std::vector<Passage> passages_of(const RouteReading& reading) {
  std::vector<Passage> passages;
  const auto add_way = [&](const Way& way) {
    for (const GateOnWay& gate : way.gates) passages.push_back(gate.passage);
  };
  if (reading.way) add_way(*reading.way);
  for (const Way& way : reading.alternatives) add_way(way);
  if (reading.no_way) {
    for (const Passage& passage : reading.no_way->every_way_passes) passages.push_back(passage);
    for (const Restoring& restoring : reading.no_way->restoring) {
      for (const Passage& passage : restoring.passages) passages.push_back(passage);
    }
  }
  return passages;
}

Result<void> check_input(const BulletinInput& input) {
  RETURN_IF_ERROR(check_board(input.board, input.as_of, input));
  if (input.since) RETURN_IF_ERROR(check_board(input.board_since, *input.since, input));
  for (const RouteAnswer& corridor : input.corridors) {
    RETURN_IF_ERROR(check_scenario(corridor.scenario, input));
    for (const RouteReading& reading : corridor.readings.distinct) {
      for (const Passage& passage : passages_of(reading)) {
        RETURN_IF_ERROR(check_audience(passage.belief.evidence, input.sources, input.audience));
      }
    }
  }
  if (input.impact == nullptr) return {};
  for (const auto* passages : {&input.impact->passages_before, &input.impact->passages_after}) {
    for (const Passage& passage : *passages) {
      RETURN_IF_ERROR(check_audience(passage.belief.evidence, input.sources, input.audience));
    }
  }
  RETURN_IF_ERROR(check_scenario(input.impact->before, input));
  return check_scenario(input.impact->after, input);
}

std::size_t row_of(const std::vector<BoardRow>& rows, const CrossingKey& crossing) {
  const auto found = std::ranges::find(rows, crossing, &BoardRow::crossing);
  return static_cast<std::size_t>(found - rows.begin());
}

std::vector<ChangeLine> make_changes(const BulletinInput& input, const std::vector<BoardRow>& rows,
                                     Citations& citations) {
  std::vector<ChangeLine> lines;
  if (!input.since) return lines;
  for (const StateChange& change : find_changes(input.board_since, input.board)) {
    const std::size_t row = row_of(rows, change.crossing);
    const auto sources = citations.cite(change.now.evidence, {Evidence::Role::kFor}, 4);
    const auto same = std::ranges::find_if(lines, [&](const ChangeLine& line) {
      return line.row == row && line.before == change.before &&
             line.now.shown == change.now.shown && line.sources == sources;
    });
    const StateLine::Track track{change.traffic_class, change.direction};
    if (same != lines.end()) {
      same->tracks.push_back(track);
    } else {
      lines.push_back({row, {track}, change.before, change.now, sources});
    }
  }
  std::ranges::stable_sort(lines, {}, &ChangeLine::row);
  return lines;
}

std::vector<PromiseLine> make_promises(const BulletinInput& input,
                                       const std::vector<BoardRow>& rows, Citations& citations) {
  std::vector<PromiseLine> lines;
  const Day today = day_of(input.as_of.valid.seconds());
  for (const CrossingBelief& belief : input.board) {
    for (const OutlookBelief& outlook : belief.outlooks) {
      PromiseLine line;
      line.row = row_of(rows, belief.crossing);
      line.outlook = outlook;
      if (citations.may_cite(outlook.claim)) line.source = citations.cite(outlook.claim);
      if (!outlook.due.is_unknown()) line.days_to_due = outlook.due.last_day() - today;
      lines.push_back(std::move(line));
    }
  }
  std::ranges::stable_sort(lines, {}, [](const PromiseLine& line) {
    return std::tuple(!line.days_to_due.has_value(), line.days_to_due.value_or(0), line.row);
  });
  return lines;
}

std::map<std::string, std::vector<SourceNumber>> cite_corridor(const RouteAnswer& corridor,
                                                               Citations& citations) {
  std::map<std::string, std::vector<SourceNumber>> sources;
  for (const RouteReading& reading : corridor.readings.distinct) {
    for (const Passage& passage : passages_of(reading)) {
      const std::string key = passage.crossing.text() + " " + to_string(passage.direction);
      if (sources.contains(key)) continue;
      sources[key] = citations.cite(passage.belief.evidence, {Evidence::Role::kFor}, 3);
    }
  }
  return sources;
}

}  // namespace

Result<Bulletin> make_bulletin(const BulletinInput& input) {
  RETURN_IF_ERROR(check_input(input));
  const RegionMeta& meta = input.pack.meta;
  Citations citations(input.sources, input.audience);
  Bulletin bulletin;
  bulletin.as_of = input.as_of;
  bulletin.since = input.since;
  bulletin.generated = input.generated;
  bulletin.audience = input.audience;
  bulletin.map_class = input.map_class;
  bulletin.stale_after_days = input.stale_after_days;
  bulletin.ledger_head = input.ledger_head;
  bulletin.belief_model = input.belief_model;
  bulletin.region = meta.name;
  bulletin.region_ar = meta.name_ar;
  bulletin.disclaimer = meta.disclaimer;
  bulletin.disclaimer_ar = meta.disclaimer_ar;
  bulletin.rows = make_rows(input, citations);
  bulletin.changes = make_changes(input, bulletin.rows, citations);
  bulletin.conflicts = find_conflicts(bulletin.rows);
  bulletin.stale = find_stale(bulletin.rows, input.stale_after_days);
  bulletin.promises = make_promises(input, bulletin.rows, citations);
  bulletin.corridors.assign(input.corridors.begin(), input.corridors.end());
  for (const RouteAnswer& corridor : bulletin.corridors) {
    bulletin.corridor_sources.push_back(cite_corridor(corridor, citations));
  }
  if (input.impact != nullptr) bulletin.impact = *input.impact;
  bulletin.sources = citations.cited();
  bulletin.map = make_map(input, bulletin.rows);
  return bulletin;
}

}  // namespace maabar
