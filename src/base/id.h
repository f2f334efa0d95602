// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "base/check.h"

namespace maabar {

/// A 32-bit index of one kind of thing. Explicit, comparable, no arithmetic: an `Id<Arc>` is not an
/// `Id<Node>`. The largest value is reserved and means "none"; `Id::none()` makes it.
template <typename Tag>
class Id {
 public:
  constexpr Id() : value_(kNone) {}
  explicit constexpr Id(std::uint32_t value) : value_(value) {}
  static constexpr Id none() { return Id(); }
  static constexpr Id from_index(std::size_t index) {
    return Id(static_cast<std::uint32_t>(index));
  }

  [[nodiscard]] constexpr std::uint32_t value() const { return value_; }
  [[nodiscard]] constexpr std::size_t index() const { return value_; }
  [[nodiscard]] constexpr bool is_none() const { return value_ == kNone; }

  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  static constexpr std::uint32_t kNone = 0xffffffffU;
  std::uint32_t value_;
};

/// A read-only view of an array that accepts only its own kind of index.
template <typename Index, typename T>
class IdSpan {
 public:
  IdSpan() = default;
  explicit IdSpan(std::span<T> items) : items_(items) {}
  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  T& operator[](Index id) const {
    DCHECK(id.index() < items_.size());
    return items_[id.index()];
  }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }

 private:
  std::span<T> items_;
};

/// A vector that accepts only its own kind of index.
template <typename Index, typename T>
class IdVector {
 public:
  IdVector() = default;
  explicit IdVector(std::size_t size, const T& value = T()) : items_(size, value) {}
  explicit IdVector(std::vector<T> items) : items_(std::move(items)) {}

  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  void reserve(std::size_t size) { items_.reserve(size); }
  void resize(std::size_t size, const T& value = T()) { items_.resize(size, value); }
  /// Appends `item` and returns its id.
  Index push_back(T item) {
    items_.push_back(std::move(item));
    return Index::from_index(items_.size() - 1);
  }

  typename std::vector<T>::reference operator[](Index id) {
    DCHECK(id.index() < items_.size());
    return items_[id.index()];
  }
  typename std::vector<T>::const_reference operator[](Index id) const {
    DCHECK(id.index() < items_.size());
    return items_[id.index()];
  }

  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  [[nodiscard]] const std::vector<T>& items() const { return items_; }

 private:
  std::vector<T> items_;
};

}  // namespace maabar

template <typename Tag>
struct std::hash<maabar::Id<Tag>> {
  std::size_t operator()(maabar::Id<Tag> id) const noexcept { return id.index(); }
};
