// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/likelihood.h"
#include "brief/board_rows.h"
#include "brief/html_parts.h"
#include "brief/svg_symbol.h"
#include "brief/wording.h"

namespace maabar::html {
namespace {

constexpr std::array<TrafficClass, 4> kColumns = {TrafficClass::kCargo, TrafficClass::kPassengers,
                                                  TrafficClass::kHumanitarian,
                                                  TrafficClass::kPedestrians};

std::string arrow_text(const Direction& direction) { return direction_text(direction); }

/// One cell of the table: the state of a class, once if both directions share it.
Markup class_cell(const BoardRow& row, TrafficClass traffic_class) {
  std::vector<const TrackBelief*> tracks;
  for (const TrackBelief& track : row.tracks) {
    if (track.traffic_class == traffic_class) tracks.push_back(&track);
  }
  Markup cell;
  const bool agree = std::ranges::all_of(tracks, [&](const TrackBelief* track) {
    return track->crossing.shown == tracks.front()->crossing.shown;
  });
  for (const TrackBelief* track : tracks) {
    cell.add(state(track->crossing.shown));
    if (agree) break;
    cell.element("span", {{"class", "way"}}, arrow_text(track->direction));
  }
  if (tracks.empty()) cell.add(state(Shown::kUnknown));
  return cell;
}

/// `last report too old: open on 30 Aug 2017, 412 days before`.
std::string unknown_text(const StateLine& line) {
  std::string text(word_of(line.state.unknown_reason));
  if (line.state.last_heard == Shown::kUnknown) return text;
  text += fmt::format(": last heard {}", word_of(line.state.last_heard));
  if (!line.age_days || !line.state.confirmed) return text;
  return text + fmt::format(" on {}, {} before", day_text(line.state.confirmed->seconds()),
                            days_text(*line.age_days));
}

/// `very likely (0.93); since 30 Sep 2019; last confirmed 1 day before (...)`.
std::string known_text(const StateLine& line) {
  std::string text = likelihood_text(line.state);
  if (line.state.since) text += "; since " + day_text(line.state.since->seconds());
  return text + "; " + age_text(line);
}

/// `Reuters [4], SANA [7]`.
Markup who_says_so(const Bulletin& bulletin, std::span<const SourceNumber> numbers) {
  Markup markup;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0) markup.text(", ");
    markup.text(bulletin.sources[numbers[i]].line.publisher + " ")
        .add(citations(numbers.subspan(i, 1)));
  }
  return markup;
}

/// What one line of a row rests on.
Markup basis_of(const Bulletin& bulletin, const BoardRow& row, const StateLine& line) {
  Markup basis;
  if (row.lines.size() > 1) {
    std::string who = tracks_text(line.tracks) + ": ";
    if (who[0] >= 'a' && who[0] <= 'z') who[0] = static_cast<char>(who[0] - 'a' + 'A');
    basis.element("b", who);
  }
  basis.text(line.state.shown == Shown::kUnknown ? unknown_text(line) : known_text(line));
  if (line.state.changed_within_day) basis.text("; changed that day");
  if (!line.sources.empty()) basis.text(". ").add(who_says_so(bulletin, line.sources));
  if (line.state.has_conflict) {
    basis.text("; ").element("span", {{"class", "flag"}}, "contradicted by");
    basis.text(" ").add(who_says_so(bulletin, line.contradicted));
  }
  return basis;
}

Markup holders_of(const BoardRow& row) {
  Markup holders;
  for (const HolderLine& holder : row.holders) {
    Markup line;
    line.text(holder.side_name + " side held by " + holder.actor);
    if (holder.confirmed) line.text(" (" + day_text(holder.confirmed->seconds()) + ")");
    if (holder.has_conflict) line.text(" ").element("span", {{"class", "flag"}}, "disputed");
    if (!holder.sources.empty()) line.text(" ").add(citations(holder.sources));
    holders.element("span", {{"class", "basis"}}, line);
  }
  return holders;
}

Markup name_cell(const BoardRow& row) {
  Markup name;
  name.element("span", {{"class", "name"}}, row.name);
  name.element("span", {{"class", "name-ar"}, {"lang", "ar"}, {"dir", "rtl"}}, row.name_ar);
  return name.element("span", {{"class", "id"}}, row.crossing.text());
}

