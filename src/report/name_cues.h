// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "report/view.h"

namespace maabar::report {

/// A name that may be a crossing's, where it stands.
struct Candidate {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t other_begin = 0;  ///< the name on the far side, if it is told: `X, opposite Y`
  std::uint32_t other_end = 0;
  const Sentence* sentence = nullptr;
  /// Only something passes there, stands or is told to be shut: a name that no table has may be any
  /// town's.
  bool passing = false;
};

/// Every place of the text where a name that no table has stands as a crossing's: beside a gate
/// noun
/// ("the Dogharoun crossing", "posts at Busia and Malaba"), as a label of a list, after "opposite",
/// where traffic goes through it, where it opens or is shut. Linear in the tokens.
std::vector<Candidate> find_name_cues(const Grammar& grammar, const View& view);

}  // namespace maabar::report
