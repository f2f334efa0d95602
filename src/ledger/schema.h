// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

/// The tables of the ledger's file: docs/formats/ledger.md, "Tables". Private to this folder.
namespace maabar::ledger {

/// `application_id`: "mabr".
inline constexpr std::int32_t kApplicationId = 0x6d616272;
/// `user_version`. 0 was the draft layout (docs/formats/ledger.md, "Versions").
inline constexpr std::int32_t kVersion = 1;

/// One object of the schema: its name and the SQL that makes it, exactly as SQLite keeps it.
struct SchemaObject {
  std::string_view type;  ///< table, index, trigger
  std::string_view name;
  std::string_view sql;
};
const std::vector<SchemaObject>& schema();

}  // namespace maabar::ledger
