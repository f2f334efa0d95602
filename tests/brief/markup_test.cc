// SPDX-License-Identifier: Apache-2.0
#include "brief/markup.h"

#include <gtest/gtest.h>

namespace maabar {
namespace {

TEST(Markup, EscapesEveryCharacterThatCouldEndATextOrAnAttribute) {
  EXPECT_EQ(escape_markup("<b a=\"1\" c='2'>&"), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;");
}

TEST(Markup, ReplacesControlsIllFormedBytesAndDirectionOverrides) {
  EXPECT_EQ(escape_markup(std::string_view("a\0b", 3)), "a\uFFFDb");
  EXPECT_EQ(escape_markup("a\xFF"), "a\uFFFD");
  EXPECT_EQ(escape_markup("safe\u202Egpj.exe"), "safe\uFFFDgpj.exe");
  EXPECT_EQ(escape_markup("a\u2066b"), "a\uFFFDb");
}

TEST(Markup, KeepsArabicAndOtherScriptsAsTheyAre) {
  EXPECT_EQ(escape_markup("القائم – Öncüpınar"), "القائم – Öncüpınar");
}

TEST(Markup, WritesAttributesEscaped) {
  Markup markup;
  markup.element("a", {{"title", "x\" onclick=\"y"}}, "t");
  EXPECT_EQ(markup.bytes(), "<a title=\"x&quot; onclick=&quot;y\">t</a>");
}

TEST(Link, IsOnlyMadeToHttpAndHttps) {
  EXPECT_TRUE(is_linkable("https://example.org/a?b=c&d"));
  EXPECT_TRUE(is_linkable("HTTP://example.org"));
  for (const char* url :
       {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " https://a.org", "data:text/html,x",
        "vbscript:x", "//example.org", "https://", "https://a.org/\"x", "https://a.org/a b",
        "java\tscript:alert(1)", "file:///etc/passwd", ""}) {
    EXPECT_FALSE(is_linkable(url)) << url;
  }
}

TEST(Link, OfAnAddressThatIsNotLinkableIsItsText) {
  EXPECT_EQ(Markup().link("javascript:alert(1)", "page").bytes(), "page");
  EXPECT_EQ(Markup().link("https://a.org/?x=1&y=2", "page").bytes(),
            "<a href=\"https://a.org/?x=1&amp;y=2\" rel=\"noopener noreferrer nofollow\">page</a>");
}

}  // namespace
}  // namespace maabar
