// SPDX-License-Identifier: Apache-2.0
#include "report/reading_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "report/reading_style.h"
#include "report/story_sketch.h"

namespace maabar {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') {
      out += c;
    }
  }
  return out;
}

/// A stretch of the text that is shown otherwise than as it stands.
struct Mark {
  enum class Kind : std::uint8_t { kClaims, kUnread, kSuppressed };
  Span span;
  Kind kind = Kind::kClaims;
  std::vector<const Claim*> claims;
  std::string reason;  ///< of an unread span
};

void add_claims(std::vector<Mark>& marks, const std::vector<Claim>& claims) {
  for (const Claim& claim : claims) {
    if (claim.span) marks.push_back({*claim.span, Mark::Kind::kClaims, {&claim}, ""});
  }
}

bool overlap(const Span& a, const Span& b) { return a.begin < b.end && b.begin < a.end; }

/// Joins claims whose evidence overlaps, in the order of the text.
std::vector<Mark> joined(std::vector<Mark> marks) {
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
  std::vector<Mark> out;
  for (Mark& mark : marks) {
    if (!out.empty() && overlap(out.back().span, mark.span)) {
      out.back().span.end = std::max(out.back().span.end, mark.span.end);
      std::move(mark.claims.begin(), mark.claims.end(), std::back_inserter(out.back().claims));
    } else {
      out.push_back(std::move(mark));
    }
  }
  return out;
}

