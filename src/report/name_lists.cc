// SPDX-License-Identifier: Apache-2.0
#include "report/name_lists.h"

namespace maabar::report {

std::vector<ListedNames::Range> ListedNames::find(const Sentence& sentence) {
  sentence_ = &sentence;
  std::vector<Range> found;
  // Each stands behind a name that a table has, and a link.
  const Annotation* first =
      view_.annotations.find_in(sentence.first, sentence.last, known_.crossing_name);
  if (first == nullptr) return found;
  for (std::uint32_t i = first->begin + 2; i < sentence.last; ++i) {
    if (!is_list_link(i - 1) || is_list_link(i)) continue;
    const std::uint32_t end = run_end(i);
    if (end == i) continue;
    const std::uint32_t before = before_links(i);
    if (!ends_plain(before)) continue;
    const std::uint32_t next = over_links(end);
    const bool between = next > end && begins_plain(next);
    const bool third = view_.is(i - 1, "and") && is_second(before);
    if (between || third) found.emplace_back(i, end);
  }
  return found;
}

/// Whether a name of a crossing begins here that is nothing else.
bool ListedNames::begins_plain(std::uint32_t i) const {
  if (i >= sentence_->last) return false;
  const Annotation* name = view_.find(i, known_.crossing_name);
  return name != nullptr && !is_town_too(*name);
}

bool ListedNames::ends_plain(std::uint32_t end) const {
  constexpr std::uint32_t kLongest = 4;
  for (std::uint32_t back = 1; back <= kLongest && end >= sentence_->first + back; ++back) {
    const Annotation* name = view_.find(end - back, known_.crossing_name);
    if (name != nullptr && name->end == end) return !is_town_too(*name);
  }
  return false;
}

std::uint32_t ListedNames::over_links(std::uint32_t at) const {
  while (at < sentence_->last && is_list_link(at)) ++at;
  return at;
}

std::uint32_t ListedNames::before_links(std::uint32_t at) const {
  while (at > sentence_->first && is_list_link(at - 1)) --at;
  return at;
}

/// Whether the crossing whose name ends at `end` stands behind another of the list.
bool ListedNames::is_second(std::uint32_t end) const {
  constexpr std::uint32_t kLongest = 4;
  for (std::uint32_t back = 1; back <= kLongest && end >= sentence_->first + back + 2; ++back) {
    const Annotation* name = view_.find(end - back, known_.crossing_name);
    if (name == nullptr || name->end != end) continue;
    const std::uint32_t before = before_links(name->begin);
    return before < name->begin && ends_plain(before);
  }
  return false;
}

}  // namespace maabar::report
