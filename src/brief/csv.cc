// SPDX-License-Identifier: Apache-2.0
#include "base/csv.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/likelihood.h"
#include "brief/bulletin.h"
#include "brief/wording.h"

namespace maabar {
namespace {

/// One column: its name, its HXL hashtag (https://hxlstandard.org/standard/1-1final/), and what
/// stands in it.
struct Column {
  std::string_view name;
  std::string_view hashtag;
};
constexpr Column kColumns[] = {
    {"crossing", "#loc+crossing+code"},
    {"name", "#loc+crossing+name+i_en"},
    {"name_ar", "#loc+crossing+name+i_ar"},
    {"country_a", "#country+code+side_a"},
    {"country_b", "#country+code+side_b"},
    {"traffic_class", "#meta+traffic_class"},
    {"direction", "#meta+direction"},
    {"status", "#status"},
    {"confidence", "#indicator+confidence+num"},
    {"likelihood", "#indicator+confidence+text"},
    {"unknown_reason", "#status+reason"},
    {"last_heard", "#status+last_heard"},
    {"since", "#date+since"},
    {"confirmed", "#date+confirmed"},
    {"age_days", "#indicator+age+days"},
    {"conflict", "#meta+conflict"},
    {"holder_a", "#org+side_a"},
    {"holder_b", "#org+side_b"},
    {"lat", "#geo+lat"},
    {"lon", "#geo+lon"},
    {"publishers", "#meta+source+name"},
    {"urls", "#meta+source+url"},
    {"claims", "#meta+source+id"},
    {"valid", "#date+valid"},
    {"known", "#date+known"},
    {"clock", "#meta+clock"},
    {"ledger_head", "#meta+ledger_head"},
};

std::string header_row(std::string_view Column::*part) {
  std::vector<std::string> fields;
  for (const Column& column : kColumns) fields.emplace_back(column.*part);
  return csv_row(fields);
}

std::string day_or_nothing(const std::optional<ValidTime>& moment) {
  if (!moment || moment->is_beginning() || moment->is_forever()) return {};
  return to_string(Date::from_day(day_of(moment->seconds())));
}

/// Texts of the sources cited, joined; an address or a name stands once.
template <typename Text>
std::string join_sources(const Bulletin& bulletin, const StateLine& line, Text text) {
  std::vector<std::string> seen;
  std::string joined;
  for (const SourceNumber number : line.sources) {
    const std::string item = text(bulletin.sources[number]);
    if (item.empty() || std::find(seen.begin(), seen.end(), item) != seen.end()) continue;
    joined += (joined.empty() ? "" : " ; ") + item;
    seen.push_back(item);
  }
  return joined;
}

std::string holder_of(const BoardRow& row, Country side) {
  for (const HolderLine& holder : row.holders) {
    if (holder.side == side) return holder.actor;
  }
  return {};
}

std::string track_row(const Bulletin& bulletin, const BoardRow& row, const StateLine& line,
                      const StateLine::Track& track) {
  const StateBelief& state = line.state;
  const bool is_known = state.shown != Shown::kUnknown;
  const auto source = [&](auto text) { return join_sources(bulletin, line, text); };
  std::vector<std::string> fields;
  fields.push_back(row.crossing.text());
  fields.push_back(row.name);
  fields.push_back(row.name_ar);
  fields.push_back(row.crossing.country_a().code());
  fields.push_back(row.crossing.country_b().code());
  fields.emplace_back(word_of(track.traffic_class));
  fields.push_back(to_string(track.direction));
  fields.emplace_back(word_of(state.shown));
  fields.push_back(is_known ? fmt::format("{:.6f}", state.confidence().probability()) : "");
  fields.emplace_back(is_known ? likelihood_of(state.confidence()).words : "");
  fields.emplace_back(word_of(state.unknown_reason));
  fields.emplace_back(word_of(state.last_heard));
  fields.push_back(day_or_nothing(state.since));
  fields.push_back(day_or_nothing(state.confirmed));
  fields.push_back(line.age_days ? fmt::format("{}", *line.age_days) : "");
  fields.emplace_back(state.has_conflict ? "yes" : "no");
  fields.push_back(holder_of(row, row.crossing.country_a()));
  fields.push_back(holder_of(row, row.crossing.country_b()));
  fields.push_back(row.position ? fmt::format("{:.4f}", row.position->lat()) : "");
  fields.push_back(row.position ? fmt::format("{:.4f}", row.position->lng()) : "");
  fields.push_back(source([](const CitedSource& s) { return s.line.publisher; }));
  fields.push_back(source([](const CitedSource& s) { return s.line.url; }));
  fields.push_back(source([](const CitedSource& s) { return s.claim_id; }));
  fields.push_back(to_iso8601(bulletin.as_of.valid));
  fields.push_back(to_iso8601(bulletin.as_of.known_seconds));
  fields.emplace_back(bulletin.as_of.clock == KnownClock::kPublished ? "published" : "recorded");
  fields.push_back(bulletin.ledger_head);
  return csv_row(fields, CsvGuard::kGuarded);
}

/// In the order of the board: by row, then by class and direction.
std::string body_rows(const Bulletin& bulletin) {
  std::string text;
  for (const BoardRow& row : bulletin.rows) {
    for (const TrackBelief& track : row.tracks) {
      for (const StateLine& line : row.lines) {
        for (const StateLine::Track& name : line.tracks) {
          if (name.traffic_class != track.traffic_class || name.direction != track.direction) {
            continue;
          }
          text += track_row(bulletin, row, line, name);
        }
      }
    }
  }
  return text;
}

}  // namespace

std::string to_csv(const Bulletin& bulletin) {
  return header_row(&Column::name) + body_rows(bulletin);
}

std::string to_hxl_csv(const Bulletin& bulletin) {
  return header_row(&Column::name) + header_row(&Column::hashtag) + body_rows(bulletin);
}

}  // namespace maabar
