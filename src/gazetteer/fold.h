// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace maabar {

/// A name as it is compared: NFKC, case folded, without diacritics, apostrophes and tatweel, Arabic
/// letter forms unified (أإآ to ا, ى to ي, ة to ه, گ ک to ك ...), hyphens and every other separator
/// one space. `Al Qāʼim`, `al-Qa'im` and `AL QAIM` are all `al qaim`; script is kept.
std::string fold_name(std::string_view name);

/// A folded name without its leading articles (`al`, `el`, `ar`, `as`, `at`, `ad`, `an`, `ash`,
/// `the`, Arabic ال): `qaim`. Never empty for a non-empty argument.
std::string without_article(std::string_view folded);

/// A key under which common transliterations of one name meet: vowels that English spellings of
/// Arabic, Kurdish, Turkish and Persian mix up are one, doubled letters single, `q` and `k` alike,
/// `ph` is `f` ... `Qae'm`, `Qaim` and `Kaim` share a key. Coarse: a match under it is a
/// suggestion, not an identity.
std::string transliteration_key(std::string_view name);
/// The same of a name that `fold_name` has folded, which is not folded again.
std::string transliteration_key_of_folded(std::string_view folded);

/// Latin letters for any script that ICU transliterates; ASCII only.
std::string romanise(std::string_view name);

/// One word of a text, folded, with its bytes in the text it came from.
struct FoldedWord {
  std::string text;       ///< folded
  std::size_t begin = 0;  ///< byte offset of its first byte
  std::size_t end = 0;    ///< one past its last byte
};

/// The words of `text` in order, folded as `fold_name` folds; every separator ends a word, an
/// apostrophe inside a word does not. O(bytes).
std::vector<FoldedWord> folded_words(std::string_view text);

/// Edits (insert, delete, substitute, swap of neighbours) that lead from `a` to `b`, counted up to
/// `most`; above that any number greater than `most`. Both as UTF-8; characters are code points.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);

}  // namespace maabar
