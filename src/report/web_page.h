// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace maabar::report {

/// The story of an HTML page as saved from a browser, and what the page says of itself. Empty text
/// and unknown dates: the page does not say.
struct WebPage {
  std::string title;
  std::string publisher;
  std::string url;  ///< its canonical address
  Date published;
  Date modified;     ///< when it was last changed
  std::string text;  ///< the story: headings led by `#`, items by `- `, table rows by `|`
};

/// Takes the story out of a page: the `articleBody`, the one long `<article>`, `<main>`, or the
/// body, without navigation, scripts, forms, asides, cookie notices and lists of links. Title,
/// publisher, dates and address come from `<meta>` (Open Graph, Dublin Core, article), JSON-LD,
/// `<time>`, `<link rel=canonical>`, `<title>`, in that order. Never fails on broken markup: a page
/// without words has an empty text. `charset`: as an envelope declared it, or empty.
/// Threads: safe. Cost: linear in the bytes, memory a few times the page.
WebPage parse_web_page(std::string_view bytes, std::string_view charset = {});

/// The day of an ISO 8601 date or date-time as pages write it (`2018-10-15T09:30:00.000+0300`), in
/// UTC; unknown if it is none.
Date parse_page_date(std::string_view text);

}  // namespace maabar::report
