// SPDX-License-Identifier: Apache-2.0
#include "report/document.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/file.h"

namespace maabar {
namespace {

Result<Document> parse(std::string_view bytes) {
  return parse_document(bytes, {"a.txt", {}, "", ""});
}

TEST(Document, HeaderLinesBeforeABlankLineAreTheReportsOwn) {
  const std::string bytes =
      "Title: Gate opens\nPublisher: Desert Wire\nPublished: 2018-10-16\nURL: https://e.org/1\n\n"
      "The gate opened.\n";

  const auto document = parse(bytes);

  ASSERT_TRUE(document.has_value()) << document.error().line();
  EXPECT_EQ("Gate opens", document->report.title);
  EXPECT_EQ("Desert Wire", document->report.publisher);
  EXPECT_EQ("2018-10-16", to_string(document->report.published));
  EXPECT_EQ("https://e.org/1", document->report.url);
  EXPECT_EQ(bytes, document->report.text);
  EXPECT_EQ("The gate opened.\n", bytes.substr(document->body.begin));
  EXPECT_EQ("Gate opens",
            bytes.substr(document->title.begin, document->title.end - document->title.begin));
}

TEST(Document, ATextWithoutHeaderIsAllBody) {
  const auto document = parse("Trucks passed.\nTitle: not a header\n");

  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(0U, document->body.begin);
  EXPECT_EQ("", document->report.title);
}

TEST(Document, WindowsLineEndsAndAByteOrderMarkArePassedOver) {
  const auto document = parse("\xef\xbb\xbfTitle: A\r\nPublished: 2020-01\r\n\r\nText.\r\n");

  ASSERT_TRUE(document.has_value());
  EXPECT_EQ("A", document->report.title);
  EXPECT_EQ("2020-01", to_string(document->report.published));
}

TEST(Document, TheCallersWordWinsOverTheHeader) {
  const auto document =
      parse_document("Published: 2020-01-01\n\nText.\n",
                     {"a", Date::parse("2021-02-03").value(), "Radio", "https://e.org"});

  ASSERT_TRUE(document.has_value());
  EXPECT_EQ("2021-02-03", to_string(document->report.published));
  EXPECT_EQ("Radio", document->report.publisher);
  EXPECT_EQ("https://e.org", document->report.url);
}

TEST(Document, BinaryInputIsRefusedInOneLine) {
  for (const std::string& bytes : {std::string("text\0text", 9), std::string(40, '\x01')}) {
    const auto document = parse(bytes);

    ASSERT_FALSE(document.has_value());
    EXPECT_EQ(ErrorKind::kInvalidInput, document.error().kind);
    EXPECT_EQ("a.txt: the file is binary, not text; save the report as plain text",
              document.error().line());
  }
}

TEST(Document, TruncatedUtf8IsNamedByItsByte) {
  const auto document = parse("Al-Q\xc4\x81\xca");

  ASSERT_FALSE(document.has_value());
  EXPECT_EQ("a.txt: byte 6 is not UTF-8; save the report as UTF-8, whole", document.error().line());
}

TEST(Document, AnEmptyReportIsRefused) {
  EXPECT_FALSE(parse("").has_value());
  EXPECT_FALSE(parse(" \r\n\t\n").has_value());
}

TEST(Document, AnImpossibleDateIsNamedByItsLine) {
  const auto document = parse("Title: A\nPublished: 2018-02-30\n\nText.\n");

  ASSERT_FALSE(document.has_value());
  EXPECT_TRUE(document.error().line().starts_with("a.txt:2: ")) << document.error().line();
}

TEST(Document, TooLongAReportIsRefusedByItsSize) {
  const auto document = parse(std::string(kMostReportBytes + 1, 'a'));

  ASSERT_FALSE(document.has_value());
  EXPECT_EQ(ErrorKind::kInvalidInput, document.error().kind);
}

TEST(Document, AFileOf200MegabytesIsRefusedWithoutReadingIt) {
  const auto path = std::filesystem::temp_directory_path() / "maabar_report_200mb.txt";
  {
    std::ofstream out(path, std::ios::binary);
    out << "a";
  }
  std::filesystem::resize_file(path, std::uintmax_t{200} << 20U);

  const auto bytes = load_file(path, kMostReportBytes);

  std::filesystem::remove(path);
  ASSERT_FALSE(bytes.has_value());
  EXPECT_EQ(ErrorKind::kInvalidInput, bytes.error().kind);
}

TEST(Document, MarkdownIsToldFromPlainText) {
  EXPECT_EQ("text/markdown", parse("# Access\n\n- Torkham: open\n")->report.media_type);
  EXPECT_EQ("text/plain", parse("Torkham is open.\n")->report.media_type);
}

}  // namespace
}  // namespace maabar
