// SPDX-License-Identifier: Apache-2.0
#include "report/border_list.h"

#include "report/country_words.h"
#include "report/told_border.h"

namespace maabar::report {
namespace {

/// `... and Chad has sent`, `... and Chad's army`: what begins there is said of that country.
bool is_told_of_one(const Grammar& grammar, const View& view, const Sentence& sentence,
                    std::uint32_t at) {
  if (at >= sentence.last) return false;
  if (view.token(at).possessive || view.token(at - 1).possessive) return true;
  if (is_any<"has", "is", "was", "does">(view, at)) return true;
  const KnownClasses& k = grammar.known;
  if (view.find(at, k.say) != nullptr) return true;
  // "and Chad shut its half", not "had the borders with Mali and Chad shut on Friday"
  const bool acts = view.find(at, k.v_close) != nullptr || view.find(at, k.v_open) != nullptr;
  return acts && is_any<"its", "the", "their", "all", "both", "that", "it">(view, at + 1);
}

/// The country whose name a border's words end with: `with Sierra Leone`.
const Annotation* country_before(const Grammar& grammar, const View& view, const Place& border) {
  for (std::uint32_t i = border.end; i-- > border.begin + 1;) {
    const Annotation* name = view.find(i, grammar.known.country);
    if (name != nullptr) return name->end == border.end ? name : nullptr;
  }
  return nullptr;
}

/// The border with a country, of words that begin at `begin` and end with its name.
Place border_with(const Grammar& grammar, std::uint32_t begin, const Annotation& country) {
  Place place;
  place.kind = Place::Kind::kBorder;
  place.begin = begin;
  place.end = country.end;
  place.known = grammar.countries[country.payload];
  return place;
}

/// Behind `, ` and ` and with the`, where the next of a list begins; `ends` at its `and`.
std::uint32_t over_link(const View& view, std::uint32_t at, bool& ends) {
  if (view.token(at).mark == ',') ++at;
  ends = view.is(at, "and") || view.is(at, "or");
  if (ends) ++at;
  if (view.is(at, "with")) ++at;
  return view.is(at, "the") ? at + 1 : at;
}

/// Of a border told as somebody's own, the owner.
Place own_border(const Grammar& grammar, const View& view, const Sentence& sentence, Place place,
                 bool all) {
  Country owner;
  for (std::uint32_t i = sentence.first; i < place.begin; ++i) {
    const Country told = country_at(grammar, view, i).country;
    if (!told.is_none()) owner = told;
  }
  place.border_word = true;
  place.every = all;
  if (owner.is_none() && !all) place.kind = Place::Kind::kRef;
  if (!all) place.known = owner;
  if (all && !owner.is_none()) place.keys = {CrossingKey::country(owner)};
  return place;
}

/// `land borders would be shut on polling day`: nobody's is told to be meant but the country's.
/// Where two neighbours were told it is the one between them.
bool tells_all_by_land(const Grammar& grammar, const View& view, const Sentence& sentence,
                       const Annotation& word, std::uint32_t own, std::uint32_t noun) {
  if (word.end - word.begin < 2 || (own != noun && view.is(own, "their"))) return false;
  if (is_any<"between", "with", "linking">(view, word.end)) return false;
  Country first;
  for (std::uint32_t i = sentence.first; i < word.begin; ++i) {
    const Country told = country_at(grammar, view, i).country;
    if (told.is_none()) continue;
    if (!first.is_none() && grammar.are_neighbours(first, told)) return false;
    first = told;
  }
  return true;
}

}  // namespace

bool may_tell_border(const Grammar& grammar, const View& view, std::uint32_t at) {
  const KnownClasses& k = grammar.known;
  const std::uint64_t here = view.annotations.class_bits(at) |
                             (view.is(at, "the") ? view.annotations.class_bits(at + 1) : 0);
  return (here & (Annotations::class_bit(k.border_noun) | Annotations::class_bit(k.gate) |
                  Annotations::class_bit(k.nation) | Annotations::class_bit(k.country))) != 0;
}

std::uint32_t over_owner(const View& view, const Sentence& sentence, std::uint32_t at) {
  if (at + 2 >= sentence.last) return at;
  if (!is_any<"country", "kingdom", "republic", "nation", "emirate">(view, at)) return at;
  if (!view.token(at).possessive && !view.token(at + 1).possessive) return at;
  return view.token(at + 1).possessive || view.is(at + 1, "s") ? at + 2 : at + 1;
}

std::uint32_t over_kind(const View& view, const Sentence& sentence, std::uint32_t at,
                        std::uint32_t begin) {
  if (at == begin || at + 1 >= sentence.last || view.token(at).capital) return at;
  const bool kind = is_any<"northern", "southern", "eastern", "western", "common", "shared",
                           "other", "remaining", "own">(view, at);
  return kind ? at + 1 : at;
}

bool qualifies_other(const Grammar& grammar, const View& view, const Sentence& sentence,
                     std::uint32_t at) {
  if (at >= sentence.last) return false;
  const KnownClasses& k = grammar.known;
  for (const ClassId c : {k.person_word, k.force, k.bare_force, k.office, k.not_gate}) {
    const Annotation* found = view.find(at, c);
    if (found != nullptr && found->end <= sentence.last) return true;
  }
  return is_any<"guard", "guards", "police", "agency", "authority", "service", "area", "areas",
                "zone", "towns", "villages">(view, at);
}

bool begins_office(const Grammar& grammar, const View& view, const Sentence& sentence,
                   const Annotation& word) {
  if (sentence.kind == BlockKind::kTitle || word.end >= sentence.last) return false;
  const Token& next = view.token(word.end);
  const Annotation* gate = view.find(word.end, grammar.known.gate);
  return view.token(word.begin).capital && !view.token(word.begin).upper && next.capital &&
         next.kind == Token::Kind::kWord && (gate == nullptr || gate->end > sentence.last);
}

bool is_plural_border(const Grammar& grammar, const View& view, const Annotation& word) {
  return word.word_class == grammar.known.border_noun &&
         (view.is(word.end - 1, "borders") || view.is(word.end - 1, "frontiers"));
}

std::optional<Place> find_untold_border(const Grammar& grammar, const View& view,
                                        const Sentence& sentence, Place place,
                                        const Annotation& word, std::uint32_t own,
                                        std::uint32_t noun) {
  if (word.word_class != grammar.known.border_noun) return std::nullopt;
  const bool all = is_plural_border(grammar, view, word);
  const bool land = all && tells_all_by_land(grammar, view, sentence, word, own, noun);
  if (noun == place.begin && !land) return std::nullopt;
  // "the border post" is a crossing.
  const Annotation* gate = view.find(word.begin, grammar.known.gate);
  const bool in_gate = gate != nullptr && gate->end <= sentence.last && gate->end > word.end;
  if (in_gate || qualifies_other(grammar, view, sentence, word.end)) return std::nullopt;
  const bool owned = noun != own && (view.is(own, "its") || over_owner(view, sentence, own) != own);
  const Place told = own_border(grammar, view, sentence, place, all);
  if (owned || land || (all && view.is(place.begin, "all") && !told.keys.empty())) return told;
  place.kind = Place::Kind::kRef;
  place.border_word = true;
  return place;
}

bool tells_all_of_neighbour(const Grammar& grammar, const View& view, const Sentence& sentence,
                            const Place& border) {
  if (!view.is(border.begin, "their")) return false;
  bool many = false;
  for (std::uint32_t i = border.begin; i < border.end; ++i) {
    many = many || view.is(i, "borders") || view.is(i, "frontiers");
  }
  for (std::uint32_t i = sentence.first; many && i < border.begin; ++i) {
    const Country told = country_at(grammar, view, i).country;
    if (!told.is_none() && told != border.known) return false;
  }
  return many;
}

std::uint32_t read_border_list(const Grammar& grammar, const View& view, const Sentence& sentence,
                               std::vector<Place>& places) {
  const std::uint32_t first = places.back().end;
  const Annotation* name_before = country_before(grammar, view, places.back());
  if (name_before == nullptr || places.back().every) return first;
  std::vector<Place> more;
  bool ends = false;
  for (std::uint32_t next = first; next + 1 < sentence.last && !ends;) {
    const std::uint32_t at = over_link(view, next, ends);
    const Annotation* name = view.find(at, grammar.known.country);
    if (at == next || name == nullptr || name->end > sentence.last) return first;
    more.push_back(border_with(grammar, at, *name));
    next = name->end;
    if (!ends &&
        !(next < sentence.last && (view.token(next).mark == ',' || view.is(next, "and")))) {
      return first;
    }
  }
  if (!ends || is_told_of_one(grammar, view, sentence, more.back().end)) return first;
  // "Iraq's borders with Syria and Jordan": the first has told whose they are.
  if (places.back().keys.size() == 1 &&
      places.back().keys.front().kind() == CrossingKey::Kind::kPair) {
    const Country last = grammar.countries[name_before->payload];
    const CrossingKey pair = places.back().keys.front();
    if (last.is_none() || !pair.has_side(last)) return first;
    for (Place& place : more) {
      place.keys = {CrossingKey::pair(pair.other_side(last), place.known)};
    }
  }
  places.insert(places.end(), more.begin(), more.end());
  return places.back().end;
}

std::optional<Place> find_country_label(const Grammar& grammar, const View& view,
                                        const Sentence& sentence, std::uint32_t at) {
  const auto country_in = [&](std::uint32_t i) -> const Annotation* {
    const Annotation* found = view.find(i, grammar.known.country);
    return found != nullptr && found->end <= sentence.last ? found : nullptr;
  };
  for (std::uint32_t i = sentence.first; i + 1 < sentence.label_end; ++i) {
    const Annotation* country = country_in(i);
    const bool joint =
        view.token(i).kind == Token::Kind::kMark || view.is(i, "and") || view.is(i, "the");
    if (country == nullptr && !joint) return std::nullopt;
    if (country != nullptr) i = country->end - 1;
  }
  const Annotation* here = country_in(at);
  if (here == nullptr || view.token(at).upper) return std::nullopt;
  return border_with(grammar, at, *here);
}

std::optional<Place> find_pointed_border(const Grammar& grammar, const View& view,
                                         const Sentence& sentence, std::uint32_t at) {
  constexpr std::uint32_t kReach = 60;
  std::uint32_t with = at + 1;
  if (view.is(at, "the") && is_any<"one", "ones">(view, at + 1)) {
    with = at + 2;
  } else if (!is_any<"that", "those">(view, at)) {
    return std::nullopt;
  }
  if (!view.is(with, "with")) return std::nullopt;
  const std::uint32_t name = view.is(with + 1, "the") ? with + 2 : with + 1;
  const Annotation* country = view.find(name, grammar.known.country);
  if (country == nullptr || country->end > sentence.last) return std::nullopt;
  const std::uint32_t first = at > kReach ? at - kReach : 0;
  const Annotation* border = view.annotations.find_in(first, at, grammar.known.border_noun);
  if (border == nullptr) return std::nullopt;
  return border_with(grammar, at, *country);
}

}  // namespace maabar::report
