// SPDX-License-Identifier: Apache-2.0
#include "ledger/desk.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>

namespace maabar::test {

TemporaryDirectory::TemporaryDirectory() {
  std::string name = (std::filesystem::temp_directory_path() / "maabar-ledger-XXXXXX").string();
  CHECK(::mkdtemp(name.data()) != nullptr);
  path_ = name;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

SaltSource seeded_salts(std::uint64_t seed) {
  return [rng = std::make_shared<Rng>(seed)](std::span<std::uint8_t> bytes) {
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(rng->next());
  };
}

std::uint64_t test_seed(std::uint64_t seed) {
  const char* given = std::getenv("MAABAR_TEST_SEED");
  return given == nullptr ? seed : std::strtoull(given, nullptr, 10);
}

CrossingKey key(std::string_view text) { return must(CrossingKey::parse(text)); }
Date date(std::string_view text) { return must(Date::parse(text)); }
RecordTime recorded(std::string_view day) { return RecordTime(date(day).first_second() + 43200); }

Report sample_report(int number) {
  Report report;
  report.title = fmt::format("Border bulletin {}", number);
  report.publisher = "Desert Wire";
  report.url = fmt::format("https://wire.example/{}", number);
  report.published = date("2018-10-15");
  report.media_type = "text/plain";
  report.text = fmt::format(
      "Bulletin {}: the governor said the Qaim gate is open to lorries; Tanf stays shut.", number);
  return report;
}

Claim sample_claim(const Report& report, std::string_view crossing, State state, int number) {
  Claim claim;
  claim.crossing = key(crossing);
  claim.value = ClaimValue::status(state);
  claim.speaker = "the governor";
  claim.valid_from = date("2018-10-15");
  claim.published = report.published;
  claim.evidence = fmt::format("the Qaim gate is open to lorries ({})", number);
  claim.span = Span{14, 60};
  claim.rule = "status.is-open";
  claim.report = report_id(report);
  claim.chain = fmt::format("chain-{}", number % 3);
  return claim;
}

std::vector<EntryBody> sample_bodies(int number) {
  const Report report = sample_report(number);
  const Claim first = sample_claim(report, "iq-sy.al-qaim-abu-kamal", State::kOpen, number);
  Claim second = sample_claim(report, "iq-sy.al-walid-al-tanf", State::kClosed, number + 1000);
  second.detail = "except aid";
  const auto provisional = fmt::format("iq-sy.gate-{}", number);
  return {
      ReportEntry{report},
      ClaimEntry{first},
      ClaimEntry{second},
      ReviewEntry{claim_id(first), ReviewEntry::Verdict::kAccept, "", "seen on film"},
      NoteEntry{first.crossing, claim_id(first), date("2018-10"), "asked the clerk again"},
      AliasEntry{key(provisional), first.crossing, AliasEntry::Kind::kNamed},
      GateEntry{first.crossing, (344000000 + number * 1000) / 1e7, 40.9},
      PublisherEntry{
          report.publisher, {'B', static_cast<char>('1' + number % 6)}, "corrects", "desk officer"},
      RetractionEntry{claim_id(second), date("2018-11"), "Desert Wire", "was misheard"}};
}

std::string export_text(const Ledger& ledger, Sensitivity most) {
  std::string out;
  must(ledger.export_lines(most, [&](std::string_view line) {
    out += line;
    out += '\n';
  }));
  return out;
}

std::vector<Entry> all_entries(const Ledger& ledger) {
  std::vector<Entry> out;
  must(ledger.entries(EntryId(0), [&](const Entry& entry) {
    out.push_back(entry);
    return true;
  }));
  return out;
}

std::string all_bytes(const std::filesystem::path& directory) {
  std::string out;
  for (const auto& file : std::filesystem::recursive_directory_iterator(directory)) {
    out += file.path().filename().string() + "\n";
    if (!file.is_regular_file()) continue;
    std::ifstream stream(file.path(), std::ios::binary);
    out.append(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  return out;
}

}  // namespace maabar::test
