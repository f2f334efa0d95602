// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/gazetteer.h"

#include <algorithm>
#include <set>

#include "base/file.h"
#include "gazetteer/fold.h"
#include "gazetteer/tables.h"

namespace maabar {
namespace {

constexpr std::size_t kMostTableBytes = 64 << 20;

void add_name(std::vector<CrossingName>& names, CrossingId crossing, Country side,
              const std::string& text) {
  if (text.empty()) return;
  names.push_back({crossing, side, text, fold_name(text)});
}

/// `iq-sy.a, iq-sy.b or iq-sy.c`.
std::string list_of(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " or " : ", ";
    text += items[i];
  }
  return text;
}

/// How far `name` is from what the user typed; both folded. Small is near.
std::size_t distance(const std::string& typed, const std::string& typed_key,
                     const std::string& name) {
  const std::string bare = without_article(name);
  const std::size_t most = typed.size() < 5 ? 1 : typed.size() < 9 ? 2 : 3;
  std::size_t best = edit_distance(typed, bare, most);
  if (transliteration_key(name) == typed_key) best = std::min<std::size_t>(best, 1);
  if (bare.size() >= 4 && (bare.starts_with(typed) || typed.starts_with(bare))) {
    best = std::min<std::size_t>(best, 2);
  }
  return best <= most ? best : 99;
}

}  // namespace

Result<Gazetteer> Gazetteer::build(const GazetteerTables& tables) {
  Gazetteer gazetteer;
  ASSIGN_OR_RETURN(gazetteer.crossings_, parse_crossings(tables.crossings, tables.crossings_file));
  ASSIGN_OR_RETURN(gazetteer.countries_, parse_countries(tables.countries, tables.countries_file));
  ASSIGN_OR_RETURN(gazetteer.actors_, parse_actors(tables.actors, tables.actors_file));
  gazetteer.index_names();
  return gazetteer;
}

Result<Gazetteer> Gazetteer::load(const std::filesystem::path& gazetteer_dir,
                                  const std::filesystem::path& region_dir) {
  GazetteerTables tables;
  tables.crossings_file = (gazetteer_dir / "crossings.csv").string();
  tables.countries_file = (gazetteer_dir / "countries.csv").string();
  tables.actors_file = (region_dir / "actors.csv").string();
  ASSIGN_OR_RETURN(tables.crossings, load_file(tables.crossings_file, kMostTableBytes));
  ASSIGN_OR_RETURN(tables.countries, load_file(tables.countries_file, kMostTableBytes));
  ASSIGN_OR_RETURN(tables.actors, load_file(tables.actors_file, kMostTableBytes));
  return build(tables);
}

void Gazetteer::index_names() {
  for (std::size_t i = 0; i < crossings_.size(); ++i) {
    const auto id = CrossingId::from_index(i);
    const Crossing& crossing = crossings_[id];
    crossing_by_key_.emplace(crossing.key.text(), id);
    for (const Side* side : {&crossing.a, &crossing.b}) {
      add_name(crossing_names_, id, side->country, side->name);
      add_name(crossing_names_, id, side->country, side->name_ar);
      for (const std::string& alias : side->aliases) {
        add_name(crossing_names_, id, side->country, alias);
      }
    }
    for (const std::string& alias : crossing.aliases) {
      add_name(crossing_names_, id, Country(), alias);
    }
    add_name(crossing_names_, id, Country(), crossing.display_name());
  }
  for (const CrossingName& name : crossing_names_) {
    for (const std::string& key : {name.folded, without_article(name.folded)}) {
      std::vector<CrossingId>& ids = crossings_by_name_[key];
      if (std::find(ids.begin(), ids.end(), name.crossing) == ids.end()) {
        ids.push_back(name.crossing);
      }
    }
  }
  for (std::size_t i = 0; i < actors_.size(); ++i) {
    const auto id = ActorId::from_index(i);
    const Actor& actor = actors_[id];
    actor_by_id_.emplace(actor.id, id);
    std::vector<std::string> names = {actor.name, actor.name_ar};
    names.insert(names.end(), actor.aliases.begin(), actor.aliases.end());
    for (const std::string& name : names) {
      if (!name.empty()) actor_names_.push_back({id, name, fold_name(name)});
    }
  }
}

std::optional<CrossingId> Gazetteer::find_crossing(const CrossingKey& key) const {
  const auto it = crossing_by_key_.find(key.text());
  return it == crossing_by_key_.end() ? std::nullopt : std::optional(it->second);
}

