// SPDX-License-Identifier: Apache-2.0
#include "report/name_labels.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "report/told_border.h"

namespace maabar::report {
namespace {

constexpr std::uint32_t kMostNameWords = 4;

/// `READ ALSO: ...`: leads to another story.
bool leads_elsewhere(const View& view, std::uint32_t first, std::uint32_t end) {
  const bool reads = is_any<"read", "see", "watch", "listen", "also", "more">(view, first);
  const bool more = is_any<"also", "more", "too", "read", "from", "next">(view, first + 1);
  return end == first + 2 && reads && more;
}

/// What notices head their parts with.
bool is_part_of_notice(const View& view, std::uint32_t i) {
  static constexpr WordSet kParts(std::to_array<std::string_view>(
      {"context",         "advice",     "advisory", "impact", "event",     "location",
       "background",      "summary",    "analysis", "update", "alert",     "timeframe",
       "severity",        "details",    "outlook",  "note",   "overview",  "implications",
       "recommendations", "assessment", "comment",  "source", "situation", "developments",
       "highlights",      "timeline",   "remarks",  "photo",  "photos",    "video",
       "image",           "caption",    "file",     "archive"}));
  return kParts.contains(view.folded(i));
}

}  // namespace

/// `X / Y: closed`, `Nimule-Elegu (Uganda). Main entry`, in a list or after a label.
void LabelNames::read(const Sentence& sentence, std::vector<Candidate>& found) {
  sentence_ = &sentence;
  const bool listed = sentence_->kind == BlockKind::kItem || sentence_->kind == BlockKind::kRow;
  const bool labelled = sentence_->label_end > sentence_->first;
  // `- "Jarteppa" between Panjakent and Samarqand`
  const bool quoted = listed && view_.token(sentence_->first).mark == '"';
  const std::uint32_t first = sentence_->first + (quoted ? 1 : 0);
  const char ends_with = labelled ? view_.token(sentence_->label_end - 1).mark : '\0';
  const bool under = sentence_->heading >= 0 && sentence_->label_end < sentence_->last;
  if (!listed && ends_with != ':' && ends_with != '.' && !(labelled && under)) return;
  const std::uint32_t end = run_end(first);
  if (end == first || end - first > kMostNameWords || is_dateline()) return;
  if (end == first + 1 && is_part_of_notice(view_, first)) return;
  if (leads_elsewhere(view_, first, end)) return;
  Candidate label{first, end, 0, 0, sentence_};
  std::uint32_t at = end;
  if (quoted && view_.token(at).mark == '"') ++at;
  if (at + 1 < sentence_->last && (view_.token(at).mark == '/' || view_.token(at).mark == '-')) {
    const std::uint32_t other = run_end(at + 1);
    if (other > at + 1) {
      label.other_begin = at + 1;
      label.other_end = other;
      at = other;
    }
  }
  bool country = false;
  if (at < sentence_->last && view_.token(at).mark == '(') {
    const std::uint32_t limit = std::min(at + 9, sentence_->last);
    const std::uint32_t inner = at + 1;
    for (++at; at < limit && view_.token(at).mark != ')'; ++at) country |= is_country(at);
    const bool other = label.other_end == 0 && at < limit && run_end(inner) == at;
    if (other && at > inner) {
      label.other_begin = inner;
      label.other_end = at;
    }
    if (at < limit) ++at;
  }
  for (std::uint32_t i = at; i < sentence_->label_end; ++i) country |= is_country(i);
  const bool ends = at >= sentence_->last || view_.token(at).kind == Token::Kind::kMark ||
                    (quoted && view_.is(at, "between"));
  const bool list = ends && at < sentence_->last && view_.token(at).mark == ',';
  if (!ends && !view_.is(at, "and")) return;
  if ((list || !ends) && !labelled) return;
  const bool lone = end == first + 1 && label.other_end == 0 && view_.token(first).word != 0 &&
                    view_.find(first, known_.crossing_name) == nullptr &&
                    !inner_capitals_.contains(view_.folded(first));
  const bool told = label.other_end != 0 && view_.speaks_of_borders;
  if (!country && !told && (lone || !speaks_of_crossings())) return;
  std::vector<Candidate> names = {label};
  while (at + 1 < sentence_->label_end && is_list_link(at)) {
    const std::uint32_t next = run_end(at + 1);
    if (next == at + 1) break;
    names.push_back({at + 1, next, 0, 0, sentence_});
    at = next;
  }
  // `Southward, nothing has changed: ...` is no list.
  if (list && names.size() == 1 && has_verb(at, sentence_->label_end)) return;
  found.insert(found.end(), names.begin(), names.end());
}

/// `QUETTA: No goods are passing at the gate of Taftan`: where a story was written, if it begins
/// with it and no other label follows. What a label tells has no capital: `Velmora: closed`.
bool LabelNames::is_dateline() const {
  constexpr std::uint32_t kFewestWords = 8;
  const std::uint32_t end = sentence_->label_end;
  if (sentence_->kind != BlockKind::kParagraph || end == sentence_->first) return false;
  if (view_.token(end - 1).mark != ':' || end + kFewestWords > sentence_->last) return false;
  if (!view_.token(end).capital || run_end(sentence_->first) + 1 != end) return false;
  return std::all_of(view_.sentences.begin(), view_.sentences.end(), [&](const Sentence& other) {
    const bool before = &other < sentence_;
    return &other == sentence_ ||
           (before ? other.kind == BlockKind::kTitle : other.label_end == other.first);
  });
}

bool LabelNames::has_verb(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t i = first; i < last; ++i) {
    if (view_.find(i, known_.aux) != nullptr) return true;
  }
  return false;
}

/// Whether the heading above, or the title, is about borders.
bool LabelNames::speaks_of_crossings() const {
  const auto about = [&](const Sentence& s) {
    const Annotations& all = view_.annotations;
    return all.find_in(s.first, s.last, known_.gate) != nullptr ||
           all.find_in(s.first, s.last, known_.border_noun) != nullptr ||
           pair_in(grammar_, view_, s, s.first).strength == 3;
  };
  if (!pair_above(grammar_, view_, *sentence_).key.is_none()) return true;
  if (sentence_->heading >= 0) {
    const Sentence& heading = view_.sentences[static_cast<std::size_t>(sentence_->heading)];
    if (about(heading) || !country_at(grammar_, view_, heading.first).country.is_none()) {
      return true;
    }
  }
  return view_.sentences.front().kind == BlockKind::kTitle && about(view_.sentences.front());
}

}  // namespace maabar::report
