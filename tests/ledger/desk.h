// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "claim/claim.h"
#include "claim/report.h"
#include "ledger/ledger.h"

/// What the tests of the ledger share: a temporary desk, seeded salts, reports and claims.
namespace maabar::test {

/// A directory that goes with it.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory();
  [[nodiscard]] std::filesystem::path operator/(std::string_view name) const {
    return path_ / name;
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Salts from a seed.
SaltSource seeded_salts(std::uint64_t seed);

/// The seed of a test: MAABAR_TEST_SEED if set, else `seed`.
std::uint64_t test_seed(std::uint64_t seed);

CrossingKey key(std::string_view text);
Date date(std::string_view text);
/// Noon of a day.
RecordTime recorded(std::string_view day);

Report sample_report(int number);
/// A status claim of that report.
Claim sample_claim(const Report& report, std::string_view crossing, State state, int number);

/// A report with two claims, a review, a note, an alias, a gate and a rating, in an order that
/// resolves.
std::vector<EntryBody> sample_bodies(int number);

/// The value, or a failure of the test and an abort.
template <typename T>
T must(Result<T> result) {
  if (!result) ADD_FAILURE() << result.error().line();
  return std::move(result).value();
}
inline void must(const Result<void>& result) {
  if (!result) ADD_FAILURE() << result.error().line();
}

/// All lines of an export, each with its line end.
std::string export_text(const Ledger& ledger, Sensitivity most);

/// All entries in order.
std::vector<Entry> all_entries(const Ledger& ledger);

/// The bytes of every file in a directory, one after another, and their names.
std::string all_bytes(const std::filesystem::path& directory);

}  // namespace maabar::test
