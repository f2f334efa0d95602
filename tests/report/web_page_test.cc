// SPDX-License-Identifier: Apache-2.0
#include "report/web_page.h"

#include <gtest/gtest.h>

#include "report/encoding.h"

namespace maabar::report {
namespace {

const std::string kStory =
    "The Tal Nour crossing reopened to lorries on Monday, the customs office said, after three "
    "months in which only people on foot could pass it.";

std::string page(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html><html><head>" + head + "</head><body>" + body + "</body></html>";
}

TEST(WebPage, WhatSurroundsTheStoryIsLeftOut) {
  const WebPage read = parse_web_page(
      page("<style>p{}</style><script>var x='closed';</script>",
           "<nav>Home Borders</nav><header role='banner'>Desert Wire</header>"
           "<div class='cookie-consent'>We use cookies.</div><article><h1>Gate reopens</h1><p>" +
               kStory +
               "</p><ul><li><a href=1>Older story of the border</a></li></ul>"
               "<div class='related-stories'><p>The Wadi gate is closed.</p></div></article>"
               "<aside>Most read</aside><footer>All rights reserved</footer>"));

  EXPECT_EQ("Gate reopens", read.title);
  EXPECT_EQ(kStory, read.text);
}

TEST(WebPage, HeadingsItemsAndRowsKeepTheirShape) {
  const WebPage read = parse_web_page(
      page("",
           "<h2>Iraq</h2><ul><li>Tal Nour: <b>open</b><li>Wadi: closed</ul>"
           "<table><tr><th>Gate<th>State<tr><td>Tal Nour<td>open</table><p>a<br>b</p>"));

  EXPECT_EQ(
      "## Iraq\n\n- Tal Nour: open\n- Wadi: closed\n\n| Gate | State |\n| Tal Nour | open "
      "|\n\na\nb",
      read.text);
}

TEST(WebPage, OpenGraphSaysWhoAndWhen) {
  const WebPage read = parse_web_page(
      page("<meta property='og:title' content='Gate &amp; road'><meta property='og:site_name' "
           "content='Desert Wire'><meta property='article:published_time' "
           "content='2026-05-01T23:30:00-02:00'><meta property='article:modified_time' "
           "content='2026-05-03'><link rel='canonical' href='https://wire.example/gate'>"
           "<title>other</title>",
           "<p>" + kStory + "</p>"));

  EXPECT_EQ("Gate & road", read.title);
  EXPECT_EQ("Desert Wire", read.publisher);
  EXPECT_EQ("https://wire.example/gate", read.url);
  EXPECT_EQ("2026-05-02", to_string(read.published)) << "days are UTC";
  EXPECT_EQ("2026-05-03", to_string(read.modified));
}

TEST(WebPage, LinkedDataAndDublinCoreServeWhereOpenGraphIsSilent) {
  const WebPage ld = parse_web_page(page(
      R"(<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},
      {"@type":"NewsArticle","headline":"Gate opens","datePublished":"2026-05-01T09:00:00.000Z",
      "publisher":{"name":"Gate Post"},"mainEntityOfPage":{"@id":"https://post.example/1"}}]}</script>)",
      "<p>x</p>"));
  const WebPage dc = parse_web_page(
      page("<meta name='DC.Date.Issued' content='2020-02'><meta name='dc.publisher' content='UN'>"
           "<title>Access note - UN</title>",
           "<p>x</p>"));

  EXPECT_EQ("Gate opens", ld.title);
  EXPECT_EQ("Gate Post", ld.publisher);
  EXPECT_EQ("https://post.example/1", ld.url);
  EXPECT_EQ("2026-05-01", to_string(ld.published));
  EXPECT_EQ("2020-02", to_string(dc.published));
  EXPECT_EQ("Access note", dc.title);
}

TEST(WebPage, TheTimeOfTheStoryAndTheCommentOfABrowserAreRead) {
  const WebPage read =
      parse_web_page("<!-- saved from url=(0024)https://wire.example/a1 -->\n" +
                     page("", "<article><time datetime='2026-05-04T08:00'>Monday</time><p>" +
                                  kStory + "</p></article>"));

  EXPECT_EQ("2026-05-04", to_string(read.published));
  EXPECT_EQ("https://wire.example/a1", read.url);
}

TEST(WebPage, EncodingsAreToldByMarkMetaEnvelopeOrBytes) {
  const std::string arabic = "\u0645\u0639\u0628\u0631";
  EXPECT_EQ(arabic, to_utf8("\xef\xbb\xbf" + arabic, ""));
  EXPECT_EQ(arabic, to_utf8(arabic, ""));
  EXPECT_EQ(arabic, to_utf8("\xe3\xda\xc8\xd1", "windows-1256"));
  EXPECT_EQ("a\u0645", to_utf8(std::string("\xff\xfe\x61\x00\x45\x06", 6), "utf-8"));
  EXPECT_EQ("caf\u00e9 \u20ac", to_utf8("caf\xe9 \x80", "iso-8859-1"));
  EXPECT_EQ("caf\u00e9", to_utf8("caf\xe9", "no-such-charset"));
  EXPECT_EQ("windows-1256", find_meta_charset("<html><meta charset=\"windows-1256\">"));
  EXPECT_EQ("utf-8", find_meta_charset("<META content='text/html; charset=UTF-8'>"));
  EXPECT_EQ("", find_meta_charset("<p>charset=x"));
  const WebPage read = parse_web_page("<meta charset=windows-1256><p>\xe3\xda\xc8\xd1</p>");
  EXPECT_EQ(arabic, read.text);
}

TEST(WebPage, BrokenAndDeepMarkupIsReadAsFarAsItGoes) {
  EXPECT_EQ("open", parse_web_page("<p>open").text);
  EXPECT_EQ("", parse_web_page("<html><script>x").text);
  EXPECT_EQ("", parse_web_page("").text);
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  EXPECT_TRUE(parse_web_page(deep + "x").text.size() <= 1);
}

TEST(PageDate, FormsThatPagesUse) {
  EXPECT_EQ("2018-10-15", to_string(parse_page_date("2018-10-15T09:30:00.000+0300")));
  EXPECT_EQ("2018-10-15", to_string(parse_page_date("2018-10-15 09:30:00")));
  EXPECT_EQ("2018-10-15", to_string(parse_page_date("2018-10-15")));
  EXPECT_EQ("", to_string(parse_page_date("last week")));
}

}  // namespace
}  // namespace maabar::report
