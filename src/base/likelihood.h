// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "base/units.h"

/// The one scale of words for a probability, in English and Arabic. Nothing that people read uses
/// other words for it.
namespace maabar {

/// A step of the scale: its words stand for `from` <= p < `to` (the last step includes 1).
struct Likelihood {
  std::uint32_t from_millionths;
  std::uint32_t to_millionths;
  std::string_view words;
  std::string_view words_ar;
};

/// The steps, least likely first; they touch, and cover 0 to 1. `likely` is 0.6 to 0.8: 0.6 is also
/// where belief begins to show a state (design, section 4).
inline constexpr std::array<Likelihood, 7> kLikelihoodScale = {{
    {0, 50000, "almost certainly not", "شبه مستحيل"},
    {50000, 200000, "very unlikely", "مستبعد جدًا"},
    {200000, 400000, "unlikely", "مستبعد"},
    {400000, 600000, "about even", "متكافئ الاحتمال"},
    {600000, 800000, "likely", "مرجّح"},
    {800000, 950000, "very likely", "مرجّح جدًا"},
    {950000, 1000001, "almost certain", "شبه مؤكد"},
}};

/// The step that holds `confidence`.
const Likelihood& likelihood_of(Confidence confidence);

}  // namespace maabar
