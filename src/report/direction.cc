// SPDX-License-Identifier: Apache-2.0
#include "report/direction.h"

#include <algorithm>

#include "report/country_words.h"
#include "report/told_border.h"

namespace maabar::report {
namespace {

/// Reads which way traffic goes from the words of one clause.
class DirectionReader {
 public:
  DirectionReader(const Grammar& grammar, const View& view, const CrossingKey& key, Country side,
                  const Sentence& sentence)
      : grammar_(grammar),
        view_(view),
        key_(key),
        side_(side),
        sentence_(sentence),
        home_(label_country(sentence)) {}

  Direction read(const ClauseBounds& clause) const {
    const std::uint64_t bits =
        Annotations::class_bits_of({grammar_.known.country, grammar_.known.nation});
    const std::uint32_t end = clause.last + 1;
    for (std::uint32_t i = clause.first; i + 1 < clause.last; ++i) {
      // A country tells a way to the two tokens before it, and its people one at their own.
      const std::uint32_t country = view_.annotations.find_bits(i, end, bits);
      if (country == end) break;
      if (country > i + 2) {
        i = country - 3;
        continue;
      }
      if (is_in_place(i)) continue;
      Direction told = read_country(clause, i);
      if (told.is_both()) told = read_people(clause, i);
      if (!told.is_both()) return told;
    }
    const Direction turned = read_turned(sentence_);
    return turned.is_both() ? read_side_words(clause) : turned;
  }

 private:
  [[nodiscard]] Country label_country(const Sentence& sentence) const {
    Country found;
    for (std::uint32_t i = sentence.first; i < sentence.label_end; ++i) {
      const Told told = country_at(grammar_, view_, i);
      if (told.country.is_none()) continue;
      i = told.end - 1;
      if (told.country == found) continue;
      if (!found.is_none()) return {};
      found = told.country;
    }
    return found;
  }

  /// `the Palanca crossing into Ukraine reopened`: tells where it leads.
  [[nodiscard]] bool is_in_place(std::uint32_t i) const {
    const auto s = static_cast<std::size_t>(&sentence_ - view_.sentences.data());
    const auto& places = view_.places[s];
    return std::any_of(places.begin(), places.end(), [&](const Place& place) {
      return !place.pronoun && i > place.begin && i < place.end;
    });
  }

  [[nodiscard]] Direction into(Country country) const {
    if (!key_.has_side(country)) return {};
    return {key_.other_side(country), country};
  }
  [[nodiscard]] Direction out_of(Country country) const {
    if (!key_.has_side(country)) return {};
    return {country, key_.other_side(country)};
  }

  /// "into Syria", "leaving Gaza", "exports to Iraq", "traffic from the Iraqi side".
  [[nodiscard]] Direction read_country(const ClauseBounds& clause, std::uint32_t i) const {
    const Country told = country_over_article(grammar_, view_, i + 1);
    if (told.is_none() || is_many(i + 1, clause)) return {};
    if (is_any<"into", "enter", "entering", "entered">(view_, i)) return into(told);
    if (is_any<"leaving", "leave", "left", "exiting", "departing">(view_, i)) return out_of(told);
    const bool only = i > 0 && (view_.is(i - 1, "only") || view_.token(i - 1).mark == '(');
    if (only && is_any<"to", "towards", "toward">(view_, i)) return into(told);
    const bool moving = i > clause.first && is_moving(i - 1);
    if (is_any<"to", "for">(view_, i) && (moving || is_scope(clause, i))) return into(told);
    if (moving && is_any<"from">(view_, i)) return out_of(told);
    if (is_any<"of">(view_, i) && i > clause.first && view_.is(i - 1, "out")) return out_of(told);
    return {};
  }

  /// What moves or is moved, before "to" or "from" a country.
  [[nodiscard]] bool is_moving(std::uint32_t i) const {
    return is_any<"exports", "imports", "returnees", "arrivals", "refugees", "returning", "return",
                  "returned", "entry", "exit", "heading", "bound", "headed", "coming", "travelling",
                  "traveling", "movements", "movement", "crossing", "passage", "traffic",
                  "shipments", "deliveries", "fleeing", "flow", "transfers", "departures", "back",
                  "over", "home">(view_, i);
  }

  /// "trucks to Iraq"; "trucks from Jordan" may be those that come home.
  [[nodiscard]] bool is_scope(const ClauseBounds& clause, std::uint32_t i) const {
    return i > clause.first && i <= clause.last &&
           view_.find(i - 1, grammar_.known.scope_word) != nullptr;
  }

