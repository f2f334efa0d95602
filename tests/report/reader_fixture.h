// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "report/grammar.h"
#include "report/reader.h"

namespace maabar::test {

/// The bundled gazetteer and lexicon, loaded once for all tests of this program.
const Gazetteer& bundled_gazetteer();
const Lexicon& bundled_lexicon();
const report::Grammar& bundled_grammar();
const ReportReader& bundled_reader();

/// Reads a text as a report published on `published` (`YYYY-MM-DD`).
DocumentReading read_text(std::string_view text, std::string_view published);

}  // namespace maabar::test
