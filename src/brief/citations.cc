// SPDX-License-Identifier: Apache-2.0
#include "brief/citations.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/check.h"

namespace maabar {

Citations::Citations(const SourceLines& lines, Sensitivity audience)
    : lines_(lines), audience_(audience) {}

bool Citations::may_cite(EntryId claim) const {
  const auto found = lines_.find(claim);
  return found != lines_.end() && found->second.claim.sensitivity <= audience_;
}

SourceNumber Citations::cite(EntryId claim) {
  CHECK(may_cite(claim));
  const auto [place, is_new] = numbers_.emplace(claim, cited_.size());
  if (is_new) {
    const SourceLine& line = lines_.at(claim);
    cited_.push_back({claim, claim_id(line.claim), line});
  }
  return place->second;
}

std::vector<SourceNumber> Citations::cite(std::span<const Evidence> evidence,
                                          std::initializer_list<Evidence::Role> roles,
                                          std::size_t most) {
  std::vector<SourceNumber> numbers;
  for (const Evidence& item : evidence) {
    if (numbers.size() == most) break;
    if (std::find(roles.begin(), roles.end(), item.role) == roles.end()) continue;
    if (!may_cite(item.claim)) continue;
    const SourceNumber number = cite(item.claim);
    if (std::ranges::find(numbers, number) == numbers.end()) numbers.push_back(number);
  }
  return numbers;
}

Result<void> check_audience(std::span<const Evidence> evidence, const SourceLines& lines,
                            Sensitivity audience) {
  for (const Evidence& item : evidence) {
    const auto found = lines.find(item.claim);
    if (found == lines.end()) {
      return invalid_input(fmt::format(
          "the board rests on claim entry {}, whose words were not given", item.claim.value()));
    }
    if (found->second.claim.sensitivity > audience) {
      return invalid_input(fmt::format(
          "the board rests on claim entry {}, which is internal; build it from public claims, or "
          "ask for an internal bulletin",
          item.claim.value()));
    }
  }
  return {};
}

}  // namespace maabar
