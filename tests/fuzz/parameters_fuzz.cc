// SPDX-License-Identifier: Apache-2.0
// Belief's parameters from any bytes: read or refused, never a crash; with what is read the chain
// keeps its sum, and what is read and written writes again the same.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>

#include "base/check.h"
#include "belief/crossing_chain.h"
#include "belief/parameters.h"

namespace {

void check_chain(const maabar::RateParameters& rates) {
  for (const double days : {0.0, 1.0, 1000.0, 100000.0}) {
    const maabar::JointState joint =
        maabar::ChainStep(rates, 8.0, days).forward(maabar::stationary(rates));
    CHECK(std::abs(std::accumulate(joint.begin(), joint.end(), 0.0) - 1.0) < 1e-9);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto sets = maabar::ParameterSets::parse(text, "fuzz.json");
  if (!sets) return 0;
  check_chain(sets->common().rates);
  for (const auto& history : sets->histories()) check_chain(history.parameters.rates);
  const std::string written = sets->to_json();
  const auto again = maabar::ParameterSets::parse(written, "again.json");
  if (again) CHECK(again->to_json() == written);
  return 0;
}
