// SPDX-License-Identifier: Apache-2.0
#include "report/place_finder.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/check.h"
#include "report/area_gate.h"
#include "report/border_list.h"
#include "report/listed_name.h"
#include "report/name_of_other.h"
#include "report/new_names.h"
#include "report/pronoun_finder.h"
#include "report/town_name.h"

namespace maabar::report {
namespace {

/// Reads the place that begins at a token, if one does.
class PlaceReader {
 public:
  PlaceReader(const Grammar& grammar, const View& view, const Sentence& sentence)
      : grammar_(grammar),
        known_(grammar.known),
        view_(view),
        sentence_(sentence),
        begin_bits_(Annotations::class_bits_of({known_.country, known_.nation, known_.border_noun,
                                                known_.gate, known_.crossing_name,
                                                known_.group_word, known_.pronoun})) {}

  /// A look that spares most tokens: false only if none begins there but by a name new to tables.
  [[nodiscard]] bool may_begin(std::uint32_t at) const {
    return (view_.annotations.class_bits(at) & begin_bits_) != 0 ||
           is_any<"the", "other", "far", "opposite", "all", "whole", "entire", "its", "their",
                  "country", "kingdom", "republic", "nation", "emirate", "them", "that", "those">(
               view_, at);
  }

  [[nodiscard]] std::optional<Place> read_if_any(std::uint32_t at) const {
    if (may_begin(at)) return read(at);
    return view_.token(at).capital && !view_.new_names.empty() ? read_new(at) : std::nullopt;
  }

  [[nodiscard]] std::optional<Place> read(std::uint32_t at) const {
    if (view_.token(at).kind == Token::Kind::kMark) return std::nullopt;
    if (at < sentence_.label_end) {
      if (auto place = find_country_label(grammar_, view_, sentence_, at)) return place;
    }
    if (auto place = find_pointed_border(grammar_, view_, sentence_, at)) return place;
    for (const auto reader :
         {&PlaceReader::read_side, &PlaceReader::read_border, &PlaceReader::read_named,
          &PlaceReader::read_new, &PlaceReader::read_reference}) {
      if (auto place = (this->*reader)(at)) return place;
    }
    return find_pronoun(grammar_, view_, sentence_, at);
  }

 private:
  [[nodiscard]] const Annotation* find(std::uint32_t at, ClassId word_class) const {
    if (at >= sentence_.last) return nullptr;
    const Annotation* found = view_.find(at, word_class);
    return found != nullptr && found->end <= sentence_.last ? found : nullptr;
  }

  [[nodiscard]] bool is(std::uint32_t at, std::string_view word) const {
    return at < sentence_.last && view_.is(at, word);
  }

  [[nodiscard]] std::uint32_t skip(std::uint32_t at, std::string_view word) const {
    return is(at, word) ? at + 1 : at;
  }

  /// Country of `Iraqi`, `Iraq's` or `Iraq` at `at`; moves `at` behind it.
  [[nodiscard]] Country take_country(std::uint32_t& at) const {
    const Annotation* found = find(at, known_.nation);
    const Annotation* name = find(at, known_.country);
    // "the Czech Republic" begins with the name of its people.
    if (found == nullptr || (name != nullptr && name->end > found->end)) found = name;
    if (found == nullptr) return {};
    at = found->end;
    if (at < sentence_.last && view_.token(at).possessive) ++at;
    return grammar_.countries[found->payload];
  }

