// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "brief/bulletin.h"
#include "brief/markup.h"
#include "example_board.h"
#include "tag_balance.h"

namespace maabar {
namespace {

constexpr const char* kQaim = "iq-sy.al-qaim-abu-kamal";

std::string page_with(SourceLine line) {
  example::World world;
  world.sources[EntryId(1)] = std::move(line);
  auto board = std::vector<CrossingBelief>{example::belief(kQaim, Shown::kOpen, EntryId(1))};
  board[0].outlooks = {example::outlook(EntryId(1), "2018-11-01")};
  BulletinInput input = world.input(board);
  input.since = example::as_of();
  input.belief_model = "example-model, not calibrated";
  return to_html(make_bulletin(input).value());
}

TEST(Html, IsWellFormed) {
  EXPECT_EQ(find_imbalance(page_with(example::source(kQaim, State::kOpen))), "");
  EXPECT_NE(find_imbalance("<p><b>x</p>"), "");  // the checker can fail
}

TEST(Html, LoadsNothingAndRunsNothing) {
  const std::string page = page_with(example::source(kQaim, State::kOpen));
  for (const char* part : {"<script", "<link", "<img", "<iframe", "@import", "url(http",
                           " src=", "javascript:", " onload", " style=\""}) {
    EXPECT_EQ(count(page, part), 0U) << part;
  }
  EXPECT_EQ(count(page, "default-src &#39;none&#39;; style-src &#39;sha256-"), 1U);
}

TEST(Html, ShowsAHostileReportAsTheTextItIs) {
  SourceLine line = example::source(kQaim, State::kOpen);
  line.title = "</cite></li><script>alert(1)</script><img src=x onerror=alert(2)>";
  line.publisher = "\"><svg onload=alert(3)>";
  line.url = "javascript:alert(4)";
  line.claim.speaker = "<b onclick='x'>minister</b>";
  line.claim.evidence = "]]><!-- --><style>*{display:none}</style>";
  line.claim.also_at = "data:text/html,<script>alert(5)</script>";

  const std::string page = page_with(line);

  EXPECT_EQ(find_imbalance(page), "");
  for (const char* part : {"<script", "<img", "<svg onload", "<b onclick", "<!--", "<style>*",
                           "href=\"javascript", "href=\"data"}) {
    EXPECT_EQ(count(page, part), 0U) << part;
  }
  EXPECT_GE(count(page, "&lt;script&gt;alert(1)"), 1U);
}

TEST(Html, LinksEveryNumberToASourceThatIsThere) {
  const std::string page = page_with(example::source(kQaim, State::kOpen));
  std::size_t links = 0;
  for (std::size_t at = page.find("href=\"#"); at != std::string::npos;
       at = page.find("href=\"#", at + 1)) {
    const std::string target = page.substr(at + 7, page.find('"', at + 7) - at - 7);
    EXPECT_EQ(count(page, "id=\"" + target + "\""), 1U) << target;
    ++links;
  }
  EXPECT_GE(links, 6U);
  EXPECT_EQ(count(page, "href=\"https://example.org/report?id=1&amp;page=2\""), 1U);
}

TEST(Html, DrawsTheUnknownAsUnknown) {
  const example::World world;
  const auto board = example::board({{kQaim, Shown::kUnknown}});
  const std::string page = to_html(make_bulletin(world.input(board)).value());
  EXPECT_EQ(count(page, "<span class=\"state open\">"), 1U);  // the key to the symbols alone
  EXPECT_NE(page.find("Unknown, nothing reported (1):"), std::string::npos);
  EXPECT_NE(page.find("<strong>1 unknown</strong>"), std::string::npos);
}

TEST(Html, SaysBothDatesTheHeadAndTheDisclaimerInBothLanguages) {
  const std::string page = page_with(example::source(kQaim, State::kOpen));
  for (const char* part :
       {"Valid end of 16 Oct 2018 UTC, as known end of 16 Oct 2018 UTC (published clock)",
        "entry 7, sha256 00ff", "Boundaries are working aids.", "الحدود تقريبية.", "dir=\"rtl\"",
        "very likely (0.90)", "example-model, not calibrated",
        "last confirmed 4 days before (12 Oct 2018)", "القائم"}) {
    EXPECT_NE(page.find(part), std::string::npos) << part;
  }
}

TEST(Html, SaysDirectionsThatDiffer) {
  const example::World world;
  auto board = example::board({{kQaim, Shown::kOpen}});
  for (TrackBelief& track : board[0].tracks) {
    if (to_string(track.direction) == "SY>IQ") {
      track.crossing = example::state(Shown::kClosed, EntryId::none());
    }
  }
  const std::string page = to_html(make_bulletin(world.input(board)).value());
  EXPECT_NE(page.find("All traffic, IQ → SY: "), std::string::npos);
  EXPECT_NE(page.find("All traffic, SY → IQ: "), std::string::npos);
}

}  // namespace
}  // namespace maabar
