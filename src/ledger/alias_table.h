// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "gazetteer/crossing_key.h"
#include "ledger/entry.h"

namespace maabar {

/// Which crossing id answers for which: the life of ids, from the alias entries in order. Old ids
/// answer for ever. Invariant: no id leads back to itself.
class AliasTable {
 public:
  /// `kInvalidInput` if `from` would lead back to itself, if an id is none, or if `from` already
  /// leads elsewhere. The same alias twice is fine.
  Result<void> add(const AliasEntry& alias);
  /// The id that answers for `key` today: `key` itself where no alias speaks of it.
  [[nodiscard]] CrossingKey resolve(const CrossingKey& key) const;
  /// All ids that `key` answers for, itself first, then in order of text.
  [[nodiscard]] std::vector<CrossingKey> answers_for(const CrossingKey& key) const;

 private:
  std::map<CrossingKey, CrossingKey> next_;
};

}  // namespace maabar
