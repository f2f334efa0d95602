// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "ledger/entry.h"
#include "ledger/export_lines.h"

/// An entry as the hash chain sees it: docs/formats/ledger.md, "Canonical form". Private to this
/// folder.
namespace maabar::ledger {

/// The fields that hold words; the number is what the `word` table stores.
enum class WordField : std::uint8_t {
  kTitle = 0,
  kUrl,
  kText,
  kDateSuspect,
  kSpeaker,
  kEvidence,
  kPhrase,
  kDetail,
  kAlsoAt,
  kReason,
  kBy
};
inline constexpr int kWordFields = 11;
std::string_view to_string(WordField field);
std::optional<WordField> find_word_field(std::string_view name);

/// The kinds of entry by the number that the `entry` table stores: the body's index.
inline constexpr int kKinds = 9;
static_assert(std::variant_size_v<EntryBody> == kKinds);
std::string_view kind_name(std::size_t kind);
std::optional<std::size_t> find_kind(std::string_view name);
/// An empty body of a kind. Requires: kind < kKinds.
EntryBody make_body(std::size_t kind);

/// Calls `visit` for each field of words of the body's kind, in the order of the canonical form.
void visit_words(EntryBody& body, const std::function<void(WordField, std::string&)>& visit);
/// The fields of a body that have words, with them.
struct Words {
  WordField field;
  std::string text;
};
std::vector<Words> words_of(const EntryBody& body);

/// The rest of a body: name and text, in the order of the canonical form.
struct PlainField {
  std::string_view name;
  std::string text;
};
std::vector<PlainField> plain_fields(const EntryBody& body);

/// SHA-256 of salt, then words.
Hash seal(const Salt& salt, std::string_view words);

/// The bytes that an entry's hash is taken of. `words`: one for each field that has or had words.
std::string canonical_form(const Entry& entry, const std::vector<SealedWords>& words,
                           const Hash& before);
/// What stands before the first entry.
Hash beginning_of(std::string_view desk);

/// 32 hex digits: of a claim or a report their own id; of another body the first half of the
/// SHA-256 of its kind, fields and words. An act (review, gate, publisher, redaction) is told from
/// a repetition by its first desk and number there.
std::string content_id(const EntryBody& body, std::string_view first_desk, EntryId first_number);
bool is_act(const EntryBody& body);

/// A hex id of any even or odd number of digits as bytes; nothing if a character is no hex digit.
std::optional<std::string> parse_hex(std::string_view text);
std::string to_hex(std::string_view bytes);

}  // namespace maabar::ledger