/// The marks of a reading, none over another. What is suppressed hides all else.
std::vector<Mark> marks_of(const DocumentReading& reading) {
  std::vector<Mark> claims;
  add_claims(claims, reading.claims);
  add_claims(claims, reading.unresolved);
  std::vector<Mark> marks;
  const auto add = [&](Mark mark) {
    const bool is_free = std::none_of(marks.begin(), marks.end(), [&](const Mark& other) {
      return overlap(other.span, mark.span);
    });
    if (is_free && mark.span.end <= reading.report.text.size()) marks.push_back(std::move(mark));
  };
  for (const Span& span : reading.suppressed_spans) {
    add({span, Mark::Kind::kSuppressed, {}, ""});
  }
  for (Mark& mark : joined(std::move(claims))) add(std::move(mark));
  for (const UnreadSpan& unread : reading.unread) {
    add({unread.span, Mark::Kind::kUnread, {}, unread.reason});
  }
  std::sort(marks.begin(), marks.end(),
            [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
  return marks;
}

std::string row(std::string_view name, std::string_view value) {
  if (value.empty()) return {};
  return fmt::format("<span class=\"row\"><b>{}</b> <bdi>{}</bdi></span>", name, escaped(value));
}

std::string candidates_of(const Claim& claim) {
  std::string text;
  for (const CrossingKey& key : claim.candidates) text += (text.empty() ? "" : ", ") + key.text();
  return text;
}

std::string card_of(const Claim& claim) {
  const bool is_unresolved = claim.crossing.is_none();
  std::string out = "<span class=\"claim\">";
  out += fmt::format("<span class=\"says\">{} {}</span>", to_string(claim.facet()),
                     escaped(claim.value.text()));
  out += row("crossing", is_unresolved ? "which one? not told" : claim.crossing.text());
  if (claim.provisional) out += row("", "provisional: in no table");
  out += row("one of", candidates_of(claim));
  if (claim.scope != Scope::kAll) out += row("scope", to_string(claim.scope));
  if (!claim.direction.is_both()) out += row("direction", to_string(claim.direction));
  if (!claim.side.is_none()) out += row("side", claim.side.code());
  out += row("said as", to_string(claim.modality));
  out += row("by", claim.speaker);
  out += row("from", to_string(claim.valid_from));
  out += row("until", to_string(claim.valid_to));
  out += row("stated", to_string(claim.stated));
  out += row("known from", to_string(claim.published));
  if (claim.count) out += row("count", fmt::format("{} per {}", *claim.count, claim.unit));
  out += row("phrase", to_string(claim.phrase_class));
  if (claim.only) out += row("only", "others softly closed");
  out += row("detail", claim.detail);
  return out + row("rule", claim.rule) + "</span>";
}

std::string_view class_of(const Mark& mark) {
  if (mark.kind == Mark::Kind::kUnread) return "unread";
  return mark.claims.front()->crossing.is_none() ? "unresolved"
                                                 : to_string(mark.claims.front()->facet());
}

std::string tag_of(const Mark& mark) {
  if (mark.kind == Mark::Kind::kUnread) return "unread";
  const Claim& first = *mark.claims.front();
  std::string tag = fmt::format("{}: {}", to_string(first.facet()), first.value.text());
  if (first.crossing.is_none()) tag += " ?";
  if (mark.claims.size() > 1) tag += fmt::format(" +{}", mark.claims.size() - 1);
  return tag;
}

std::string html_of(const Mark& mark, std::string_view words) {
  if (mark.kind == Mark::Kind::kSuppressed) {
    return "<span class=\"suppressed\">[a sentence left out: tactical]</span>";
  }
  std::string card;
  for (const Claim* claim : mark.claims) card += card_of(*claim);
  if (mark.kind == Mark::Kind::kUnread) card = row("not read", mark.reason);
  return fmt::format(
      "<span class=\"mark {}\" tabindex=\"0\"><mark>{}</mark><span class=\"tag\">{}</span>"
      "<span class=\"card\" dir=\"ltr\">{}</span></span>",
      class_of(mark), escaped(words), escaped(tag_of(mark)), card);
}

/// Header lines and title stand in the section's head already; they are shown again only if a mark
/// lies in them.
std::size_t first_shown(const Report& report, const std::vector<Mark>& marks) {
  const std::size_t story = report.text.size() - story_text(report).size();
  const std::size_t begin =
      std::min(report.text.find_first_not_of("\r\n", story), report.text.size());
  return marks.empty() || marks.front().span.begin >= begin ? begin : 0;
}

/// The text with its marks; a blank line begins a paragraph.
std::string body_of(const DocumentReading& reading) {
  const std::string_view text = reading.report.text;
  std::string out = "<div class=\"text\"><p dir=\"auto\">";
  const auto add_plain = [&](std::size_t begin, std::size_t end) {
    while (begin < end) {
      const std::size_t gap = std::min(text.find("\n\n", begin), end);
      out += escaped(text.substr(begin, gap - begin));
      if (gap < end) out += "</p><p dir=\"auto\">";
      begin = gap < end ? std::min(text.find_first_not_of("\r\n", gap), end) : end;
    }
  };
  const std::vector<Mark> marks = marks_of(reading);
  std::size_t at = first_shown(reading.report, marks);
  for (const Mark& mark : marks) {
    add_plain(at, mark.span.begin);
    out += html_of(mark, text.substr(mark.span.begin, mark.span.end - mark.span.begin));
    at = mark.span.end;
  }
  add_plain(at, text.size());
  return out + "</p></div>\n";
}

std::string counts_of(const DocumentReading& reading) {
  return fmt::format("{} claims, {} unresolved, {} unread, {} suppressed", reading.claims.size(),
                     reading.unresolved.size(), reading.unread.size(), reading.suppressed);
}

std::string title_of(const NamedReading& named) {
  return named.reading.report.title.empty() ? named.name : named.reading.report.title;
}

std::string section_of(const NamedReading& named, std::size_t number) {
  const Report& report = named.reading.report;
  std::string out =
      fmt::format("<section id=\"d{}\">\n<h2 dir=\"auto\">{}</h2>\n<p class=\"from\">", number,
                  escaped(title_of(named)));
  out +=
      fmt::format("<bdi>{}</bdi>, published {} <span class=\"file\">{}</span>",
                  escaped(report.publisher.empty() ? "publisher unknown" : report.publisher),
                  report.published.is_unknown() ? "on an unknown day" : to_string(report.published),
                  escaped(named.name));
  if (!report.url.empty()) out += fmt::format("<br><bdi>{}</bdi>", escaped(report.url));
  out += fmt::format("<br>{}</p>\n", counts_of(named.reading));
  if (!named.reading.date_suspect.empty()) {
    out += fmt::format(
        "<p class=\"doubt\"><b>! The date is in doubt:</b> {}. Relative dates stay "
        "empty until someone confirms it.</p>\n",
        escaped(named.reading.date_suspect));
  }
  return out + body_of(named.reading) + "</section>\n";
}

std::string index_of(std::span<const NamedReading> readings) {
  if (readings.size() < 2) return {};
  std::string out = "<nav aria-label=\"Documents\"><ol>\n";
  for (std::size_t i = 0; i < readings.size(); ++i) {
    out += fmt::format(
        "<li><a href=\"#d{}\" dir=\"auto\">{}</a> <span class=\"file\">{}</span></li>\n", i + 1,
        escaped(title_of(readings[i])), counts_of(readings[i].reading));
  }
  return out + "</ol></nav>\n";
}

std::string legend() {
  std::string out = "<p class=\"legend\">";
  for (const std::string_view kind :
       {"status", "control", "outlook", "security", "traffic", "unresolved", "unread"}) {
    out += fmt::format("<span class=\"mark {0}\"><mark>{0}</mark></span> ", kind);
  }
  return out + "Point at a mark, tap it, or reach it with Tab.</p>\n";
}

}  // namespace

std::string to_html(std::span<const NamedReading> readings) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>What was read</title>\n<style>\n";
  out += report::reading_style();
  out += "</style>\n</head>\n<body>\n<main>\n<h1>What was read</h1>\n";
  out += legend() + index_of(readings);
  for (std::size_t i = 0; i < readings.size(); ++i) out += section_of(readings[i], i + 1);
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace maabar
