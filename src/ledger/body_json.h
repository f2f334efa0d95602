// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/clock.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/result.h"
#include "ledger/entry.h"

/// An entry's body as JSON, as exports and the draft layout hold it. Private to this folder.
namespace maabar::ledger {

nlohmann::ordered_json body_json(const EntryBody& body);

/// `kInvalidInput` names the field. Requires: `kind` < kKinds.
Result<EntryBody> parse_body(const nlohmann::json& object, std::size_t kind);

/// Reads the fields of one line and remembers the first error.
class Reader {
 public:
  explicit Reader(const nlohmann::json& object) : object_(object) {}

  std::string text(const char* field) {
    const auto it = object_.find(field);
    if (it == object_.end() || it->is_null()) return {};
    if (!it->is_string()) {
      fail(fmt::format("field '{}' must be a text", field));
      return {};
    }
    return it->get<std::string>();
  }
  template <typename Parse>
  auto parsed(const char* field, Parse parse) {
    using Value = typename decltype(parse(std::string_view()))::value_type;
    auto value = parse(std::string_view(text(field)));
    if (value) return Value(std::move(*value));
    fail(fmt::format("field '{}': {}", field, value.error().message));
    return Value();
  }
  Date date(const char* field) { return text(field).empty() ? Date() : parsed(field, Date::parse); }
  CrossingKey crossing(const char* field) {
    return text(field).empty() ? CrossingKey() : parsed(field, CrossingKey::parse);
  }
  /// A whole number from 0 to 2^32-2, as entry numbers are.
  std::optional<EntryId> entry(const char* field) {
    const auto it = object_.find(field);
    if (it == object_.end() || it->is_null()) return std::nullopt;
    if (!it->is_number_unsigned() || it->get<std::uint64_t>() >= 0xffffffffU) {
      fail(fmt::format("field '{}' must be an entry's number", field));
      return std::nullopt;
    }
    return EntryId(it->get<std::uint32_t>());
  }
  std::optional<RecordTime> moment(const char* field) {
    if (text(field).empty()) return std::nullopt;
    return RecordTime(parsed(field, parse_utc_seconds));
  }
  std::optional<Hash> hash(const char* field) {
    const std::string hex = text(field);
    if (hex.empty()) return std::nullopt;
    const auto value = parse_hash(hex);
    if (!value) fail(fmt::format("field '{}' must be 64 hexadecimal digits", field));
    return value;
  }
  double degrees_e7(const char* field) {
    const std::string digits = text(field);
    const std::size_t sign = !digits.empty() && digits[0] == '-' ? 1 : 0;
    const bool is_number = digits.size() > sign && digits.size() <= 11 &&
                           digits.find_first_not_of("0123456789", sign) == std::string::npos;
    if (is_number) return static_cast<double>(std::stoll(digits)) / 1e7;
    fail(fmt::format("field '{}' must be ten-millionths of a degree", field));
    return 0;
  }
  Admiralty admiralty() {
    const auto value = parse_admiralty(text("reliability") + text("information"));
    if (!value) fail(value.error().message);
    return value ? *value : Admiralty();
  }
  const nlohmann::json* object(const char* field) {
    const auto it = object_.find(field);
    if (it == object_.end()) return nullptr;
    if (it->is_object()) return &*it;
    fail(fmt::format("field '{}' must be an object", field));
    return nullptr;
  }
  void fail(std::string what) {
    if (!error_) error_ = invalid_input(std::move(what));
  }
  [[nodiscard]] Result<void> outcome() const {
    if (error_) return *error_;
    return {};
  }

 private:
  const nlohmann::json& object_;
  std::optional<Error> error_;
};

}  // namespace maabar::ledger
