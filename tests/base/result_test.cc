// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

#include <gtest/gtest.h>

namespace maabar {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return invalid_input("odd", Where{"numbers.txt", 3, 0});
  return number / 2;
}

Result<int> quarter(int number) {
  ASSIGN_OR_RETURN(const int once, half(number));
  ASSIGN_OR_RETURN(const int twice, half(once));
  return twice;
}

Result<void> check_even(int number) {
  RETURN_IF_ERROR(half(number));
  return {};
}

TEST(Result, CarriesAValueOrTheErrorOfTheFirstStepThatFailed) {
  EXPECT_EQ(quarter(8).value(), 2);
  ASSERT_FALSE(quarter(6));
  EXPECT_EQ(quarter(6).error().line(), "numbers.txt:3: odd");
  EXPECT_TRUE(check_even(2));
  EXPECT_FALSE(check_even(3));
}

TEST(ResultDeathTest, TakingAValueThatIsNotThereAborts) {
  EXPECT_DEATH(static_cast<void>(half(3).value()), "odd");
}

TEST(Error, IsOneLineWithoutControlCharacters) {
  const Error error = not_found("no 'a\nb\x1b[31m'", Where{"f", 0, 0});
  EXPECT_EQ(error.line(), "f: no 'a b [31m'");
}

TEST(ErrorKind, EachHasItsStableName) {
  EXPECT_EQ(to_string(ErrorKind::kInvalidInput), "invalid_input");
  EXPECT_EQ(to_string(ErrorKind::kNotFound), "not_found");
  EXPECT_EQ(to_string(ErrorKind::kConflict), "conflict");
  EXPECT_EQ(to_string(ErrorKind::kCorrupt), "corrupt");
  EXPECT_EQ(to_string(ErrorKind::kUnavailable), "unavailable");
  EXPECT_EQ(to_string(ErrorKind::kInternal), "internal");
}

TEST(CheckDeathTest, PrintsBothSides) { EXPECT_DEATH(CHECK_OP(1 + 1, ==, 3), "2 vs 3"); }

}  // namespace
}  // namespace maabar
