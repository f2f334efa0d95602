// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "base/file.h"
#include "report/reader_fixture.h"
#include "report/reading_json.h"

namespace maabar {
namespace {

/// Below what the rules reach on these texts; a change that falls under it breaks something.
constexpr double kLeastF1 = 0.64;

using Key = std::tuple<std::string, std::string, std::string>;

Key key_of(const nlohmann::json& claim) {
  return {claim.at("crossing"), claim.at("facet"), claim.at("value")};
}

struct Count {
  int matched = 0;
  int read = 0;
  int labelled = 0;
};

/// Matches claims one to one on crossing, facet and value, as the annotation guide scores.
void add_document(const std::filesystem::path& path, Count& count) {
  const std::string text = load_file(path, kMostReportBytes).value();
  auto labels_path = path;
  labels_path.replace_extension(".json");
  const auto labels = nlohmann::json::parse(load_file(labels_path, kMostReportBytes).value());
  std::multiset<Key> wanted;
  std::multiset<Key> optional;
  for (const auto& claim : labels.at("claims")) {
    (claim.value("optional", false) ? optional : wanted).insert(key_of(claim));
  }
  count.labelled += static_cast<int>(wanted.size());
  const auto document = parse_document(text, {path.stem().string(), {}, "", ""}).value();
  const nlohmann::json read = to_json(test::bundled_reader().read(document), "d");
  for (const auto& claim : read.at("claims")) {
    if (const auto it = wanted.find(key_of(claim)); it != wanted.end()) {
      wanted.erase(it);
      ++count.matched;
      ++count.read;
    } else if (const auto other = optional.find(key_of(claim)); other != optional.end()) {
      optional.erase(other);
    } else {
      ++count.read;
    }
  }
}

TEST(DevSet, LabelledReportsAreReadAsWellAsBefore) {
  Count count;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::filesystem::path(MAABAR_TESTS_DIR) / "report" / "dev")) {
    if (entry.path().extension() == ".txt") add_document(entry.path(), count);
  }
  ASSERT_GT(count.labelled, 100);

  const double f1 = 2.0 * count.matched / (count.read + count.labelled);

  EXPECT_GE(f1, kLeastF1) << count.matched << " matched of " << count.labelled << " labelled, "
                          << count.read << " read";
  EXPECT_GE(count.labelled, count.read) << "more is invented than missed";
}

}  // namespace
}  // namespace maabar