  /// `the Iraqi half [of X]`, `the Syrian side`, `the other side`.
  [[nodiscard]] std::optional<Place> read_side(std::uint32_t begin) const {
    std::uint32_t at = skip(begin, "the");
    Place place;
    place.begin = begin;
    place.opposite = is(at, "other") || is(at, "far") || is(at, "opposite");
    if (place.opposite) ++at;
    if (!place.opposite) place.side = take_country(at);
    if (!place.opposite && place.side.is_none()) return std::nullopt;
    const Annotation* side = find(at, known_.side_noun);
    if (side == nullptr) return std::nullopt;
    place.kind = Place::Kind::kRef;
    place.end = side->end;
    place.every = begin > sentence_.first && is(begin - 1, "all");
    if (is(side->end, "of")) {
      const std::uint32_t of = skip(side->end + 1, "the");
      if (const auto named = read_name(of, true); named && !named->keys.empty()) {
        Place whole = *named;
        whole.begin = begin;
        whole.side = place.side;
        return whole;
      }
      if (const auto ref = read_reference(side->end + 1)) place.end = ref->end;
      if (const auto pronoun = find_pronoun(grammar_, view_, sentence_, side->end + 1)) {
        place.end = pronoun->end;
        place.former = pronoun->former;
        place.latter = pronoun->latter;
      }
    }
    return place;
  }

  /// `the Syrian frontier`, `the border with Iraq`, `the Iraq-Syria border`, `gates with Iran`.
  [[nodiscard]] std::optional<Place> read_border(std::uint32_t begin) const {
    std::uint32_t at = skip(skip(skip(skip(begin, "all"), "the"), "whole"), "entire");
    // "Turkey and Armenia agreed to open their border", "Chad closed its frontier".
    const std::uint32_t own = at;
    if (at == begin) at = skip(skip(at, "their"), "its");
    at = over_kind(view_, sentence_, over_owner(view_, sentence_, at), begin);
    if (!may_tell_border(grammar_, view_, at)) return std::nullopt;
    if (const auto pair = read_pair_border(begin, at)) return pair;
    const std::uint32_t noun = at;
    Country first = take_country(at);
    if (!first.is_none() && find(at, grammar_.dates.number_word) != nullptr) ++at;
    const Annotation* word = find_border_noun(at, !first.is_none());
    if (word == nullptr || begins_office(grammar_, view_, sentence_, *word)) return std::nullopt;
    Place place;
    place.kind = Place::Kind::kBorder;
    place.begin = begin;
    place.end = word->end;
    Country second = read_with(word->end, place.end);
    if (second.is_none() && !first.is_none()) second = read_apposed(word->end, place.end);
    if (first.is_none() && second.is_none()) {
      return find_untold_border(grammar_, view_, sentence_, place, *word, own, noun);
    }
    // "Poland's border guard said"
    const bool body = word->word_class == known_.border_noun && second.is_none() &&
                      qualifies_other(grammar_, view_, sentence_, word->end);
    if (body) return std::nullopt;
    // "the borders of Ghana"
    const bool of =
        first.is_none() && is(word->end, "of") && is_plural_border(grammar_, view_, *word);
    if (of) std::swap(first, second);
    const bool every =
        !first.is_none() && second.is_none() && is_plural_border(grammar_, view_, *word);
    if (every) {
      place.keys = {CrossingKey::country(first)};
    } else if (!first.is_none() && !second.is_none() && first != second) {
      place.keys = {CrossingKey::pair(first, second)};
    } else {
      place.known = first.is_none() ? second : first;
    }
    note_gates(grammar_, view_, sentence_, *word, place);
    place.one_gate = place.one_gate || is_one_gate(grammar_, *word);
    return place;
  }

  /// A border noun; after a country also gates in the plural ("its Syrian gates").
  [[nodiscard]] const Annotation* find_border_noun(std::uint32_t at, bool has_country) const {
    for (std::uint32_t skipped = 0; skipped < 2; ++skipped) {
      if (const Annotation* found = find(at + skipped, known_.border_noun)) return found;
      const Annotation* gate = find(at + skipped, known_.gate);
      const bool plural = gate != nullptr && grammar_.value(*gate) == "many";
      if (plural && (has_country || reads_with(gate->end))) return gate;
      if (gate != nullptr && reads_with(gate->end)) return gate;
      if (!has_country || at + skipped >= sentence_.last || view_.token(at + skipped).capital)
        break;
    }
    return nullptr;
  }

