// SPDX-License-Identifier: Apache-2.0
// How many reports are read a second on one core, and how long does it take to make the reader?
// Against a regular expression for each rule over the same texts, and folding their words, in the
// same run.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "gazetteer/fold.h"
#include "report/document.h"
#include "report/lexicon.h"
#include "report/reader.h"
#include "rule_regexes.h"

namespace maabar {
namespace {

constexpr std::size_t kReportBytes = 3000;
const std::string kData = MAABAR_DATA_DIR;

/// The annotated reports of the tests, each with its body repeated to 3 kB or more.
std::vector<std::string> load_texts() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(MAABAR_REPORTS_DIR)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> texts;
  for (const auto& file : files) {
    std::string text = load_file(file, kMostReportBytes).value();
    const std::string body = text.substr(text.find("\n\n"));
    while (text.size() < kReportBytes) text += body;
    texts.push_back(std::move(text));
  }
  return texts;
}

ReportReader build_reader() {
  const Gazetteer gazetteer = Gazetteer::load(kData + "/gazetteer", kData + "/levant").value();
  return ReportReader::build(gazetteer, Lexicon::load(kData + "/lexicon").value()).value();
}

/// One iteration is all texts; `reports` counts them by the second.
template <typename Read>
void read_all(benchmark::State& state, const Read& read) {
  const std::vector<std::string> texts = load_texts();
  std::int64_t bytes = 0;
  for (const std::string& text : texts) bytes += static_cast<std::int64_t>(text.size());
  for (auto _ : state) {
    for (const std::string& text : texts) benchmark::DoNotOptimize(read(text));
  }
  state.SetBytesProcessed(state.iterations() * bytes);
  state.counters["reports"] = benchmark::Counter(
      static_cast<double>(state.iterations()) * static_cast<double>(texts.size()),
      benchmark::Counter::kIsRate);
}

void read_reports(benchmark::State& state) {
  const ReportReader reader = build_reader();
  read_all(state, [&](const std::string& text) {
    return reader.read(parse_document(text, {}).value()).claims.size();
  });
}
BENCHMARK(read_reports)->Unit(benchmark::kMillisecond);

void regex_per_rule(benchmark::State& state) {
  const RuleRegexes regexes(Lexicon::load(kData + "/lexicon").value());
  if (!regexes.all_sound()) return state.SkipWithError("a rule gave no sound regular expression");
  read_all(state, [&](const std::string& text) { return regexes.count(text); });
}
BENCHMARK(regex_per_rule)->Unit(benchmark::kMillisecond);

void fold_words_alone(benchmark::State& state) {
  read_all(state, [](const std::string& text) { return folded_words(text).size(); });
}
BENCHMARK(fold_words_alone)->Unit(benchmark::kMillisecond);

void make_reader(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(build_reader());
}
BENCHMARK(make_reader)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace maabar

BENCHMARK_MAIN();
