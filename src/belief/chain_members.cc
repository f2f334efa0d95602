// SPDX-License-Identifier: Apache-2.0
#include "belief/chain_members.h"

#include <algorithm>
#include <tuple>

namespace maabar {
namespace {

using Kind = Witness::Kind;

constexpr std::int64_t kRumourLasts = 14 * kSecondsPerDay;
constexpr StateSet kAnything = 7;

void drop_speechless(Witnesses& witnesses) {
  std::erase_if(witnesses.counted, [](const Witness& witness) { return witness.tracks == 0; });
}

bool refutes(const KnownClaims& known, const Witness& denial, const Witness& said) {
  const ClaimRecord& denying = known.standing[denial.record];
  const ClaimRecord& claim = known.standing[said.record];
  const bool is_rumour = said.kind == Kind::kSaid && claim.modality == Modality::kReported &&
                         (said.values & denial.values) == 0 &&
                         overlaps(said.target, denial.target) && (said.tracks & denial.tracks) != 0;
  const bool is_own_chain = !claim.chain.is_none() && claim.chain == denying.chain;
  return is_rumour && !is_own_chain &&
         denying.admiralty.reliability <= claim.admiralty.reliability &&
         said.spoken <= denial.spoken && denial.spoken - said.spoken <= kRumourLasts &&
         claim.known_from <= denying.known_from;
}

bool is_outright(const Witness& witness) {
  return witness.kind == Kind::kSaid || witness.kind == Kind::kCounted;
}

/// The better witness of two of a chain. Decided by what they say, never by their entries.
bool is_stronger(const Witness& x, const Witness& y) {
  return std::tuple(!is_outright(x), x.error, x.spoken, x.begin, x.end, x.values, x.target, x.kind,
                    x.tracks) < std::tuple(!is_outright(y), y.error, y.spoken, y.begin, y.end,
                                           y.values, y.target, y.kind, y.tracks);
}

bool is_of_same_time(const Witness& x, const Witness& y) {
  return std::max(x.begin, y.begin) <= std::min(x.end, y.end);
}

/// Reads the weaker of two of a chain in the light of the stronger.
void merge(const EvidenceParameters& parameters, Witness& stronger, Witness& weaker) {
  if (!overlaps(stronger.target, weaker.target)) return;
  const bool is_same = stronger.values == weaker.values;
  const bool is_said_outright = is_outright(stronger) && !is_outright(weaker);
  const bool is_at_odds = !is_same && is_of_same_time(stronger, weaker) &&
                          stronger.tracks == weaker.tracks && stronger.kind == weaker.kind &&
                          is_outright(stronger);
  if (is_at_odds) {
    const auto common = static_cast<StateSet>(stronger.values & weaker.values);
    stronger.values = common != 0 ? common : static_cast<StateSet>(stronger.values | weaker.values);
    if (stronger.values == kAnything) stronger.tracks = 0;
    stronger.likelihood =
        word_likelihood(stronger.target, stronger.values, stronger.error, parameters.near_share);
    weaker.tracks = 0;
  } else if (is_same || is_said_outright) {
    weaker.tracks = static_cast<TrackSet>(weaker.tracks & ~stronger.tracks);
  }
}

}  // namespace

void drop_refuted(const KnownClaims& known, Witnesses& witnesses) {
  for (std::size_t i = 0; i < witnesses.counted.size(); ++i) {
    if (witnesses.counted[i].kind != Kind::kDenied) continue;
    const Witness denial = witnesses.counted[i];
    for (Witness& said : witnesses.counted) {
      if (!refutes(known, denial, said)) continue;
      const auto dropped = static_cast<TrackSet>(said.tracks & denial.tracks);
      said.tracks = static_cast<TrackSet>(said.tracks & ~dropped);
      witnesses.discounted.push_back({said.record, dropped, true, "denied by a source no worse"});
    }
  }
  drop_speechless(witnesses);
}

void merge_chains(const EvidenceParameters& parameters, Witnesses& witnesses) {
  std::vector<Witness>& all = witnesses.counted;
  const auto chained = std::stable_partition(
      all.begin(), all.end(), [](const Witness& witness) { return witness.chain.is_none(); });
  std::sort(chained, all.end(), [](const Witness& x, const Witness& y) {
    return x.chain != y.chain ? x.chain < y.chain : is_stronger(x, y);
  });
  for (auto first = static_cast<std::size_t>(chained - all.begin()); first < all.size();) {
    std::size_t end = first + 1;
    while (end < all.size() && all[end].chain == all[first].chain) ++end;
    for (std::size_t i = first; i < end; ++i) {
      for (std::size_t k = i + 1; k < end; ++k) {
        if (all[i].tracks != 0 && all[k].tracks != 0) merge(parameters, all[i], all[k]);
      }
    }
    first = end;
  }
  drop_speechless(witnesses);
}

}  // namespace maabar
