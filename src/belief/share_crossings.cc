// SPDX-License-Identifier: Apache-2.0
#include "belief/share_crossings.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "base/check.h"

namespace maabar {

void share_crossings(std::size_t count, unsigned threads,
                     const std::function<void(std::size_t)>& work) {
  CHECK(threads > 0);
  std::atomic<std::size_t> next = 0;
  const auto take = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  // A thread costs more than a few crossings do.
  constexpr std::size_t kFewest = 16;
  const std::size_t useful = std::min<std::size_t>(threads, count / kFewest);
  std::vector<std::thread> helpers;
  for (std::size_t i = 1; i < useful; ++i) helpers.emplace_back(take);
  take();
  for (std::thread& helper : helpers) helper.join();
}

}  // namespace maabar
