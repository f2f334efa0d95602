// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace maabar::report {

/// The text of a page or mail part as UTF-8. What its bytes are in is told by, in this order: a
/// byte order mark (which is passed over), `declared` (a charset's name, or empty), the bytes
/// themselves if they are UTF-8; else they are read as windows-1252, as browsers do. Bytes that
/// mean nothing in that encoding become U+FFFD. A name that ICU does not know counts as not
/// declared. Source: WHATWG Encoding Standard, "decode".
std::string to_utf8(std::string_view bytes, std::string_view declared);

/// The charset that an HTML page names in a `<meta>` of its first 1,024 bytes; empty if none.
/// Source: WHATWG HTML, "prescan a byte stream to determine its encoding", in outline.
std::string find_meta_charset(std::string_view page);

}  // namespace maabar::report
