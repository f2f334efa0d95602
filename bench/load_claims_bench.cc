// SPDX-License-Identifier: Apache-2.0
// How long until a ledger's claims are in memory? Against reading the bytes of its file, in the
// same run.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "base/file.h"
#include "base/random.h"
#include "ledger/ledger.h"
#include "temporary_folder.h"

namespace maabar {
namespace {

SaltSource seeded_salts() {
  return [rng = Rng(1)](std::span<std::uint8_t> bytes) mutable {
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(rng.next());
  };
}

Claim random_claim(Rng& rng, const std::string& report) {
  Claim claim;
  claim.crossing = CrossingKey::parse(fmt::format("iq-sy.gate-{}", rng.below(2000))).value();
  claim.value = ClaimValue::status(static_cast<State>(rng.below(3)));
  claim.scope = static_cast<Scope>(rng.below(3));
  claim.valid_from = Date::from_day(Day{static_cast<int>(15000 + rng.below(5000))});
  claim.published = claim.valid_from;
  claim.evidence = fmt::format("the gate was seen at {}", rng.next());
  claim.report = report;
  return claim;
}

/// A ledger with `count` claims, 20 to a report.
void fill(const std::filesystem::path& path, std::int64_t count) {
  Rng rng(7);
  Ledger ledger = Ledger::create(path, "bench", seeded_salts()).value();
  std::vector<EntryBody> bodies;
  for (std::int64_t i = 0; i < count; ++i) {
    static std::string report;
    if (i % 20 == 0) {
      Report page;
      page.title = fmt::format("report {}", i);
      page.publisher = fmt::format("publisher {}", rng.below(200));
      page.published = Date::from_day(Day{static_cast<int>(20000 + rng.below(100))});
      report = report_id(page);
      bodies.emplace_back(ReportEntry{page});
    }
    bodies.emplace_back(ClaimEntry{random_claim(rng, report)});
    if (bodies.size() > 20000) {
      CHECK(ledger.append(bodies, RecordTime(1800000000), seeded_salts()).has_value());
      bodies.clear();
    }
  }
  CHECK(ledger.append(bodies, RecordTime(1800000000), seeded_salts()).has_value());
}

void load_claims(benchmark::State& state) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "ledger.sqlite";
  fill(path, state.range(0));
  const Ledger ledger = Ledger::open(path, Ledger::Mode::kRead).value();
  for (auto _ : state) {
    const ClaimLog log = ledger.load_claims().value();
    CHECK(static_cast<std::int64_t>(log.claims().size()) == state.range(0));
  }
  state.counters["claims_per_s"] = benchmark::Counter(
      static_cast<double>(state.range(0)), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(load_claims)->Arg(100000)->Arg(1000000)->Unit(benchmark::kMillisecond);

void read_file_bytes(benchmark::State& state) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "ledger.sqlite";
  fill(path, state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(load_file(path, std::size_t{1} << 34U).value());
}
BENCHMARK(read_file_bytes)->Arg(100000)->Arg(1000000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace maabar

BENCHMARK_MAIN();
