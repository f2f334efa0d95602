// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <vector>

#include "brief/bulletin.h"

namespace maabar {

/// Gives sources their numbers, in the order in which they are first cited.
class Citations {
 public:
  /// Which claims may be cited at all: those of the audience.
  Citations(const SourceLines& lines, Sensitivity audience);

  /// The number of a claim. Requires: `may_cite(claim)`.
  SourceNumber cite(EntryId claim);
  [[nodiscard]] bool may_cite(EntryId claim) const;
  /// Numbers of the evidence in one of `roles`, strongest first, at most `most`.
  std::vector<SourceNumber> cite(std::span<const Evidence> evidence,
                                 std::initializer_list<Evidence::Role> roles, std::size_t most);

  [[nodiscard]] const std::vector<CitedSource>& cited() const { return cited_; }

 private:
  const SourceLines& lines_;
  Sensitivity audience_;
  std::vector<CitedSource> cited_;
  std::map<EntryId, SourceNumber> numbers_;
};

/// `kInvalidInput` if any evidence that a conclusion rests on is missing in `lines` or is of a
/// higher sensitivity than `audience`: words can be left out of a page, conclusions cannot.
Result<void> check_audience(std::span<const Evidence> evidence, const SourceLines& lines,
                            Sensitivity audience);

}  // namespace maabar
