// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "report/view.h"

namespace maabar::report {

/// False only if neither at `at` nor behind an article there a border noun, a gate, a country or
/// its adjective begins: a look that spares most tokens the reading of a border.
bool may_tell_border(const Grammar& grammar, const View& view, std::uint32_t at);

/// Behind `country's` of `the country's borders` at `at`; `at` itself when no such word is there.
std::uint32_t over_owner(const View& view, const Sentence& sentence, std::uint32_t at);

/// Behind `northern` of `its northern border` at `at`, when a determiner stands at `begin` before
/// it.
std::uint32_t over_kind(const View& view, const Sentence& sentence, std::uint32_t at,
                        std::uint32_t begin);

/// `the border guards`, `the frontier town`: what stands at `at`, behind a border noun, is spoken
/// of and not the border itself.
bool qualifies_other(const Grammar& grammar, const View& view, const Sentence& sentence,
                     std::uint32_t at);

/// `South Africa's Border Management Authority`: `word`, a border noun, begins an office's name.
bool begins_office(const Grammar& grammar, const View& view, const Sentence& sentence,
                   const Annotation& word);

/// `place`, a border told as somebody's own, with its owner: of `Chad closed its frontier` and
/// `Rwanda shut its land borders` (`all`) the country told last before it in the sentence. Without
/// one it points back (`all`: `every` is set, for the document to settle). Linear in the tokens
/// before it.
Place own_border(const Grammar& grammar, const View& view, const Sentence& sentence, Place place,
                 bool all);

/// Behind the border that `places` ends with, adds those of a list that goes on: `the borders with
/// Algeria, Mali and Chad`. Returns the token behind the last of them.
std::uint32_t read_border_list(const Grammar& grammar, const View& view, const Sentence& sentence,
                               std::vector<Place>& places);

/// The border of a country at token `at` of a label that is a country, or several: `Belarus and
/// Russia - all points closed`. Linear in the label.
std::optional<Place> find_country_label(const Grammar& grammar, const View& view,
                                        const Sentence& sentence, std::uint32_t at);

}  // namespace maabar::report
