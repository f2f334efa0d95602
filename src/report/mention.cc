// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "report/place_finder.h"
#include "report/view.h"

namespace maabar::report {
namespace {

/// Counts which countries and crossings the document is about.
class Tally {
 public:
  void add_sentence(const Grammar& grammar, const View& view, std::size_t s) {
    const Sentence& sentence = view.sentences[s];
    const int weight = sentence.kind == BlockKind::kTitle ? 2 : 1;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      for (const Annotation& a : view.annotations.at(i)) {
        if (a.word_class == grammar.known.country || a.word_class == grammar.known.nation) {
          countries_[grammar.countries[a.payload]] += weight;
        }
      }
    }
    for (const Place& place : view.places[s]) {
      if (place.kind != Place::Kind::kCrossing || place.keys.size() != 1) continue;
      const CrossingKey& key = place.keys.front();
      crossings_[key.text()] += weight;
      borders_[key.border().text()] += 1;
      countries_[key.country_a()] += 4;
      countries_[key.country_b()] += 4;
    }
  }

  /// A publisher named after a crossing speaks of it.
  void add_publisher(const Grammar& grammar, const View& view) {
    const std::string& publisher = view.document.report.publisher;
    TokenText text = tokenize(publisher, {0, publisher.size()});
    Annotations annotations;
    annotations.reset(text.tokens.size());
    grammar.matcher.annotate(text, annotations);
    annotations.finish();
    for (const Annotation& a : annotations.all()) {
      if (a.word_class == grammar.known.crossing_name && crossings_.empty()) {
        crossings_[grammar.names[a.payload].key.text()] += 1;
        borders_[grammar.names[a.payload].key.border().text()] += 1;
      }
    }
  }

  void store(View& view) const {
    std::vector<std::pair<int, std::string>> pairs;
    for (const auto& [key, count] : borders_) pairs.emplace_back(-count, key);
    std::sort(pairs.begin(), pairs.end());
    for (const auto& [count, key] : pairs) {
      view.main_borders.push_back(CrossingKey::parse(key).value());
    }
    std::vector<std::pair<int, Country>> order;
    for (const auto& [country, count] : countries_) order.emplace_back(-count, country);
    std::sort(order.begin(), order.end());
    view.main_countries.clear();
    for (const auto& [count, country] : order) view.main_countries.push_back(country);
    view.lone_crossing = crossings_.size() == 1;
    int best = 0;
    for (const auto& [key, count] : crossings_) {
      if (count <= best) continue;
      best = count;
      view.main_crossing = CrossingKey::parse(key).value();
    }
  }

 private:
  std::map<Country, int> countries_;
  std::map<std::string, int> crossings_;
  std::map<std::string, int> borders_;
};

/// Keys of the same text that other words of the document bear out.
std::vector<CrossingKey> borne_out(const View& view, std::size_t s, const Place& place,
                                   const Grammar& grammar) {
  const auto told = [&](const CrossingKey& key, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      for (const Place& other : view.places[i]) {
        if (other.kind == Place::Kind::kCrossing && other.keys.size() == 1 &&
            other.keys.front() == key) {
          return true;
        }
      }
    }
    return false;
  };
  std::vector<CrossingKey> kept;
  for (const CrossingKey& key : place.keys) {
    if (told(key, 0, view.places.size())) kept.push_back(key);
  }
  if (!kept.empty()) return kept;
  std::set<Country> countries;
  const Sentence& sentence = view.sentences[s];
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    for (const Annotation& a : view.annotations.at(i)) {
      if (a.word_class == grammar.known.country || a.word_class == grammar.known.nation) {
        countries.insert(grammar.countries[a.payload]);
      }
    }
  }
  const auto both_in = [&](const CrossingKey& key) {
    return countries.contains(key.country_a()) && countries.contains(key.country_b());
  };
  std::copy_if(place.keys.begin(), place.keys.end(), std::back_inserter(kept), both_in);
  return kept;
}

/// The crossing that lies between the two countries that the document speaks of most.
std::vector<CrossingKey> in_main_countries(const View& view, const Place& place) {
  std::vector<CrossingKey> kept;
  const auto rank = [&](Country country) {
    const auto it = std::find(view.main_countries.begin(), view.main_countries.end(), country);
    return it == view.main_countries.end() ? 99
                                           : static_cast<int>(it - view.main_countries.begin());
  };
  int best = 90;
  for (const CrossingKey& key : place.keys) {
    const int far = rank(key.country_a()) + rank(key.country_b());
    if (far < best) kept.clear();
    if (far <= best && far < 90) kept.push_back(key);
    best = std::min(best, far);
  }
  return kept;
}

void settle_ambiguous(const Grammar& grammar, View& view) {
  for (std::size_t s = 0; s < view.sentences.size(); ++s) {
    for (Place& place : view.places[s]) {
      if (place.kind != Place::Kind::kCrossing || place.keys.size() < 2) continue;
      std::vector<CrossingKey> kept = borne_out(view, s, place, grammar);
      if (kept.size() != 1) kept = in_main_countries(view, place);
      if (kept.size() == 1) place.keys = kept;
    }
  }
}

