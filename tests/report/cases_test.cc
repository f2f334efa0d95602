// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "claim/claim_json.h"
#include "report/case_file.h"
#include "report/reader_fixture.h"

namespace maabar::test {
namespace {

const std::map<std::string, std::string>& json_names() {
  static const std::map<std::string, std::string> names = {
      {"from", "valid_from"}, {"to", "valid_to"}, {"phrase", "phrase_class"}};
  return names;
}

/// Whether the claim has every field that the case writes.
bool fits(const nlohmann::ordered_json& claim, const std::map<std::string, std::string>& fields) {
  for (const auto& [field, value] : fields) {
    const auto it = json_names().find(field);
    const std::string name = it == json_names().end() ? field : it->second;
    if (!claim.contains(name)) return value.empty();
    const auto& found = claim[name];
    const std::string text = found.is_string() ? found.get<std::string>() : found.dump();
    if (text != value) return false;
  }
  return true;
}

std::string describe(const DocumentReading& reading) {
  std::string text;
  for (const Claim& claim : reading.claims) text += "  " + to_json(claim).dump() + "\n";
  for (const Claim& claim : reading.unresolved) {
    text += "  unresolved " + to_json(claim).dump() + "\n";
  }
  return text + "  suppressed " + std::to_string(reading.suppressed);
}

/// What is wrong with the reading of a case; empty when nothing is.
std::string check(const Case& test, const DocumentReading& reading) {
  std::vector<nlohmann::ordered_json> left;
  for (const Claim& claim : reading.claims) left.push_back(to_json(claim));
  std::string wrong;
  for (const auto& fields : test.claims) {
    const auto it = std::find_if(left.begin(), left.end(),
                                 [&](const auto& claim) { return fits(claim, fields); });
    if (it == left.end()) {
      wrong += "  not read: " + fields.at("crossing") + " " + fields.at("facet") + "=" +
               fields.at("value") + "\n";
    } else {
      left.erase(it);
    }
  }
  if (!test.more && !left.empty()) wrong += "  read too much\n";
  if (test.suppressed.value_or(reading.suppressed) != reading.suppressed) {
    wrong += "  suppressed " + std::to_string(reading.suppressed) + "\n";
  }
  const auto unresolved = static_cast<int>(reading.unresolved.size());
  if (test.unresolved.value_or(0) != unresolved) wrong += "  unresolved claims differ\n";
  const auto unread = static_cast<int>(reading.unread.size());
  if (test.unread.value_or(unread) != unread) wrong += "  unread spans differ\n";
  return wrong;
}

TEST(Cases, EverySentenceYieldsTheClaimsWrittenBesideIt) {
  const auto cases = load_cases(std::filesystem::path(MAABAR_TESTS_DIR) / "cases");
  ASSERT_TRUE(cases.has_value()) << cases.error().line();
  ASSERT_GE(cases->size(), 80U);

  for (const Case& test : *cases) {
    const auto document = parse_document(test.text, {test.name, {}, "", ""});
    ASSERT_TRUE(document.has_value()) << document.error().line();
    const DocumentReading reading = bundled_reader().read(*document);

    const std::string wrong = check(test, reading);
    EXPECT_EQ("", wrong) << to_string(test.where) << " " << test.name << "\n"
                         << test.text << describe(reading);
  }
}

TEST(Cases, AnUnknownLineIsNamedByFileAndLine) {
  const auto cases = parse_cases("case: a\ntext: b\nclam: c\n", "x.txt");

  ASSERT_FALSE(cases.has_value());
  EXPECT_EQ("x.txt:3: unknown key 'clam'", cases.error().line());
}

TEST(Cases, ATextThatBreaksOffIsReadWithoutHarm) {
  const auto cases = load_cases(std::filesystem::path(MAABAR_TESTS_DIR) / "cases");
  ASSERT_TRUE(cases.has_value()) << cases.error().line();

  constexpr std::size_t kEach = 9;  // a rest of them, to stay within seconds
  std::size_t read = 0;
  for (std::size_t i = 0; i < cases->size(); i += kEach) {
    std::string text = (*cases)[i].text;
    while (!text.empty() && (text.back() == '\n' || text.back() == '.')) text.pop_back();
    const auto document = parse_document(text, {"cut", {}, "", ""});
    ASSERT_TRUE(document.has_value()) << document.error().line();
    for (const Claim& claim : bundled_reader().read(*document).claims) {
      EXPECT_LE(claim.span->end, text.size()) << text;
    }
    ++read;
  }
  EXPECT_GT(read, 500U);
}

}  // namespace
}  // namespace maabar::test
