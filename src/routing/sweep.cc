// SPDX-License-Identifier: Apache-2.0
#include "routing/sweep.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "base/check.h"

namespace maabar {
namespace {

constexpr std::uint32_t kInfinity = TravelTime::infinity().milliseconds();
constexpr std::uint32_t kMostSlots = 1U << 15U;  // that a step has room for
constexpr std::uint32_t kFirst = 1U << 31U;

}  // namespace

SweepTargets::SweepTargets(const Hierarchy& hierarchy, std::span<const NodeId> targets) {
  std::vector<bool> needed(hierarchy.node_count(), false);
  for (const NodeId target : targets) {
    for (Rank rank = hierarchy.rank_of(target); !rank.is_none() && !needed[rank.index()];
         rank = hierarchy.parent(rank)) {
      needed[rank.index()] = true;
      ranks_.push_back(rank);
    }
  }
  std::sort(ranks_.begin(), ranks_.end(), std::greater<>());
  for (const NodeId target : targets) {
    const auto found =
        std::lower_bound(ranks_.begin(), ranks_.end(), hierarchy.rank_of(target), std::greater<>());
    positions_.push_back(static_cast<std::uint32_t>(found - ranks_.begin()));
  }
}

// One sweep of sixteen lanes: over a list of ranks, or a range of them.
struct SweepQuery::Sweep {
  const Hierarchy& hierarchy;
  const std::uint32_t* down;
  std::span<const Seed> seeds;      ///< by descending rank
  std::span<const Rank> ranks;      ///< descending; if empty, the range
  std::uint32_t first = 0;          ///< of the range
  std::uint32_t last = 0;           ///< past its end
  std::uint32_t* labels = nullptr;  ///< by slot and lane
  std::uint32_t* found = nullptr;   ///< by position and lane; if null, into `times`
  std::uint32_t* times = nullptr;   ///< by row and source; room for all lanes behind the last row
  std::size_t sources = kLanes;     ///< lanes in use
};

SweepQuery::SweepQuery(const Hierarchy& hierarchy, VectorUnit unit)
    : hierarchy_(hierarchy),
      unit_(unit),
      climbed_(hierarchy.slot_count(), kInfinity),
      labels_(hierarchy.slot_count() * kLanes) {}

void SweepQuery::climb(const Metric& metric, NodeId source, std::uint32_t lane) {
  const auto slots = hierarchy_.head_slots();
  const auto up = metric.up();
  Rank rank = hierarchy_.rank_of(source);
  climbed_[hierarchy_.slot(rank)] = 0;
  for (; !rank.is_none(); rank = hierarchy_.parent(rank)) {
    const std::uint32_t time = std::exchange(climbed_[hierarchy_.slot(rank)], kInfinity);
    if (time == kInfinity) continue;
    seeds_.push_back({rank, lane, time});
    for (std::uint32_t arc = hierarchy_.first_up(rank); arc < hierarchy_.last_up(rank); ++arc) {
      std::uint32_t& label = climbed_[slots[arc]];
      label = std::min(label, time + up[arc]);
    }
  }
}

void SweepQuery::climb_all(const Metric& metric, std::span<const NodeId> sources) {
  CHECK_OP(sources.size(), <=, kLanes);
  seeds_.clear();
  for (std::uint32_t lane = 0; lane < sources.size(); ++lane) climb(metric, sources[lane], lane);
  std::sort(seeds_.begin(), seeds_.end(),
            [](const Seed& a, const Seed& b) { return a.rank > b.rank; });
}

template <std::size_t kBytes>
inline void SweepQuery::sweep_ranks(const Sweep& sweep) {
  const std::uint32_t* slots = sweep.hierarchy.head_slots().data();
  const std::uint32_t* own_slots = sweep.hierarchy.slots().data();
  const std::uint32_t* first_up = sweep.hierarchy.first_ups().data();
  const std::uint32_t top = sweep.hierarchy.node_count() - 1;
  const Seed* seed = sweep.seeds.data();
  const Seed* const last_seed = seed + sweep.seeds.size();
  // Lanes beyond the sources are overwritten by the rows behind, if those are of this range.
  const std::size_t overhang = sweep.ranks.empty() ? (kLanes - 1) / sweep.sources : ~std::size_t{0};
  const std::size_t count = sweep.ranks.empty() ? sweep.last - sweep.first : sweep.ranks.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t rank = sweep.ranks.empty() ? sweep.last - 1 - static_cast<std::uint32_t>(i)
                                                   : sweep.ranks[i].value();
    std::uint32_t* own = sweep.labels + own_slots[rank] * kLanes;
    Lanes<kBytes> lanes;
    lanes.fill(kInfinity);
    while (seed != last_seed && seed->rank.value() > rank) ++seed;
    if (seed != last_seed && seed->rank.value() == rank) {
      lanes.store(own);
      for (; seed != last_seed && seed->rank.value() == rank; ++seed) own[seed->lane] = seed->time;
      lanes.load(own);
    }
    for (std::uint32_t arc = first_up[rank]; arc < first_up[rank + 1]; ++arc) {
      lanes.take_sum(sweep.labels + slots[arc] * kLanes, sweep.down[arc]);
    }
    lanes.store(own);
    if (sweep.found != nullptr) {
      lanes.store(sweep.found + i * kLanes);
    } else {
      std::uint32_t* row = sweep.times + std::size_t{top - rank} * sweep.sources;
      if (overhang < count - i) {
        lanes.store(row);
      } else {
        std::copy_n(own, sweep.sources, row);
      }
    }
  }
}

