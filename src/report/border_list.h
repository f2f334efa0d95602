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

/// `Ghana's land borders`: all that it has.
bool is_plural_border(const Grammar& grammar, const View& view, const Annotation& word);

/// `place`, a border without a country in its words, of which `word` is the noun, `own` the token
/// of `its` and `noun` what follows that and its adjectives. `Chad closed its frontier` and `Rwanda
/// shut its land borders` are of the country told last before in the sentence, and so are `land
/// borders would be shut on polling day`; without one told, all the borders are left for the
/// document to settle (`every` is set). `the border` points back. Linear in the tokens before it.
std::optional<Place> find_untold_border(const Grammar& grammar, const View& view,
                                        const Sentence& sentence, Place place,
                                        const Annotation& word, std::uint32_t own,
                                        std::uint32_t noun);

/// `ECOWAS members shut their borders with Mali`: of a border that is several states', none of
/// which the sentence told before, it is all that the country named has. Linear in the tokens
/// before it.
bool tells_all_of_neighbour(const Grammar& grammar, const View& view, const Sentence& sentence,
                            const Place& border);

/// Behind the border that `places` ends with, adds those of a list that goes on: `the borders with
/// Algeria, Mali and Chad`. Returns the token behind the last of them.
std::uint32_t read_border_list(const Grammar& grammar, const View& view, const Sentence& sentence,
                               std::vector<Place>& places);

/// The border of a country at token `at` of a label that is a country, or several: `Belarus and
/// Russia - all points closed`. Linear in the label.
std::optional<Place> find_country_label(const Grammar& grammar, const View& view,
                                        const Sentence& sentence, std::uint32_t at);

/// `that with Mali`, `those with Mali and Chad`, `the one with Mali` at token `at`, behind a word
/// for a border in this sentence or the one before: the border with that country. Linear in the
/// tokens between.
std::optional<Place> find_pointed_border(const Grammar& grammar, const View& view,
                                         const Sentence& sentence, std::uint32_t at);

}  // namespace maabar::report
