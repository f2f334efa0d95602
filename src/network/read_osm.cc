// SPDX-License-Identifier: Apache-2.0
// The only file that knows libosmium.
#include <algorithm>
#include <map>
#include <osmium/handler.hpp>
#include <osmium/io/any_input.hpp>
#include <osmium/visitor.hpp>
#include <set>

#include "network/raw_roads.h"
#include "network/rings.h"

namespace maabar {
namespace {

std::string_view tag_of(const osmium::TagList& tags, std::string_view key) {
  for (const osmium::Tag& tag : tags) {
    if (key == tag.key()) return tag.value();
  }
  return {};
}

/// `M4`, `M4 Baghdad Road`, or either alone.
std::string name_of(const osmium::TagList& tags) {
  const std::string_view number = tag_of(tags, "ref");
  std::string_view name = tag_of(tags, "name:en");
  if (name.empty()) name = tag_of(tags, "name");
  if (!number.empty()) return std::string(number);
  return std::string(name);
}

/// A country's relation: the ways it is made of.
struct CountryRelation {
  Country country;
  bool is_land = false;
  std::vector<std::int64_t> ways;
};

class RelationHandler : public osmium::handler::Handler {
 public:
  void relation(const osmium::Relation& relation) {
    const osmium::TagList& tags = relation.tags();
    const std::string_view boundary = tag_of(tags, "boundary");
    const bool is_land = boundary == "land_area";
    if (tag_of(tags, "admin_level") != "2" || (!is_land && boundary != "administrative")) return;
    for (const char* key : {"ISO3166-1:alpha2", "ISO3166-1", "country_code"}) {
      const auto country = Country::parse(tag_of(tags, key));
      if (!country || country->is_none()) continue;
      add(*country, is_land, relation.members());
      return;
    }
  }
  std::vector<CountryRelation> relations;
  std::set<std::int64_t> ways;

 private:
  void add(Country country, bool is_land, const osmium::RelationMemberList& members) {
    CountryRelation found{country, is_land, {}};
    for (const osmium::RelationMember& member : members) {
      if (member.type() != osmium::item_type::way) continue;
      found.ways.push_back(member.ref());
      ways.insert(member.ref());
    }
    relations.push_back(std::move(found));
  }
};

using BorderWays = std::map<std::int64_t, std::vector<std::int64_t>>;

class WayHandler : public osmium::handler::Handler {
 public:
  WayHandler(RawRoads& roads, const std::set<std::int64_t>& border)
      : roads_(roads), border_(border) {}
  void way(const osmium::Way& way) {
    if (border_.contains(way.id())) take(way, borders[way.id()]);
    const osmium::TagList& tags = way.tags();
    if (way.nodes().size() < 2) return;
    const auto rule = rule_of_way([&](std::string_view key) { return tag_of(tags, key); });
    if (!rule) return;
    RawWay raw;
    raw.id = way.id();
    raw.rule = *rule;
    raw.name = name_of(tags);
    take(way, raw.points);
    roads_.ways.push_back(std::move(raw));
  }
  BorderWays borders;
  std::vector<std::int64_t> wanted;  ///< points of all of them

 private:
  void take(const osmium::Way& way, std::vector<std::int64_t>& points) {
    points.reserve(way.nodes().size());
    for (const osmium::NodeRef& node : way.nodes()) {
      points.push_back(node.ref());
      wanted.push_back(node.ref());
    }
  }
  RawRoads& roads_;
  const std::set<std::int64_t>& border_;
};

class NodeHandler : public osmium::handler::Handler {
 public:
  NodeHandler(RawRoads& roads, const std::vector<std::int64_t>& wanted)
      : roads_(roads), wanted_(wanted) {}
  void node(const osmium::Node& node) {
    if (!node.location().valid()) return;
    const auto position = LatLng::from_e7(node.location().y(), node.location().x());
    if (!position) return;
    if (std::binary_search(wanted_.begin(), wanted_.end(), node.id())) {
      roads_.points.push_back({node.id(), *position});
    }
    if (!node.tags().empty()) take_tags(node.tags(), *position);
  }

 private:
  void take_tags(const osmium::TagList& tags, LatLng position) {
    std::string_view name = tag_of(tags, "name:en");
    if (name.empty()) name = tag_of(tags, "name");
    if (tag_of(tags, "barrier") == "border_control") {
      roads_.posts.push_back({position, std::string(name)});
    }
    const std::string_view place = tag_of(tags, "place");
    const bool is_town = place == "city" || place == "town" || place == "village";
    if (is_town && !name.empty()) roads_.towns.push_back({position, std::string(name)});
  }
  RawRoads& roads_;
  const std::vector<std::int64_t>& wanted_;
};

/// One pass over the file for one kind of object.
template <typename Handler>
void pass(const std::string& path, osmium::osm_entity_bits::type what, Handler& handler,
          const ImportProgress& progress, std::string_view stage) {
  osmium::io::Reader reader(path, what, osmium::io::read_meta::no);
  const auto size = static_cast<double>(reader.file_size());
  while (osmium::memory::Buffer buffer = reader.read()) {
    osmium::apply(buffer, handler);
    if (size > 0) progress(stage, static_cast<double>(reader.offset()) / size);
  }
  reader.close();
}

/// The countries of the relations, from the border ways that the file holds.
void add_countries(const std::vector<CountryRelation>& relations, const BorderWays& borders,
                   RawRoads& roads) {
  std::map<std::int64_t, LatLng> position;
  std::set<std::int64_t> wanted;
  for (const auto& [way, points] : borders) wanted.insert(points.begin(), points.end());
  for (const RawPoint& point : roads.points) {
    if (wanted.contains(point.id)) position.emplace(point.id, point.position);
  }
  for (const CountryRelation& relation : relations) {
    std::vector<std::vector<LatLng>> lines;
    for (const std::int64_t way : relation.ways) {
      const auto found = borders.find(way);
      if (found == borders.end()) continue;
      std::vector<LatLng> line;
      for (const std::int64_t point : found->second) {
        const auto at = position.find(point);
        if (at != position.end()) line.push_back(at->second);
      }
      if (line.size() > 1) lines.push_back(std::move(line));
    }
    if (lines.empty()) continue;
    RingsAndLines joined = join_lines(std::move(lines));
    roads.countries.push_back(
        {relation.country, std::move(joined.rings), std::move(joined.lines), relation.is_land});
  }
}

void read_passes(const std::string& path, RawRoads& roads, const ImportProgress& progress) {
  RelationHandler relations;
  pass(path, osmium::osm_entity_bits::relation, relations, progress, "reading countries");
  WayHandler ways(roads, relations.ways);
  pass(path, osmium::osm_entity_bits::way, ways, progress, "reading ways");
  std::sort(ways.wanted.begin(), ways.wanted.end());
  ways.wanted.erase(std::unique(ways.wanted.begin(), ways.wanted.end()), ways.wanted.end());
  NodeHandler nodes(roads, ways.wanted);
  pass(path, osmium::osm_entity_bits::node, nodes, progress, "reading points");
  add_countries(relations.relations, ways.borders, roads);
}

}  // namespace

Result<void> read_osm(const std::string& path, RawRoads& roads, const ImportProgress& progress) {
  try {
    read_passes(path, roads, progress);
    return {};
  } catch (const std::exception& error) {
    return invalid_input(
        fmt::format("cannot be read as OpenStreetMap data: {}; fetch it again", error.what()),
        {path, 0, 0});
  }
}

}  // namespace maabar