  [[nodiscard]] bool reads_with(std::uint32_t at) const {
    std::uint32_t end = 0;
    return !read_with(at, end).is_none();
  }

  /// `with Iraq`, `to Iraq`; sets `end` when there is one.
  [[nodiscard]] Country read_with(std::uint32_t at, std::uint32_t& end) const {
    // "its three gates into Congo", not "crossing into Congo", "crossed the border into Congo"
    const bool into =
        is(at, "into") && find(at - 1, known_.gate) != nullptr && !is(at - 1, "crossing");
    if (!into && !is_any<"with", "to", "of">(view_, at)) return {};
    std::uint32_t next = skip(skip(skip(at + 1, "the"), "neighbouring"), "neighboring");
    const Annotation* nation = find(next, known_.nation);
    const Annotation* name = find(next, known_.country);
    if (nation != nullptr && (name == nullptr || name->end <= nation->end)) return {};
    const Country country = take_country(next);
    if (!country.is_none()) end = next;
    return country;
  }

  /// `Armenia's other borders, with Turkey and Azerbaijan,`
  [[nodiscard]] Country read_apposed(std::uint32_t at, std::uint32_t& end) const {
    if (at + 3 >= sentence_.last || view_.token(at).mark != ',' || !is(at + 1, "with")) return {};
    std::uint32_t next = at;
    const Country country = read_with(at + 1, next);
    if (country.is_none() || (!is(next, "and") && view_.token(next).mark != ',')) return {};
    end = next;
    return country;
  }

  /// `Iraqi-Syrian border`, `border between Iran and Afghanistan`.
  [[nodiscard]] std::optional<Place> read_pair_border(std::uint32_t begin, std::uint32_t at) const {
    Place place;
    place.kind = Place::Kind::kBorder;
    place.begin = begin;
    const Annotation* noun = find(at, known_.border_noun);
    if (noun == nullptr) noun = find(at, known_.gate);
    // "the border closure between Thailand and Cambodia"
    const bool closure = noun != nullptr && (is(noun->end, "closure") || is(noun->end, "crisis") ||
                                             is(noun->end, "dispute"));
    if (noun != nullptr && is(noun->end + (closure ? 1 : 0), "between")) {
      std::uint32_t next = over_area(view_, noun->end + (closure ? 2 : 1));
      const auto pair = take_pair(next);
      if (!pair) return find_ends(grammar_, view_, sentence_, begin, next);
      place.keys = {*pair};
      place.end = next;
      if (!closure) note_gate(grammar_, view_, sentence_, *noun, place);
      return place;
    }
    const auto pair = take_pair(at);
    if (!pair) return std::nullopt;
    const Annotation* after = find(at, known_.border_noun);
    if (after == nullptr) after = find(at, known_.gate);
    if (after == nullptr) return std::nullopt;
    place.keys = {*pair};
    place.end = after->end;
    note_gate(grammar_, view_, sentence_, *after, place);
    return place;
  }

  [[nodiscard]] std::optional<CrossingKey> take_pair(std::uint32_t& at) const {
    std::uint32_t next = skip(at, "the");
    const Country first = take_country(next);
    if (first.is_none()) return std::nullopt;
    if (next < sentence_.last &&
        (is(next, "and") || view_.token(next).mark == '/' || view_.token(next).mark == '-')) {
      ++next;
    }
    next = over_area(view_, skip(next, "the"));
    const Country second = take_country(next);
    if (second.is_none() || second == first) return std::nullopt;
    at = next;
    return CrossingKey::pair(first, second);
  }

  [[nodiscard]] std::optional<Place> read_named(std::uint32_t begin) const {
    return read_name(begin, false);
  }

