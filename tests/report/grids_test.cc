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

/// `sentence` with `words` in every place of `slot`, and a capital.
std::string filled(std::string sentence, const std::string& slot, const std::string& words) {
  for (std::size_t at = 0; (at = sentence.find(slot, at)) != std::string::npos;) {
    sentence.replace(at, slot.size(), words);
    at += words.size();
  }
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

struct Gate {
  const char* name;
  const char* id;
};

/// What is read of a sentence: `af-pk.torkham status=open`, each once, in order.
std::vector<std::string> told_of(const std::string& sentence) {
  const std::string report = "Title: Border report\nPublished: 2024-05-16\n\n" + sentence + "\n";
  std::vector<std::string> told;
  for (const Claim& claim : read_text(report, "2024-05-16").claims) {
    told.push_back(claim.crossing.text() + " " + std::string(to_string(claim.facet())) + "=" +
                   claim.value.text());
  }
  std::sort(told.begin(), told.end());
  told.erase(std::unique(told.begin(), told.end()), told.end());
  return told;
}

// Two gates in one sentence, of one border and of two, by name alone and with a noun: which of them
// is told to be what.
TEST(Grids, OfTwoGatesEachIsToldWhatItIs) {
  const std::vector<std::pair<Gate, Gate>> pairs = {
      {{"Torkham", "af-pk.torkham"}, {"Chaman", "af-pk.spin-boldak-chaman"}},
      {{"the Torkham crossing", "af-pk.torkham"},
       {"the Chaman crossing", "af-pk.spin-boldak-chaman"}},
      {{"Nassib", "jo-sy.nassib-jaber"}, {"Trebil", "iq-jo.trebil-karameh"}},
      {{"the Kasumbalesa crossing", "cd-zm.kasumbalesa"},
       {"the Chirundu crossing", "zm-zw.chirundu"}},
      {{"Kapikule", "bg-tr.kapitan-andreevo-kapikule"},
       {"Bab al-Hawa", "sy-tr.bab-al-hawa-cilvegozu"}},
  };
  const std::string file = std::string(MAABAR_TESTS_DIR) + "/cases/pairs.csv";
  const CsvTable table = CsvTable::parse(load_file(file, 1 << 20).value(), "pairs.csv").value();
  ASSERT_GE(table.rows().size(), 25U);

  for (const CsvTable::Row& row : table.rows()) {
    for (const auto& [a, b] : pairs) {
      const std::string text = filled(filled(row.fields[0], "{A}", a.name), "{B}", b.name);
      std::vector<std::string> expected;
      for (const std::string& claim : split(row.fields[1])) {
        if (claim.empty()) continue;
        const Gate& gate = claim.front() == 'A' ? a : b;
        expected.push_back(gate.id + claim.substr(1));
      }
      std::sort(expected.begin(), expected.end());

      EXPECT_EQ(expected, told_of(text)) << to_string(table.where(row)) << " " << text;
    }
  }
}

}  // namespace
}  // namespace maabar::test
