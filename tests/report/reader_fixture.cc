// SPDX-License-Identifier: Apache-2.0
#include "report/reader_fixture.h"

#include <filesystem>

namespace maabar::test {

const Gazetteer& bundled_gazetteer() {
  static const Gazetteer gazetteer =
      Gazetteer::load(std::filesystem::path(MAABAR_DATA_DIR) / "gazetteer",
                      std::filesystem::path(MAABAR_DATA_DIR) / "levant")
          .value();
  return gazetteer;
}

const Lexicon& bundled_lexicon() {
  static const Lexicon lexicon =
      Lexicon::load(std::filesystem::path(MAABAR_DATA_DIR) / "lexicon").value();
  return lexicon;
}

const report::Grammar& bundled_grammar() {
  static const report::Grammar grammar =
      report::Grammar::build(bundled_gazetteer(), bundled_lexicon()).value();
  return grammar;
}

const ReportReader& bundled_reader() {
  static const ReportReader reader =
      ReportReader::build(bundled_gazetteer(), bundled_lexicon()).value();
  return reader;
}

DocumentReading read_text(std::string_view text, std::string_view published) {
  const Document document =
      parse_document(text, {"test", Date::parse(published).value(), "", ""}).value();
  return bundled_reader().read(document);
}

}  // namespace maabar::test
