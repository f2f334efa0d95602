// SPDX-License-Identifier: Apache-2.0
#include "report/word_ids.h"

#include <cstring>

#include "report/token.h"

namespace maabar::report {
namespace {

template <typename Number>
std::uint64_t load(const char* bytes) {
  Number number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

/// Up to eight bytes as one number; those in the middle may count twice.
std::uint64_t load_end(const char* bytes, std::size_t size) {
  if (size >= 4) return load<std::uint32_t>(bytes) << 32U | load<std::uint32_t>(bytes + size - 4);
  if (size == 0) return 0;
  return load<std::uint8_t>(bytes) << 16U | load<std::uint8_t>(bytes + size / 2) << 8U |
         load<std::uint8_t>(bytes + size - 1);
}

/// Differs between machines of different byte order; ids do not hang on it.
std::uint32_t hash_of(std::string_view word) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;  // 2^64 over the golden ratio
  std::uint64_t hash = word.size();
  const char* bytes = word.data();
  std::size_t left = word.size();
  for (; left > 8; left -= 8, bytes += 8) {
    hash = (hash ^ load<std::uint64_t>(bytes)) * kFactor;
    hash ^= hash >> 32U;
  }
  hash = (hash ^ load_end(bytes, left)) * kFactor;
  return static_cast<std::uint32_t>(hash >> 32U);
}

/// Whether a word's key has all its letters.
bool is_in_key(std::string_view word) { return word.size() <= sizeof(std::uint64_t); }

}  // namespace

std::size_t WordIds::slot_of(std::string_view word, std::uint64_t key, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.id == 0) return at;
    if (slot.hash != hash) continue;
    const Text& text = texts_[slot.id - 1];
    if (text.key != key || text.size != word.size()) continue;
    if (is_in_key(word) || word == std::string_view(letters_).substr(text.begin, text.size))
      return at;
  }
}

std::uint32_t WordIds::find(std::string_view word) const { return find(word, key_of(word)); }

std::uint32_t WordIds::find(std::string_view word, std::uint64_t key) const {
  return slots_.empty() ? 0 : slots_[slot_of(word, key, hash_of(word))].id;
}

void WordIds::grow() {
  constexpr std::size_t kFewest = 64;
  const std::vector<Slot> old = std::move(slots_);
  slots_.assign(old.empty() ? kFewest : 2 * old.size(), Slot());
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.id == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].id != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

std::uint32_t WordIds::intern(std::string_view word) {
  if (2 * (texts_.size() + 1) > slots_.size()) grow();
  const std::uint64_t key = key_of(word);
  const std::uint32_t hash = hash_of(word);
  Slot& slot = slots_[slot_of(word, key, hash)];
  if (slot.id != 0) return slot.id;
  texts_.push_back(
      {key, static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(word.size())});
  letters_ += word;
  slot = {hash, static_cast<std::uint32_t>(texts_.size())};
  return slot.id;
}

}  // namespace maabar::report
