// SPDX-License-Identifier: Apache-2.0
// What `read` takes in, and what it says of what it cannot.
#include <gtest/gtest.h>

#include "cli/desk.h"

namespace maabar::cli {
namespace {

const std::string kText =
    "Title: Gate open\nPublisher: Wire\nPublished: 2026-05-01\n\n"
    "The al-Qaim crossing is open to trucks.\n";
const std::string kPage =
    "<html><head><meta charset=utf-8><meta property='og:site_name' content='Wire'><meta "
    "property='article:published_time' content='2026-05-01'><title>Gate</title></head><body><p>The "
    "al-Qaim crossing is open to trucks.</p></body></html>";

TEST(Read, AFolderIsReadInTheOrderOfItsPaths) {
  const Desk desk;
  std::filesystem::create_directories(desk.folder() / "in" / "deep");
  std::filesystem::create_directories(desk.folder() / "in" / ".hidden");
  for (const char* name :
       {"in/b.txt", "in/a.txt", "in/deep/c.md", "in/.hidden/d.txt", "in/x.png"}) {
    static_cast<void>(desk.write(name, kText));
  }
  const Ran ran = desk.run({"read", "--dry-run", "--json", (desk.folder() / "in").string()});

  EXPECT_EQ(ran.status, 0) << ran.err;
  std::vector<std::string> docs;
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);) {
    docs.push_back(nlohmann::json::parse(line).at("doc"));
  }
  EXPECT_EQ(docs, (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_NE(ran.err.find("1 other files"), std::string::npos) << ran.err;
}

TEST(Read, StandardInputIsReadForADash) {
  const Ran ran = run_maabar({"read", "--dry-run", "--json", "-"}, kPage);
  ASSERT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.json().at("claims").size(), 1U);
}

TEST(Read, OneBadDocumentNeverStopsTheRestAndTheTallyEndsTheRun) {
  const Desk desk;
  const std::string good = desk.write("good.txt", kText);
  const std::string binary = desk.write("binary.txt", std::string("a\0b", 3));
  const std::string cut = desk.write("cut.txt", "Al-Q\xc4");
  const std::string wide = desk.write("wide.txt", std::string("\xff\xfe\x61\x00", 4));
  const std::string json = desk.write("bad.json", "{\"a\":");

  const Ran ran = desk.run({"read", binary, cut, wide, json, "/nowhere.txt", good});

  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.err.find("1 read, 5 refused: 1 claims"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("UTF-16"), std::string::npos) << ran.err;
  EXPECT_EQ(desk.run({"review", "list", "--json"}).json().at("claims").size(), 1U);
}

TEST(Read, AnyNumberOfThreadsGivesTheSameBytes) {
  const Desk desk;
  std::vector<std::string> arguments = {"read", "--dry-run", "--json", "--threads", "1"};
  for (int i = 0; i < 40; ++i) {
    const std::string body = i % 3 == 0 ? kPage : kText + std::to_string(i) + ".\n";
    arguments.push_back(
        desk.write("d" + std::to_string(i) + (i % 3 == 0 ? ".html" : ".txt"), body));
  }
  const Ran one = desk.run(arguments);
  for (const char* threads : {"2", "7", "64"}) {
    arguments[4] = threads;
    const Ran many = desk.run(arguments);
    EXPECT_EQ(one.out, many.out) << threads;
    EXPECT_EQ(one.err, many.err) << threads;
  }
}

TEST(Read, APageIsKeptAsItCameAndGoesWithItsRedaction) {
  const Desk desk;
  ASSERT_EQ(desk.run({"read", desk.write("p.html", kPage)}).status, 0);
  const auto originals = desk.workspace() / "originals";
  ASSERT_FALSE(std::filesystem::is_empty(originals));
  EXPECT_EQ(load_file(std::filesystem::directory_iterator(originals)->path(), 1 << 20).value(),
            kPage);

  const auto claims = desk.run({"review", "list", "--json"}).json().at("claims");
  ASSERT_EQ(desk.run({"redact", claims.at(0).at("id"), "--reason", "test"}).status, 0);

  EXPECT_TRUE(std::filesystem::is_empty(originals));
  const std::string stories = load_file(desk.workspace() / "stories.csv", 1 << 20).value();
  EXPECT_EQ(std::count(stories.begin(), stories.end(), '\n'), 1) << "the header alone";
}

TEST(Read, AStatusTableTwiceAddsNothingNew) {
  const Desk desk;
  const std::string table =
      desk.write("w.csv", "crossing,status,date,published\nal-Qaim,closed,2026-05-01,2026-05-02\n");
  ASSERT_EQ(desk.run({"read", table}).status, 0);
  const Ran again = desk.run({"read", table});
  EXPECT_NE(again.err.find("1 read (1 known already)"), std::string::npos) << again.err;
}

TEST(Read, AReadingIsWrittenAsOnePage) {
  const Desk desk;
  const std::string page = (desk.folder() / "read.html").string();
  ASSERT_EQ(desk.run({"read", "--dry-run", "--html", page, desk.write("r.txt", kText)}).status, 0);
  EXPECT_NE(load_file(page, 1 << 20).value().find("status: open"), std::string::npos);
}

TEST(ImportCounts, EachDayIsAClaim) {
  const Desk desk;
  const std::string counts = desk.write(
      "c.csv",
      "crossing,time,vehicles,source\nal-Qaim,2026-05-01,120,Camera\nal-Qaim,x,1,Camera\n");
  const Ran ran = desk.run({"import", "counts", counts});
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.out.find("2 entries new, 0 known; 1 rows refused"), std::string::npos) << ran.out;
  EXPECT_NE(desk.run({"history", "al-qaim"}).out.find("traffic vehicles"), std::string::npos);
}

}  // namespace
}  // namespace maabar::cli
