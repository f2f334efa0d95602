// SPDX-License-Identifier: Apache-2.0
#include "region/record.h"

#include <cmath>

#include "base/utf8.h"

namespace maabar {
namespace {

using Json = nlohmann::json;

/// A value as it stands in a message: short, one line.
std::string shown(const Json& value) {
  if (value.is_structured()) return value.is_array() ? "a list" : "an object";
  return excerpt(value.dump(-1, ' ', false, Json::error_handler_t::replace), 60);
}

bool is_whole_within(const Json& value, Record::Range range) {
  if (!value.is_number_integer()) return false;
  if (value.is_number_unsigned()) {
    const auto number = value.get<std::uint64_t>();
    return range.most >= 0 && number <= static_cast<std::uint64_t>(range.most) &&
           (range.least <= 0 || number >= static_cast<std::uint64_t>(range.least));
  }
  const auto number = value.get<std::int64_t>();
  return number >= range.least && number <= range.most;
}

}  // namespace

std::string excerpt(std::string_view text, std::size_t most) {
  if (text.size() <= most) return replace_invalid_utf8(text);
  return replace_invalid_utf8(text.substr(0, most)) + "...";
}

Record::Record(Json object, Where where, std::string label)
    : object_(std::move(object)), where_(std::move(where)), label_(std::move(label)) {}

Error Record::fault(std::string_view what) const {
  return invalid_input(label_.empty() ? std::string(what) : fmt::format("{}: {}", label_, what),
                       where_);
}

const Json* Record::find(std::string_view key) const {
  const auto found = object_.find(key);
  return found == object_.end() ? nullptr : &*found;
}

bool Record::has(std::string_view key) const { return find(key) != nullptr; }

Error Record::wrong(std::string_view key, std::string_view wanted) const {
  const Json* value = find(key);
  if (value == nullptr) return fault(fmt::format("'{}' is missing; it must be {}", key, wanted));
  return fault(fmt::format("'{}' is {}; it must be {}", key, shown(*value), wanted));
}

Result<std::string> Record::text(std::string_view key) const {
  const Json* value = find(key);
  if (value == nullptr || !value->is_string()) return wrong(key, "a text");
  auto text = value->get<std::string>();
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    return wrong(key, "a text that is not empty");
  }
  return text;
}

Result<std::string> Record::text_or_empty(std::string_view key) const {
  const Json* value = find(key);
  if (value == nullptr) return std::string();
  if (!value->is_string()) return wrong(key, "a text");
  return value->get<std::string>();
}

Result<std::vector<std::string>> Record::texts(std::string_view key) const {
  const Json* value = find(key);
  if (value == nullptr || !value->is_array()) return wrong(key, "a list of texts");
  std::vector<std::string> texts;
  for (const Json& item : *value) {
    if (!item.is_string() || item.get_ref<const std::string&>().empty()) {
      return fault(fmt::format("'{}' holds {}; each item must be a text", key, shown(item)));
    }
    texts.push_back(item.get<std::string>());
  }
  return texts;
}

Result<bool> Record::flag(std::string_view key) const {
  const Json* value = find(key);
  if (value == nullptr || !value->is_boolean()) return wrong(key, "true or false");
  return value->get<bool>();
}

Result<std::int64_t> Record::whole_number(std::string_view key, Range range) const {
  const Json* value = find(key);
  if (value == nullptr || !is_whole_within(*value, range)) {
    return wrong(key, fmt::format("a whole number from {} to {}", range.least, range.most));
  }
  return value->get<std::int64_t>();
}

Result<std::vector<double>> Record::numbers(std::string_view key) const {
  const Json* value = find(key);
  if (value == nullptr || !value->is_array()) return wrong(key, "a list of numbers");
  std::vector<double> numbers;
  for (const Json& item : *value) {
    if (!item.is_number() || !std::isfinite(item.get<double>())) {
      return fault(fmt::format("'{}' holds {}; each item must be a number", key, shown(item)));
    }
    numbers.push_back(item.get<double>());
  }
  return numbers;
}

Result<Country> Record::country(std::string_view key) const {
  ASSIGN_OR_RETURN(const std::string code, text(key));
  const auto country = Country::parse(code);
  if (!country) return fault(fmt::format("'{}': {}", key, country.error().message));
  return *country;
}

Result<std::vector<Country>> Record::countries(std::string_view key) const {
  ASSIGN_OR_RETURN(const std::vector<std::string> codes, texts(key));
  std::vector<Country> countries;
  for (const std::string& code : codes) {
    const auto country = Country::parse(code);
    if (!country) return fault(fmt::format("'{}': {}", key, country.error().message));
    countries.push_back(*country);
  }
  return countries;
}

Result<Date> Record::date(std::string_view key) const {
  ASSIGN_OR_RETURN(const std::string text, text_or_empty(key));
  if (text.empty()) return Date();
  auto date = Date::parse(text);
  if (!date) return fault(fmt::format("'{}': {}", key, date.error().message));
  return *date;
}

Result<Record> Record::record(std::string_view key) const {
  const Json* value = find(key);
  if (value == nullptr || !value->is_object()) return wrong(key, "an object { ... }");
  return Record(*value, where_, fmt::format("{}, '{}'", label_, key));
}

Result<std::vector<Record>> Record::records(std::string_view key) const {
  const Json* value = find(key);
  if (value == nullptr || !value->is_array()) return wrong(key, "a list of objects");
  std::vector<Record> records;
  for (const Json& item : *value) {
    if (!item.is_object()) {
      return fault(fmt::format("'{}' holds {}; each item must be an object", key, shown(item)));
    }
    records.emplace_back(item, where_,
                         fmt::format("{}, '{}' item {}", label_, key, records.size() + 1));
  }
  return records;
}

}  // namespace maabar
