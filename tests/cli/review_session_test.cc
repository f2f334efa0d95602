// SPDX-License-Identifier: Apache-2.0
#include "cli/review_session.h"

#include <gtest/gtest.h>

#include "cli/desk.h"

namespace maabar::cli {
namespace {

constexpr const char* kTwoClaims =
    "Publisher: Wire\nPublished: 2026-05-01\n\nIt rained. The al-Qaim crossing is open to "
    "trucks. All was calm.\n\nThe Rabia crossing is closed.\n";

/// A desk with two claims that wait.
class ReviewSessionTest : public testing::Test {
 protected:
  /// Read once for all tests; each has its copy.
  static const Desk& reader() {
    static const Desk desk;
    static const Ran read = desk.run({"read", desk.write("r.txt", kTwoClaims)});
    EXPECT_EQ(read.status, 0) << read.err;
    return desk;
  }
  void SetUp() override { ASSERT_EQ(waiting(), 2U); }
  [[nodiscard]] std::size_t waiting() const {
    return desk_.run({"review", "list", "--json"}).json().at("claims").size();
  }
  Desk desk_{reader()};
};

TEST_F(ReviewSessionTest, TheEvidenceStandsMarkedInItsSentence) {
  const Ran ran = desk_.run({"review"}, "q\n");
  EXPECT_EQ(ran.status, 0);
  EXPECT_NE(ran.out.find(">>"), std::string::npos) << ran.out;
  EXPECT_EQ(ran.out.find("It rained"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("Wire, 2026-05-01"), std::string::npos) << ran.out;
  EXPECT_EQ(waiting(), 2U);
}

TEST_F(ReviewSessionTest, LinesDecideOneClaimAfterTheOther) {
  const Ran ran = desk_.run({"review"}, "a\nr speaks of another post\n");
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_NE(ran.err.find("2 decided, 0 left of 2"), std::string::npos) << ran.err;
  EXPECT_EQ(waiting(), 0U);
  EXPECT_NE(desk_.run({"review"}, "").out.find("Nothing waits"), std::string::npos);
}

TEST_F(ReviewSessionTest, AWrongWordIsAnsweredWithTheNearestAndTheClaimWaits) {
  const Ran ran = desk_.run({"review"}, "c value=closd\nc scop=cargo\nx\nc value=restricted\nq\n");
  EXPECT_NE(ran.err.find("did you mean closed?"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("did you mean scope?"), std::string::npos) << ran.err;
  EXPECT_NE(ran.out.find("corrected, now claim"), std::string::npos) << ran.out;
  EXPECT_EQ(waiting(), 1U);
}

TEST_F(ReviewSessionTest, BackAndNextMoveAndTheEndOfInputEnds) {
  const Ran ran = desk_.run({"review"}, "n\nb\nn\n");
  EXPECT_EQ(ran.status, 0);
  EXPECT_NE(ran.err.find("0 decided, 2 left of 2"), std::string::npos) << ran.err;
}

TEST_F(ReviewSessionTest, WhatAnotherReportContradictsComesFirst) {
  const std::string other =
      "Publisher: Post\nPublished: 2026-05-02\n\nThe Rabia crossing is open.\n";
  ASSERT_EQ(desk_.run({"read", desk_.write("o.txt", other)}).status, 0);
  const Ran ran = desk_.run({"review"}, "q\n");
  EXPECT_NE(ran.out.find("1 of 3, another report says otherwise"), std::string::npos) << ran.out;
}

TEST(Excerpt, IsTheSentenceOfTheEvidence) {
  const std::string text = "One. Two is here! Three.";
  const Excerpt excerpt = excerpt_of(text, {9, 11});
  EXPECT_EQ("Two ", excerpt.before);
  EXPECT_EQ("is", excerpt.evidence);
  EXPECT_EQ(" here!", excerpt.after);
}

TEST(Excerpt, OfALongSentenceIsCutBetweenWords) {
  std::string text = "Start ";
  for (int i = 0; i < 60; ++i) text += "before ";
  const std::size_t begin = text.size();
  text += "shut";
  for (int i = 0; i < 60; ++i) text += " behind";
  const Excerpt excerpt = excerpt_of(text, {begin, begin + 4});
  EXPECT_TRUE(excerpt.before.starts_with("... before ")) << excerpt.before;
  EXPECT_EQ("shut", excerpt.evidence);
  EXPECT_TRUE(excerpt.after.ends_with(" behind ...")) << excerpt.after;
  EXPECT_LE(excerpt.before.size(), 204U);
  EXPECT_LE(excerpt.after.size(), 204U);
}

TEST(Excerpt, OfAScriptWithoutSpacesIsCutBetweenCharacters) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "口";
  const Excerpt excerpt = excerpt_of(text, {150, 153});
  EXPECT_EQ("口", excerpt.evidence);
  const std::string shown = excerpt.before + excerpt.evidence + excerpt.after;
  EXPECT_EQ(text, shown);
  for (int i = 0; i < 100; ++i) text += "口";
  const Excerpt cut = excerpt_of(text, {300, 303});
  EXPECT_TRUE(cut.before.starts_with("... 口")) << cut.before;
  EXPECT_TRUE(cut.after.ends_with("口 ...")) << cut.after;
}

}  // namespace
}  // namespace maabar::cli
