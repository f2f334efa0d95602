// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace maabar::report {

/// Numbers words from 1 on, in the order in which they came. A flat table: a look at it is a look
/// at one place of memory, and another at the word's key when the hash is its own; at the letters
/// only of one that has more of them than a key.
class WordIds {
 public:
  /// The id of a word, made if new.
  std::uint32_t intern(std::string_view word);
  /// Its id, or 0.
  [[nodiscard]] std::uint32_t find(std::string_view word) const;
  /// The same, its `key_of` known.
  [[nodiscard]] std::uint32_t find(std::string_view word, std::uint64_t key) const;
  /// Ids are 1 to this.
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

 private:
  /// `id` 0: empty.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t id = 0;
  };
  /// The `key_of` a word, and where its letters are.
  struct Text {
    std::uint64_t key = 0;
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };
  /// Index of the word's slot, or of the empty one where it would be. Requires: an empty slot.
  [[nodiscard]] std::size_t slot_of(std::string_view word, std::uint64_t key,
                                    std::uint32_t hash) const;
  void grow();

  std::vector<Slot> slots_;  ///< a power of two, no more than half of them full
  std::vector<Text> texts_;  ///< by id, from 1 on
  std::string letters_;
};

}  // namespace maabar::report
