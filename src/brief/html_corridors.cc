// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "brief/html_parts.h"
#include "brief/wording.h"

namespace maabar::html {
namespace {

/// What a distinct answer supposes of what is in doubt: it stands for every reading that leads to
/// it.
template <typename Answer>
std::string_view heading_of(const Readings<Answer>& readings, std::size_t distinct) {
  const auto leads_here = [&](Reading reading) {
    return readings.index[static_cast<std::size_t>(reading)] == distinct;
  };
  if (readings.agree()) return "Under every reading of the reports";
  if (leads_here(Reading::kIfPasses)) {
    return leads_here(Reading::kIfRestrictedPasses) ? "If what is restricted passes"
                                                    : "If what is unknown or restricted passes";
  }
  if (!leads_here(Reading::kIfRestrictedPasses))
    return "If nothing passes that is not reported open";
  return leads_here(Reading::kIfNot) ? "If what is unknown does not pass"
                                     : "If what is restricted passes, but what is unknown does not";
}

std::string passage_text(const Passage& passage) {
  return passage.name + ", " + direction_text(passage.direction);
}

Markup passage_sources(const std::map<std::string, std::vector<SourceNumber>>& sources,
                       const Passage& passage) {
  const auto found = sources.find(passage.crossing.text() + " " + to_string(passage.direction));
  return found == sources.end() ? Markup() : citations(found->second);
}

std::string belief_text(const Passage& passage, const AsOf& as_of) {
  const StateBelief& belief = passage.belief;
  if (belief.shown == Shown::kUnknown) {
    std::string text(word_of(belief.unknown_reason));
    if (belief.last_heard != Shown::kUnknown) {
      text += fmt::format("; last heard: {}", word_of(belief.last_heard));
    }
    return text;
  }
  std::string text = likelihood_text(belief);
  if (belief.confirmed) {
    const int age = day_of(as_of.valid.seconds()) - day_of(belief.confirmed->seconds());
    text += fmt::format("; last confirmed {} before", days_text(age));
  }
  return text;
}

constexpr Literal kDrivingColour = "#0065a8";
constexpr Literal kDwellColour = "#e69f00";

/// Says which part of the bar is meant.
Markup swatch(Literal colour) {
  Markup square;
  square.leaf("rect", {{"width", "10"}, {"height", "10"}, {"fill", std::string(colour.text())}});
  Markup markup;
  markup.element(
      "svg", {{"viewBox", "0 0 10 10"}, {"width", "10"}, {"height", "10"}, {"aria-hidden", "true"}},
      square);
  return markup.text(" ");
}

/// Driving and waiting as a bar; the words stand above it.
Markup time_bar(const Way& way) {
  const std::uint64_t all = std::max<std::uint64_t>(1, way.time.milliseconds());
  const std::uint64_t percent = way.driving.milliseconds() * std::uint64_t{100} / all;
  const auto piece = [](std::string_view name, std::uint64_t from, std::uint64_t width,
                        Literal colour) {
    return Markup().leaf("rect", {{"class", std::string(name)},
                                  {"x", fmt::format("{}", from)},
                                  {"width", fmt::format("{}", width)},
                                  {"height", "6"},
                                  {"fill", std::string(colour.text())}});
  };
  Markup bar;
  bar.add(piece("driving", 0, percent, kDrivingColour));
  bar.add(piece("dwell", percent, 100 - percent, kDwellColour));
  return Markup().element("svg",
                          {{"class", "bar"},
                           {"viewBox", "0 0 100 6"},
                           {"preserveAspectRatio", "none"},
                           {"aria-hidden", "true"}},
                          bar);
}

Markup gate_row(const GateOnWay& gate, const RouteAnswer& corridor,
                const std::map<std::string, std::vector<SourceNumber>>& sources) {
  const Passage& passage = gate.passage;
  Markup cells;
  cells.element("td", passage_text(passage));
  Markup shown = state(passage.state);
  if (passage.ruling == Ruling::kOpenedHere) {
    shown.element("span", {{"class", "flag"}}, "supposed open by the question");
  }
  cells.element("td", shown);
  Markup basis = Markup::of(belief_text(passage, corridor.scenario.question.as_of));
  basis.text(" ").add(passage_sources(sources, passage));
  cells.element("td", basis);
  cells.element("td", {{"class", "num"}}, to_string(gate.arrival));
  cells.element("td", {{"class", "num"}}, to_string(passage.dwell));
  Markup dwell_source;
  dwell_source.element("span", {{"class", "quiet"}}, passage.dwell_source);
  cells.element("td", dwell_source);
  return Markup().element("tr", cells).line_end();
}

Markup gate_table(const Way& way, const RouteAnswer& corridor,
                  const std::map<std::string, std::vector<SourceNumber>>& sources) {
  if (way.gates.empty()) return Markup().element("p", "It passes no gate.");
  Markup head;
  for (const std::string_view name : {"Gate", "Reported", "How sure, how old, who says so"}) {
    head.element("th", {{"scope", "col"}}, name);
  }
  head.element("th", {{"scope", "col"}, {"class", "num"}}, "Reached after");
  head.element("th", {{"scope", "col"}, {"class", "num"}}, "Time lost");
  head.element("th", {{"scope", "col"}}, "Where that time is from");
  Markup rows;
  for (const GateOnWay& gate : way.gates) rows.add(gate_row(gate, corridor, sources));
  Markup table;
  table.element("thead", Markup().element("tr", head));
  table.element("tbody", rows);
  return Markup().element("div", {{"class", "scroll"}}, Markup().element("table", table));
}

std::string roads_text(const Way& way) {
  std::vector<std::string> roads;
  for (const Leg& leg : way.legs) {
    if (leg.gate != Leg::kNoGate || leg.road.empty()) continue;
    if (roads.empty() || roads.back() != leg.road) roads.push_back(leg.road);
  }
  std::string text;
  for (const std::string& road : roads) text += (text.empty() ? "By " : ", then ") + road;
  return text.empty() ? text : text + ".";
}

Markup way_of(const Way& way, const RouteAnswer& corridor,
              const std::map<std::string, std::vector<SourceNumber>>& sources) {
  Markup content;
  // What must be doubted comes first.
  for (const WayNote& note : way.notes) {
    content.element("p", {{"class", "flag"}}, note.text);
  }
  Markup times;
  times.element("b", to_string(way.time));
  times.text(" in all: ").add(swatch(kDrivingColour));
  times.text(fmt::format("{} driving over {} km, and ", to_string(way.driving),
                         number_text((way.length.value + 500) / 1000)));
  times.add(swatch(kDwellColour)).text(to_string(way.dwell) + " lost at gates.");
  content.element("p", times).add(time_bar(way));
  content.add(gate_table(way, corridor, sources));
  return content.element("p", {{"class", "quiet"}}, roads_text(way));
}

Markup no_way_of(const NoWay& no_way, const AsOf& as_of,
                 const std::map<std::string, std::vector<SourceNumber>>& sources) {
  Markup content;
  if (no_way.cause == NoWay::Cause::kNoRoad) {
    return content.element(
        "p", "No way, not even with every gate open that can handle this class of traffic.");
  }
  content.element("p", "No way. Every way passes one of:");
  Markup list;
  for (const Passage& passage : no_way.every_way_passes) {
    Markup item = Markup::of(passage_text(passage) + ": ");
    item.add(state(passage.state)).text("; " + belief_text(passage, as_of));
    if (passage.belief.since && passage.belief.shown == Shown::kClosed) {
      item.text("; since " + day_text(passage.belief.since->seconds()));
    }
    item.text(" ").add(passage_sources(sources, passage));
    list.element("li", item);
  }
  content.element("ul", list);
  if (no_way.restoring.empty()) return content;
  Markup openings;
  for (const Restoring& restoring : no_way.restoring) {
    std::string names;
    for (const Passage& passage : restoring.passages) {
      names += (names.empty() ? "" : " and ") + passage.name;
    }
    openings.element("li", names + ": " + to_string(restoring.time));
  }
  content.element("p",
                  "Opening any one of these would restore a way, with the time it would take:");
  if (no_way.has_more_restoring) openings.element("li", "and others, slower than these.");
  return content.element("ul", openings);
}

Markup reading_of(const RouteAnswer& corridor, std::size_t distinct,
                  const std::map<std::string, std::vector<SourceNumber>>& sources) {
  const RouteReading& reading = corridor.readings.distinct[distinct];
  Markup content;
  content.element("h4", heading_of(corridor.readings, distinct));
  if (reading.way) content.add(way_of(*reading.way, corridor, sources));
  if (reading.no_way) {
    content.add(no_way_of(*reading.no_way, corridor.scenario.question.as_of, sources));
  }
  return Markup().element("div", {{"class", "verdict"}}, content).line_end();
}

std::string question_text(const ScenarioQuestion& question) {
  std::string text = fmt::format("For {} by {}.", word_of(question.traffic_class),
                                 question.profile == Profile::kTruck ? "lorry" : "car");
  const auto add = [&](std::string_view what, const std::vector<CrossingKey>& crossings) {
    for (const CrossingKey& crossing : crossings) {
      text += fmt::format(" Supposed {}: {}.", what, crossing.text());
    }
  };
  add("open", question.open);
  add("closed", question.close);
  for (const std::string& actor : question.avoid) text += fmt::format(" Avoiding {}.", actor);
  return text;
}

std::string totals_text(const AccessTotals& totals) {
  return fmt::format("{} ({} places)", number_text(totals.cut_off.value), totals.places_cut_off);
}

/// One line of the impact table: a measure before and after.
Markup measure_row(std::string_view name, const std::string& before, const std::string& after) {
  Markup cells;
  cells.element("td", name);
  cells.element("td", {{"class", "num"}}, before);
  cells.element("td", {{"class", "num"}}, after);
  return Markup().element("tr", cells).line_end();
}

Markup totals_table(const ImpactGroup& group) {
  Markup rows;
  for (std::size_t i = 0; i < kImpactHours.size(); ++i) {
    rows.add(measure_row(fmt::format("People within {} hours of a hub", kImpactHours[i]),
                         number_text(group.before.within[i].value),
                         number_text(group.after.within[i].value)));
  }
  rows.add(measure_row("People beyond the horizon", number_text(group.before.beyond_horizon.value),
                       number_text(group.after.beyond_horizon.value)));
  rows.add(measure_row("People cut off", totals_text(group.before), totals_text(group.after)));
  rows.add(measure_row("Mean time, by people", to_string(group.before.mean),
                       to_string(group.after.mean)));
  Markup head;
  head.element("th", {{"scope", "col"}}, "Measure");
  head.element("th", {{"scope", "col"}, {"class", "num"}}, "Before");
  head.element("th", {{"scope", "col"}, {"class", "num"}}, "After");
  Markup table;
  table.element("thead", Markup().element("tr", head));
  table.element("tbody", rows);
  return Markup().element("table", table);
}

std::string hubs_text(const ImpactAnswer& impact) {
  std::string text;
  for (const Stop& hub : impact.hubs) text += (text.empty() ? "" : ", ") + hub.name;
  if (impact.hubs_left_out.empty()) return text;
  std::string missing;
  for (const std::string& hub : impact.hubs_left_out) {
    missing += (missing.empty() ? "" : ", ") + hub;
  }
  return text + " (without a road in this network: " + missing + ")";
}

constexpr std::size_t kMostPlaces = 12;

Markup gaining_places(const ImpactAnswer& impact, const ImpactReading& reading) {
  Markup rows;
  std::size_t count = 0;
  for (const ImpactPlace& place : reading.places) {
    if (place.change_ms >= 0 || count++ == kMostPlaces) break;
    const PlaceStop& stop = impact.places[place.place];
    Markup cells;
    cells.element(
        "td", fmt::format("{} ({}, {})", stop.stop.name, stop.admin1, stop.stop.country.code()));
    cells.element("td", {{"class", "num"}}, number_text(stop.population.value));
    cells.element("td", {{"class", "num"}}, to_string(place.before));
    cells.element("td", {{"class", "num"}}, to_string(place.after));
    rows.element("tr", cells).line_end();
  }
  if (rows.is_empty()) return {};
  Markup head;
  head.element("th", {{"scope", "col"}}, "Who gains most");
  for (const std::string_view name : {"People", "Before", "After"}) {
    head.element("th", {{"scope", "col"}, {"class", "num"}}, name);
  }
  Markup table;
  table.element("thead", Markup().element("tr", head));
  table.element("tbody", rows);
  return Markup().element("table", table);
}

}  // namespace

Markup corridors(const Bulletin& bulletin) {
  if (bulletin.corridors.empty()) return {};
  Markup content;
  for (std::size_t i = 0; i < bulletin.corridors.size(); ++i) {
    const RouteAnswer& corridor = bulletin.corridors[i];
    content.element("h3", corridor.from.name + " to " + corridor.to.name);
    std::string question = question_text(corridor.scenario.question);
    for (const std::string& note : corridor.scenario.notes) question += " " + note;
    content.element("p", {{"class", "quiet"}}, question);
    for (std::size_t distinct = 0; distinct < corridor.readings.distinct.size(); ++distinct) {
      content.add(reading_of(corridor, distinct, bulletin.corridor_sources[i]));
    }
  }
  return section({"corridors", "Corridors", "الممرات"}, content);
}

Markup impact(const Bulletin& bulletin) {
  if (!bulletin.impact) return {};
  const ImpactAnswer& impact = *bulletin.impact;
  Markup content;
  content.element("p", question_text(impact.after.question));
  content.element("p", {{"class", "quiet"}},
                  fmt::format("Counted: {}. Each from its nearest hub: {}. Time counts up to {}.",
                              impact.places_rule, hubs_text(impact), to_string(impact.horizon)));
  for (std::size_t distinct = 0; distinct < impact.readings.distinct.size(); ++distinct) {
    const ImpactReading& reading = impact.readings.distinct[distinct];
    content.element("h3", heading_of(impact.readings, distinct));
    content.element(
        "p", fmt::format("{} people gain, {} lose.", number_text(reading.people_gaining.value),
                         number_text(reading.people_losing.value)));
    content.add(totals_table(reading.overall)).add(gaining_places(impact, reading));
  }
  return section({"impact", "Impact for people", "الأثر على السكان"}, content);
}

}  // namespace maabar::html
