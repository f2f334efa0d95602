// SPDX-License-Identifier: Apache-2.0
#include "report/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"

namespace maabar::report {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(name.empty() ? nullptr : ucnv_open(name.c_str(), &status), &ucnv_close);
  return U_SUCCESS(status) ? std::move(converter) : Converter(nullptr, &ucnv_close);
}

std::string convert(std::string_view bytes, UConverter* converter) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter,
                                status);
  std::string out;
  if (U_SUCCESS(status)) text.toUTF8String(out);
  return replace_invalid_utf8(out);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Pages that say `iso-8859-1` mean windows-1252, and one read as bytes is no UTF-16.
std::string web_name(std::string_view declared) {
  std::string name(declared);
  std::transform(name.begin(), name.end(), name.begin(), lower);
  if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii") {
    return "windows-1252";
  }
  return name.starts_with("utf-16") ? "utf-8" : name;
}

}  // namespace

std::string to_utf8(std::string_view bytes, std::string_view declared) {
  using std::string_view_literals::operator""sv;
  if (bytes.starts_with("\xef\xbb\xbf"sv)) return replace_invalid_utf8(bytes.substr(3));
  for (const auto& [mark, name] :
       {std::pair{"\xff\xfe"sv, "UTF-16LE"}, {"\xfe\xff"sv, "UTF-16BE"}}) {
    if (bytes.starts_with(mark)) return convert(bytes.substr(2), open_converter(name).get());
  }
  const std::string name = web_name(declared);
  if (const Converter converter = open_converter(name)) return convert(bytes, converter.get());
  if (!find_invalid_utf8(bytes)) return std::string(bytes);
  return convert(bytes, open_converter("windows-1252").get());
}

std::string find_meta_charset(std::string_view page) {
  std::string head(page.substr(0, 1024));
  std::transform(head.begin(), head.end(), head.begin(), lower);
  for (std::size_t at = head.find("<meta"); at != std::string::npos;
       at = head.find("<meta", at + 1)) {
    const std::string_view tag = std::string_view(head).substr(at, head.find('>', at) - at);
    std::size_t begin = tag.find("charset");
    if (begin == std::string_view::npos) continue;
    begin = tag.find_first_not_of(" \t\r\n=\"'", begin + 7);
    if (begin == std::string_view::npos) continue;
    const std::size_t end = tag.find_first_of(" \t\r\n;\"'/", begin);
    return std::string(tag.substr(begin, end == std::string_view::npos ? end : end - begin));
  }
  return {};
}

}  // namespace maabar::report
