// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "gazetteer/actor.h"
#include "gazetteer/country_names.h"
#include "gazetteer/crossing.h"

namespace maabar {

/// One way of writing a crossing's name, and which end it names (none: the crossing as a whole).
struct CrossingName {
  CrossingId crossing;
  Country side;
  std::string text;    ///< as written in the table
  std::string folded;  ///< `fold_name(text)`
};

/// One way of writing an actor's name.
struct ActorName {
  ActorId actor;
  std::string text;
  std::string folded;
};

/// The texts of the three tables, each with the file name used in its errors.
struct GazetteerTables {
  std::string crossings;
  std::string countries;
  std::string actors;
  std::string crossings_file = "crossings.csv";
  std::string countries_file = "countries.csv";
  std::string actors_file = "actors.csv";
};

/// Every crossing, country and actor that maabar has names for. Immutable; safe from many threads.
/// Ids are indices in the order of the tables and hold for this object only; keys hold everywhere.
class Gazetteer {
 public:
  /// Formats: docs/formats/gazetteer.md. `kInvalidInput` with file and line for a malformed row, an
  /// id that stands twice, an unknown `part_of`, sides that do not fit the id.
  static Result<Gazetteer> build(const GazetteerTables& tables);
  /// Loads `gazetteer_dir`/crossings.csv and countries.csv, and `region_dir`/actors.csv.
  static Result<Gazetteer> load(const std::filesystem::path& gazetteer_dir,
                                const std::filesystem::path& region_dir);

  [[nodiscard]] const IdVector<CrossingId, Crossing>& crossings() const { return crossings_; }
  [[nodiscard]] const IdVector<ActorId, Actor>& actors() const { return actors_; }
  [[nodiscard]] std::span<const CountryNames> countries() const { return countries_; }
  [[nodiscard]] const Crossing& crossing(CrossingId id) const { return crossings_[id]; }
  [[nodiscard]] const Actor& actor(ActorId id) const { return actors_[id]; }

  [[nodiscard]] std::optional<CrossingId> find_crossing(const CrossingKey& key) const;
  [[nodiscard]] std::optional<ActorId> find_actor(std::string_view id) const;
  [[nodiscard]] const CountryNames* find_country(Country country) const;

  /// Every name of every crossing and actor, for a text matcher. Order of the tables.
  [[nodiscard]] std::span<const CrossingName> crossing_names() const { return crossing_names_; }
  [[nodiscard]] std::span<const ActorName> actor_names() const { return actor_names_; }

  /// The crossings that bear this name in any spelling that folds alike (article or not); in the
  /// order of the table; empty if none. More than one: the name is ambiguous.
  [[nodiscard]] std::vector<CrossingId> crossings_named(std::string_view name) const;

  /// A crossing by id or name, as a user types it. `kNotFound` with near names (`did you mean
  /// ...`); `kInvalidInput` with the candidates if the name is ambiguous.
  [[nodiscard]] Result<CrossingId> resolve_crossing(std::string_view text) const;
  /// An actor by id or name; errors likewise.
  [[nodiscard]] Result<ActorId> resolve_actor(std::string_view text) const;

  /// Ids of at most `most` crossings whose id or a name is near to `text`, nearest first.
  [[nodiscard]] std::vector<CrossingId> near_names(std::string_view text, std::size_t most) const;

  /// Whether `actor` is `group` or a part of it, however deep.
  [[nodiscard]] bool is_part_of(ActorId actor, ActorId group) const;

 private:
  void index_names();

  IdVector<CrossingId, Crossing> crossings_;
  IdVector<ActorId, Actor> actors_;
  std::vector<CountryNames> countries_;
  std::vector<CrossingName> crossing_names_;
  std::vector<ActorName> actor_names_;
  std::map<std::string, CrossingId, std::less<>> crossing_by_key_;
  std::map<std::string, ActorId, std::less<>> actor_by_id_;
  std::map<std::string, std::vector<CrossingId>, std::less<>> crossings_by_name_;
};

}  // namespace maabar
