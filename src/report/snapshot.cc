// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/status_record.h"

namespace maabar::report {
namespace {

using Json = nlohmann::ordered_json;

bool is_location(const Json& value) {
  return value.is_object() && (value.contains("observedStatus") || value.contains("locationId"));
}

/// A value as its field's words: text as it is, anything else as JSON.
std::string words_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_null()) return {};
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string words_at(const Json& object, const char* field) {
  const auto found = object.find(field);
  return found == object.end() ? std::string() : words_of(*found);
}

/// A source is an address, a name, or an object with either.
void read_source(const Json& source, StatusRecord& record) {
  std::string name;
  std::string url;
  if (source.is_string()) {
    const std::string words = source.get<std::string>();
    (words.find("://") == std::string::npos ? name : url) = words;
  } else if (source.is_object()) {
    for (const char* field : {"publisher", "name", "title", "source"}) {
      if (name.empty()) name = words_at(source, field);
    }
    for (const char* field : {"url", "href", "link"}) {
      if (url.empty()) url = words_at(source, field);
    }
  }
  if (record.publisher.empty()) record.publisher = name;
  if (record.url.empty()) {
    record.url = url;
  } else if (record.also_at.empty()) {
    record.also_at = url;
  }
}

Result<StatusRecord> parse_location(const Json& location, const std::string& key,
                                    const Where& where) {
  StatusRecord record;
  record.where = where;
  for (const auto& [name, value] : location.items()) {
    record.fields.emplace_back(name, words_of(value));
  }
  record.crossing = words_at(location, "locationId");
  for (const char* field : {"locationName", "name"}) {
    if (record.crossing.empty()) record.crossing = words_at(location, field);
  }
  if (record.crossing.empty()) record.crossing = key;
  record.status = words_at(location, "observedStatus");
  record.note = words_at(location, "statusNote");
  if (record.crossing.empty()) return invalid_input("the location has no locationId");
  auto as_of = parse_record_date(words_at(location, "statusAsOf"));
  if (!as_of) return invalid_input("statusAsOf: " + as_of.error().message);
  auto published = parse_record_date(words_at(location, "sourceRecordDate"));
  if (!published) return invalid_input("sourceRecordDate: " + published.error().message);
  record.as_of = *as_of;
  record.published = *published;
  const auto sources = location.find("sourceReferences");
  if (sources == location.end()) return record;
  if (!sources->is_array()) {
    read_source(*sources, record);
  } else {
    for (const Json& source : *sources) read_source(source, record);
  }
  return record;
}

/// A location with the key that led to it, if it was one.
struct Found {
  const Json* location;
  std::string key;
};

/// How deep arrays and objects lie in each other. JSON's own limit is the stack of whoever walks
/// it.
std::size_t depth_of(std::string_view bytes) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (in_text && c == '\\') ++i;
    if (c == '"') in_text = !in_text;
    if (in_text) continue;
    if (c == '[' || c == '{') deepest = std::max(deepest, ++depth);
    if ((c == ']' || c == '}') && depth > 0) --depth;
  }
  return deepest;
}

const Json& properties_of(const Json& item) {
  const bool is_feature = item.is_object() && item.contains("properties");
  return is_feature ? item.at("properties") : item;
}

std::vector<Found> find_locations(const Json& top) {
  if (is_location(top)) return {{&top, ""}};
  std::vector<Found> found;
  if (top.is_array()) {
    for (const Json& item : top) found.push_back({&properties_of(item), ""});
    return found;
  }
  if (!top.is_object()) return found;
  for (const auto& [key, value] : top.items()) {
    if (is_location(value)) found.push_back({&value, key});
    if (!value.is_array()) continue;
    for (const Json& item : value) {
      if (is_location(properties_of(item))) found.push_back({&properties_of(item), ""});
    }
  }
  return found;
}

}  // namespace

Result<StatusRecords> parse_snapshot(std::string_view bytes, const std::string& name) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  constexpr std::size_t kDeepest = 64;
  if (depth_of(bytes) > kDeepest) {
    return invalid_input("its arrays lie too deep in each other for a snapshot", Where{name, 0, 0});
  }
  Json top;
  try {
    top = Json::parse(bytes);
  } catch (const Json::parse_error& error) {
    return invalid_input(fmt::format("no JSON at byte {}; is the file whole?", error.byte),
                         Where{name, 0, 0});
  } catch (const Json::exception&) {
    return invalid_input("no JSON: a number in it is too large", Where{name, 0, 0});
  }
  const std::vector<Found> found = find_locations(top);
  if (found.empty()) {
    return invalid_input("no location with observedStatus is in it", Where{name, 0, 0});
  }
  StatusRecords records;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::string place = fmt::format("{}, location {}", name, i + 1);
    const Json& location = *found[i].location;
    if (!is_location(location)) {
      records.refused.push_back(invalid_input("it has no observedStatus", Where{place, 0, 0}));
      continue;
    }
    auto record = parse_location(location, found[i].key, Where{place, 0, 0});
    if (record) {
      records.accepted.push_back(std::move(*record));
    } else {
      records.refused.push_back(invalid_input(record.error().message, Where{place, 0, 0}));
    }
  }
  return records;
}

}  // namespace maabar::report
