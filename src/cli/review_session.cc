// SPDX-License-Identifier: Apache-2.0
#include "cli/review_session.h"

#include <algorithm>
#include <sstream>

#include "base/utf8.h"
#include "cli/workspace.h"

namespace maabar::cli {
namespace {

constexpr std::string_view kHelp =
    "  a, accept             it was read right\n"
    "  r, reject [REASON]    it was misread: it never was a claim\n"
    "  c, correct F=V ...    it should have said otherwise, as c value=closed scope=cargo\n"
    "                        (a value with spaces in quotes: speaker=\"Border Authority\")\n"
    "  n, next   (or Enter)  leave it for later\n"
    "  b, back               the one before\n"
    "  q, quit               stop here; what was decided stays\n";

/// Bytes of the sentence that are shown before and behind the evidence, at most.
constexpr std::size_t kMostBeside = 200;
constexpr std::size_t kScreenColumns = 96;

bool ends_sentence(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '\n') return true;
  const bool is_mark = c == '.' || c == '!' || c == '?';
  return is_mark && (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n');
}

/// Not inside a character.
std::size_t whole(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U)
    --at;
  return at;
}

void add_line(std::string& out, std::string_view name, const std::string& value) {
  if (!value.empty()) out += fmt::format("  {:<11} {}\n", name, value);
}

std::string fields_of(const Claim& claim) {
  std::string out;
  std::string candidates;
  for (const CrossingKey& key : claim.candidates) candidates += key.text() + ' ';
  add_line(out, "crossing", claim.crossing.is_none() ? "(which?)" : claim.crossing.text());
  add_line(out, "one of", candidates);
  add_line(out, "says",
           fmt::format("{} {}, {}", to_string(claim.facet()), claim.value.text(),
                       to_string(claim.modality)));
  if (claim.scope != Scope::kAll) add_line(out, "scope", std::string(to_string(claim.scope)));
  if (!claim.direction.is_both()) add_line(out, "direction", to_string(claim.direction));
  add_line(out, "side", claim.side.code());
  add_line(out, "speaker", claim.speaker);
  add_line(out, "valid_from", to_string(claim.valid_from));
  add_line(out, "valid_to", to_string(claim.valid_to));
  add_line(out, "detail", claim.detail);
  add_line(out, "rule", claim.rule);
  return out;
}

/// The words of a line; those in quotes are one.
std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool is_quoted = false;
  for (const char c : line) {
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == ' ' && !is_quoted) {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

/// An end of the part of a text that is shown.
struct Edge {
  std::size_t at = 0;
  bool cut = false;  ///< within its sentence, at a word or, in a script without spaces, a character
};

Edge begin_of_excerpt(std::string_view text, std::size_t evidence) {
  std::size_t at = evidence;
  while (at > 0 && evidence - at < kMostBeside && !ends_sentence(text, at - 1)) --at;
  const bool cut = at > 0 && !ends_sentence(text, at - 1);
  if (cut) {
    const std::size_t space = text.find(' ', at);
    at = space < evidence ? space : whole(text, at);
  }
  while (at < evidence && text[at] == ' ') ++at;
  return {at, cut};
}

Edge end_of_excerpt(std::string_view text, std::size_t evidence) {
  std::size_t at = evidence;
  while (at < text.size() && at - evidence < kMostBeside && !ends_sentence(text, at)) ++at;
  if (at == text.size() || text[at] == '\n') return {at, false};
  if (ends_sentence(text, at)) return {at + 1, false};
  const std::size_t space = text.rfind(' ', at);
  const bool is_behind = space != std::string_view::npos && space > evidence;
  return {is_behind ? space : whole(text, at), true};
}

}  // namespace

Excerpt excerpt_of(std::string_view text, const Span& span) {
  const Edge begin = begin_of_excerpt(text, span.begin);
  const Edge end = end_of_excerpt(text, span.end);
  return {(begin.cut ? "... " : "") + std::string(text.substr(begin.at, span.begin - begin.at)),
          std::string(text.substr(span.begin, span.end - span.begin)),
          std::string(text.substr(span.end, end.at - span.end)) + (end.cut ? " ..." : "")};
}

Result<void> ReviewSession::show(const QueuedClaim& item, std::size_t number, std::size_t count) {
  const FoundClaim& found = item.found;
  ASSIGN_OR_RETURN(const FoundReport report, ledger_.find_report(found.report));
  const Report& source = report.report;
  const std::string why(to_string(item.concern));
  console_.out << fmt::format("\n{} of {}{}  claim {}\n", number, count,
                              why.empty() ? "" : ", " + why, found.id.substr(0, 10));
  const bool is_placed = found.claim.span && found.claim.span->end <= source.text.size();
  const Excerpt excerpt = is_placed ? excerpt_of(source.text, *found.claim.span)
                                    : Excerpt{"", found.claim.evidence, ""};
  // Marks stand beside the colour, so that a pipe shows the evidence too.
  const std::string evidence = inked(console_, Ink::kBold, ">>" + excerpt.evidence + "<<");
  console_.out << wrapped(excerpt.before + evidence + excerpt.after, kScreenColumns, "  ");
  console_.out << fields_of(found.claim);
  console_.out << fmt::format(
      "  {:<11} {}, {}{}\n", "source",
      source.publisher.empty() ? "publisher unknown" : source.publisher,
      found.claim.published.is_unknown() ? "day unknown" : to_string(found.claim.published),
      source.url.empty() ? "" : ", " + source.url);
  if (!source.date_suspect.empty()) {
    console_.out << fmt::format("  {:<11} {}\n", "! date", source.date_suspect);
  }
  return {};
}

Result<void> ReviewSession::append(const std::vector<EntryBody>& bodies) {
  RETURN_IF_ERROR(ledger_.append(bodies, now_, system_salts()));
  ++decided_;
  return {};
}

Result<ReviewSession::Step> ReviewSession::decide(const FoundClaim& found,
                                                  ReviewEntry::Verdict verdict,
                                                  const std::string& reason) {
  ReviewEntry review{.claim = found.id, .verdict = verdict, .replacement = "", .reason = reason};
  RETURN_IF_ERROR(append({review}));
  console_.out << (verdict == ReviewEntry::Verdict::kAccept ? "accepted\n" : "rejected\n");
  return Step::kNext;
}

std::string ReviewSession::named_crossing(const std::string& change) const {
  constexpr std::string_view kField = "crossing=";
  if (!change.starts_with(kField)) return change;
  const auto id = gazetteer_.resolve_crossing(change.substr(kField.size()));
  return id ? std::string(kField) + gazetteer_.crossing(*id).key.text() : change;
}

Result<ReviewSession::Step> ReviewSession::correct(const FoundClaim& found,
                                                   const std::string& words) {
  std::vector<std::string> changes = split(words);
  for (std::string& change : changes) change = named_crossing(change);
  if (changes.empty()) return invalid_input("say what it should be, as c value=closed");
  ASSIGN_OR_RETURN(const Claim claim, corrected_claim(found.claim, changes));
  const std::string id = claim_id(claim);
  if (id == found.id) return invalid_input("the claim says that already; nothing to correct");
  RETURN_IF_ERROR(
      append({ClaimEntry{claim}, ReviewEntry{found.id, ReviewEntry::Verdict::kCorrect, id, ""}}));
  console_.out << "corrected, now claim " << id.substr(0, 10) << '\n';
  return Step::kNext;
}

Result<ReviewSession::Step> ReviewSession::obey(const FoundClaim& found, const std::string& line) {
  const std::size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return Step::kNext;
  const std::size_t space = std::min(line.find(' ', begin), line.size());
  std::string verb = line.substr(begin, space - begin);
  std::string rest = line.substr(space);
  while (rest.starts_with(" ")) rest.erase(0, 1);
  if (verb.ends_with("\r")) verb.pop_back();
  if (verb == "a" || verb == "accept") return decide(found, ReviewEntry::Verdict::kAccept, rest);
  if (verb == "r" || verb == "reject") return decide(found, ReviewEntry::Verdict::kReject, rest);
  if (verb == "c" || verb == "correct") return correct(found, rest);
  if (verb == "n" || verb == "next" || verb == "s" || verb == "skip") return Step::kNext;
  if (verb == "b" || verb == "back") return Step::kBack;
  if (verb == "q" || verb == "quit") return Step::kQuit;
  console_.out << kHelp;
  return Step::kStay;
}

Result<void> ReviewSession::run(std::vector<QueuedClaim> queue) {
  if (console_.in == nullptr) {
    return invalid_input("there is nobody to ask; use 'maabar review list'");
  }
  if (queue.empty()) {
    console_.out << "Nothing waits for review.\n";
    return {};
  }
  std::size_t at = 0;
  std::string line;
  bool is_shown = false;
  while (at < queue.size()) {
    if (!is_shown) RETURN_IF_ERROR(show(queue[at], at + 1, queue.size()));
    console_.out << "[a]ccept [r]eject [c]orrect [n]ext [b]ack [q]uit [?] > " << std::flush;
    if (!std::getline(*console_.in, line)) break;
    const auto step = obey(queue[at].found, line);
    is_shown = !step || *step == Step::kStay;
    if (!step && step.error().kind != ErrorKind::kInvalidInput) return step.error();
    if (!step) {
      report_error(console_, step.error());
    } else if (*step == Step::kQuit) {
      break;
    } else if (*step == Step::kBack) {
      at -= at > 0 ? 1U : 0U;
    } else if (*step == Step::kNext) {
      ++at;
    }
  }
  console_.out << '\n';
  console_.err << fmt::format("{} decided, {} left of {}\n", decided_,
                              queue.size() - std::min(decided_, queue.size()), queue.size());
  return {};
}

}  // namespace maabar::cli
