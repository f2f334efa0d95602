// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "belief/explain.h"
#include "belief/forecast.h"

namespace maabar {

/// What a forecast was made with, for the answer to say so.
struct ForecastBasis {
  std::string model;              ///< whose belief it starts from
  bool leaves_out = false;        ///< fitted without this crossing, which had promises in the fit
  bool as_then = false;           ///< hazards fitted on what was known at the question's known time
  const PromiseHazards* hazards;  ///< refers to; never null
};

/// `without this crossing`, ...: to what its parameters were fitted, for a person.
std::string describe_fit(const ForecastBasis& basis);

/// What one phrase class rests on, counted: `of 16 undated promises, 16 were kept; half of those
/// within 70 days`.
std::string describe_record(PhraseClass phrase_class, const PromiseRecord& record);

/// `forecast`, field by field as docs/formats/belief.md lists it; probabilities rounded to 1e-6.
nlohmann::ordered_json to_json(const Forecast& forecast, const ForecastBasis& basis,
                               const std::string& name, const FetchWords& fetch);

}  // namespace maabar