void SweepQuery::sweep_baseline(const Sweep& sweep) { sweep_ranks<16>(sweep); }
MAABAR_TARGET_AVX2 void SweepQuery::sweep_avx2(const Sweep& sweep) { sweep_ranks<32>(sweep); }
MAABAR_TARGET_AVX512 void SweepQuery::sweep_avx512(const Sweep& sweep) { sweep_ranks<64>(sweep); }

void SweepQuery::run(const Sweep& sweep) const {
  switch (unit_) {
    case VectorUnit::kAvx512:
      return sweep_avx512(sweep);
    case VectorUnit::kAvx2:
      return sweep_avx2(sweep);
    case VectorUnit::kBaseline:
      return sweep_baseline(sweep);
  }
}

void SweepQuery::index_steps() {
  if (!steps_.empty() || hierarchy_.slot_count() > kMostSlots) return;
  roots_.clear();
  steps_.resize(hierarchy_.arc_count());
  for (std::uint32_t i = hierarchy_.node_count(); i-- > 0;) {
    const Rank rank(i);
    const std::uint32_t first = hierarchy_.first_up(rank);
    if (first == hierarchy_.last_up(rank)) roots_.push_back(rank);
    for (std::uint32_t arc = first; arc < hierarchy_.last_up(rank); ++arc) {
      steps_[arc] = hierarchy_.head_slots()[arc] | hierarchy_.slot(rank) << 16U |
                    (arc == first ? kFirst : 0U);
    }
  }
}

// A rank's time from those above it, and what an upward search found at it.
std::uint32_t SweepQuery::time_of(Rank rank, std::uint32_t at_rank, const Metric& metric) const {
  const auto slots = hierarchy_.head_slots();
  for (std::uint32_t arc = hierarchy_.first_up(rank); arc < hierarchy_.last_up(rank); ++arc) {
    at_rank = std::min(at_rank, flat_[slots[arc]] + metric.down()[arc]);
  }
  return at_rank;
}

// The ranks below `above` down to `last`, arc by arc without a branch: how many arcs a rank has
// cannot be foretold. What is stored before a rank's last arc is stored over.
void SweepQuery::sweep_steps(const Metric& metric, Rank above, Rank last,
                             IdVector<NodeId, TravelTime>& times) {
  const std::uint32_t* down = metric.down().data();
  const std::uint32_t* steps = steps_.data();
  std::uint32_t* labels = flat_.data();
  const std::uint32_t end = hierarchy_.first_up(last);
  std::uint32_t rank = above.value() - 1;
  std::uint32_t time = kInfinity;
  for (std::uint32_t arc = hierarchy_.first_up(above); arc-- > end;) {
    const std::uint32_t step = steps[arc];
    time = std::min(time, labels[step & 0xffffU] + down[arc]);
    labels[step >> 16U & 0x7fffU] = time;
    times[hierarchy_.node_of(Rank(rank))] = TravelTime::from_milliseconds(time);
    const std::uint32_t is_first = step >> 31U;
    rank -= is_first;
    time = is_first != 0 ? kInfinity : time;
  }
}

void SweepQuery::times_from(const Metric& metric, NodeId source,
                            IdVector<NodeId, TravelTime>& times) {
  times.resize(hierarchy_.node_count());
  climb_all(metric, {&source, 1});
  index_steps();
  flat_.resize(hierarchy_.slot_count());
  // One by one: where the search from the source was, and roots; between them step by step.
  auto seed = seeds_.begin();
  auto root = roots_.begin();
  std::uint32_t above = hierarchy_.node_count();
  while (above > 0) {
    const Rank at_seed = seed == seeds_.end() ? Rank::none() : seed->rank;
    const Rank at_root = root == roots_.end() ? Rank::none() : *root;
    std::uint32_t next = 0;  // the next rank to take alone, plus one
    if (!at_seed.is_none()) next = at_seed.value() + 1;
    if (!at_root.is_none()) next = std::max(next, at_root.value() + 1);
    if (steps_.empty()) next = above;
    if (next < above) sweep_steps(metric, Rank(above), Rank(next), times);
    if (next == 0) break;
    const Rank rank(next - 1);
    std::uint32_t time = kInfinity;
    if (rank == at_seed) time = seed++->time;
    if (rank == at_root) ++root;
    time = time_of(rank, time, metric);
    flat_[hierarchy_.slot(rank)] = time;
    times[hierarchy_.node_of(rank)] = TravelTime::from_milliseconds(time);
    above = rank.value();
  }
}

