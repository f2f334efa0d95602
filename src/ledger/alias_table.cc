// SPDX-License-Identifier: Apache-2.0
#include "ledger/alias_table.h"

namespace maabar {

Result<void> AliasTable::add(const AliasEntry& alias) {
  if (alias.from.is_none() || alias.to.is_none()) {
    return invalid_input("an alias needs two crossing ids");
  }
  const auto known = next_.find(alias.from);
  if (known != next_.end() && known->second != alias.to) {
    return invalid_input(fmt::format("{} already leads to {}; make the alias from there",
                                     alias.from.text(), known->second.text()));
  }
  if (resolve(alias.to) == alias.from) {
    return invalid_input(fmt::format("{} already leads to {}: the alias would be a circle",
                                     alias.to.text(), alias.from.text()));
  }
  next_.emplace(alias.from, alias.to);
  return {};
}

CrossingKey AliasTable::resolve(const CrossingKey& key) const {
  CrossingKey current = key;
  for (auto it = next_.find(current); it != next_.end(); it = next_.find(current)) {
    current = it->second;
  }
  return current;
}

std::vector<CrossingKey> AliasTable::answers_for(const CrossingKey& key) const {
  std::vector<CrossingKey> out = {key};
  for (const auto& [from, to] : next_) {
    if (from != key && resolve(from) == key) out.push_back(from);
  }
  return out;
}

}  // namespace maabar