  /// `is_half`: behind `the Zambian side of`, where a town's name is its crossing's.
  [[nodiscard]] std::optional<Place> read_name(std::uint32_t begin, bool is_half) const {
    const Annotation* name = find(begin, known_.crossing_name);
    // "at Tanf" is no "At-Tanf".
    if (name != nullptr && is(begin, "at") && !view_.token(begin).capital) return std::nullopt;
    if (name == nullptr || names_other(grammar_, view_, sentence_, begin, name->end)) {
      return std::nullopt;
    }
    if (is_given_name(view_, sentence_, begin, name->end)) return std::nullopt;
    Place place;
    place.begin = begin;
    place.end = name->end;
    bool same_side = true;
    Country side;
    for (const Annotation& a : view_.annotations.at(begin)) {
      if (a.word_class != known_.crossing_name || a.end != name->end) continue;
      const Grammar::Name& entry = grammar_.names[a.payload];
      if (std::find(place.keys.begin(), place.keys.end(), entry.key) == place.keys.end()) {
        place.keys.push_back(entry.key);
      }
      same_side = same_side && (side.is_none() || side == entry.side) && !entry.side.is_none();
      if (side.is_none()) side = entry.side;
    }
    if (same_side) place.side = side;
    keep_those_of_nations(grammar_, view_, sentence_, place);
    if (place.keys.empty()) place.kind = Place::Kind::kUnknown;
    const bool plain = (!is_word(known_.common_word, begin, place.end) || is_label(begin) ||
                        is_told_at_border(grammar_, view_, sentence_, begin) ||
                        is_passed_at(view_, sentence_, place) ||
                        is_between_ends(grammar_, view_, sentence_, place)) &&
                       (!is_word(known_.town_name, begin, place.end) ||
                        stands_for_crossing(grammar_, view_, sentence_, place));
    if (!plain && !is_half && !begins_half(place) && !has_gate(place.end) &&
        !is_gate_apposed(grammar_, view_, sentence_, place) && !is_used(begin, place.end) &&
        !is_beside_name(grammar_, view_, sentence_, place)) {
      return std::nullopt;
    }
    if (const Annotation* gate = find(place.end, known_.gate)) {
      place.end = end_with_country(place, gate->end);
    } else if (find(place.end - 1, known_.gate) != nullptr) {
      place.end = end_with_country(place, place.end);
    } else if (is_border_behind(place.end)) {
      place.end = end_with_country(place, find(place.end, known_.border_noun)->end);
    }
    if (const Annotation* half = find(place.end, known_.side_noun)) place.end = half->end;
    return place;
  }

  /// `the Mwanza border`; not `the Mwanza border region`.
  [[nodiscard]] bool is_border_behind(std::uint32_t at) const {
    const Annotation* border = find(at, known_.border_noun);
    return border != nullptr && find(border->end, known_.not_gate) == nullptr;
  }

  /// Behind `crossing with Mozambique`, `bridge into Ukraine` from `at`, where that country is the
  /// crossing's.
  [[nodiscard]] std::uint32_t end_with_country(const Place& place, std::uint32_t at) const {
    std::uint32_t end = at;
    const Country with = is(at, "into") ? take_country(++end) : read_with(at, end);
    const bool own = std::any_of(place.keys.begin(), place.keys.end(),
                                 [&](const CrossingKey& key) { return key.has_side(with); });
    return own ? end : at;
  }

  /// `...; Tine has been out of reach`: what the second half of a sentence on borders is about.
  [[nodiscard]] bool begins_half(const Place& place) const {
    return place.begin > sentence_.first && view_.token(place.begin - 1).mark == ';' &&
           view_.speaks_of_borders && find(place.end, known_.aux) != nullptr;
  }

  /// `Union`, `Chop`: a name that is also a common word; `Namanga`: one that is also a town's.
  [[nodiscard]] bool is_word(ClassId word_class, std::uint32_t begin, std::uint32_t end) const {
    const Annotation* word = find(begin, word_class);
    return word != nullptr && word->end == end;
  }

