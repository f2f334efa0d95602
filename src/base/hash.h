// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace maabar {

/// A SHA-256 digest (FIPS 180-4).
struct Hash {
  std::array<std::uint8_t, 32> bytes{};
  friend auto operator<=>(const Hash&, const Hash&) = default;
};

Hash sha256(std::string_view bytes);

/// 64 lower-case hexadecimal digits.
std::string to_hex(const Hash& hash);

/// Nothing unless `text` is exactly 64 hexadecimal digits.
std::optional<Hash> parse_hash(std::string_view text);

}  // namespace maabar
