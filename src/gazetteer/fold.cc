// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <numeric>
#include <utility>

#include "base/check.h"

namespace maabar {
namespace {

/// Characters that stand inside a word and are not written by everyone.
bool is_silent(UChar32 c) {
  if (c < 0x80) return c == '\'' || c == '`';
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BB:
    case 0x02BC:
    case 0x02BE:
    case 0x02BF:
    case 0x00B4:
    case 0x2032:
    case 0x0640 /* tatweel */:
    case 0x200C:
    case 0x200D:
    case 0x00AD /* soft hyphen */:
    case 0x200E:
    case 0x200F:
      return true;
    default:
      return u_charType(c) == U_NON_SPACING_MARK;
  }
}

/// Arabic, Persian and Kurdish letters that writers interchange, and dotless i.
UChar32 unify(UChar32 c) {
  switch (c) {
    case 0x0622:
    case 0x0623:
    case 0x0625:
    case 0x0671:
      return 0x0627;  // alef forms
    case 0x0649:
    case 0x06CC:
    case 0x0626:
      return 0x064A;  // yeh forms
    case 0x0629:
    case 0x06C0:
    case 0x06D5:
      return 0x0647;  // teh marbuta, ae: heh
    case 0x06A9:
    case 0x06AF:
      return 0x0643;  // keheh, gaf: kaf
    case 0x0624:
      return 0x0648;  // waw with hamza
    case 0x0131:
      return 'i';
    case 0x0142:
      return 'l';
    case 0x00F8:
      return 'o';
    case 0x0111:
      return 'd';
    default:
      return c;
  }
}

const icu::Normalizer2& nfkd() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKDInstance(status);
  CHECK(U_SUCCESS(status));
  return *normalizer;
}

/// The folded characters of one character of the source; none for a silent one.
void fold_character(UChar32 c, std::string& out) {
  if (c < 0x80) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (c != '\'' && c != '`') out += static_cast<char>(upper ? c + ('a' - 'A') : c);
    return;
  }
  if (is_silent(c)) return;
  icu::UnicodeString decomposed;
  UErrorCode status = U_ZERO_ERROR;
  nfkd().normalize(icu::UnicodeString(unify(c)), decomposed, status);
  decomposed.foldCase();
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 part = decomposed.char32At(i);
    if (!is_silent(part)) icu::UnicodeString(unify(part)).toUTF8String(out);
  }
}

bool is_word_character(UChar32 c) {
  if (c < 0x80) {
    const UChar32 lower = c | 0x20;
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '\'' || c == '`';
  }
  return u_isalnum(c) != 0 || is_silent(c) || u_charType(c) == U_NON_SPACING_MARK;
}

constexpr std::array<std::string_view, 10> kArticles = {"al", "el", "ar",  "as", "at",
                                                        "ad", "an", "ash", "az", "the"};

/// Letter groups that transliterations mix up, longest first; applied left to right.
struct Respelling {
  std::string_view from;
  std::string_view to;
};
constexpr std::array<Respelling, 17> kRespellings = {{{"ou", "u"},
                                                      {"oo", "u"},
                                                      {"ee", "i"},
                                                      {"ph", "f"},
                                                      {"kh", "x"},
                                                      {"gh", "g"},
                                                      {"dj", "j"},
                                                      {"ck", "k"},
                                                      {"q", "k"},
                                                      {"w", "u"},
                                                      {"v", "u"},
                                                      {"y", "i"},
                                                      {"e", "i"},
                                                      {"o", "u"},
                                                      {"z", "s"},
                                                      {"p", "b"},
                                                      {"c", "j"}}};

std::string respell(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    // The first letter alone: few rules are of it.
    const auto* rule =
        std::find_if(kRespellings.begin(), kRespellings.end(), [&](const Respelling& r) {
          return r.from.front() == text.front() && text.starts_with(r.from);
        });
    const bool found = rule != kRespellings.end();
    out += found ? rule->to : text.substr(0, 1);
    text.remove_prefix(found ? rule->from.size() : 1);
  }
  return out;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// What `fold_name` says of ASCII, in one pass.