/// The country that two or more of the borders told have in common: a page about one country's
/// borders labels its neighbours.
Country hub_country(const View& view, Country known) {
  for (const Country country : view.main_countries) {
    const auto shared =
        std::count_if(view.main_borders.begin(), view.main_borders.end(),
                      [&](const CrossingKey& pair) { return pair.has_side(country); });
    if (shared >= 2 && country != known) return country;
  }
  return {};
}

/// The country on the far side of a border of which one was told.
Country partner(const Grammar& grammar, const View& view, std::size_t s, const Place& border) {
  const Sentence& sentence = view.sentences[s];
  const auto fits = [&](Country c) { return grammar.are_neighbours(border.known, c); };
  if (border.end <= sentence.label_end) {
    const Country hub = hub_country(view, border.known);
    if (!hub.is_none()) return hub;
  }
  for (const Place& place : view.places[s]) {
    if (place.kind == Place::Kind::kCrossing && place.keys.size() == 1 &&
        place.keys.front().has_side(border.known)) {
      return place.keys.front().other_side(border.known);
    }
  }
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (i >= border.begin && i < border.end) continue;
    for (const Annotation& a : view.annotations.at(i)) {
      const bool told =
          a.word_class == grammar.known.country || a.word_class == grammar.known.nation;
      if (told && fits(grammar.countries[a.payload])) return grammar.countries[a.payload];
    }
  }
  for (std::uint32_t i = sentence.first; i < border.begin; ++i) {
    for (const Annotation& a : view.annotations.at(i)) {
      const bool told =
          a.word_class == grammar.known.country || a.word_class == grammar.known.nation;
      const Country subject = told ? grammar.countries[a.payload] : Country();
      if (!subject.is_none() && subject != border.known && !view.token(i).upper) return subject;
    }
  }
  if (fits(view.publisher_country)) return view.publisher_country;
  for (const Country country : view.main_countries) {
    if (fits(country)) return country;
  }
  return {};
}

void settle_borders(const Grammar& grammar, View& view) {
  for (std::size_t s = 0; s < view.sentences.size(); ++s) {
    for (Place& place : view.places[s]) {
      if (place.kind != Place::Kind::kBorder || !place.keys.empty()) continue;
      const Country other = partner(grammar, view, s, place);
      if (!other.is_none()) place.keys = {CrossingKey::pair(place.known, other)};
    }
  }
}

void annotate_places(const Grammar& grammar, View& view) {
  for (const auto& places : view.places) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Place& place = places[i];
      const auto payload = static_cast<std::uint32_t>(i);
      const ClassId own = place.kind == Place::Kind::kBorder ? grammar.known.border
                          : place.kind == Place::Kind::kRef  ? grammar.known.ref
                                                             : grammar.known.crossing;
      view.annotations.add({own, place.begin, place.end, payload, 0});
      view.annotations.add({grammar.known.place, place.begin, place.end, payload, 0});
    }
  }
}

std::string claimed_actor(const Grammar& grammar, const std::string& actor) {
  const auto it = grammar.actor_values.find(actor);
  return it == grammar.actor_values.end() ? actor : it->second;
}

/// Finds who may hold a crossing: names, and a nation's forces.
class ActorFinder {
 public:
  ActorFinder(const Grammar& grammar, const View& view) : grammar_(grammar), view_(view) {}

  [[nodiscard]] std::vector<ActorMention> find(const Sentence& sentence) const {
    std::vector<ActorMention> found;
    for (std::uint32_t i = sentence.first; i < sentence.last;) {
      ActorMention actor;
      const bool here = read_force(i, sentence.last, actor) || read_name(i, actor) ||
                        read_group(i, sentence.last, actor);
      if (here) found.push_back(actor);
      i = here ? std::max(actor.end, i + 1) : i + 1;
    }
    return found;
  }

 private:
  [[nodiscard]] bool is_about(Country country) const {
    return country.is_none() || std::find(view_.main_countries.begin(), view_.main_countries.end(),
                                          country) != view_.main_countries.end();
  }

  bool read_name(std::uint32_t i, ActorMention& actor) const {
    for (const Annotation& a : view_.annotations.at(i)) {
      if (a.word_class == grammar_.known.actor_name) {
        const Country country = grammar_.actor_countries[a.payload];
        actor = {i, a.end, claimed_actor(grammar_, grammar_.actor_ids[a.payload]), country};
        if (!is_generic(a) || is_about(country)) return true;
      }
      if (a.word_class == grammar_.known.actor_noun && read_noun(i, a, actor)) return true;
    }
    return false;
  }

