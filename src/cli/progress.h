// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "cli/console.h"

namespace maabar::cli {

/// `Reading    [##########....................]  120 of 360, 14 s left`. `done`: the part that is
/// done, taken as 0 to 1; `beside` stands behind the bar.
std::string progress_line(std::string_view what, double done, std::string_view beside);

/// `14 s left`, `3 min left`, of a task of which the part `done` took so long; empty while nothing
/// is done.
std::string time_left(std::chrono::milliseconds taken, double done);

/// A progress bar on a terminal's standard error, once a task has run for a second. Elsewhere it
/// writes nothing. Refers to the console, which must outlive it.
class Progress {
 public:
  Progress(Console& console, std::string what, std::size_t total);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();
  /// One more of the total is done.
  void step();

 private:
  using Clock = std::chrono::steady_clock;
  Console& console_;
  std::string what_;
  std::size_t total_;
  std::size_t done_ = 0;
  Clock::time_point started_;
  Clock::time_point shown_;
  bool is_shown_ = false;
};

/// The same for a task of several stages, each with its own measure.
class StageProgress {
 public:
  explicit StageProgress(Console& console);
  StageProgress(const StageProgress&) = delete;
  StageProgress& operator=(const StageProgress&) = delete;
  ~StageProgress();
  /// `done` of this stage, 0 to 1.
  void show(std::string_view stage, double done);

 private:
  using Clock = std::chrono::steady_clock;
  Console& console_;
  std::string stage_;
  Clock::time_point started_;
  Clock::time_point shown_;
  bool is_shown_ = false;
};

}  // namespace maabar::cli
