// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "base/units.h"

/// Sixteen times side by side, as vector instructions of the width that the machine has. The sums
/// and minima are of whole numbers: the same on every machine.
namespace maabar {

inline constexpr std::size_t kLanes = 16;

/// What a loop over lanes may use. Each one's answers are the same.
enum class VectorUnit : std::uint8_t { kBaseline, kAvx2, kAvx512 };

/// The widest that this machine has.
inline VectorUnit best_vector_unit() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return VectorUnit::kAvx512;
  if (__builtin_cpu_supports("avx2")) return VectorUnit::kAvx2;
#endif
  return VectorUnit::kBaseline;
}

#if defined(__x86_64__)
#define MAABAR_TARGET_AVX2 [[gnu::target("avx2")]]
#define MAABAR_TARGET_AVX512 [[gnu::target("avx512f")]]
#else
#define MAABAR_TARGET_AVX2
#define MAABAR_TARGET_AVX512
#endif

/// Sixteen milliseconds in vectors of `kBytes`: 16, 32 or 64. Everything in place and inlined, so
/// that it becomes the caller's instructions.
template <std::size_t kBytes>
class Lanes {
 public:
  [[gnu::always_inline]] void fill(std::uint32_t value) {
    for (auto& part : parts_) part = Vector{} + value;
  }
  [[gnu::always_inline]] void load(const std::uint32_t* from) {
    for (std::size_t i = 0; i < kParts; ++i) load_part(from, i, parts_[i]);
  }
  [[gnu::always_inline]] void store(std::uint32_t* to) const {
    for (std::size_t i = 0; i < kParts; ++i) {
      std::memcpy(to + i * kPerPart, &parts_[i], sizeof(Vector));
    }
  }
  /// Each lane becomes `from` + `add` if that is less. Requires: neither above infinity.
  [[gnu::always_inline]] void take_sum(const std::uint32_t* from, std::uint32_t add) {
    for (std::size_t i = 0; i < kParts; ++i) {
      Vector sum;
      load_part(from, i, sum);
      sum += add;
      parts_[i] = sum < parts_[i] ? sum : parts_[i];
    }
  }
  /// Each lane grows by `add`, to infinity at most.
  [[gnu::always_inline]] void add(std::uint32_t add) {
    for (auto& part : parts_) {
      const Vector sum = part + add;
      part = sum < kInfinity ? sum : Vector{} + kInfinity;
    }
  }
  /// Lanes as marks, all bits or none: a mark stays where `head` is finite and just `tail` + `add`.
  [[gnu::always_inline]] void keep_tight(const std::uint32_t* head, const std::uint32_t* tail,
                                         std::uint32_t add) {
    for (std::size_t i = 0; i < kParts; ++i) {
      Vector at_head;
      Vector sum;
      load_part(head, i, at_head);
      load_part(tail, i, sum);
      sum += add;
      sum ^= at_head;
      at_head ^= kInfinity;
      mark_where_not_zero(sum);
      mark_where_not_zero(at_head);
      parts_[i] &= at_head & ~sum;
    }
  }
  /// Marks of `marks` besides those that are there.
  [[gnu::always_inline]] void join(const std::uint32_t* marks) {
    for (std::size_t i = 0; i < kParts; ++i) {
      Vector more;
      load_part(marks, i, more);
      parts_[i] |= more;
    }
  }
  /// Marked lanes become infinite.
  [[gnu::always_inline]] void raise(const std::uint32_t* marks) {
    for (std::size_t i = 0; i < kParts; ++i) {
      Vector mark;
      load_part(marks, i, mark);
      parts_[i] = (parts_[i] & ~mark) | (mark & kInfinity);
    }
  }
  /// Whether any lane differs from `values`.
  [[gnu::always_inline]] bool differs(const std::uint32_t* values) const {
    Vector bits{};
    for (std::size_t i = 0; i < kParts; ++i) {
      Vector value;
      load_part(values, i, value);
      bits |= parts_[i] ^ value;
    }
    std::array<std::uint64_t, kBytes / 8> words;
    std::memcpy(words.data(), &bits, sizeof(bits));
    std::uint64_t any = 0;
    for (const std::uint64_t word : words) any |= word;
    return any != 0;
  }

 private:
  typedef std::uint32_t Vector __attribute__((vector_size(kBytes)));
  static constexpr std::size_t kParts = kLanes * sizeof(std::uint32_t) / kBytes;
  static constexpr std::size_t kPerPart = kBytes / sizeof(std::uint32_t);
  static constexpr std::uint32_t kInfinity = TravelTime::infinity().milliseconds();

  // In arithmetic: GCC 12 takes a comparison of 64 bytes apart, lane by lane.
  [[gnu::always_inline]] static void mark_where_not_zero(Vector& value) {
    Vector one = Vector{} + 1U;
    value = value < one ? value : one;
    value = -value;
  }
  [[gnu::always_inline]] static void load_part(const std::uint32_t* from, std::size_t index,
                                               Vector& part) {
    std::memcpy(&part, from + index * kPerPart, sizeof(Vector));
  }

  Vector parts_[kParts];
};

}  // namespace maabar
