// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <algorithm>

namespace maabar::cli {

using std::chrono::milliseconds;

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
  console_.err << fmt::format("\r\x1b[K{} {} of {} ({} %)", what_, done_, total_,
                              done_ * 100 / (total_ > 0 ? total_ : 1))
               << std::flush;
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
  constexpr int kCells = 30;
  const int filled = std::clamp(static_cast<int>(done * kCells), 0, kCells);
  stage_ = stage;
  shown_ = time;
  is_shown_ = true;
  console_.err << fmt::format("\r\x1b[K{:24} [{:#<{}}{:.<{}}]", stage, "", filled, "",
                              kCells - filled)
               << std::flush;
}

}  // namespace maabar::cli