// Labels of the whole core, and of the ranks from `rank` up to it.
void SweepQuery::load_labels_above(Rank rank, std::size_t lanes,
                                   std::span<const std::uint32_t> times,
                                   std::uint32_t* labels) const {
  const auto load = [&](Rank at) {
    std::copy_n(times.data() + row_of(at) * lanes, lanes, labels + hierarchy_.slot(at) * kLanes);
  };
  for (std::uint32_t i = hierarchy_.core_begin(); i < hierarchy_.node_count(); ++i) load(Rank(i));
  for (; !rank.is_none() && rank.value() < hierarchy_.core_begin();
       rank = hierarchy_.parent(rank)) {
    load(rank);
  }
}

void SweepQuery::times_from(const Metric& metric, std::span<const NodeId> sources, unsigned threads,
                            WideVector<std::uint32_t>& times) {
  CHECK(threads > 0);
  climb_all(metric, sources);
  times.resize(hierarchy_.node_count() * sources.size() + kLanes);
  if (sources.empty()) return;
  Sweep above{.hierarchy = hierarchy_,
              .down = metric.down().data(),
              .seeds = seeds_,
              .ranks = {},
              .first = hierarchy_.core_begin(),
              .last = hierarchy_.node_count(),
              .labels = labels_.data(),
              .times = times.data(),
              .sources = sources.size()};
  run(above);
  const auto ranges = hierarchy_.ranges();
  std::vector<Rank> waiters;
  for (const Subtrees::Waiter& waiter : hierarchy_.waiters()) waiters.push_back(waiter.rank);
  if (!waiters.empty()) {
    above.ranks = waiters;
    run(above);
  }
  std::atomic<std::size_t> next{0};
  const auto sweep_ranges = [&](std::uint32_t* labels) {
    for (std::size_t i = next++; i < ranges.size(); i = next++) {
      const Subtrees::Range& range = ranges[i];
      Sweep below = above;
      below.ranks = {};
      below.first = range.first;
      below.last = range.last;
      below.labels = labels;
      load_labels_above(hierarchy_.parent(Rank(range.last - 1)), sources.size(), times, labels);
      run(below);
    }
  };
  std::vector<std::thread> helpers;
  for (unsigned i = 1; i < threads; ++i) {
    helpers.emplace_back([&] {
      WideVector<std::uint32_t> labels(labels_.size());
      sweep_ranges(labels.data());
    });
  }
  sweep_ranges(labels_.data());
  for (std::thread& helper : helpers) helper.join();
}

std::vector<TravelTime> SweepQuery::times_to(const Metric& metric, std::span<const NodeId> sources,
                                             const SweepTargets& targets) {
  std::vector<TravelTime> times(sources.size() * targets.size());
  if (targets.size() == 0) return times;
  found_.resize(targets.ranks().size() * kLanes);
  for (std::size_t first = 0; first < sources.size(); first += kLanes) {
    const std::size_t lanes = std::min(kLanes, sources.size() - first);
    climb_all(metric, sources.subspan(first, lanes));
    run({.hierarchy = hierarchy_,
         .down = metric.down().data(),
         .seeds = seeds_,
         .ranks = targets.ranks(),
         .labels = labels_.data(),
         .found = found_.data()});
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      for (std::size_t i = 0; i < targets.size(); ++i) {
        times[(first + lane) * targets.size() + i] =
            TravelTime::from_milliseconds(found_[targets.positions()[i] * kLanes + lane]);
      }
    }
  }
  return times;
}

std::vector<SweepQuery::Reached> SweepQuery::nodes_within(const Metric& metric, NodeId source,
                                                          TravelTime limit) {
  IdVector<NodeId, TravelTime> times;
  times_from(metric, source, times);
  std::vector<Reached> reached;
  for (std::uint32_t i = 0; i < times.size(); ++i) {
    const TravelTime time = times[NodeId(i)];
    if (time <= limit && !time.is_infinite()) reached.push_back({NodeId(i), time});
  }
  return reached;
}

}  // namespace maabar
