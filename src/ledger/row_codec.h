// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "base/date.h"
#include "claim/vocabulary.h"
#include "gazetteer/country.h"
#include "ledger/canonical.h"
#include "ledger/entry.h"

/// How values stand in the integer columns of the tables. Every decoder takes exactly what its
/// encoder gives, so no two stored numbers mean the same thing. Private to this folder.
namespace maabar::ledger {

/// yyyymmdd with zeros for what the precision lacks; 0: unknown.
std::int64_t encode(const Date& date);
std::optional<Date> decode_date(std::int64_t number);

/// First letter times 256 plus second; 0: none.
std::int64_t encode(const Country& country);
std::optional<Country> decode_country(std::int64_t number);

/// The enumerator's number. Nothing if it is beyond `last`.
template <typename Enum>
std::optional<Enum> decode_enum(std::int64_t number, Enum last) {
  if (number < 0 || number > static_cast<std::int64_t>(last)) return std::nullopt;
  return static_cast<Enum>(number);
}

/// State, measure or what was counted; 0 for control, whose value is the actor.
std::int64_t encode_value(const ClaimValue& value);
std::optional<ClaimValue> decode_value(std::int64_t facet, std::int64_t value,
                                       std::string_view actor);

/// Both letters apart. Nothing if they are no rating.
std::optional<Admiralty> decode_admiralty(std::int64_t reliability, std::int64_t information);

/// The key of a row of `word`: entry times 16 plus field.
std::int64_t word_number(EntryId entry, WordField field);
EntryId entry_of_word(std::int64_t number);
/// Nothing if there is no such field.
std::optional<WordField> field_of_word(std::int64_t number);

}  // namespace maabar::ledger
