// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "gazetteer/country.h"

namespace maabar {

/// At most `most` bytes of `text` as UTF-8, for a message.
std::string excerpt(std::string_view text, std::size_t most);

/// A JSON object that is asked for its fields by name and type. Every error is `kInvalidInput`,
/// bears the object's place in its file and a label, and says what the field should be.
class Record {
 public:
  /// `label` opens each message: `feature 12 (iq.baghdad)`. Anything but an object has no fields.
  Record(nlohmann::json object, Where where, std::string label);

  [[nodiscard]] const Where& where() const { return where_; }
  /// `label: what`, at this record.
  [[nodiscard]] Error fault(std::string_view what) const;
  [[nodiscard]] bool has(std::string_view key) const;

  /// A text that is not empty.
  [[nodiscard]] Result<std::string> text(std::string_view key) const;
  /// A text; empty if the field is absent.
  [[nodiscard]] Result<std::string> text_or_empty(std::string_view key) const;
  /// A list of texts, none of them empty.
  [[nodiscard]] Result<std::vector<std::string>> texts(std::string_view key) const;
  [[nodiscard]] Result<bool> flag(std::string_view key) const;
  struct Range {
    std::int64_t least;
    std::int64_t most;
  };
  /// A whole number within `range`, both ends included.
  [[nodiscard]] Result<std::int64_t> whole_number(std::string_view key, Range range) const;
  /// A list of finite numbers.
  [[nodiscard]] Result<std::vector<double>> numbers(std::string_view key) const;
  [[nodiscard]] Result<Country> country(std::string_view key) const;
  [[nodiscard]] Result<std::vector<Country>> countries(std::string_view key) const;
  /// A date, or unknown if the field is absent or empty.
  [[nodiscard]] Result<Date> date(std::string_view key) const;
  /// An object within; its label is this one's and the key.
  [[nodiscard]] Result<Record> record(std::string_view key) const;
  /// A list of objects within.
  [[nodiscard]] Result<std::vector<Record>> records(std::string_view key) const;

 private:
  [[nodiscard]] Error wrong(std::string_view key, std::string_view wanted) const;
  [[nodiscard]] const nlohmann::json* find(std::string_view key) const;

  nlohmann::json object_;
  Where where_;
  std::string label_;
};

}  // namespace maabar
