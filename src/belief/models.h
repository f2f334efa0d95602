// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "belief/belief_model.h"

namespace maabar {

/// The names of the models, the one that is used when none is named first.
inline constexpr std::array<std::string_view, 2> kModelNames = {"markov", "latest-claim"};

/// The model of that name with the shipped parameters. `kInvalidInput` names the ones there are.
Result<std::unique_ptr<const BeliefModel>> make_model(std::string_view name);

}  // namespace maabar
