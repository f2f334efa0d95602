// SPDX-License-Identifier: Apache-2.0
#include "report/lexicon.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "report/reader.h"
#include "report/reader_fixture.h"
#include "temporary_folder.h"

namespace maabar {
namespace {

namespace fs = std::filesystem;

/// A copy of the bundled lexicon with one table replaced.
Result<Lexicon> load_with(const fs::path& folder, const std::string& table,
                          const std::string& text) {
  fs::copy(fs::path(MAABAR_DATA_DIR) / "lexicon", folder,
           fs::copy_options::overwrite_existing | fs::copy_options::recursive);
  RETURN_IF_ERROR(save_file(folder / table, text));
  return Lexicon::load(folder);
}

constexpr const char* kRuleHeader = "id,facet,value,kind,pattern,options,example\n";

TEST(Lexicon, TheBundledTablesLoadAndEveryRuleCompiles) {
  EXPECT_GT(test::bundled_lexicon().rules().size(), 100U);
  EXPECT_GT(test::bundled_lexicon().tactical().size(), 10U);
}

TEST(Lexicon, AMissingTableIsNotFound) {
  const TemporaryFolder folder;

  const auto lexicon = Lexicon::load(folder.path());

  ASSERT_FALSE(lexicon.has_value());
  EXPECT_EQ(ErrorKind::kNotFound, lexicon.error().kind);
}

TEST(Lexicon, ABrokenRowIsNamedByFileAndLine) {
  const TemporaryFolder folder;

  const auto lexicon = load_with(folder.path(), "dates.csv",
                                 "class,value,phrases,note\nmonth,1,January,\nmonth,2,,\n");

  ASSERT_FALSE(lexicon.has_value());
  EXPECT_EQ(3, lexicon.error().where.line);
  EXPECT_NE(std::string::npos, lexicon.error().where.file.find("dates.csv"));
}

TEST(Lexicon, ARuleIdMayStandOnlyOnce) {
  const TemporaryFolder folder;

  const auto lexicon =
      load_with(folder.path(), "rules.csv",
                std::string(kRuleHeader) + "a,status,open,state,open,,\na,status,open,state,x,,\n");

  ASSERT_FALSE(lexicon.has_value());
  EXPECT_EQ(3, lexicon.error().where.line);
}

TEST(Lexicon, ARuleIdMayStandInOneTableOnly) {
  const TemporaryFolder folder;

  const auto lexicon =
      load_with(folder.path(), "measures.csv",
                std::string(kRuleHeader) + "st.open,security,fence,measure,<s-fence>,,\n");

  ASSERT_FALSE(lexicon.has_value());
  EXPECT_EQ(2, lexicon.error().where.line);
}

TEST(Lexicon, AUnionIsSpelledOutWhereverItsNameStands) {
  const TemporaryFolder folder;
  ASSERT_TRUE(load_with(folder.path(), "unions.csv", "name,of,note\nmovers,<a>|b,\n"));
  ASSERT_TRUE(
      save_file(folder.path() / "rules.csv",
                std::string(kRuleHeader) + "x,status,open,state,!<movers> .. ~<movers>,,\n"));

  const auto lexicon = Lexicon::load(folder.path());

  ASSERT_TRUE(lexicon.has_value()) << lexicon.error().line();
  EXPECT_EQ("!<a>|b .. ~<a>|b", lexicon->rules().front().pattern);
}

TEST(Lexicon, ARuleThatCannotBeCompiledIsNamedWithItsReason) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"a,status,open,state,<nothing>,,", "no table has the word class 'nothing'"},
      {"a,status,ajar,state,open,,", "ajar"},
      {"a,gossip,open,state,open,,", "gossip"},
      {"a,status,open,dream,open,,", "unknown kind 'dream'"},
      {"a,status,open,state,open,loudly,", "unknown option 'loudly'"},
      {"a,status,open,state,open ..,,", "must begin with a part that is not optional"},
      {"a,status,open,state,<v-open:z>,,", "'z' is no verb form"},
  };
  for (const auto& [row, reason] : rows) {
    const TemporaryFolder folder;
    const auto lexicon = load_with(folder.path(), "rules.csv", kRuleHeader + row + "\n");
    ASSERT_TRUE(lexicon.has_value()) << lexicon.error().line();

    const auto reader = ReportReader::build(test::bundled_gazetteer(), *lexicon);

    ASSERT_FALSE(reader.has_value()) << row;
    EXPECT_EQ(2, reader.error().where.line);
    EXPECT_NE(std::string::npos, reader.error().line().find(reason)) << reader.error().line();
  }
}

}  // namespace
}  // namespace maabar
