// SPDX-License-Identifier: Apache-2.0
#include "ledger/row_codec.h"

#include <string>

namespace maabar::ledger {

std::int64_t encode(const Date& date) {
  return std::int64_t{date.year()} * 10000 + date.month() * 100 + date.day();
}

std::optional<Date> decode_date(std::int64_t number) {
  if (number == 0) return Date();
  const std::int64_t year = number / 10000;
  const int month = static_cast<int>(number / 100 % 100);
  const int day = static_cast<int>(number % 100);
  if (number < 0 || year < 1 || year > 9999 || month > 12) return std::nullopt;
  if (month == 0) {
    return day == 0 ? std::optional(Date::of_year(static_cast<int>(year))) : std::nullopt;
  }
  if (day == 0) return Date::of_month(static_cast<int>(year), month);
  const auto date = Date::from_ymd(static_cast<int>(year), month, day);
  return date ? std::optional(*date) : std::nullopt;
}

std::int64_t encode(const Country& country) {
  const std::string code = country.code();
  return code.size() == 2 ? code[0] * 256 + code[1] : 0;
}

std::optional<Country> decode_country(std::int64_t number) {
  if (number == 0) return Country();
  if (number < 0 || number > 0xffff) return std::nullopt;
  const std::string code = {static_cast<char>(number / 256), static_cast<char>(number % 256)};
  const auto country = Country::parse(code);
  if (!country || country->code() != code) return std::nullopt;
  return *country;
}

std::int64_t encode_value(const ClaimValue& value) {
  switch (value.facet()) {
    case Facet::kStatus:
    case Facet::kOutlook:
      return static_cast<std::int64_t>(value.state());
    case Facet::kSecurity:
      return static_cast<std::int64_t>(value.measure());
    case Facet::kTraffic:
      return static_cast<std::int64_t>(value.counted());
    case Facet::kControl:
      break;
  }
  return 0;
}

std::optional<ClaimValue> decode_value(std::int64_t facet, std::int64_t value,
                                       std::string_view actor) {
  const auto of = decode_enum(facet, Facet::kTraffic);
  if (!of) return std::nullopt;
  switch (*of) {
    case Facet::kStatus:
    case Facet::kOutlook: {
      const auto state = decode_enum(value, State::kClosed);
      if (!state) return std::nullopt;
      return *of == Facet::kStatus ? ClaimValue::status(*state) : ClaimValue::outlook(*state);
    }
    case Facet::kSecurity: {
      const auto measure = decode_enum(value, Measure::kAttack);
      return measure ? std::optional(ClaimValue::security(*measure)) : std::nullopt;
    }
    case Facet::kTraffic: {
      const auto counted = decode_enum(value, Traffic::kPeople);
      return counted ? std::optional(ClaimValue::traffic(*counted)) : std::nullopt;
    }
    case Facet::kControl:
      break;
  }
  if (value != 0) return std::nullopt;
  auto control = ClaimValue::parse("control", actor);
  return control ? std::optional(std::move(*control)) : std::nullopt;
}

std::optional<Admiralty> decode_admiralty(std::int64_t reliability, std::int64_t information) {
  if (reliability < 'A' || reliability > 'F' || information < '1' || information > '6') {
    return std::nullopt;
  }
  return Admiralty{static_cast<char>(reliability), static_cast<char>(information)};
}

std::int64_t word_number(EntryId entry, WordField field) {
  return std::int64_t{entry.value()} * 16 + static_cast<std::int64_t>(field);
}

EntryId entry_of_word(std::int64_t number) {
  return EntryId(static_cast<std::uint32_t>(number / 16));
}

std::optional<WordField> field_of_word(std::int64_t number) {
  if (number < 0 || number % 16 >= kWordFields) return std::nullopt;
  return static_cast<WordField>(number % 16);
}

}  // namespace maabar::ledger
