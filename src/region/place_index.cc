// SPDX-License-Identifier: Apache-2.0
#include "region/place_index.h"

#include <algorithm>
#include <charconv>

#include "gazetteer/fold.h"
#include "region/record.h"

namespace maabar {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::optional<double> parse_number(std::string_view text) {
  text = trim(text);
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) {
    return std::nullopt;
  }
  return number;
}

/// `Baghdad (Baghdad, IQ)`: enough to tell two of a name apart.
std::string description(const Place& place) {
  const std::string where =
      place.admin1.empty() ? place.country.code() : place.admin1 + ", " + place.country.code();
  return fmt::format("{} ({}, {})", place.id, place.name, where);
}

/// How far a name is from what was typed; above `kFar` it is no suggestion. All are folded.
constexpr std::size_t kFar = 4;
std::size_t name_distance(const std::string& typed, const std::string& typed_key,
                          const std::string& name, const std::string& name_key) {
  const std::size_t most = typed.size() < 5 ? 1 : typed.size() < 9 ? 2 : 3;
  std::size_t best = edit_distance(typed, name, most);
  if (best > most) best = kFar;
  if (name_key == typed_key) best = std::min<std::size_t>(best, 1);
  const bool is_beginning = typed.size() >= 4 && name.starts_with(typed);
  return is_beginning ? std::min<std::size_t>(best, 2) : best;
}

}  // namespace

Result<std::optional<LatLng>> parse_lat_lon(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return std::optional<LatLng>();
  const auto lat = parse_number(text.substr(0, comma));
  const auto lng = parse_number(text.substr(comma + 1));
  if (!lat || !lng) return std::optional<LatLng>();
  ASSIGN_OR_RETURN(const LatLng point, LatLng::from_degrees({.lat = *lat, .lng = *lng}));
  return std::optional(point);
}

PlaceIndex::PlaceIndex(const RegionPack& pack) : outlines_(pack.outlines) {
  for (std::size_t i = 0; i < pack.places.size(); ++i) {
    const auto id = PlaceId::from_index(i);
    const Place& place = pack.places[id];
    shown_.push_back({place.id, description(place)});
    by_id_.emplace(place.id, id);
    nodes_.push_back({place.id, place.name, id, place.country, place.position});
    add_name(id, place.name);
    add_name(id, place.name_ar);
    for (const std::string& alias : place.aliases) add_name(id, alias);
  }
  for (const Junction& junction : pack.junctions) {
    const std::string& name = junction.name.empty() ? junction.id : junction.name;
    nodes_.push_back({junction.id, name, PlaceId(), junction.country, junction.position});
  }
  for (const GateSite& gate : pack.gates) {
    for (const GateSide* side : {&gate.a, &gate.b}) {
      nodes_.push_back({side->node, side->node, PlaceId(), side->country, side->position});
    }
  }
}

void PlaceIndex::add_name(PlaceId place, std::string_view name) {
  const std::string folded = fold_name(name);
  if (folded.empty()) return;
  const std::string bare = without_article(folded);
  for (const std::string& key : {folded, bare}) {
    std::vector<PlaceId>& places = by_name_[key];
    if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
  }
  names_.push_back({bare, transliteration_key(name), place});
}

std::optional<PlaceId> PlaceIndex::find_id(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

std::string PlaceIndex::list_of(const std::vector<PlaceId>& places) const {
  std::string list;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i > 0) list += i + 1 == places.size() ? " or " : ", ";
    list += shown_[places[i]].text;
  }
  return list;
}

std::vector<PlaceId> PlaceIndex::near_names(std::string_view text, std::size_t most) const {
  // `iq.bagdad` is a mistyped id: compare what follows the country.
  const bool is_id = text.size() > 3 && text[2] == '.';
  const std::string typed = without_article(fold_name(is_id ? text.substr(3) : text));
  const std::string key = transliteration_key(typed);
  std::vector<std::pair<std::size_t, PlaceId>> found;
  for (const Name& name : names_) {
    const std::size_t far = name_distance(typed, key, name.folded, name.key);
    if (far < kFar) found.emplace_back(far, name.place);
  }
  std::sort(found.begin(), found.end());
  std::vector<PlaceId> places;
  for (const auto& [far, place] : found) {
    if (places.size() == most) break;
    if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
  }
  return places;
}

Result<PlaceId> PlaceIndex::find_place(std::string_view text) const {
  text = trim(text);
  if (const auto id = find_id(text)) return *id;
  const std::string folded = fold_name(text);
  auto named = by_name_.find(folded);
  if (named == by_name_.end()) named = by_name_.find(without_article(folded));
  if (named != by_name_.end() && named->second.size() == 1) return named->second.front();
  const std::string typed = excerpt(text, 60);
  if (named != by_name_.end()) {
    return invalid_input(fmt::format("'{}' names {} places: write {}", typed, named->second.size(),
                                     list_of(named->second)));
  }
  const std::vector<PlaceId> near = near_names(text, 3);
  if (near.empty()) {
    return not_found(
        fmt::format("no place '{}' in this region; write a town's name or lat,lon", typed));
  }
  return not_found(fmt::format("no place '{}'; did you mean {}?", typed, list_of(near)));
}

Result<Located> PlaceIndex::snap(LatLng point) const {
  const Country country = outlines_.country_at(point);
  if (country.is_none()) {
    return invalid_input(
        fmt::format("{:.4f},{:.4f} lies in no country of this region; the latitude stands first",
                    point.lat(), point.lng()));
  }
  const Node* nearest = nullptr;
  Metres least;
  for (const Node& node : nodes_) {
    if (node.country != country) continue;
    const Metres off = great_circle(node.position, point);
    if (nearest != nullptr && off >= least) continue;
    nearest = &node;
    least = off;
  }
  if (nearest == nullptr) {
    return not_found(fmt::format("{:.4f},{:.4f} lies in {}, where this region has no road",
                                 point.lat(), point.lng(), country.code()));
  }
  return Located{nearest->id, nearest->place, nearest->name, point, least};
}

Result<Located> PlaceIndex::locate(std::string_view text) const {
  ASSIGN_OR_RETURN(const std::optional<LatLng> point, parse_lat_lon(trim(text)));
  if (point) return snap(*point);
  ASSIGN_OR_RETURN(const PlaceId place, find_place(text));
  const Node& node = nodes_[place.index()];
  return Located{node.id, place, node.name, node.position, Metres{0}};
}

}  // namespace maabar