std::string fold_ascii(std::string_view name) {
  std::string folded;
  bool begins = false;
  for (const char c : name) {
    if (is_silent(c)) continue;
    if (!is_word_character(c)) {
      begins = true;
      continue;
    }
    if (begins && !folded.empty()) folded += ' ';
    begins = false;
    fold_character(c, folded);
  }
  return folded;
}

std::vector<UChar32> code_points(std::string_view text) {
  std::vector<UChar32> points;
  const auto unicode = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  for (int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1)) {
    points.push_back(unicode.char32At(i));
  }
  return points;
}

}  // namespace

std::vector<FoldedWord> folded_words(std::string_view text) {
  std::vector<FoldedWord> words;
  FoldedWord word;
  const auto finish = [&] {
    if (!word.text.empty()) words.push_back(std::move(word));
    word = {};
  };
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());  // NOLINT: ICU's type
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, text.size(), c);
    if (c < 0 || !is_word_character(c)) {
      finish();
      continue;
    }
    if (word.text.empty()) word.begin = begin;
    fold_character(c, word.text);
    if (!is_silent(c)) word.end = at;
  }
  finish();
  return words;
}

std::string fold_name(std::string_view name) {
  if (is_ascii(name)) return fold_ascii(name);
  std::string folded;
  for (const FoldedWord& word : folded_words(name)) {
    if (!folded.empty()) folded += ' ';
    folded += word.text;
  }
  return folded;
}

std::string without_article(std::string_view folded) {
  constexpr std::string_view kArabicArticle = "ال";
  std::string_view rest = folded;
  while (true) {
    const std::size_t space = rest.find(' ');
    if (space == std::string_view::npos || space + 1 >= rest.size()) break;
    if (std::find(kArticles.begin(), kArticles.end(), rest.substr(0, space)) == kArticles.end()) {
      break;
    }
    rest.remove_prefix(space + 1);
  }
  if (rest.starts_with(kArabicArticle) && rest.size() > kArabicArticle.size() + 2) {
    rest.remove_prefix(kArabicArticle.size());
  }
  return std::string(rest);
}

std::string romanise(std::string_view name) {
  // ASCII is what it would become; to make a transliterator takes a millisecond.
  if (is_ascii(name)) return std::string(name);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> transliterator(icu::Transliterator::createInstance(
      "Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII", UTRANS_FORWARD, status));
  CHECK(U_SUCCESS(status));
  auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  transliterator->transliterate(text);
  std::string latin;
  text.toUTF8String(latin);
  std::erase_if(latin, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return latin;
}

std::string transliteration_key(std::string_view name) {
  return transliteration_key_of_folded(fold_name(name));
}

std::string transliteration_key_of_folded(std::string_view folded) {
  std::string key;
  for (const char c : respell(without_article(folded))) {
    if (c == ' ' || (!key.empty() && key.back() == c)) continue;
    // A run of vowels is one vowel, whichever: Qaim, Qaem, Kayim.
    const bool is_vowel = c == 'a' || c == 'i' || c == 'u';
    const char letter = is_vowel ? 'a' : c;
    if (is_vowel && !key.empty() && key.back() == 'a') continue;
    key += letter;
  }
  return key;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) {
  const std::vector<UChar32> x = code_points(a);
  const std::vector<UChar32> y = code_points(b);
  const std::size_t longer = std::max(x.size(), y.size());
  if (longer - std::min(x.size(), y.size()) > most) return most + 1;
  std::vector<std::size_t> before(y.size() + 1);
  std::vector<std::size_t> last(y.size() + 1);
  std::vector<std::size_t> row(y.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= x.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= y.size(); ++j) {
      const std::size_t cost = x[i - 1] == y[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + cost});
      const bool is_swap = i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1];
      if (is_swap) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[y.size()];
}

}  // namespace maabar
