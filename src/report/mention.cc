// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include "report/actor_finder.h"
#include "report/border_list.h"
#include "report/border_owner.h"
#include "report/place_finder.h"
#include "report/view.h"

namespace maabar::report {
namespace {

/// How often each was told, in the order in which they were told first.
template <typename Key>
class TimesTold {
 public:
  void add(const Key& key, int count) {
    const auto [at, first] = index_.try_emplace(key, counts_.size());
    if (first) counts_.emplace_back(key, 0);
    counts_[at->second].second += count;
  }
  /// Those told most first; of those told alike often, the one told first.
  [[nodiscard]] std::vector<std::pair<Key, int>> by_count() const {
    auto order = counts_;
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return order;
  }
  [[nodiscard]] std::size_t size() const { return counts_.size(); }

 private:
  std::vector<std::pair<Key, int>> counts_;
  std::map<Key, std::size_t> index_;  ///< of each key in `counts_`
};

/// Counts which countries and crossings the document is about.
class Tally {
 public:
  void add_sentence(const Grammar& grammar, const View& view, std::size_t s) {
    const Sentence& sentence = view.sentences[s];
    const int weight = sentence.kind == BlockKind::kTitle ? 2 : 1;
    const std::uint64_t bits =
        Annotations::class_bits_of({grammar.known.country, grammar.known.nation});
    const Annotations& all = view.annotations;
    for (std::uint32_t i = all.find_bits(sentence.first, sentence.last, bits); i < sentence.last;
         i = all.find_bits(i + 1, sentence.last, bits)) {
      for (const Annotation& a : view.annotations.at(i)) {
        if (a.word_class == grammar.known.country || a.word_class == grammar.known.nation) {
          countries_.add(grammar.countries[a.payload], weight);
        }
      }
    }
    for (const Place& place : view.places[s]) {
      if (place.kind != Place::Kind::kCrossing || place.keys.size() != 1) continue;
      const CrossingKey& key = place.keys.front();
      crossings_.add(key, weight);
      borders_.add(key.border(), 1);
      countries_.add(key.country_a(), 4);
      countries_.add(key.country_b(), 4);
    }
  }

  /// The borders that a sentence names as such, once their far sides are known.
  void add_borders(const View& view, std::size_t s) {
    for (const Place& place : view.places[s]) {
      const bool pair = place.kind == Place::Kind::kBorder && place.keys.size() == 1 &&
                        place.keys.front().kind() == CrossingKey::Kind::kPair;
      if (pair) borders_.add(place.keys.front(), 1);
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
      if (a.word_class == grammar.known.crossing_name && crossings_.size() == 0) {
        crossings_.add(grammar.names[a.payload].key, 1);
        borders_.add(grammar.names[a.payload].key.border(), 1);
      }
    }
  }

  void store_borders(View& view) const {
    view.main_borders.clear();
    for (const auto& [key, count] : borders_.by_count()) view.main_borders.push_back(key);
  }

  void store(View& view) const {
    store_borders(view);
    view.main_countries.clear();
    for (const auto& [country, count] : countries_.by_count()) {
      view.main_countries.push_back(country);
    }
    view.lone_crossing = crossings_.size() == 1;
    const auto crossings = crossings_.by_count();
    if (crossings.empty()) return;
    view.main_crossing = crossings.front().first;
    const int best = crossings.front().second;
    const int second = crossings.size() > 1 ? crossings[1].second : 0;
    view.main_prevails = best >= 3 && best >= 2 * second;
  }

