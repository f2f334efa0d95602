// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

/// The lowest point of a smooth loss. Internal to belief.
namespace maabar {

/// A loss, and how it slopes.
struct SmoothLoss {
  std::function<double(const std::vector<double>&)> loss;
  std::function<std::vector<double>(const std::vector<double>&)> slope;
};

/// Where a descent ended, and the inverse of the loss's second derivatives as learnt on the way.
struct Descended {
  std::vector<double> at;
  std::vector<std::vector<double>> bent;
};

/// Goes downhill from `start` by the method of Broyden, Fletcher, Goldfarb and Shanno until a step
/// gains less than 1e-6: Nocedal and Wright, *Numerical Optimization*, 2006, algorithm 6.1, with a
/// step halved until it gains. Deterministic. Requires: `start.bent` square, of the point's size.
Descended descend(Descended start, const SmoothLoss& loss);

}  // namespace maabar
