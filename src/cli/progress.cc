// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <algorithm>
#include <cmath>

namespace maabar::cli {

using std::chrono::milliseconds;

std::string progress_line(std::string_view what, double done, std::string_view beside) {
  constexpr int kCells = 30;
  const int filled = static_cast<int>(std::clamp(done, 0.0, 1.0) * kCells);
  std::string line = fmt::format("{:24} [{:#<{}}{:.<{}}]", what, "", filled, "", kCells - filled);
  if (!beside.empty()) line += fmt::format("  {}", beside);
  return line;
}

std::string time_left(milliseconds taken, double done) {
  if (done <= 0.0) return {};
  const double seconds =
      static_cast<double>(taken.count()) / 1000.0 * (1.0 - std::min(done, 1.0)) / done;
  constexpr double kMinute = 60.0;
  if (seconds < 2 * kMinute) return fmt::format("{:.0f} s left", std::ceil(seconds));
  return fmt::format("{:.0f} min left", std::ceil(seconds / kMinute));
}

Progress::Progress(Console& console, std::string what, std::size_t total)
    : console_(console),
      what_(std::move(what)),
      total_(total),
      started_(Clock::now()),
      shown_(started_) {}

Progress::~Progress() {
  if (is_shown_) console_.err << "\r\x1b[K" << std::flush;
}

void Progress::step() {
  ++done_;
  if (!console_.err_is_terminal) return;
  const Clock::time_point time = Clock::now();
  if (time - started_ < milliseconds(1000) || time - shown_ < milliseconds(100)) return;
  shown_ = time;
  is_shown_ = true;
  const double done =
      static_cast<double>(done_) / static_cast<double>(std::max<std::size_t>(total_, 1));
  const auto taken = std::chrono::duration_cast<milliseconds>(time - started_);
  const std::string beside = fmt::format("{} of {}, {}", done_, total_, time_left(taken, done));
  console_.err << "\r\x1b[K" << progress_line(what_, done, beside) << std::flush;
}

StageProgress::StageProgress(Console& console)
    : console_(console), started_(Clock::now()), shown_(started_) {}

StageProgress::~StageProgress() {
  if (is_shown_) console_.err << "\r\x1b[K" << std::flush;
}

void StageProgress::show(std::string_view stage, double done) {
  if (!console_.err_is_terminal) return;
  const Clock::time_point time = Clock::now();
  const bool is_new = stage != stage_;
  if (time - started_ < milliseconds(1000)) return;
  if (!is_new && time - shown_ < milliseconds(100)) return;
  stage_ = stage;
  shown_ = time;
  is_shown_ = true;
  console_.err << "\r\x1b[K" << progress_line(stage, done, "") << std::flush;
}

}  // namespace maabar::cli
