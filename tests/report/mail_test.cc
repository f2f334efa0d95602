// SPDX-License-Identifier: Apache-2.0
#include "report/mail.h"

#include <gtest/gtest.h>

namespace maabar::report {
namespace {

const std::string kHead =
    "From: =?utf-8?q?Border_D=C3=A9sk?= <desk@wire.example>\r\nTo: list@ngo.example\r\n"
    "Date: Fri, 1 May 2026 23:30:00 -0200\r\nSubject: Re: FW: Gate opens\r\nMIME-Version: 1.0\r\n";

std::vector<Letter> read(const std::string& bytes) {
  auto letters = parse_mail(bytes);
  EXPECT_TRUE(letters) << letters.error().line();
  return letters ? *letters : std::vector<Letter>();
}

TEST(Mail, SenderDateAndSubjectAreTheLettersOwn) {
  const auto letters = read(kHead + "\r\nThe gate is open.\r\n");

  ASSERT_EQ(1U, letters.size());
  EXPECT_EQ("Border D\u00e9sk", letters[0].from);
  EXPECT_EQ("2026-05-02", to_string(letters[0].sent)) << "days are UTC";
  EXPECT_EQ("Gate opens", letters[0].subject);
  EXPECT_EQ("The gate is open.\n", letters[0].text);
}

TEST(Mail, TransferEncodingsAndCharsetsAreUndone) {
  const auto quoted = read(kHead +
                           "Content-Type: text/plain; charset=iso-8859-1\r\n"
                           "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                           "The caf=E9 at the ga=\r\nte is open.\r\n");
  const auto base64 = read(kHead +
                           "Content-Type: text/plain; charset=windows-1256\r\n"
                           "Content-Transfer-Encoding: base64\r\n\r\n49rI0Q==\r\n");

  EXPECT_EQ("The caf\u00e9 at the gate is open.\n", quoted.at(0).text);
  EXPECT_EQ("\u0645\u0639\u0628\u0631\n", base64.at(0).text);
}

const std::string kBoth =
    "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n"
    "<p>The gate is <b>shut</b>.</p>\r\n";

TEST(Mail, ThePlainPartIsPreferredToTheOther) {
  const auto both =
      read(kHead + kBoth + "--b\r\nContent-Type: text/plain\r\n\r\nThe gate is open.\r\n--b--\r\n");
  const auto one = read(kHead + kBoth + "--b--\r\n");

  EXPECT_EQ("The gate is open.\n", both.at(0).text);
  EXPECT_EQ("The gate is shut.\n", one.at(0).text);
}

TEST(Mail, QuotedWordsAreNotTheSenders) {
  const auto letters =
      read(kHead + "\r\nIt is open now.\r\n> The gate is closed.\r\n\r\n-- \r\nDesk\r\n");
  const auto top = read(
      kHead + "\r\nIt is open now.\r\n\r\nOn 3 May 2026, Ali wrote:\r\nThe gate is closed.\r\n");

  EXPECT_EQ("It is open now.\n\n", letters.at(0).text);
  EXPECT_EQ("It is open now.\n\n", top.at(0).text);
}

TEST(Mail, AForwardedLetterKeepsItsSenderAndDate) {
  const auto letters =
      read(kHead +
           "\r\n---------- Forwarded message ---------\r\nFrom: Gate Post <p@x.example>\r\n"
           "Date: Thu, Apr 30, 2026 at 9:30 AM\r\nSubject: Closure\r\nTo: <a@b.example>\r\n\r\n"
           "The gate is closed.\r\n");

  ASSERT_EQ(1U, letters.size()) << "the sender only passed it on";
  EXPECT_EQ("Gate Post", letters[0].from);
  EXPECT_EQ("2026-04-30", to_string(letters[0].sent));
  EXPECT_EQ("Closure", letters[0].subject);
  EXPECT_EQ("The gate is closed.\n", letters[0].text);
}

TEST(Mail, AnAttachedMailIsALetterOfItsOwn) {
  const auto letters =
      read(kHead +
           "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee below.\r\n--b\r\n"
           "Content-Type: message/rfc822\r\n\r\nFrom: p@x.example\r\nSubject: Closure\r\n\r\n"
           "The gate is closed.\r\n--b--\r\n");

  ASSERT_EQ(2U, letters.size());
  EXPECT_EQ("p@x.example", letters[1].from);
  EXPECT_TRUE(letters[1].sent.is_unknown());
}

TEST(Mail, WhatIsNoMailIsRefusedInOneLine) {
  for (const char* bytes : {"", "\r\n\r\n", "Subject: x\r\n\r\n> only quoted\r\n"}) {
    const auto letters = parse_mail(bytes);
    ASSERT_FALSE(letters) << bytes;
    EXPECT_EQ(ErrorKind::kInvalidInput, letters.error().kind);
  }
}

}  // namespace
}  // namespace maabar::report