  /// `Chin National Defence Force`: capitals that end with a word for an armed or governing body.
  bool read_group(std::uint32_t i, std::uint32_t last, ActorMention& actor) const {
    constexpr std::uint32_t kLongest = 7;
    if (!view_.token(i).capital || view_.find(i, grammar_.known.group_noun) != nullptr)
      return false;
    std::uint32_t end = 0;
    for (std::uint32_t at = i; at < last && at < i + kLongest; ++at) {
      const bool link = view_.is(at, "of") || view_.is(at, "the") || view_.is(at, "for");
      if (!view_.token(at).capital && !(link && at > i)) break;
      if (at > i && view_.find(at, grammar_.known.group_noun) != nullptr) end = at + 1;
    }
    if (end == 0) return false;
    actor = {i, end, to_slug(view_.bytes(i, end)), {}};
    return true;
  }

  /// A name that is common words: it needs its country to be spoken of.
  [[nodiscard]] bool is_generic(const Annotation& a) const {
    for (std::uint32_t i = a.begin; i < a.end; ++i) {
      if (view_.token(i).capital) return false;
    }
    return true;
  }

  /// `SY:sdf`: only where Syria is spoken of.
  bool read_noun(std::uint32_t i, const Annotation& a, ActorMention& actor) const {
    const std::string& value = grammar_.value(a);
    const std::size_t colon = value.find(':');
    Country country;
    if (colon != std::string::npos) {
      const auto parsed = Country::parse(value.substr(0, colon));
      if (!parsed || !is_about(*parsed)) return false;
      country = *parsed;
    }
    actor = {i, a.end, value.substr(colon == std::string::npos ? 0 : colon + 1), country};
    return true;
  }

  /// `Iraqi army`, `Iraq's border guards`, `Turkish-backed` is none.
  bool read_force(std::uint32_t i, std::uint32_t last, ActorMention& actor) const {
    const Annotation* nation = view_.find(i, grammar_.known.nation);
    if (nation == nullptr) nation = view_.find(i, grammar_.known.country);
    if (nation == nullptr) return false;
    std::uint32_t at = nation->end;
    if (at < last && view_.token(at).possessive) ++at;
    for (std::uint32_t skipped = 0; skipped < 3 && at < last; ++skipped, ++at) {
      if (const Annotation* force = view_.find(at, grammar_.known.force)) {
        const Country country = grammar_.countries[nation->payload];
        actor = {i, force->end, forces_of(nation->payload, country), country};
        const Annotation* longer = view_.find(i, grammar_.known.actor_name);
        return longer == nullptr || longer->end < force->end;
      }
      if (view_.token(at).kind == Token::Kind::kMark || view_.token(at).capital) return false;
    }
    return false;
  }

  [[nodiscard]] std::string forces_of(std::uint32_t index, Country country) const {
    const auto it = grammar_.forces.find(country.code());
    if (it != grammar_.forces.end()) return it->second;
    std::string adjective = grammar_.adjectives[index];
    std::replace(adjective.begin(), adjective.end(), ' ', '-');
    return adjective.empty() ? country.lower_code() + "-forces" : adjective + "-forces";
  }

  const Grammar& grammar_;
  const View& view_;
};

void find_actors(const Grammar& grammar, View& view) {
  const ActorFinder finder(grammar, view);
  view.actors.resize(view.sentences.size());
  for (std::size_t s = 0; s < view.sentences.size(); ++s) {
    view.actors[s] = finder.find(view.sentences[s]);
  }
  for (const auto& actors : view.actors) {
    for (std::size_t i = 0; i < actors.size(); ++i) {
      view.annotations.add(
          {grammar.known.actor, actors[i].begin, actors[i].end, static_cast<std::uint32_t>(i), 0});
    }
  }
}

void annotate_dates(const Grammar& grammar, View& view) {
  view.dates.resize(view.sentences.size());
  for (std::size_t s = 0; s < view.sentences.size(); ++s) {
    view.dates[s] = find_dates(view.text, view.annotations, grammar.dates, grammar.values,
                               view.sentences[s].first, view.sentences[s].last);
  }
  for (const auto& dates : view.dates) {
    for (std::size_t i = 0; i < dates.size(); ++i) {
      view.annotations.add(
          {grammar.known.date, dates[i].begin, dates[i].end, static_cast<std::uint32_t>(i), 0});
    }
  }
}

}  // namespace

void find_mentions(const Grammar& grammar, View& view) {
  Tally tally;
  view.places.resize(view.sentences.size());
  for (std::size_t s = 0; s < view.sentences.size(); ++s) {
    view.places[s] = find_places(grammar, view, view.sentences[s]);
    tally.add_sentence(grammar, view, s);
  }
  tally.add_publisher(grammar, view);
  tally.store(view);
  settle_ambiguous(grammar, view);
  settle_borders(grammar, view);
  find_actors(grammar, view);
  annotate_dates(grammar, view);
  annotate_places(grammar, view);
  view.annotations.finish();
}

}  // namespace maabar::report
