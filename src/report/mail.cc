// SPDX-License-Identifier: Apache-2.0
#include "report/mail.h"

#include <gmime/gmime.h>

#include <array>
#include <memory>

#include "base/utf8.h"
#include "gazetteer/fold.h"
#include "report/mail_text.h"
#include "report/page_tree.h"
#include "report/web_page.h"

namespace maabar::report {
namespace {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

void start_gmime() {
  static const bool ready = (g_mime_init(), true);  // before any thread parses
  static_cast<void>(ready);
}

std::string text_or_empty(const char* text) {
  return text == nullptr ? std::string() : replace_invalid_utf8(text);
}

/// `Fri, May 1, 2026 at 9:30 AM` and `1 May 2026`: as programs write dates into forwarded mail.
Date parse_written_date(const std::string& text) {
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  int year = 0;
  int month = 0;
  int day = 0;
  for (const FoldedWord& word : folded_words(text)) {
    const bool is_number = word.text.find_first_not_of("0123456789") == std::string::npos;
    if (is_number && word.text.size() == 4 && year == 0) year = std::stoi(word.text);
    if (is_number && word.text.size() <= 2 && day == 0) day = std::stoi(word.text);
    for (std::size_t m = 0; m < kMonths.size() && !is_number && month == 0; ++m) {
      if (word.text.starts_with(kMonths[m])) month = static_cast<int>(m) + 1;
    }
  }
  const auto date = Date::from_ymd(year, month, day);
  return date ? *date : Date();
}

Date day_of_moment(GDateTime* moment) {
  const std::int64_t seconds = g_date_time_to_unix(moment);
  constexpr std::int64_t kYear9999 = 253402300799;
  if (seconds < 0 || seconds > kYear9999) return {};
  return Date::from_day(day_of(seconds));
}

Date parse_mail_date(const std::string& text) {
  const std::unique_ptr<GDateTime, decltype(&g_date_time_unref)> moment(
      g_mime_utils_header_decode_date(text.c_str()), &g_date_time_unref);
  const Date date = moment == nullptr ? Date() : day_of_moment(moment.get());
  return date.is_unknown() ? parse_written_date(text) : date;
}

/// What the parts of a mail hold that can be read.
struct Parts {
  std::string plain;
  std::string html;
  std::vector<GMimeMessage*> attached;  ///< the mail's own
};

bool is_attachment(GMimeObject* part) {
  const char* disposition = g_mime_object_get_disposition(part);
  return disposition != nullptr && std::string_view(disposition) == "attachment";
}

void read_text_part(GMimeTextPart* part, Parts& parts) {
  GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
  const bool is_html = g_mime_content_type_is_type(type, "text", "html") != 0;
  const bool is_plain = g_mime_content_type_is_type(type, "text", "plain") != 0;
  const std::unique_ptr<char, decltype(&g_free)> text(g_mime_text_part_get_text(part), &g_free);
  if (is_html && parts.html.empty()) parts.html = text_or_empty(text.get());
  if (is_plain && parts.plain.empty()) parts.plain = text_or_empty(text.get());
}

constexpr int kDeepestPart = 30;

void read_part(GMimeObject* part, Parts& parts, int depth) {
  if (part == nullptr || depth > kDeepestPart) return;
  if (GMIME_IS_MULTIPART(part)) {
    GMimeMultipart* multipart = GMIME_MULTIPART(part);
    const int count = g_mime_multipart_get_count(multipart);
    for (int i = 0; i < count; ++i) {
      read_part(g_mime_multipart_get_part(multipart, i), parts, depth + 1);
    }
  } else if (GMIME_IS_MESSAGE_PART(part)) {
    GMimeMessage* message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
    if (message != nullptr) parts.attached.push_back(message);
  } else if (GMIME_IS_TEXT_PART(part) && !is_attachment(part)) {
    read_text_part(GMIME_TEXT_PART(part), parts);
  }
}

std::string sender_of(GMimeMessage* message) {
  InternetAddressList* from = g_mime_message_get_from(message);
  if (from == nullptr || internet_address_list_length(from) == 0) return {};
  InternetAddress* first = internet_address_list_get_address(from, 0);
  const std::string name = text_or_empty(internet_address_get_name(first));
  if (!name.empty()) return collapse(name);
  if (!INTERNET_ADDRESS_IS_MAILBOX(first)) return {};
  return text_or_empty(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
}

void read_message(GMimeMessage* message, std::vector<Letter>& letters, int depth) {
  if (depth > kDeepestPart) return;
  Parts parts;
  read_part(g_mime_message_get_mime_part(message), parts, 0);
  Letter whole;
  whole.from = sender_of(message);
  whole.subject = without_reply_marks(text_or_empty(g_mime_message_get_subject(message)));
  GDateTime* sent = g_mime_message_get_date(message);
  if (sent != nullptr) whole.sent = day_of_moment(sent);
  const bool has_plain = parts.plain.find_first_not_of(" \t\r\n") != std::string::npos;
  whole.text = has_plain ? parts.plain : parse_web_page(parts.html, "utf-8").text;
  for (Letter& letter : split_letters(whole, &parse_mail_date)) {
    letters.push_back(std::move(letter));
  }
  for (GMimeMessage* attached : parts.attached) read_message(attached, letters, depth + 1);
}

}  // namespace

Result<std::vector<Letter>> parse_mail(std::string_view bytes) {
  start_gmime();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (message == nullptr) return invalid_input("the mail cannot be read: it has no headers");
  std::vector<Letter> letters;
  read_message(message.get(), letters, 0);
  if (letters.empty()) return invalid_input("the mail has no words of its own to read");
  return letters;
}

}  // namespace maabar::report
