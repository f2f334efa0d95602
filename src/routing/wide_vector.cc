// SPDX-License-Identifier: Apache-2.0
#include "routing/wide_vector.h"

#include <sys/mman.h>

#include <new>

namespace maabar {
namespace {

constexpr std::size_t kLine = 64;
constexpr std::size_t kHugePage = std::size_t{2} << 20U;
constexpr std::size_t kLeastHuge = 2 * kHugePage;  // below it a page would lie mostly empty

std::align_val_t alignment_of(std::size_t bytes) {
  return std::align_val_t{bytes < kLeastHuge ? kLine : kHugePage};
}

}  // namespace

void* allocate_wide(std::size_t bytes) {
  void* memory = ::operator new(bytes, alignment_of(bytes));
  // A wish: where it is not granted everything works as before.
  if (bytes >= kLeastHuge) static_cast<void>(::madvise(memory, bytes, MADV_HUGEPAGE));
  return memory;
}

void free_wide(void* memory, std::size_t bytes) { ::operator delete(memory, alignment_of(bytes)); }

}  // namespace maabar