 private:
  TimesTold<Country> countries_;
  TimesTold<CrossingKey> crossings_;
  TimesTold<CrossingKey> borders_;
};

/// The countries that the text tells by their names, and those that its crossings lie in: a
/// crossing that bears a town's name must share one with another.
std::set<Country> told_countries(const Grammar& grammar, const View& view) {
  std::set<Country> told;
  const std::uint64_t bits =
      Annotations::class_bits_of({grammar.known.country, grammar.known.nation});
  const Annotations& all = view.annotations;
  const auto count = static_cast<std::uint32_t>(view.text.tokens.size());
  for (std::uint32_t i = all.find_bits(0, count, bits); i < count;
       i = all.find_bits(i + 1, count, bits)) {
    for (const Annotation& a : all.at(i)) {
      const bool country =
          a.word_class == grammar.known.country || a.word_class == grammar.known.nation;
      if (country) told.insert(grammar.countries[a.payload]);
    }
  }
  std::map<Country, const CrossingKey*> ends;  // the first crossing of each country
  for (const auto& places : view.places) {
    for (const Place& place : places) {
      if (place.kind != Place::Kind::kCrossing || place.keys.size() != 1) continue;
      const CrossingKey& key = place.keys.front();
      const bool is_town =
          view.find(std::max(place.begin, place.name), grammar.known.town_name) != nullptr;
      for (const Country end : {key.country_a(), key.country_b()}) {
        const CrossingKey& first = *ends.try_emplace(end, &key).first->second;
        if (!is_town || key != first) told.insert(end);
      }
    }
  }
  return told;
}

/// `San Antonio` between Argentina and Brazil is not meant where a text speaks of Venezuela alone:
/// a town's name leads to a crossing of a country that is told.
void drop_towns_elsewhere(const Grammar& grammar, const std::set<Country>& told, View& view) {
  if (told.empty()) return;
  for (auto& places : view.places) {
    std::erase_if(places, [&](Place& place) {
      const std::uint32_t name = std::max(place.begin, place.name);
      if (place.kind != Place::Kind::kCrossing || place.provisional) return false;
      const bool town = view.find(name, grammar.known.town_name) != nullptr ||
                        view.find(name, grammar.known.common_word) != nullptr;
      if (!town) return false;
      // "Rwanda-backed rebels took the Bunagana crossing": a gate next door is meant.
      const bool gate = view.find(place.end - 1, grammar.known.gate) != nullptr;
      const auto is_near = [&](const CrossingKey& key) {
        return gate && std::any_of(told.begin(), told.end(), [&](Country c) {
                 return grammar.are_neighbours(c, key.country_a()) ||
                        grammar.are_neighbours(c, key.country_b());
               });
      };
      std::erase_if(place.keys, [&](const CrossingKey& key) {
        return !told.contains(key.country_a()) && !told.contains(key.country_b()) && !is_near(key);
      });
      return place.keys.empty();
    });
  }
}

/// `Friendship Bridge`, of which there are several, in a text on none of their borders.
void drop_many_elsewhere(const std::set<Country>& told, View& view) {
  if (told.empty()) return;
  for (auto& places : view.places) {
    std::erase_if(places, [&](const Place& place) {
      if (place.kind != Place::Kind::kCrossing || place.keys.size() < 2) return false;
      return std::none_of(place.keys.begin(), place.keys.end(), [&](const CrossingKey& key) {
        return told.contains(key.country_a()) || told.contains(key.country_b());
      });
    });
  }
}

/// "Rebels fought near Bunagana. The border post is theirs": of a text that speaks of a gate and
/// names none, the one whose town it names.
void adopt_town(const Grammar& grammar, const std::set<Country>& told, View& view) {
  if (!view.main_crossing.is_none()) return;
  std::uint32_t gate = 0;  // the last word for one
  for (std::size_t s = 0; s < view.places.size(); ++s) {
    for (const Place& place : view.places[s]) {
      if (place.kind == Place::Kind::kUnknown || place.kind == Place::Kind::kBorder) return;
      const Annotation* noun = view.find(place.end - 1, grammar.known.gate);
      const bool told_so = place.kind == Place::Kind::kRef && !place.pronoun && !place.plural &&
                           noun != nullptr && grammar.value(*noun) != "weak";
      if (told_so) gate = view.sentences[s].first;
    }
  }
  CrossingKey town;
  for (const Annotation& a : view.annotations.all()) {
    if (a.word_class != grammar.known.crossing_name ||
        view.find(a.begin, grammar.known.town_name) == nullptr)
      continue;
    const CrossingKey& key = grammar.names[a.payload].key;
    const bool here =
        told.empty() || told.contains(key.country_a()) || told.contains(key.country_b());
    if (!here || key == town || a.begin >= gate) continue;
    if (!town.is_none()) return;
    town = key;
  }
  if (town.is_none()) return;
  view.main_crossing = town;
  view.lone_crossing = true;
}

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

/// Beside other official crossings of its border the one official crossing of several of that name
/// is meant.
std::vector<CrossingKey> in_official_company(const Grammar& grammar, const View& view,
                                             const Place& place) {
  const auto is_official = [&](const CrossingKey& key) {
    const auto& all = grammar.unofficial;
    return std::find(all.begin(), all.end(), key) == all.end();
  };
  std::vector<CrossingKey> kept;
  std::copy_if(place.keys.begin(), place.keys.end(), std::back_inserter(kept), is_official);
  if (kept.size() != 1) return {};
  for (const auto& places : view.places) {
    for (const Place& other : places) {
      const bool sure = other.kind == Place::Kind::kCrossing && other.keys.size() == 1;
      if (!sure || other.keys.front().border() != kept.front().border()) continue;
      if (is_official(other.keys.front())) return kept;
    }
  }
  return {};
}

void settle_ambiguous(const Grammar& grammar, View& view) {
  for (std::size_t s = 0; s < view.sentences.size(); ++s) {
    for (Place& place : view.places[s]) {
      if (place.kind != Place::Kind::kCrossing || place.keys.size() < 2) continue;
      std::vector<CrossingKey> kept = borne_out(view, s, place, grammar);
      if (kept.size() != 1) kept = in_main_countries(view, place);
      if (kept.size() != 1) kept = in_official_company(grammar, view, place);
      if (kept.size() == 1) place.keys = kept;
    }
  }
}

/// "the Torkham border": a crossing whose name stands before the word for a border.
bool is_called_border(const Grammar& grammar, const View& view, const Place& place) {
  const bool main = place.kind == Place::Kind::kCrossing && place.keys.size() == 1 &&
                    place.keys.front() == view.main_crossing;
  if (!main) return false;
  // Some names have the word in them.
  for (const std::uint32_t at : {place.end, place.end - 1}) {
    const Annotation* noun = view.find(at, grammar.known.border_noun);
    if (noun != nullptr && !view.is(noun->end - 1, "borders")) return true;
  }
  return false;
}

void find_border_name(const Grammar& grammar, View& view) {
  if (!view.lone_crossing) return;
  for (const auto& places : view.places) {
    for (const Place& place : places) {
      view.border_is_crossing |= is_called_border(grammar, view, place);
    }
  }
}

void annotate_places(const Grammar& grammar, View& view) {
  for (const auto& places : view.places) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Place& place = places[i];
      // "stopped all traffic there": no rule's subject.
      if (place.pronoun && view.is(place.begin, "there")) continue;
      const auto payload = static_cast<std::uint32_t>(i);
      const ClassId own = place.kind == Place::Kind::kBorder ? grammar.known.border
                          : place.kind == Place::Kind::kRef  ? grammar.known.ref
                                                             : grammar.known.crossing;
      for (const std::uint32_t begin : {place.begin, std::max(place.begin, place.name)}) {
        view.annotations.add({own, begin, place.end, payload, 0});
        view.annotations.add({grammar.known.place, begin, place.end, payload, 0});
        if (place.name <= place.begin) break;
      }
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
      const auto index = static_cast<std::uint32_t>(i);
      view.annotations.add({grammar.known.date, dates[i].begin, dates[i].end, index, 0});
      // `by Friday` is a date, and so is what stands behind its `by`.
      const Annotation* role = view.find(dates[i].begin, grammar.dates.role);
      if (role == nullptr || role->end >= dates[i].end) continue;
      view.annotations.add({grammar.known.date, role->end, dates[i].end, index, 0});
    }
  }
}

