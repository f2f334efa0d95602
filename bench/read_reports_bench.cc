// SPDX-License-Identifier: Apache-2.0
// How many reports are read a second on one core? Against folding the words of the same text, in
// the same run.
#include <benchmark/benchmark.h>

#include <string>

#include "base/file.h"
#include "gazetteer/fold.h"
#include "report/document.h"
#include "report/lexicon.h"
#include "report/reader.h"

namespace maabar {
namespace {

/// The example report, repeated to about 3 kB.
std::string three_kilobytes() {
  const std::string data = MAABAR_DATA_DIR;
  const std::string text =
      load_file(data + "/reports/2018-10-15-foreign-ministers.txt", 1 << 20).value();
  return text + text.substr(text.find("\n\n"));
}

ReportReader build_reader() {
  const std::string data = MAABAR_DATA_DIR;
  const Gazetteer gazetteer = Gazetteer::load(data + "/gazetteer", data + "/levant").value();
  return ReportReader::build(gazetteer, Lexicon::load(data + "/lexicon").value()).value();
}

void read_reports(benchmark::State& state) {
  const ReportReader reader = build_reader();
  const std::string text = three_kilobytes();
  for (auto _ : state) {
    const Document document = parse_document(text, {}).value();
    benchmark::DoNotOptimize(reader.read(document));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(read_reports)->Unit(benchmark::kMicrosecond);

void fold_words_alone(benchmark::State& state) {
  const std::string text = three_kilobytes();
  for (auto _ : state) benchmark::DoNotOptimize(folded_words(text));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(fold_words_alone)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace maabar

BENCHMARK_MAIN();
