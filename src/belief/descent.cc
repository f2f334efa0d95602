// SPDX-License-Identifier: Apache-2.0
#include "belief/descent.h"

#include <numeric>
#include <utility>

namespace maabar {
namespace {

using Point = std::vector<double>;

double dot(const Point& x, const Point& y) {
  return std::inner_product(x.begin(), x.end(), y.begin(), 0.0);
}

Point moved_along(const Point& from, double share, const Point& direction) {
  Point moved = from;
  for (std::size_t i = 0; i < moved.size(); ++i) moved[i] += share * direction[i];
  return moved;
}

Point times(const std::vector<Point>& matrix, const Point& point) {
  Point made;
  made.reserve(matrix.size());
  for (const Point& row : matrix) made.push_back(dot(row, point));
  return made;
}

class Descent {
 public:
  Descent(Descended start, const SmoothLoss& loss)
      : loss_(loss),
        here_{start.at, loss.loss(start.at), loss.slope(start.at)},
        bent_(std::move(start.bent)) {}

  Descended run() {
    constexpr int kMostSteps = 200;
    constexpr double kCloseEnough = 1e-6;
    for (int step = 0; step < kMostSteps; ++step) {
      const double before = here_.loss;
      move();
      if (before - here_.loss < kCloseEnough) break;
    }
    return {here_.at, bent_};
  }

 private:
  struct Place {
    Point at;
    double loss = 0;
    Point slope;
  };

  /// One step downhill; none where no step gains.
  void move() {
    constexpr double kShortest = 1e-6;
    constexpr double kLeastGain = 1e-4;  // of what the slope promises
    const Point direction = moved_along(Point(here_.at.size()), -1, times(bent_, here_.slope));
    const double promised = dot(direction, here_.slope);
    for (double share = 1; share > kShortest; share /= 2) {
      const Point at = moved_along(here_.at, share, direction);
      const double loss = loss_.loss(at);
      if (!(loss < here_.loss + kLeastGain * share * promised)) continue;
      Place next{at, loss, loss_.slope(at)};
      learn(next);
      here_ = std::move(next);
      return;
    }
  }

  /// Learns how the slope changes from here to `next`.
  void learn(const Place& next) {
    const Point moved = moved_along(next.at, -1, here_.at);
    const Point turned = moved_along(next.slope, -1, here_.slope);
    const double curved = dot(moved, turned);
    if (curved <= 0.0) return;
    const Point bent = times(bent_, turned);
    const double scale = (1 + dot(turned, bent) / curved) / curved;
    for (std::size_t i = 0; i < moved.size(); ++i) {
      for (std::size_t k = 0; k < moved.size(); ++k) {
        bent_[i][k] +=
            scale * moved[i] * moved[k] - (bent[i] * moved[k] + moved[i] * bent[k]) / curved;
      }
    }
  }

  const SmoothLoss& loss_;
  Place here_;
  std::vector<Point> bent_;
};

}  // namespace

Descended descend(Descended start, const SmoothLoss& loss) {
  return Descent(std::move(start), loss).run();
}

}  // namespace maabar
