// SPDX-License-Identifier: Apache-2.0
#include "report/mail_text.h"

#include <algorithm>

#include "report/page_tree.h"

namespace maabar::report {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool begins_forward(std::string_view line) {
  const std::string words = lower(line);
  return words.find("forwarded message") != std::string::npos &&
         (words.starts_with("--") || words.starts_with("begin "));
}

/// `On 3 May 2026, Desk wrote:` or Outlook's rule: what follows is another's.
bool begins_quote(std::string_view line) {
  const std::string words = lower(collapse(line));
  return (words.starts_with("on ") && words.ends_with("wrote:")) ||
         words.find("-----original message-----") != std::string::npos;
}

bool is_quoted(std::string_view line) { return line.starts_with(">"); }

/// Takes a `Name: value` line of a forwarded letter's head; whether it was one.
bool read_head_line(std::string_view line, Letter& letter, Date (*parse_date)(const std::string&)) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon > 12) return false;
  std::string name = lower(collapse(line.substr(0, colon)));
  std::erase(name, '*');
  const std::string value = collapse(line.substr(colon + 1));
  if (name == "from") {
    const std::size_t address = value.find(" <");
    letter.from = value.substr(0, address);
    std::erase(letter.from, '"');
  } else if (name == "date" || name == "sent") {
    letter.sent = parse_date(value);
  } else if (name == "subject") {
    letter.subject = without_reply_marks(value);
  } else {
    return name == "to" || name == "cc" || name == "reply-to";
  }
  return true;
}

bool has_words(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") != std::string_view::npos;
}

}  // namespace

std::string without_reply_marks(std::string_view subject) {
  std::string words = collapse(subject);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : {"re:", "fw:", "fwd:"}) {
      if (!lower(words.substr(0, mark.size())).starts_with(mark)) continue;
      words = collapse(std::string_view(words).substr(mark.size()));
      again = true;
    }
  }
  return words;
}

std::vector<Letter> split_letters(const Letter& whole, Date (*parse_date)(const std::string&)) {
  std::vector<Letter> letters = {whole};
  letters.front().text.clear();
  bool in_head = false;   // between "Forwarded message" and its text
  bool in_quote = false;  // to the letter's end
  for (const std::string_view line : lines_of(whole.text)) {
    if (begins_forward(line)) {
      letters.emplace_back();
      in_head = true;
      in_quote = false;
    } else if (in_head) {
      const bool blank = !has_words(line);
      const bool is_begun = !letters.back().from.empty() || !letters.back().subject.empty();
      if (blank) in_head = !is_begun;
      if (blank || read_head_line(line, letters.back(), parse_date)) continue;
      in_head = false;
      letters.back().text += std::string(line) + '\n';
    } else if (begins_quote(line) || line == "-- ") {
      in_quote = true;
    } else if (!in_quote && !is_quoted(line)) {
      letters.back().text += std::string(line) + '\n';
    }
  }
  std::erase_if(letters, [](const Letter& letter) { return !has_words(letter.text); });
  return letters;
}

}  // namespace maabar::report
