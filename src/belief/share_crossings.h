// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace maabar {

/// Does `work` for each number below `count`, shared out to `threads`. Requires: `threads` 1 or
/// more; `work` for two numbers may run at once. Internal to belief.
void share_crossings(std::size_t count, unsigned threads,
                     const std::function<void(std::size_t)>& work);

}  // namespace maabar
