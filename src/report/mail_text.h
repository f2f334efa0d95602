// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/mail.h"

namespace maabar::report {

/// A mail's text cut into the letters that it holds: first the sender's own words (empty if the
/// mail only passes another on), then each letter forwarded inline, under its own `From:`, `Date:`
/// and `Subject:` lines, with what it quotes left out. `parse_date`: a date as mail writes it.
std::vector<Letter> split_letters(const Letter& whole, Date (*parse_date)(const std::string&));

/// `Gate opens` of `Fwd: RE: Gate opens`.
std::string without_reply_marks(std::string_view subject);

}  // namespace maabar::report
