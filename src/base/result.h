// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "base/check.h"

namespace maabar {

/// Whose move it is. The table of kinds, HTTP statuses and exit codes is docs/errors.md.
enum class ErrorKind { kInvalidInput, kNotFound, kConflict, kCorrupt, kUnavailable, kInternal };

/// The kind's stable name in JSON: `invalid_input`, `not_found`, ...
std::string_view to_string(ErrorKind kind);

/// Where an error arose: any part may be empty or zero.
struct Where {
  std::string file;  ///< path or name of the input
  int line = 0;      ///< 1-based; 0 when it has none
  int column = 0;    ///< 1-based; 0 when it has none
  friend bool operator==(const Where&, const Where&) = default;
};

/// `file:line:column`, with the parts that are there; empty when none is.
std::string to_string(const Where& where);

/// What went wrong, for a person: what, with which value, what to do.
struct Error {
  ErrorKind kind = ErrorKind::kInternal;
  std::string message;
  Where where;

  /// One line: `where: message`. Never contains a newline or a control character.
  [[nodiscard]] std::string line() const;
};

[[nodiscard]] Error invalid_input(std::string message, Where where = {});
[[nodiscard]] Error not_found(std::string message, Where where = {});
[[nodiscard]] Error conflict(std::string message, Where where = {});
[[nodiscard]] Error corrupt(std::string message, Where where = {});
[[nodiscard]] Error unavailable(std::string message, Where where = {});
[[nodiscard]] Error internal_error(std::string message, Where where = {});

/// A value or the Error that took its place. Member names are those of `std::expected`, which GCC
/// 12 lacks in C++20. Requires: `value()`, `operator*` and `operator->` only when `has_value()`.
template <typename T>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & { return checked(); }
  const T& value() const& { return checked(); }
  T&& value() && { return std::move(checked()); }
  T& operator*() & { return checked(); }
  const T& operator*() const& { return checked(); }
  T&& operator*() && { return std::move(checked()); }
  T* operator->() { return &checked(); }
  const T* operator->() const { return &checked(); }

  [[nodiscard]] const Error& error() const& {
    CHECK(!has_value());
    return std::get<1>(state_);
  }
  [[nodiscard]] Error&& error() && {
    CHECK(!has_value());
    return std::get<1>(std::move(state_));
  }

 private:
  T& checked() {
    if (!has_value()) base::fail_check(__FILE__, __LINE__, std::get<1>(state_).line());
    return std::get<0>(state_);
  }
  const T& checked() const {
    if (!has_value()) base::fail_check(__FILE__, __LINE__, std::get<1>(state_).line());
    return std::get<0>(state_);
  }

  std::variant<T, Error> state_;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;

  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: implicit

  [[nodiscard]] bool has_value() const { return !error_.has_value(); }
  explicit operator bool() const { return has_value(); }
  [[nodiscard]] const Error& error() const {
    CHECK(!has_value());
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

}  // namespace maabar

#define MAABAR_JOIN_INNER(a, b) a##b
#define MAABAR_JOIN(a, b) MAABAR_JOIN_INNER(a, b)

/// `RETURN_IF_ERROR(expression)`: leaves the function with the expression's error, if it has one.
#define RETURN_IF_ERROR(expression)                                     \
  do {                                                                  \
    auto return_if_error_result = (expression);                         \
    if (!return_if_error_result) return return_if_error_result.error(); \
  } while (false)

/// `ASSIGN_OR_RETURN(auto name, expression)`: takes the value out, or leaves with the error.
#define ASSIGN_OR_RETURN(declaration, expression) \
  ASSIGN_OR_RETURN_INNER(MAABAR_JOIN(assign_or_return_result_, __LINE__), declaration, expression)
#define ASSIGN_OR_RETURN_INNER(temporary, declaration, expression) \
  auto temporary = (expression);                                   \
  if (!temporary) return std::move(temporary).error();             \
  declaration = std::move(temporary).value()
