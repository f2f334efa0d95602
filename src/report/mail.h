// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace maabar::report {

/// One letter's own words: what its writer said, without what was quoted.
struct Letter {
  std::string from;     ///< the sender's name, else the address
  std::string subject;  ///< without `Re:` and `Fwd:`
  Date sent;            ///< UTC day; unknown if the letter does not say
  std::string text;     ///< UTF-8, line ends LF
};

/// The letters of a mail file (RFC 5322, MIME): the mail's own words, unless it only passes another
/// on; then each mail that it forwards, whole or attached, under *that* mail's sender and date. The
/// plain part is preferred to the HTML part. Quoted lines (`>`), what follows `On ... wrote:` or
/// `Original Message`, and a signature after `-- ` are left out: they are others' words, of another
/// day. Attachments that are no mail are passed over.
/// `kInvalidInput` if the bytes are no mail, or no part has words.
/// Threads: safe. Cost: linear in the bytes.
Result<std::vector<Letter>> parse_mail(std::string_view bytes);

}  // namespace maabar::report