std::optional<ActorId> Gazetteer::find_actor(std::string_view id) const {
  const auto it = actor_by_id_.find(id);
  return it == actor_by_id_.end() ? std::nullopt : std::optional(it->second);
}

const CountryNames* Gazetteer::find_country(Country country) const {
  const auto it = std::find_if(countries_.begin(), countries_.end(),
                               [&](const CountryNames& c) { return c.country == country; });
  return it == countries_.end() ? nullptr : &*it;
}

std::vector<CrossingId> Gazetteer::crossings_named(std::string_view name) const {
  const std::string folded = fold_name(name);
  auto it = crossings_by_name_.find(folded);
  if (it == crossings_by_name_.end()) it = crossings_by_name_.find(without_article(folded));
  if (it == crossings_by_name_.end()) return {};
  std::vector<CrossingId> ids = it->second;
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::vector<CrossingId> Gazetteer::near_names(std::string_view text, std::size_t most) const {
  const std::size_t dot = text.find('.');
  const bool is_id = dot == 5 && text.size() > 6;
  const std::string typed = without_article(fold_name(is_id ? text.substr(6) : text));
  const std::string typed_key = transliteration_key(typed);
  std::vector<std::pair<std::size_t, CrossingId>> found;
  for (std::size_t i = 0; i < crossings_.size(); ++i) {
    const auto id = CrossingId::from_index(i);
    const std::string slug = fold_name(crossings_[id].key.text().substr(6));
    found.emplace_back(distance(typed, typed_key, slug) + (is_id ? 0 : 1), id);
  }
  for (const CrossingName& name : crossing_names_) {
    found.emplace_back(distance(typed, typed_key, name.folded) + (is_id ? 1 : 0), name.crossing);
  }
  std::sort(found.begin(), found.end());
  std::vector<CrossingId> ids;
  for (const auto& [far, id] : found) {
    if (far >= 99 || ids.size() == most) break;
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

Result<CrossingId> Gazetteer::resolve_crossing(std::string_view text) const {
  if (const auto key = CrossingKey::parse(text); key && key->is_crossing()) {
    if (const auto id = find_crossing(*key)) return *id;
  }
  const std::vector<CrossingId> named = crossings_named(text);
  if (named.size() == 1) return named.front();
  const std::vector<CrossingId> candidates = named.empty() ? near_names(text, 3) : named;
  std::vector<std::string> ids;
  ids.reserve(candidates.size());
  for (const CrossingId id : candidates) ids.push_back(crossings_[id].key.text());
  if (!named.empty()) {
    return invalid_input(
        fmt::format("'{}' names {} crossings: write {}", text, named.size(), list_of(ids)));
  }
  const std::string hint =
      ids.empty() ? "'maabar status' lists the crossings" : "did you mean " + list_of(ids) + "?";
  return not_found(fmt::format("no crossing '{}'; {}", text.substr(0, 60), hint));
}

Result<ActorId> Gazetteer::resolve_actor(std::string_view text) const {
  if (const auto id = find_actor(text)) return *id;
  const std::string folded = fold_name(text);
  std::set<ActorId> named;
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const ActorName& name : actor_names_) {
    if (name.folded == folded) named.insert(name.actor);
    near.emplace_back(edit_distance(folded, name.folded, 3), actors_[name.actor].id);
  }
  for (const Actor& actor : actors_) {
    near.emplace_back(edit_distance(folded, fold_name(actor.id), 3), actor.id);
  }
  if (named.size() == 1) return *named.begin();
  std::vector<std::string> ids;
  for (const ActorId id : named) ids.push_back(actors_[id].id);
  if (!ids.empty()) {
    return invalid_input(fmt::format("'{}' names several actors: write {}", text, list_of(ids)));
  }
  std::sort(near.begin(), near.end());
  for (const auto& [far, id] : near) {
    if (far <= 3 && ids.size() < 3 && std::find(ids.begin(), ids.end(), id) == ids.end()) {
      ids.push_back(id);
    }
  }
  const std::string hint =
      ids.empty() ? "see actors.csv of the region pack" : "did you mean " + list_of(ids) + "?";
  return not_found(fmt::format("no actor '{}'; {}", text.substr(0, 60), hint));
}

bool Gazetteer::is_part_of(ActorId actor, ActorId group) const {
  while (!actor.is_none()) {
    if (actor == group) return true;
    actor = actors_[actor].part_of;
  }
  return false;
}

}  // namespace maabar
