// SPDX-License-Identifier: Apache-2.0
#include "report/measure_side.h"

#include <algorithm>

#include "report/circumstance.h"
#include "report/country_words.h"

namespace maabar::report {
namespace {

/// A page about the works of one country on its border names that country first.
Country dateline_side(const View& view, const Bound& bound) {
  for (const Country country : view.main_countries) {
    if (bound.key.has_side(country)) return country;
  }
  return {};
}

/// "Hungary's second border fence": whose it is said to be.
Country owner_before(const Grammar& grammar, const View& view, const Hit& hit) {
  constexpr std::uint32_t kReach = 5;
  const std::uint32_t first = view.sentences[hit.sentence].first;
  for (std::uint32_t i = hit.match.head; i > first && i + kReach > hit.match.head;) {
    --i;
    if (view.token(i).kind == Token::Kind::kMark) return {};
    const Annotation* owner = view.find(i, grammar.known.country);
    if (owner != nullptr && view.token(owner->end).possessive) {
      return grammar.countries[owner->payload];
    }
  }
  return {};
}

/// Whether a border's words name both its countries: "the Polish-Belarusian border".
bool names_both(const Grammar& grammar, const View& view, const Bound& bound) {
  bool a = false;
  bool b = false;
  for (std::uint32_t i = bound.begin; i < bound.end; ++i) {
    // "the crossing to Tunisia" is not Tunisia's.
    if (is_any<"with", "to", "into">(view, i)) return {};
    for (const ClassId word_class : {grammar.known.nation, grammar.known.country}) {
      const Annotation* told = view.find(i, word_class);
      if (told == nullptr || bound.key.kind() != CrossingKey::Kind::kPair) continue;
      a = a || grammar.countries[told->payload] == bound.key.country_a();
      b = b || grammar.countries[told->payload] == bound.key.country_b();
    }
  }
  return a && b;
}

}  // namespace

Country explicit_side(const Grammar& grammar, const View& view, const Bound& bound) {
  if (names_both(grammar, view, bound)) return {};
  for (std::uint32_t i = bound.begin; i < bound.end; ++i) {
    // "the crossing to Tunisia" is not Tunisia's.
    if (is_any<"with", "to", "into">(view, i)) return {};
    for (const ClassId word_class : {grammar.known.nation, grammar.known.country}) {
      const Annotation* a = view.find(i, word_class);
      if (a != nullptr && grammar.countries[a->payload] == bound.side) return bound.side;
    }
  }
  return {};
}

Country side_phrase(const Grammar& grammar, const View& view, const Hit& hit) {
  const ClauseBounds clause = clause_bounds(view, view.sentences[hit.sentence], hit.match.head);
  for (std::uint32_t i = clause.first; i + 1 < clause.last; ++i) {
    const Annotation* nation = view.find(i, grammar.known.nation);
    if (nation != nullptr && view.find(nation->end, grammar.known.side_noun) != nullptr) {
      return grammar.countries[nation->payload];
    }
  }
  return {};
}

Country measure_side(const Grammar& grammar, const View& view, const Hit& hit, const Bound& bound) {
  const std::size_t index = hit.sentence;
  const Sentence& sentence = view.sentences[index];
  if (!bound.side.is_none() && bound.end > bound.begin) {
    const Country told = explicit_side(grammar, view, bound);
    if (!told.is_none()) return told;
  }
  const Country phrase = side_phrase(grammar, view, hit);
  if (bound.key.has_side(phrase)) return phrase;
  if (hit.rule->measure == Measure::kAttack) return find_struck_side(grammar, bound);
  const Country owner = owner_before(grammar, view, hit);
  if (bound.key.has_side(owner)) return owner;
  for (const ActorMention& actor : view.actors[index]) {
    if (bound.key.has_side(actor.country)) return actor.country;
  }
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (i >= bound.begin && i < bound.end) continue;
    for (const ClassId word_class : {grammar.known.country, grammar.known.nation}) {
      const Annotation* a = view.find(i, word_class);
      if (a != nullptr && bound.key.has_side(grammar.countries[a->payload])) {
        const auto& places = view.places[index];
        const bool in_place = std::any_of(places.begin(), places.end(), [&](const Place& p) {
          return i >= p.begin && i < p.end;
        });
        if (!in_place) return grammar.countries[a->payload];
      }
    }
  }
  const Attribution* said = find_speaker(view, hit);
  if (said != nullptr && bound.key.has_side(said->country)) return said->country;
  if (bound.key.has_side(view.publisher_country)) return view.publisher_country;
  if (names_both(grammar, view, bound)) return {};
  // "sent to Eagle Pass": the name is that of one end.
  const Country end = find_struck_side(grammar, bound);
  return end.is_none() ? dateline_side(view, bound) : end;
}

}  // namespace maabar::report