  /// "turned back Syrians who lack papers", in whatever clause.
  [[nodiscard]] Direction read_turned(const Sentence& sentence) const {
    for (std::uint32_t i = sentence.first; i + 2 < sentence.last; ++i) {
      const bool turned = is_any<"turned", "turns", "turning", "sent", "sends">(view_, i) &&
                          is_any<"back", "away">(view_, i + 1);
      const Country told = turned ? told_country(grammar_, view_, i + 2) : Country();
      if (!told.is_none()) return out_of(told);
    }
    return {};
  }

  /// "turned back Syrians", "no Haitians may enter": they came from there. "Jordanians may return".
  [[nodiscard]] Direction read_people(const ClauseBounds& clause, std::uint32_t i) const {
    const Annotation* nation = view_.find(i, grammar_.known.nation);
    if (nation == nullptr) return {};
    const bool people = view_.folded(i).ends_with('s') || is_scope(clause, nation->end + 1);
    if (!people) return {};
    const Country told = grammar_.countries[nation->payload];
    for (std::uint32_t at = clause.first; at < clause.last; ++at) {
      if (is_any<"return", "returning", "home">(view_, at)) return into(told);
      const bool turned = is_any<"turned", "turn", "sent">(view_, at) &&
                          is_any<"back", "away", "round", "around">(view_, at + 1);
      if (turned || is_any<"enter", "entering", "admitted", "entry">(view_, at)) {
        return out_of(told);
      }
    }
    return {};
  }

  /// "from Turkey to Syria", "to Iraq and Turkey": of two, no way is told but by both words.
  [[nodiscard]] bool is_many(std::uint32_t at, const ClauseBounds& clause) const {
    const std::uint32_t first = view_.is(at, "the") ? at + 1 : at;
    return first + 2 < clause.last && view_.is(first + 1, "and") &&
           !country_over_article(grammar_, view_, first + 2).is_none();
  }

  /// "lets lorries in", "vehicles come out": the particle ends what is said of the verb.
  [[nodiscard]] bool goes(const ClauseBounds& clause, std::uint32_t i, std::string_view way) const {
    if (!view_.is(i, way)) return false;
    const bool ends = i + 1 >= clause.last || view_.token(i + 1).mark != 0 ||
                      is_any<"on", "at", "by", "daily", "every", "since", "again">(view_, i + 1);
    const std::uint32_t first = i > clause.first + 5 ? i - 5 : clause.first;
    for (std::uint32_t at = first; ends && at < i; ++at) {
      if (is_any<"let", "lets", "letting", "allowed", "allows", "taken", "takes", "took", "come",
                 "comes", "came", "coming", "waved">(view_, at)) {
        return true;
      }
    }
    return false;
  }

  /// "Kuwait halted arrivals": into the country whose act it is.
  [[nodiscard]] Direction read_side_words(const ClauseBounds& clause) const {
    if (side_.is_none()) return read_arrivals(clause);
    bool in = false;
    bool out = false;
    for (std::uint32_t i = clause.first; i < clause.last; ++i) {
      in = in || goes(clause, i, "in") ||
           is_any<"arrivals", "imports", "incoming", "inbound", "entry", "entering">(view_, i);
      out = out || goes(clause, i, "out") ||
            is_any<"departures", "exports", "outgoing", "outbound", "exit">(view_, i);
    }
    if (in == out) return {};
    return in ? into(side_) : out_of(side_);
  }

  /// `Joda (South Sudan): people arrive daily`: into the country of the label.
  [[nodiscard]] Direction read_arrivals(const ClauseBounds& clause) const {
    if (home_.is_none()) return {};
    for (std::uint32_t i = clause.first; i < clause.last; ++i) {
      const bool come = is_any<"come", "coming", "came", "cross", "crossed">(view_, i) &&
                        is_any<"across", "over", "in">(view_, i + 1);
      if (come || is_any<"arrive", "arrives", "arrived", "arriving", "arrivals">(view_, i)) {
        return into(home_);
      }
    }
    return {};
  }

  const Grammar& grammar_;
  const View& view_;
  const CrossingKey& key_;
  Country side_;
  const Sentence& sentence_;
  Country home_;  ///< the one country of the label, or none
};

}  // namespace

Direction find_direction(const Grammar& grammar, const View& view, const Hit& hit,
                         const CrossingKey& key, Country side) {
  if (!key.is_crossing() && key.kind() != CrossingKey::Kind::kPair) return {};
  const Sentence& sentence = view.sentences[hit.sentence];
  const ClauseBounds clause = clause_bounds(view, sentence, hit.match.head);
  return DirectionReader(grammar, view, key, side, sentence).read(clause);
}

}  // namespace maabar::report
