// SPDX-License-Identifier: Apache-2.0
#include "cli/road_report.h"

#include <algorithm>
#include <map>
#include <set>

#include "cli/numbers.h"

namespace maabar::cli {
namespace {

constexpr std::size_t kMostListed = 60;

std::string kilometres(std::uint64_t metres) { return grouped((metres + 500) / 1000); }

std::string off_text(Metres off) {
  return off.value < 1000 ? fmt::format("{} m", off.value)
                          : fmt::format("{:.1f} km", off.value / 1000.0);
}

void show_lengths(Console& console, const ImportReport& report) {
  std::set<Country> countries;
  std::set<RoadClass> classes;
  for (const auto& [key, metres] : report.length_m) {
    countries.insert(key.first);
    classes.insert(key.second);
  }
  std::vector<Table::Column> columns = {{"km", {}}};
  for (const Country country : countries) columns.push_back({country.code(), Table::Align::kRight});
  Table table(std::move(columns));
  for (const RoadClass road_class : classes) {
    std::vector<std::string> cells = {std::string(to_string(road_class))};
    for (const Country country : countries) {
      const auto found = report.length_m.find({country, road_class});
      cells.push_back(found == report.length_m.end() ? "" : kilometres(found->second));
    }
    table.add(std::move(cells));
  }
  console.out << '\n' << table.text();
}

std::string remark_on(const ImportReport::FoundGate& gate) {
  std::string remark;
  if (gate.is_from_post) remark = "provisional: a post of the map";
  const auto join = [&] {
    if (!remark.empty()) remark += "; ";
  };
  if (gate.joined.value > 0) {
    join();
    remark +=
        fmt::format("joined to the roads by {} that the map does not have", off_text(gate.joined));
  }
  if (gate.dead_ends == 0) return remark;
  join();
  return remark + (gate.dead_ends == 1 ? "one end leads to" : "both ends lead to") +
         " less than 50 km of road";
}

void show_posts(Console& console, const ImportReport& report) {
  if (report.posts == 0) return;
  const auto made =
      static_cast<std::size_t>(std::count_if(report.gates.begin(), report.gates.end(),
                                             [](const auto& gate) { return gate.is_from_post; }));
  console.out << fmt::format(
      "\n{} border posts of the map: {} made gates, {} stand at a gate, {} at no road over a "
      "border\n",
      report.posts, made, report.posts_at_gates, report.roadless_posts.size());
  std::string list;
  std::size_t nameless = 0;
  for (const std::string& name : report.roadless_posts) {
    if (name.empty()) ++nameless;
    if (!name.empty()) list += (list.empty() ? "" : ", ") + name;
  }
  if (nameless > 0) list += fmt::format("{}{} without a name", list.empty() ? "" : ", ", nameless);
  if (!list.empty()) console.out << wrapped(list, 96, "  ") << '\n';
}

void show_gates(Console& console, const ImportReport& report) {
  console.out << fmt::format("\n{} gate{}\n", report.gates.size(),
                             report.gates.size() == 1 ? "" : "s");
  Table table({{"crossing", {}},
               {"hangs on", {}},
               {"class", {}},
               {"off", Table::Align::kRight},
               {"roads over", Table::Align::kRight},
               {"", {}}});
  for (const auto& gate : report.gates) {
    table.add({gate.crossing.text(), gate.road.empty() ? "-" : gate.road,
               std::string(to_string(gate.road_class)), off_text(gate.off),
               std::to_string(gate.pieces), remark_on(gate)});
  }
  if (!table.empty()) console.out << table.text();
}

void show_unmatched(Console& console, const ImportReport& report) {
  if (report.beyond_map > 0) {
    console.out << fmt::format("\n{} known crossings lie elsewhere than this map\n",
                               report.beyond_map);
  }
  if (report.unmatched.empty()) return;
  console.out << fmt::format("\n{} crossings without a road within 5 km\n",
                             report.unmatched.size());
  std::string list;
  for (const CrossingKey& key : report.unmatched) list += (list.empty() ? "" : ", ") + key.text();
  console.out << wrapped(list, 96, "  ") << '\n';
}

void show_sealed(Console& console, const ImportReport& report) {
  console.out << fmt::format(
      "\n{} other roads over a border are sealed, {} of them tertiary or above\n",
      report.sealed.size() + report.sealed_lesser, report.sealed.size());
  if (report.sealed.empty()) return;
  Table table(
      {{"between", {}}, {"class", {}}, {"nearest town", {}}, {"off", Table::Align::kRight}});
  for (const auto& road : report.sealed) {
    table.add({road.a.code() + "-" + road.b.code(), std::string(to_string(road.road_class)),
               road.near.empty() ? "-" : road.near, road.near.empty() ? "" : off_text(road.off)});
  }
  console.out << table.text()
              << "One becomes a gate only as an official crossing: maabar gate add ID --near "
                 "LAT,LON\n";
}

}  // namespace

void show_places(Console& console, const ImportReport& report) {
  std::vector<std::string> far;                    // from every road of their country
  std::map<Country, std::size_t> without_country;  // the map has no road of theirs
  for (const auto& place : report.unsnapped) {
    if (place.has_roads) far.push_back(place.id);
    if (!place.has_roads) ++without_country[place.country];
  }
  console.out << fmt::format("\n{} places have a node of their country\n", report.places);
  if (!without_country.empty()) {
    std::string list;
    for (const auto& [country, count] : without_country) {
      list += fmt::format("{}{} {}", list.empty() ? "" : ", ", country.code(), count);
    }
    console.out << fmt::format("{} lie in countries that this map has no road of: {}\n",
                               report.unsnapped.size() - far.size(), list);
  }
  if (far.empty()) return;
  console.out << fmt::format(
      "{} could not be snapped: no road of their country within 10 km that "
      "can be entered and left\n",
      far.size());
  std::string list;
  for (std::size_t i = 0; i < std::min(kMostListed, far.size()); ++i) {
    list += (list.empty() ? "" : ", ") + far[i];
  }
  if (far.size() > kMostListed) list += fmt::format(" and {} more", far.size() - kMostListed);
  console.out << wrapped(list, 96, "  ") << '\n';
}

void show_report(Console& console, const ImportReport& report) {
  console.out << fmt::format("{} ways: {} nodes ({} can be entered and left), {} arcs\n",
                             grouped(report.ways), grouped(report.nodes),
                             grouped(report.connected_nodes), grouped(report.arcs));
  if (report.missing_points > 0) {
    console.out << fmt::format("{} points of ways are in none of the files: cut there\n",
                               grouped(report.missing_points));
  }
  if (report.outside_m > 0) {
    console.out << fmt::format("{} km lie in no country: left out\n", kilometres(report.outside_m));
  }
  if (report.strays > 0) {
    console.out << fmt::format("{} stretches over the line and back: taken as their road's\n",
                               report.strays);
  }
  show_lengths(console, report);
  show_gates(console, report);
  show_posts(console, report);
  show_unmatched(console, report);
  show_sealed(console, report);
  show_places(console, report);
}

}  // namespace maabar::cli
