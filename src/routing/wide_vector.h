// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

/// Vectors for loops that stream through memory or jump about in it.
namespace maabar {

/// Bytes that begin on a cache line; from 4 MB on they begin on a huge page, and the system is
/// asked to use such. Null is never returned: out of memory ends the process, as everywhere.
void* allocate_wide(std::size_t bytes);
void free_wide(void* memory, std::size_t bytes);

template <typename T>
struct WideAllocator {
  using value_type = T;
  WideAllocator() = default;
  template <typename Other>
  WideAllocator(const WideAllocator<Other>& /*other*/) {}  // NOLINT(google-explicit-constructor)
  T* allocate(std::size_t count) { return static_cast<T*>(allocate_wide(count * sizeof(T))); }
  void deallocate(T* memory, std::size_t count) { free_wide(memory, count * sizeof(T)); }
  friend bool operator==(const WideAllocator&, const WideAllocator&) { return true; }
};

template <typename T>
using WideVector = std::vector<T, WideAllocator<T>>;

}  // namespace maabar
