// SPDX-License-Identifier: Apache-2.0
#include "report/name_spelling.h"

#include <gtest/gtest.h>

namespace maabar::report {
namespace {

const CrossingKey kBorder = CrossingKey::parse("ly-tn").value();
const CrossingKey kRas = CrossingKey::parse("ly-tn.ras-ajdir").value();
const CrossingKey kWazin = CrossingKey::parse("ly-tn.wazin").value();

Grammar grammar_of(const std::vector<std::pair<CrossingKey, std::string>>& names) {
  Grammar grammar;
  for (const auto& [key, folded] : names) {
    grammar.names_at[key.border()].add(static_cast<std::uint32_t>(grammar.names.size()));
    grammar.names.push_back({key, Country(), folded});
  }
  return grammar;
}

TEST(NameSpelling, IsTheCrossingWhoseNameIsALetterOff) {
  const Grammar grammar = grammar_of({{kRas, "ras ajdir"}, {kWazin, "wazin"}});

  EXPECT_EQ(kRas, find_spelling(grammar, kBorder, {{"ras", "jdir"}}));
  EXPECT_EQ(kWazin, find_spelling(grammar, kBorder, {{"wazzin"}}));
  EXPECT_EQ(std::nullopt, find_spelling(grammar, kBorder, {{"dehiba"}}));
}

TEST(NameSpelling, IsOfThatBorderOnly) {
  const Grammar grammar = grammar_of({{kRas, "ras ajdir"}});

  const CrossingKey other = CrossingKey::parse("dz-tn").value();
  EXPECT_EQ(std::nullopt, find_spelling(grammar, other, {{"ras", "jdir"}}));
}

TEST(NameSpelling, IsNeitherOfTwoAsNearHoweverOftenOneIsNamed) {
  const Grammar grammar = grammar_of({{kRas, "kasrina"}, {kWazin, "kasrima"}, {kRas, "kasrina"}});

  EXPECT_EQ(std::nullopt, find_spelling(grammar, kBorder, {{"kasrisa"}}));
}

TEST(NameSpelling, OfFourLettersIsNoOtherFourLetters) {
  const Grammar grammar = grammar_of({{kWazin, "rafa"}});

  EXPECT_EQ(kWazin, find_spelling(grammar, kBorder, {{"raffa"}}));
  EXPECT_EQ(std::nullopt, find_spelling(grammar, kBorder, {{"rasa"}}));
}

}  // namespace
}  // namespace maabar::report
