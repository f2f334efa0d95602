// SPDX-License-Identifier: Apache-2.0
// How long until every crossing's belief is told, with its reasons, at a glance, and at a glance
// again; and one crossing's reasons? Against the baseline model in the same run. Random claims on
// 2,000 crossings over ten years, each known from its day; not included: loading them
// (load_claims_bench) and indexing the log.
#include <benchmark/benchmark.h>

#include "base/random.h"
#include "belief/board.h"
#include "belief/board_cache.h"
#include "belief/hazard_table.h"
#include "belief/latest_claim_model.h"
#include "belief/markov_model.h"

namespace maabar {
namespace {

constexpr int kCrossings = 2000;
constexpr int kFirstDay = 16000;
constexpr int kDays = 3650;

CrossingKey gate(std::uint64_t number) {
  return CrossingKey::parse(fmt::format("iq-sy.gate-{}", number)).value();
}

Claim random_claim(Rng& rng) {
  constexpr std::array<Scope, 6> kScopes = {Scope::kAll,   Scope::kAll,
                                            Scope::kAll,   Scope::kPassengers,
                                            Scope::kCargo, Scope::kHumanitarian};
  Claim claim;
  claim.crossing = gate(rng.below(kCrossings));
  claim.value = ClaimValue::status(static_cast<State>(rng.below(3)));
  claim.scope = kScopes[rng.below(kScopes.size())];
  const std::uint64_t side = rng.below(4);
  if (side < 2) claim.side = side == 0 ? claim.crossing.country_a() : claim.crossing.country_b();
  if (rng.below(10) == 0) claim.direction = directions_of(claim.crossing)[rng.below(2)];
  claim.published = Date::from_day(Day{kFirstDay + static_cast<int>(rng.below(kDays))});
  if (rng.below(3) == 0) claim.valid_from = claim.published;
  return claim;
}

/// A log, its index and its crossings.
struct World {
  ClaimLog log;
  ClaimIndex index;
  Gazetteer gazetteer =
      Gazetteer::load(MAABAR_DATA_DIR "/gazetteer", MAABAR_DATA_DIR "/levant").value();
  std::vector<CrossingKey> crossings;

