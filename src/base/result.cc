// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

namespace maabar {
namespace {

Error make(ErrorKind kind, std::string message, Where where) {
  return Error{.kind = kind, .message = std::move(message), .where = std::move(where)};
}

/// Control characters would break the promise of one line, or drive a terminal.
std::string on_one_line(std::string text) {
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) c = ' ';
  }
  return text;
}

}  // namespace

std::string_view to_string(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kInvalidInput:
      return "invalid_input";
    case ErrorKind::kNotFound:
      return "not_found";
    case ErrorKind::kConflict:
      return "conflict";
    case ErrorKind::kCorrupt:
      return "corrupt";
    case ErrorKind::kUnavailable:
      return "unavailable";
    case ErrorKind::kInternal:
      return "internal";
  }
  return "internal";
}

std::string to_string(const Where& where) {
  std::string text = where.file;
  if (where.line > 0) text += fmt::format("{}{}", text.empty() ? "line " : ":", where.line);
  if (where.column > 0) text += fmt::format(":{}", where.column);
  return text;
}

std::string Error::line() const {
  const std::string place = to_string(where);
  return on_one_line(place.empty() ? message : place + ": " + message);
}

Error invalid_input(std::string message, Where where) {
  return make(ErrorKind::kInvalidInput, std::move(message), std::move(where));
}
Error not_found(std::string message, Where where) {
  return make(ErrorKind::kNotFound, std::move(message), std::move(where));
}
Error conflict(std::string message, Where where) {
  return make(ErrorKind::kConflict, std::move(message), std::move(where));
}
Error corrupt(std::string message, Where where) {
  return make(ErrorKind::kCorrupt, std::move(message), std::move(where));
}
Error unavailable(std::string message, Where where) {
  return make(ErrorKind::kUnavailable, std::move(message), std::move(where));
}
Error internal_error(std::string message, Where where) {
  return make(ErrorKind::kInternal, std::move(message), std::move(where));
}

}  // namespace maabar
