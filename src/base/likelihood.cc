// SPDX-License-Identifier: Apache-2.0
#include "base/likelihood.h"

namespace maabar {

const Likelihood& likelihood_of(Confidence confidence) {
  for (const Likelihood& step : kLikelihoodScale) {
    if (confidence.millionths() < step.to_millionths) return step;
  }
  return kLikelihoodScale.back();
}

}  // namespace maabar
