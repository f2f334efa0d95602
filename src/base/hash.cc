// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"

#include <sodium.h>

namespace maabar {

Hash sha256(std::string_view bytes) {
  Hash hash;
  const auto* input = reinterpret_cast<const unsigned char*>(bytes.data());  // NOLINT: C interface
  crypto_hash_sha256(hash.bytes.data(), input, bytes.size());
  return hash;
}

std::string to_hex(const Hash& hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(hash.bytes.size() * 2);
  for (const std::uint8_t byte : hash.bytes) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

std::optional<Hash> parse_hash(std::string_view text) {
  Hash hash;
  if (text.size() != hash.bytes.size() * 2) return std::nullopt;
  std::size_t size = 0;
  const int status = sodium_hex2bin(hash.bytes.data(), hash.bytes.size(), text.data(), text.size(),
                                    nullptr, &size, nullptr);
  if (status != 0 || size != hash.bytes.size()) return std::nullopt;
  return hash;
}

}  // namespace maabar
