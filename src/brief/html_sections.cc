// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "brief/board_rows.h"
#include "brief/html_parts.h"
#include "brief/svg_symbol.h"
#include "brief/wording.h"

namespace maabar::html {
namespace {

std::string crossings_text(std::size_t count) {
  return fmt::format("{} {}", count, count == 1 ? "crossing" : "crossings");
}

/// How many crossings stand in each state for the map's class, by the worse of their directions.
std::array<std::size_t, 4> count_states(const Bulletin& bulletin) {
  std::array<std::size_t, 4> counts{};
  for (const BoardRow& row : bulletin.rows) {
    const Shown worse = std::max(row.map_state[0], row.map_state[1]);
    ++counts[static_cast<std::size_t>(worse)];
  }
  return counts;
}

Markup lead(const Bulletin& bulletin) {
  const auto counts = count_states(bulletin);
  Markup text;
  text.text(fmt::format("Of {} for {}, ", crossings_text(bulletin.rows.size()),
                        word_of(bulletin.map_class)));
  for (const Shown shown : {Shown::kRestricted, Shown::kOpen, Shown::kClosed, Shown::kUnknown}) {
    const std::size_t count = counts[static_cast<std::size_t>(shown)];
    if (shown == Shown::kUnknown) text.text("and ");
    text.element("strong", fmt::format("{} {}", count, word_of(shown)));
    text.text(shown == Shown::kUnknown ? "" : ", ");
  }
  text.text(
      ", as reported. Where the two directions differ, the worse one counts. Nothing here says "
      "that "
      "a way is safe: a state is reported so, so old, so sure.");
  return Markup().element("p", {{"class", "lead"}}, text);
}

std::string corridor_line(const RouteAnswer& corridor) {
  const auto& best = corridor.readings.under(Reading::kIfPasses);
  const auto& sure = corridor.readings.under(Reading::kIfNot);
  const std::string name = corridor.from.name + " to " + corridor.to.name + ": ";
  if (!best.way) return name + "no way under any reading of the reports.";
  const std::string time = to_string(best.way->time);
  if (corridor.readings.agree()) return name + time + ", queues included.";
  if (!sure.way) {
    return name + "only if what is restricted or unknown lets it pass, then " + time +
           "; otherwise no way.";
  }
  return name + to_string(sure.way->time) + " through what is reported open; " + time +
         " if what is restricted or unknown also lets it pass.";
}

Markup item(std::string_view text) { return Markup().element("li", text); }

Markup change_row(const Bulletin& bulletin, const ChangeLine& change) {
  const BoardRow& row = bulletin.rows[change.row];
  Markup cells;
  cells.element("td", crossing(row));
  cells.element("td", tracks_text(change.tracks));
  cells.element("td", state(change.before));
  cells.element("td", state(change.now.shown));
  Markup basis;
  if (change.now.shown == Shown::kUnknown) {
    basis.text(word_of(change.now.unknown_reason));
  } else {
    basis.text(likelihood_text(change.now));
    if (change.now.since) basis.text(", since " + day_text(change.now.since->seconds()));
  }
  basis.text(" ").add(citations(change.sources));
  cells.element("td", basis);
  return Markup().element("tr", cells).line_end();
}

Markup table_of(std::initializer_list<Literal> heads, const Markup& rows) {
  Markup cells;
  for (const Literal head : heads) cells.element("th", {{"scope", "col"}}, head.text());
  Markup table;
  table.element("thead", Markup().element("tr", cells));
  table.element("tbody", rows);
  return Markup().element("div", {{"class", "scroll"}}, Markup().element("table", table));
}

/// What a source says, in its own words where they are kept.
Markup saying(const Bulletin& bulletin, SourceNumber number) {
  const CitedSource& source = bulletin.sources[number];
  Markup markup;
  markup.text(fmt::format("{}, {}: {}", source.line.publisher, date_text(source.line.published),
                          statement_text(source.line.claim)));
  const std::string& words =
      source.line.claim.evidence.empty() ? source.line.claim.phrase : source.line.claim.evidence;
  if (!words.empty()) {
    markup.text(" – ").element("q", words);
  }
  markup.text(" ");
  const std::array<SourceNumber, 1> one = {number};
  return markup.add(citations(one));
}

Markup sayings(const Bulletin& bulletin, const std::vector<SourceNumber>& numbers) {
  Markup list;
  for (const SourceNumber number : numbers) {
    list.element("span", {{"class", "basis"}}, saying(bulletin, number));
  }
  if (numbers.empty()) list.element("span", {{"class", "quiet"}}, "none that may be cited");
  return list;
}

std::string due_text(const PromiseLine& promise) {
  if (!promise.days_to_due) return "no day named";
  const std::string due = date_text(promise.outlook.due);
  if (*promise.days_to_due < 0) {
    return fmt::format("{}: {} overdue", due, days_text(-*promise.days_to_due));
  }
  if (*promise.days_to_due == 0) return due + ": that day";
  return fmt::format("{}: in {}", due, days_text(*promise.days_to_due));
}

Markup promise_row(const Bulletin& bulletin, const PromiseLine& promise) {
  Markup cells;
  cells.element("td", crossing(bulletin.rows[promise.row]));
  // No symbol: a promise must not be taken for a state at a glance.
  Markup expected;
  expected.element("b", to_string(promise.outlook.expected));
  expected.element("span", {{"class", "way"}}, to_string(promise.outlook.modality));
  cells.element("td", expected);
  Markup due = Markup::of(due_text(promise));
  if (promise.outlook.is_overdue) {
    due.text(" ").element("span", {{"class", "flag"}}, "not known to have come");
  }
  cells.element("td", due);
  Markup said;
  if (promise.source) {
    const CitedSource& source = bulletin.sources[*promise.source];
    if (!source.line.claim.speaker.empty()) said.text(source.line.claim.speaker + ". ");
    said.add(saying(bulletin, *promise.source));
  }
  cells.element("td", said);
  return Markup().element("tr", cells).line_end();
}

}  // namespace

Markup summary(const Bulletin& bulletin) {
  Markup list;
  for (const RouteAnswer& corridor : bulletin.corridors) list.add(item(corridor_line(corridor)));
  if (bulletin.since) {
    std::vector<std::size_t> changed;
    for (const ChangeLine& change : bulletin.changes) changed.push_back(change.row);
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    list.add(item(fmt::format("{} changed since {}.", crossings_text(changed.size()),
                              day_text(bulletin.since->known_seconds))));
  }
  const auto overdue = std::ranges::count_if(
      bulletin.promises, [](const PromiseLine& p) { return p.outlook.is_overdue; });
  list.add(
      item(fmt::format("Promises not yet overtaken: {}, of which {} overdue. Lines contradicted by "
                       "another source: {}. "
                       "Lines not confirmed within {}: {}.",
                       bulletin.promises.size(), overdue, bulletin.conflicts.size(),
                       days_text(bulletin.stale_after_days), bulletin.stale.size())));
  Markup content = lead(bulletin);
  content.element("ul", {{"class", "summary"}}, list);
  return content.line_end();
}

Markup changes(const Bulletin& bulletin) {
  if (!bulletin.since) return {};
  Markup content;
  content.element("p", {{"class", "quiet"}},
                  fmt::format("Against the board valid {}, as known {}.",
                              moment_text(bulletin.since->valid.seconds()),
                              moment_text(bulletin.since->known_seconds)));
  Markup rows;
  for (const ChangeLine& change : bulletin.changes) rows.add(change_row(bulletin, change));
  if (rows.is_empty()) {
    content.element("p", "Nothing is believed otherwise than then.");
  } else {
    content.add(table_of({"Crossing", "Traffic", "Was", "Is", "How sure, since when"}, rows));
  }
  return section({"changes", "What changed", "ما الذي تغيّر"}, content);
}

Markup conflicts(const Bulletin& bulletin) {
  Markup rows;
  for (const DoubtLine& doubt : bulletin.conflicts) {
    const BoardRow& row = bulletin.rows[doubt.row];
    const StateLine& line = row.lines[doubt.line];
    Markup cells;
    cells.element("td", crossing(row));
    Markup shown = state(line.state.shown);
    cells.element("td", shown.element("span", {{"class", "quiet"}}, tracks_text(line.tracks)));
    cells.element("td", sayings(bulletin, line.sources));
    cells.element("td", sayings(bulletin, line.contradicted));
    rows.add(Markup().element("tr", cells).line_end());
  }
  Markup content;
  if (rows.is_empty()) {
    content.element("p", "No two sources of like age and weight contradict each other.");
  } else {
    content.add(table_of({"Crossing", "Shown", "Says so", "Says otherwise"}, rows));
  }
  return section({"conflicts", "Conflicts", "تعارض المصادر"}, content);
}

Markup stale(const Bulletin& bulletin) {
  Markup rows;
  for (const DoubtLine& doubt : bulletin.stale) {
    const BoardRow& row = bulletin.rows[doubt.row];
    const StateLine& line = row.lines[doubt.line];
    Markup cells;
    cells.element("td", crossing(row));
    cells.element("td", tracks_text(line.tracks));
    cells.element("td", state(line.state.shown));
    cells.element("td", state(line.state.last_heard));
    cells.element("td", {{"class", "num"}},
                  line.age_days ? days_text(*line.age_days) : std::string("no date"));
    cells.element("td", citations(line.sources));
    rows.add(Markup().element("tr", cells).line_end());
  }
  Markup content;
  if (rows.is_empty()) {
    content.element("p", fmt::format("Every state shown was confirmed within {}.",
                                     days_text(bulletin.stale_after_days)));
  } else {
    content.element("p", {{"class", "quiet"}},
                    fmt::format("Last confirmed more than {} before the valid date, or too old to "
                                "count. Worth a call before anyone relies on them.",
                                days_text(bulletin.stale_after_days)));
    content.add(table_of(
        {"Crossing", "Traffic", "Shown", "Last heard", "Age of the last word", "Source"}, rows));
  }
  return section({"stale", "Stale entries", "معلومات قديمة"}, content);
}

Markup promises(const Bulletin& bulletin) {
  Markup rows;
  for (const PromiseLine& promise : bulletin.promises) rows.add(promise_row(bulletin, promise));
  Markup content;
  if (rows.is_empty()) {
    content.element("p", "No promise is open.");
  } else {
    content.element("p", {{"class", "quiet"}},
                    "What was said would come, and has not been overtaken by a later report. A "
                    "promise is not a state.");
    content.add(table_of({"Crossing", "Expected", "Due", "What was said, and by whom"}, rows));
  }
  return section({"promises", "Promises", "الوعود"}, content);
}

}  // namespace maabar::html
