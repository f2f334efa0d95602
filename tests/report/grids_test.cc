// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "base/csv.h"
#include "base/file.h"
#include "report/reader_fixture.h"

namespace maabar::test {
namespace {

std::vector<std::string> split(const std::string& words) {
  std::vector<std::string> parts(1);
  for (const char c : words) {
    if (c == ';') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

/// `sentence` with `words` in the place of `slot`, if it has it, and a capital.
std::string filled(std::string sentence, const std::string& slot, const std::string& words) {
  const std::size_t at = sentence.find(slot);
  if (at == std::string::npos) return sentence;
  sentence.replace(at, slot.size(), words);
  sentence.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(sentence.front())));
  return sentence;
}

/// What is read of a sentence, each claim once: `status=closed`, `outlook=open denied`.
std::string claims_of(const std::string& sentence) {
  const std::string report = "Title: Border report\nPublished: 2024-05-16\n\n" + sentence + "\n";
  std::vector<std::string> told;
  for (const Claim& claim : read_text(report, "2024-05-16").claims) {
    const std::string text = std::string(to_string(claim.facet())) + "=" + claim.value.text() +
                             (claim.modality == Modality::kDenied ? " modality=denied" : "");
    if (std::find(told.begin(), told.end(), text) == told.end()) told.push_back(text);
  }
  std::string all;
  for (const std::string& text : told) all += (all.empty() ? "" : ", ") + text;
  return all;
}

// Every word of a list in every place of a plain sentence: a hole in the lexicon shows, and a rule
// that reads one of them as its contrary.
TEST(Grids, EverySentenceOfAGridTellsTheSame) {
  const std::string file = std::string(MAABAR_TESTS_DIR) + "/cases/grids.csv";
  const CsvTable table = CsvTable::parse(load_file(file, 1 << 20).value(), "grids.csv").value();
  std::size_t sentences = 0;

  for (const CsvTable::Row& row : table.rows()) {
    for (const std::string& a : split(row.fields[1])) {
      for (const std::string& b : split(row.fields[2])) {
        const std::string text = filled(filled(row.fields[0], "{a}", a), "{b}", b);
        ++sentences;

        EXPECT_EQ(row.fields[3], claims_of(text)) << to_string(table.where(row)) << " " << text;
      }
    }
  }
  EXPECT_GT(sentences, 2500U);
}

}  // namespace
}  // namespace maabar::test