  explicit World(std::int64_t claims) {
    Rng rng(7);
    for (std::uint32_t i = 0; i < claims; ++i) {
      log.add(make_record(log, random_claim(rng), "publisher", EntryId(2 * i + 1), EntryId(2 * i),
                          RecordTime(0)));
    }
    log.set_end(EntryId(static_cast<std::uint32_t>(2 * claims)));
    index = ClaimIndex::build(log);
    for (int i = 0; i < kCrossings; ++i) crossings.push_back(gate(static_cast<std::uint64_t>(i)));
  }
  [[nodiscard]] BeliefInputs inputs() const { return {log, index, gazetteer}; }
};

AsOf on_day(int day) {
  const std::int64_t seconds = Date::from_day(Day{day}).last_second();
  return {ValidTime(seconds), seconds, KnownClock::kPublished};
}

std::unique_ptr<const BeliefModel> model_of(const benchmark::State& state) {
  if (state.range(1) == 0) return std::make_unique<LatestClaimModel>();
  return std::make_unique<MarkovModel>(ParameterSets::shipped(), HazardTable::shipped().of_all());
}

void whole_board(benchmark::State& state) {
  const World world(state.range(0));
  const auto model = model_of(state);
  int day = kFirstDay + kDays;
  for (auto _ : state) {
    benchmark::DoNotOptimize(believe_board(*model, world.inputs(), world.crossings, on_day(day++),
                                           static_cast<unsigned>(state.range(2))));
  }
}

/// Without the reasons, from the claims on.
void glance(benchmark::State& state) {
  const World world(state.range(0));
  const auto model = model_of(state);
  int day = kFirstDay + kDays;
  for (auto _ : state) {
    benchmark::DoNotOptimize(glance_board(*model, world.inputs(), world.crossings, on_day(day++),
                                          static_cast<unsigned>(state.range(2))));
  }
}

MarkovModel markov() {
  return MarkovModel(ParameterSets::shipped(), HazardTable::shipped().of_all());
}

/// A cache's answer is the cold one, whatever was asked before.
void check(const World& world, const std::vector<CrossingBelief>& cached, AsOf question) {
  for (std::size_t i = 0; i < world.crossings.size(); i += 100) {
    CHECK(cached[i] == markov().glance_with(world.inputs(), world.crossings[i], question));
  }
}

/// The known and the valid time move on by a minute, in which nothing is published, or by a day.
void glance_again(benchmark::State& state) {
  const World world(state.range(0));
  const std::int64_t step = state.range(1) * 60;
  const auto threads = static_cast<unsigned>(state.range(2));
  BoardCache cache(markov(), world.crossings);
  AsOf question = on_day(kFirstDay + kDays / 2);
  question.known_seconds -= kSecondsPerDay / 2;
  const auto ask = [&] {
    question.known_seconds += step;
    question.valid = ValidTime(question.known_seconds);
    return cache.glance(world.inputs(), question, threads);
  };
  for (int i = 0; i < 3; ++i) check(world, ask(), question);
  for (auto _ : state) benchmark::DoNotOptimize(ask());
  check(world, ask(), question);
}

/// A claim is added to the log and the board asked again, as known now.
void glance_with_a_new_claim(benchmark::State& state) {
  World world(state.range(0));
  Rng rng(8);
  BoardCache cache(markov(), world.crossings);
  const AsOf question = on_day(kFirstDay + kDays);
  auto next = static_cast<std::uint32_t>(2 * state.range(0));
  const auto ask = [&] {
    world.log.add(make_record(world.log, random_claim(rng), "publisher", EntryId(next + 1),
                              EntryId(next), RecordTime(0)));
    next += 2;
    world.index.extend(world.log);
    return cache.glance(world.inputs(), question, static_cast<unsigned>(state.range(1)));
  };
  check(world, ask(), question);
  for (auto _ : state) benchmark::DoNotOptimize(ask());
  check(world, ask(), question);
}

void one_crossing(benchmark::State& state) {
  const World world(state.range(0));
  const auto model = model_of(state);
  std::size_t next = 0;
  for (auto _ : state) {
    const CrossingKey& crossing = world.crossings[next++ % kCrossings];
    benchmark::DoNotOptimize(
        model->believe_with(world.inputs(), crossing, on_day(kFirstDay + kDays)));
  }
}

void both_models(benchmark::internal::Benchmark* run) {
  for (const std::int64_t markov : {0, 1}) run->Args({1000000, markov});
  run->ArgNames({"claims", "markov"})->Unit(benchmark::kMillisecond);
}
void both_models_on_cores(benchmark::internal::Benchmark* run) {
  for (const std::int64_t markov : {0, 1}) {
    for (const std::int64_t threads : {1, 2}) run->Args({1000000, markov, threads});
  }
  run->ArgNames({"claims", "markov", "threads"})->Unit(benchmark::kMillisecond)->UseRealTime();
}
void steps_on_cores(benchmark::internal::Benchmark* run) {
  for (const std::int64_t minutes : {1, 24 * 60}) {
    for (const std::int64_t threads : {1, 2}) run->Args({1000000, minutes, threads});
  }
  run->ArgNames({"claims", "minutes", "threads"})->Unit(benchmark::kMillisecond)->UseRealTime();
}
void on_cores(benchmark::internal::Benchmark* run) {
  for (const std::int64_t threads : {1, 2}) run->Args({1000000, threads});
  run->ArgNames({"claims", "threads"})->Unit(benchmark::kMillisecond)->UseRealTime();
}
BENCHMARK(whole_board)->Apply(both_models_on_cores);
BENCHMARK(glance)->Apply(both_models_on_cores);
BENCHMARK(glance_again)->Apply(steps_on_cores);
BENCHMARK(glance_with_a_new_claim)->Apply(on_cores);
BENCHMARK(one_crossing)->Apply(both_models);

}  // namespace
}  // namespace maabar

BENCHMARK_MAIN();