  /// The first cell of a table's row, or what an item begins with, of a text about borders.
  [[nodiscard]] bool is_label(std::uint32_t begin) const {
    const bool listed = sentence_.kind == BlockKind::kItem || sentence_.kind == BlockKind::kRow;
    const bool first = begin == sentence_.first ||
                       (begin == sentence_.first + 1 && view_.token(begin - 1).mark == '|');
    return listed && first && view_.speaks_of_borders;
  }

  /// Whether the text uses the name as a crossing's somewhere ("the border post at Busia").
  [[nodiscard]] bool is_used(std::uint32_t begin, std::uint32_t end) const {
    const NewName* name = new_name_at(view_, begin, sentence_.last);
    return name != nullptr && name->known && begin + name->words.size() == end;
  }

  /// A word for a gate or a border behind the name, or behind a list that it stands in.
  [[nodiscard]] bool has_gate(std::uint32_t at) const {
    for (std::uint32_t i = at; i < sentence_.last && i < at + 6; ++i) {
      if (find(i, known_.gate) != nullptr || is_border_behind(i)) return true;
      const bool list = view_.token(i).mark == ',' || is(i, "and") || view_.token(i).capital;
      if (!list) return false;
    }
    return false;
  }

  /// A name that the text uses for a crossing that no table has.
  [[nodiscard]] std::optional<Place> read_new(std::uint32_t begin) const {
    if (view_.new_names.empty() || !view_.token(begin).capital) return std::nullopt;
    const NewName* name = new_name_at(view_, begin, sentence_.last);
    if (name == nullptr || name->known) return std::nullopt;
    const auto end = begin + static_cast<std::uint32_t>(name->words.size());
    if (names_other(grammar_, view_, sentence_, begin, end)) return std::nullopt;
    Place place;
    place.begin = begin;
    place.end = end;
    place.kind = name->key.is_none() ? Place::Kind::kUnknown : Place::Kind::kCrossing;
    if (!name->key.is_none()) place.keys = {name->key};
    place.provisional = !name->spelled_otherwise;
    std::uint32_t at = end;
    while (find(at, known_.generic_name) != nullptr) at = find(at, known_.generic_name)->end;
    if (const Annotation* gate = find(at, known_.gate)) place.end = gate->end;
    return place;
  }

  /// `the posts at Kairagach and Kyzyl-Bel`: the names stand for them.
  [[nodiscard]] std::optional<Place> named_behind(std::uint32_t at) const {
    const bool over = is(at, "to");  // "the bridge to Posadas"
    if (!over && !is(at, "at") && !is(at, "of")) return std::nullopt;
    const std::uint32_t next = skip(at + 1, "the");
    if (next >= sentence_.last || !view_.token(next).capital) return std::nullopt;
    if (over) return read_name(next, true);
    auto named = read_named(next);
    if (named && !named->keys.empty()) return named;
    return read_new(next);
  }

  /// `some of its posts`, `one of the gates`
  [[nodiscard]] bool is_part(std::uint32_t begin) const {
    static constexpr std::array<std::string_view, 6> kParts = {"one", "some", "several",
                                                               "few", "most", "many"};
    return begin >= sentence_.first + 2 && is(begin - 1, "of") &&
           is_one_of(kParts, view_.folded(begin - 2));
  }

