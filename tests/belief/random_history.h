// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/random.h"
#include "belief/log_builder.h"

/// Random histories for the properties of belief. Seeded; MAABAR_TEST_SEED overrides.
namespace maabar::test {

inline std::uint64_t seed() {
  const char* const given = std::getenv("MAABAR_TEST_SEED");
  return given != nullptr ? std::strtoull(given, nullptr, 10) : 20260102;
}

template <typename T>
const T& pick(Rng& rng, const std::vector<T>& items) {
  return items[rng.below(items.size())];
}

inline std::string random_day(Rng& rng) {
  return to_string(
      Date::from_day(Day::from_number(17000 + static_cast<std::int64_t>(rng.below(700)))));
}

inline Said random_said(Rng& rng) {
  static const std::vector<std::string> keys = {"iq-sy.al-qaim-abu-kamal",
                                                "iq-sy.al-qaim-abu-kamal", "iq-sy", "iq"};
  static const std::vector<std::string> states = {"open", "restricted", "closed"};
  static const std::vector<std::string> facets = {"status", "status", "status", "outlook"};
  static const std::vector<std::string> scopes = {"all",        "all",          "cargo",
                                                  "passengers", "humanitarian", "pedestrians"};
  static const std::vector<std::string> modalities = {"reported", "announced", "reported", "denied",
                                                      "expected"};
  static const std::vector<std::string> ratings = {"C3", "B2", "E4"};
  Said said;
  said.crossing = pick(rng, keys);
  said.value = pick(rng, states);
  said.facet = pick(rng, facets);
  said.scope = pick(rng, scopes);
  said.modality = pick(rng, modalities);
  said.rating = pick(rng, ratings);
  said.published = random_day(rng);
  said.side = pick<std::string>(rng, {"", "", "IQ", "SY"});
  if (said.crossing == "iq") said.side = "";
  if (rng.below(2) == 0) said.valid_from = random_day(rng);
  if (rng.below(5) == 0 && !said.valid_from.empty()) {
    said.valid_to = std::max(said.valid_from, random_day(rng));
  }
  said.only = rng.below(10) == 0;
  said.recorded = random_day(rng);
  return said;
}

inline std::vector<Said> random_history(Rng& rng) {
  std::vector<Said> history;
  const std::size_t count = 1 + rng.below(25);
  for (std::size_t i = 0; i < count; ++i) history.push_back(random_said(rng));
  return history;
}

inline LogBuilder build(const std::vector<Said>& history) {
  LogBuilder builder;
  for (const Said& said : history) builder.say(said);
  return builder;
}

}  // namespace maabar::test