Markup table_row(const Bulletin& bulletin, const BoardRow& row) {
  Markup cells;
  cells.element("td", {{"id", "row-" + row.crossing.text()}}, name_cell(row));
  for (const TrafficClass traffic_class : kColumns) {
    cells.element("td", class_cell(row, traffic_class));
  }
  Markup basis;
  for (const StateLine& line : row.lines) {
    basis.element("span", {{"class", "basis"}}, basis_of(bulletin, row, line));
  }
  cells.element("td", basis.add(holders_of(row)));
  return Markup().element("tr", cells).line_end();
}

bool is_all_silent(const BoardRow& row) {
  return row.holders.empty() && std::ranges::all_of(row.lines, [](const StateLine& line) {
           return line.state.shown == Shown::kUnknown &&
                  line.state.unknown_reason == UnknownReason::kSilence;
         });
}

Markup table_head() {
  Markup cells;
  cells.element("th", {{"scope", "col"}}, "Crossing");
  for (const TrafficClass traffic_class : kColumns) {
    std::string word(word_of(traffic_class));
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
    cells.element("th", {{"scope", "col"}}, word);
  }
  cells.element("th", {{"scope", "col"}}, "How sure, since when, last confirmed, who says so");
  return Markup().element("thead", Markup().element("tr", cells));
}

Markup border_head(const BoardRow& row) {
  Markup head;
  head.text(row.border);
  head.element("span", {{"lang", "ar"}, {"dir", "rtl"}}, row.border_ar);
  Markup cell;
  cell.element("th", {{"colspan", "6"}, {"scope", "rowgroup"}}, head);
  return Markup().element("tr", cell).line_end();
}

/// Crossings of which nothing was ever reported, in one paragraph instead of empty rows.
Markup silent_list(const Bulletin& bulletin) {
  Markup list;
  std::size_t count = 0;
  for (const BoardRow& row : bulletin.rows) {
    if (!is_all_silent(row)) continue;
    list.text(count++ == 0 ? " " : "; ");
    list.element("span", {{"id", "row-" + row.crossing.text()}}, row.name);
    list.text(" (" + row.border + ")");
  }
  if (count == 0) return {};
  Markup paragraph;
  paragraph.add(state_icon(Shown::kUnknown));
  paragraph.element("b", fmt::format("Unknown, nothing reported ({}):", count));
  return Markup().element("p", paragraph.add(list).text("."));
}

}  // namespace

Markup state(Shown shown) {
  Markup markup;
  markup.add(state_icon(shown)).element("b", word_of(shown));
  const std::string kind = "state " + std::string(word_of(shown));
  return Markup().element("span", {{"class", kind}}, markup);
}

std::string likelihood_text(const StateBelief& state) {
  const Confidence confidence = state.confidence();
  return fmt::format("{} ({:.2f})", likelihood_of(confidence).words,
                     (confidence.millionths() + 5000) / 10000 / 100.0);
}

std::string age_text(const StateLine& line) {
  if (!line.age_days || !line.state.confirmed) return "never confirmed";
  const std::string day = day_text(line.state.confirmed->seconds());
  if (*line.age_days == 0) return "confirmed that day (" + day + ")";
  if (*line.age_days < 0) return "confirmed for " + day;
  return fmt::format("last confirmed {} before ({})", days_text(*line.age_days), day);
}

Markup status_table(const Bulletin& bulletin) {
  Markup table = table_head();
  Markup body;
  std::string border;
  const auto close_body = [&] {
    if (!body.is_empty()) table.element("tbody", {{"class", "border"}}, body).line_end();
    body = Markup();
  };
  for (const BoardRow& row : bulletin.rows) {
    if (is_all_silent(row)) continue;
    if (row.border != border) {
      close_body();
      body.add(border_head(row));
      border = row.border;
    }
    body.add(table_row(bulletin, row));
  }
  close_body();
  Markup content;
  content.element("div", {{"class", "scroll"}}, Markup().element("table", table));
  content.add(silent_list(bulletin));
  return section({"status", "Status of every crossing", "حالة المعابر"}, content);
}

}  // namespace maabar::html
