// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "brief/bulletin.h"
#include "brief/markup.h"

/// The parts of the page, each a section of its own; empty where there is nothing to say.
namespace maabar::html {

/// A section with its heading in both languages; `id` is the target of links within the page.
struct Heading {
  Literal id;
  Literal english;
  Literal arabic;
};
Markup section(const Heading& heading, const Markup& content);

/// `[1] [4]`, each linked to its source; empty without numbers.
Markup citations(std::span<const SourceNumber> numbers);
/// The symbol and the word of a state.
Markup state(Shown shown);
/// The crossing's name, linked to its row.
Markup crossing(const BoardRow& row);
/// Words of likelihood with the number: `very likely (0.93)`.
std::string likelihood_text(const StateBelief& state);
/// `last confirmed 3 days ago (12 Oct 2018)`, or why there is nothing.
std::string age_text(const StateLine& line);

Markup summary(const Bulletin& bulletin);
Markup status_table(const Bulletin& bulletin);
Markup changes(const Bulletin& bulletin);
Markup conflicts(const Bulletin& bulletin);
Markup stale(const Bulletin& bulletin);
Markup promises(const Bulletin& bulletin);
Markup corridors(const Bulletin& bulletin);
Markup impact(const Bulletin& bulletin);
Markup sources(const Bulletin& bulletin);
Markup method(const Bulletin& bulletin);

}  // namespace maabar::html
