// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/file.h"
#include "report/reader_fixture.h"
#include "report/reading_json.h"

namespace maabar {
namespace {

/// Below what the rules reach on these texts; a change that falls under it breaks something.
struct Floor {
  const char* facet;  ///< empty: all of them
  double f1;
};

using Key = std::tuple<std::string, std::string, std::string>;

Key key_of(const nlohmann::json& claim) {
  return {claim.at("crossing"), claim.at("facet"), claim.at("value")};
}

struct Count {
  int matched = 0;
  int read = 0;
  int labelled = 0;
  [[nodiscard]] double f1() const { return 2.0 * matched / (read + labelled); }
};

/// By facet; the empty name counts all.
using Counts = std::map<std::string, Count>;

void count_each(Counts& counts, const Key& key, int Count::*what) {
  ++(counts[""].*what);
  ++(counts[std::get<1>(key)].*what);
}

/// Matches claims one to one on crossing, facet and value. The annotation guide also takes other
/// spellings of a name, so the figures here are the lower.
void add_document(const std::filesystem::path& path, Counts& counts) {
  const std::string text = load_file(path, kMostReportBytes).value();
  auto labels_path = path;
  labels_path.replace_extension(".json");
  const auto labels = nlohmann::json::parse(load_file(labels_path, kMostReportBytes).value());
  std::multiset<Key> wanted;
  std::multiset<Key> optional;
  for (const auto& claim : labels.at("claims")) {
    const bool may = claim.value("optional", false);
    (may ? optional : wanted).insert(key_of(claim));
    if (!may) count_each(counts, key_of(claim), &Count::labelled);
  }
  const auto document = parse_document(text, {path.stem().string(), {}, "", ""}).value();
  const nlohmann::json read = to_json(test::bundled_reader().read(document), "d");
  for (const auto& claim : read.at("claims")) {
    const Key key = key_of(claim);
    if (const auto it = wanted.find(key); it != wanted.end()) {
      wanted.erase(it);
      count_each(counts, key, &Count::matched);
      count_each(counts, key, &Count::read);
    } else if (const auto other = optional.find(key); other != optional.end()) {
      optional.erase(other);
    } else {
      count_each(counts, key, &Count::read);
    }
  }
}

Counts read_folder(const char* name) {
  Counts counts;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::filesystem::path(MAABAR_TESTS_DIR) / "report" / name)) {
    if (entry.path().extension() == ".txt") add_document(entry.path(), counts);
  }
  return counts;
}

void expect_at_least(const Counts& counts, const std::vector<Floor>& floors) {
  for (const Floor& floor : floors) {
    const auto it = counts.find(floor.facet);
    ASSERT_TRUE(it != counts.end()) << floor.facet;
    const Count& count = it->second;
    EXPECT_GE(count.f1(), floor.f1) << floor.facet << ": " << count.matched << " matched of "
                                    << count.labelled << " labelled, " << count.read << " read";
  }
  EXPECT_GE(counts.at("").labelled, counts.at("").read) << "more is invented than missed";
}

TEST(LabelledReports, OfTheLevantAreReadAsWellAsBefore) {
  const Counts counts = read_folder("dev");
  ASSERT_GT(counts.at("").labelled, 400);

  expect_at_least(counts, {{"", 0.887},
                           {"status", 0.886},
                           {"control", 0.937},
                           {"outlook", 0.868},
                           {"security", 0.855}});
}

TEST(LabelledReports, OfTheWorldsBordersAreReadAsWellAsBefore) {
  const Counts counts = read_folder("world");
  ASSERT_GT(counts.at("").labelled, 300);

  expect_at_least(
      counts,
      {{"", 0.756}, {"status", 0.773}, {"control", 0.72}, {"outlook", 0.633}, {"security", 0.85}});
}

TEST(LabelledReports, InTheMannerOfNewspapersAreReadAsWellAsBefore) {
  const Counts counts = read_folder("articles");
  ASSERT_GT(counts.at("").labelled, 400);

  expect_at_least(
      counts,
      {{"", 0.79}, {"status", 0.837}, {"control", 0.788}, {"outlook", 0.708}, {"security", 0.732}});
}

TEST(LabelledReports, InManyFormsOfTextAreReadAsWellAsBefore) {
  const Counts counts = read_folder("papers");
  ASSERT_GT(counts.at("").labelled, 400);

  expect_at_least(
      counts,
      {{"", 0.767}, {"status", 0.799}, {"control", 0.72}, {"outlook", 0.698}, {"security", 0.748}});
}

TEST(LabelledReports, OfAllKindsFromAllContinentsAreReadAsWellAsBefore) {
  const Counts counts = read_folder("wide");
  ASSERT_GT(counts.at("").labelled, 1500);

  expect_at_least(counts, {{"", 0.717},
                           {"status", 0.755},
                           {"control", 0.585},
                           {"outlook", 0.656},
                           {"security", 0.745}});
}

}  // namespace
}  // namespace maabar