void count_labels(View& view) {
  int labels = 0;
  for (std::size_t s = 0; s < view.sentences.size(); ++s) {
    const bool opens = s == 0 || view.sentences[s - 1].block != view.sentences[s].block;
    if (opens && begins_with_gate(view, s)) ++labels;
  }
  view.labels_gates = labels > 1;
}

}  // namespace

bool begins_with_gate(const View& view, std::size_t sentence) {
  const auto block = view.sentences[sentence].block;
  while (sentence > 0 && view.sentences[sentence - 1].block == block) --sentence;
  const std::uint32_t end = view.sentences[sentence].label_end;
  const auto& places = view.places[sentence];
  return std::any_of(places.begin(), places.end(), [&](const Place& place) {
    return place.kind == Place::Kind::kCrossing && place.end <= end;
  });
}

void find_mentions(const Grammar& grammar, View& view) {
  Tally tally;
  view.places.resize(view.sentences.size());
  for (std::size_t s = 0; s < view.sentences.size(); ++s) {
    view.places[s] = find_places(grammar, view, view.sentences[s]);
  }
  const std::set<Country> told = told_countries(grammar, view);
  drop_towns_elsewhere(grammar, told, view);
  drop_many_elsewhere(told, view);
  for (std::size_t s = 0; s < view.sentences.size(); ++s) tally.add_sentence(grammar, view, s);
  tally.add_publisher(grammar, view);
  tally.store(view);
  adopt_town(grammar, told, view);
  settle_ambiguous(grammar, view);
  settle_borders(grammar, view);
  for (std::size_t s = 0; s < view.sentences.size(); ++s) tally.add_borders(view, s);
  tally.store_borders(view);
  find_border_name(grammar, view);
  count_labels(view);
  find_actors(grammar, view);
  annotate_dates(grammar, view);
  annotate_places(grammar, view);
  view.annotations.finish();
}

}  // namespace maabar::report