  /// `the gate`, `both posts`, `the two crossings`, `its Haitian gate`.
  [[nodiscard]] std::optional<Place> read_reference(std::uint32_t begin) const {
    const Annotation* determiner = find(begin, known_.group_word);
    if (determiner == nullptr && !may_tell_border(grammar_, view_, begin)) return std::nullopt;
    // "let nothing at all pass"
    if (is(begin, "all") && begin > 1 && is(begin - 2, "nothing")) return std::nullopt;
    const std::uint32_t start = determiner == nullptr ? begin : determiner->end;
    std::uint32_t at = start;
    Place place;
    place.kind = Place::Kind::kRef;
    place.begin = begin;
    for (std::uint32_t skipped = 0; at < sentence_.last && skipped < 4; ++skipped) {
      if (const Annotation* gate = find(at, known_.gate)) {
        // "the Bridge of the Americas" is a name.
        const Annotation* name = find(at, known_.crossing_name);
        if (name != nullptr && name->end > gate->end) return std::nullopt;
        if (determiner == nullptr && place.side.is_none()) return std::nullopt;
        if (auto named = named_behind(gate->end)) {
          named->name = named->begin;
          named->begin = begin;
          return named;
        }
        place.end = gate->end;
        const Country with = read_with(gate->end, place.end);
        if (!with.is_none()) {
          place.known = with;
          // "its biggest gate with Serbia" is one that was named, "its gates with Serbia" all.
          const bool every = determiner != nullptr && grammar_.value(*determiner) == "every";
          if (every || grammar_.value(*gate) == "many") place.kind = Place::Kind::kBorder;
          note_gate(grammar_, view_, sentence_, *gate, place);
          return place;
        }
        // "the four crossings between Yemen and Saudi Arabia"
        if (grammar_.value(*gate) == "many" && is(gate->end, "between")) {
          if (auto pair = read_pair_border(begin, gate->begin)) return pair;
        }
        if (auto between = find_gate_between(grammar_, view_, sentence_, begin, *gate))
          return between;
        // "the gates between the two countries"
        if (grammar_.value(*gate) == "many" && is(gate->end, "between") &&
            (is(gate->end + 1, "the") || is(gate->end + 1, "both"))) {
          place.border_word = true;
          return place;
        }
        // "the other posts": the rest of the border's
        const bool rest = (is(start, "other") || is(start, "remaining")) &&
                          grammar_.value(*gate) == "many" && at == start + 1;
        place.every = rest || is_part(begin) ||
                      (determiner != nullptr && grammar_.value(*determiner) == "every");
        place.every_named = determiner != nullptr && grammar_.value(*determiner) == "one" &&
                            grammar_.value(*gate) == "many" && at == start;
        place.plural = grammar_.value(*gate) == "many" ||
                       (determiner != nullptr && grammar_.value(*determiner) == "many");
        return place;
      }
      const std::uint32_t before = at;
      const Country side = take_country(at);
      if (!side.is_none()) {
        place.side = side;
        continue;
      }
      at = before;
      const Token& token = view_.token(at);
      if (determiner == nullptr || token.kind == Token::Kind::kMark || token.capital)
        return std::nullopt;
      if (!view_.annotations.at(at).empty() && find(at, known_.adverb) == nullptr &&
          find(at, known_.pair_word) == nullptr && find(at, known_.only) == nullptr &&
          find(at, known_.generic_name) == nullptr &&
          (grammar_.value(*determiner) != "every" ||
           find(at, grammar_.dates.number_word) == nullptr)) {
        return std::nullopt;
      }
      ++at;
    }
    return std::nullopt;
  }

  const Grammar& grammar_;
  const KnownClasses& known_;
  const View& view_;
  const Sentence& sentence_;
  std::uint64_t begin_bits_;  ///< `Annotations::class_bit` of what places begin with
};

}  // namespace

std::vector<Place> find_places(const Grammar& grammar, const View& view, const Sentence& sentence) {
  const PlaceReader reader(grammar, view, sentence);
  std::vector<Place> places;
  for (std::uint32_t i = sentence.first; i < sentence.last;) {
    auto place = reader.read_if_any(i);
    DCHECK(place || !reader.read(i));
    i = place ? std::max(place->end, i + 1) : i + 1;
    if (!place) continue;
    places.push_back(std::move(*place));
    if (tells_where_it_lies(view, places)) {
      places.pop_back();
      continue;
    }
    if (places.back().kind == Place::Kind::kBorder)
      i = read_border_list(grammar, view, sentence, places);
  }
  return places;
}

}  // namespace maabar::report
