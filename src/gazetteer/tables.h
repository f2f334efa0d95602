// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "gazetteer/actor.h"
#include "gazetteer/country_names.h"
#include "gazetteer/crossing.h"

namespace maabar {

/// Readers of the gazetteer's tables (docs/formats/gazetteer.md). Each gives `kInvalidInput` with
/// file and line for the first row that is wrong.

Result<IdVector<CrossingId, Crossing>> parse_crossings(std::string_view text, std::string file);
Result<std::vector<CountryNames>> parse_countries(std::string_view text, std::string file);
/// Also refuses a `part_of` that is unknown or leads back to itself.
Result<IdVector<ActorId, Actor>> parse_actors(std::string_view text, std::string file);

/// The parts of `a;b;c`, trimmed, without empty ones.
std::vector<std::string> split_list(std::string_view text);

}  // namespace maabar
