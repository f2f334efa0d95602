// SPDX-License-Identifier: Apache-2.0
#include "report/binding.h"

#include <algorithm>
#include <array>

#include "report/country_words.h"
#include "report/told_border.h"

namespace maabar::report {
namespace {

/// Sentences that a label inside a block reaches over.
constexpr std::size_t kFarthestLabel = 30;

bool is_named(const Place& place) {
  return place.kind == Place::Kind::kCrossing || place.kind == Place::Kind::kBorder;
}

bool has_side(const Bound& bound, Country side) {
  return !bound.key.is_none() && bound.key.has_side(side);
}

}  // namespace

void add_distinct(std::vector<Bound>& list, Bound bound) {
  for (Bound& known : list) {
    if (!bound.key.is_none() && known.key == bound.key) {
      if (known.side != bound.side) known.side = Country();
      return;
    }
  }
  list.push_back(std::move(bound));
}

Bound bound_of(const Place& place) {
  Bound bound;
  bound.side = place.side;
  bound.provisional = place.provisional;
  bound.begin = place.begin;
  bound.end = place.end;
  if (place.keys.size() == 1) bound.key = place.keys.front();
  if (place.keys.size() > 1) bound.candidates = place.keys;
  return bound;
}

std::vector<Bound> Binder::named_in(std::size_t sentence, std::uint32_t first,
                                    std::uint32_t last) const {
  std::vector<Bound> found;
  for (const Place& place : view_.places[sentence]) {
    if (place.begin < first || place.end > last || !is_named(place) || place.keys.empty()) continue;
    add_distinct(found, bound_of(place));
  }
  return found;
}

std::vector<Bound> Binder::topic(std::size_t sentence) const {
  const Sentence& here = view_.sentences[sentence];
  // The nearest label in the block, then the heading above.
  std::size_t first = sentence;
  for (;; --first) {
    const Sentence& labelled = view_.sentences[first];
    if (labelled.label_end > labelled.first) {
      const auto found = named_in(first, labelled.first, labelled.label_end);
      if (!found.empty()) return found;
      const auto pair = pair_told(labelled.first, labelled.label_end);
      if (!pair.empty() && last_sentence_ < first) return pair;
      // "North: Joda - arrivals 2,500 a day. Trade stopped in April."
      for (const Place& place : view_.places[first]) {
        const bool next = place.begin == labelled.label_end && is_named(place);
        if (next && first != sentence) return expand(first, place);
      }
    }
    const bool far = sentence - first >= kFarthestLabel;
    if (far || first == 0 || view_.sentences[first - 1].block != here.block) break;
  }
  const Sentence& head = view_.sentences[first];
  if (here.kind == BlockKind::kRow) {
    const auto& places = view_.places[sentence];
    for (const Place& place : places) {
      if (is_named(place)) return expand(sentence, place);
    }
  }
  if (here.kind == BlockKind::kItem && first != sentence) {
    for (const Place& place : view_.places[first]) {
      if (is_named(place) && place.begin <= head.first + 3) return expand(first, place);
    }
  }
  if (here.heading >= 0) {
    const auto h = static_cast<std::size_t>(here.heading);
    const auto named = named_in(h, view_.sentences[h].first, view_.sentences[h].last);
    if (!named.empty() || view_.lone_crossing) return named;
    return pair_told(view_.sentences[h].first, view_.sentences[h].last);
  }
  return {};
}

/// Whether a list whose items are crossings has an item here that is another: `Sido: same rule`.
bool Binder::is_other_topic(std::size_t sentence) const {
  const Sentence& here = view_.sentences[sentence];
  std::size_t first = sentence;
  while (first > 0 && sentence - first < kFarthestLabel &&
         view_.sentences[first - 1].block == here.block &&
         view_.sentences[first].label_end == view_.sentences[first].first) {
    --first;
  }
  const Sentence& labelled = view_.sentences[first];
  const Token& token = view_.token(labelled.first);
  const bool name = labelled.label_end > labelled.first && token.capital && !token.upper &&
                    view_.find(labelled.first, grammar_.known.scope_word) == nullptr &&
                    !is_named_label(first);
  const auto& places = view_.places[first];
  const bool next = std::any_of(places.begin(), places.end(), [&](const Place& place) {
    return place.begin == labelled.label_end && is_named(place);
  });
  if (!name || next) return false;
  constexpr std::size_t kReach = 12;
  const std::size_t last = std::min(view_.sentences.size(), first + kReach);
  for (std::size_t s = first > kReach ? first - kReach : 0; s < last; ++s) {
    const bool sibling =
        view_.sentences[s].heading == labelled.heading && view_.sentences[s].kind == labelled.kind;
    if (sibling && s != first && is_named_label(s)) return true;
  }
  return false;
}

bool Binder::is_named_label(std::size_t sentence) const {
  const Sentence& here = view_.sentences[sentence];
  return here.label_end > here.first && !named_in(sentence, here.first, here.label_end).empty();
}

std::vector<Bound> Binder::focus(std::size_t sentence, bool plural, bool any) const {
  const std::vector<Bound> above = topic(sentence);
  if (!above.empty() && (above.size() == 1) != plural) return above;
  if (is_other_topic(sentence)) return {};
  const bool in_town = !plural && !last_town_.empty() && last_town_at_ + 1 == sentence &&
                       view_.sentences[last_town_at_].block == view_.sentences[sentence].block;
  if (in_town) return last_town_;
  const bool on_border = any && !plural && !view_.lone_crossing && last_border_.size() == 1 &&
                         last_border_at_ + 2 > sentence && last_border_at_ > last_sentence_ &&
                         view_.sentences[last_border_at_].block == view_.sentences[sentence].block;
  if (on_border) return last_border_;
  // "reopened its borders with A and B. They had been shut since May."
  const bool borders = any && plural && last_border_.size() > 1 && last_border_at_ + 2 > sentence &&
                       (last_.empty() || last_border_at_ > last_sentence_);
  if (borders) return last_border_;
  if (plural && !last_group_.empty()) return last_group_;
  if (plural) return recent_.size() == 2 ? recent_ : last_;
  // What a list item or a table row named is over with it; another's mention ends with its
  // paragraph where the report is on one crossing.
  const bool over =
      (last_listed_ || view_.main_prevails) && last_block_ != view_.sentences[sentence].block;
  if (last_.size() == 1 && !(over && !view_.main_crossing.is_none())) return last_;
  if (!view_.main_crossing.is_none()) {
    Bound bound;
    bound.key = view_.main_crossing;
    const bool among =
        over || last_.empty() ||
        std::any_of(last_.begin(), last_.end(), [&](const Bound& b) { return b.key == bound.key; });
    if (among) return {bound};
  }
  return last_.empty() ? last_ : std::vector<Bound>{last_.front()};
}

std::vector<Bound> Binder::borders_before(std::size_t sentence, const Place& place) const {
  std::vector<Bound> before = named_in(sentence, view_.sentences[sentence].first, place.begin);
  std::erase_if(before, [](const Bound& b) { return b.key.kind() != CrossingKey::Kind::kPair; });
  return before;
}

/// "its border with Ukraine at Palanca", "their border at Mandera", "the border with Syria is open
/// as usual at Jaber": the crossing that the words for the border lead to.
const Place* Binder::crossing_at(const Ask& ask, const Place& border) const {
  constexpr std::uint32_t kReach = 4;
  const auto leads = [&](std::uint32_t at) {
    return view_.is(at, "at") || view_.is(at, "through");
  };
  for (const Place& place : view_.places[ask.sentence]) {
    if (place.kind != Place::Kind::kCrossing || place.begin <= border.end) continue;
    // "its border with Congo on Saturday at Kasumbalesa"
    std::uint32_t after = border.end;
    for (const std::uint32_t i : {border.end, border.end + 1}) {
      const Annotation* date = view_.find(i, grammar_.known.date);
      if (date != nullptr) after = date->end;
    }
    if (place.begin > after && place.begin <= after + 2 && leads(after)) return &place;
    const bool own = place.keys.size() == 1 && border.keys.size() == 1 &&
                     place.keys.front().border() == border.keys.front();
    const bool behind = place.begin > ask.head && place.begin <= ask.end + kReach;
    bool parted = false;
    for (std::uint32_t i = ask.head; behind && i < place.begin; ++i) {
      parted = parted || view_.token(i).kind == Token::Kind::kMark || view_.is(i, "except");
    }
    if (own && behind && !parted && leads(place.begin - 1)) return &place;
  }
  return nullptr;
}

bool Binder::has_aux(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t i = first; i < last; ++i) {
    // "overnight to Monday"
    const bool date = view_.is(i, "to") && view_.find(i + 1, grammar_.known.date) != nullptr;
    if (view_.find(i, grammar_.known.aux) != nullptr && !date) return true;
    if (view_.find(i, grammar_.known.clause_word) != nullptr) return true;
  }
  return false;
}

/// "A crossing between Pakistan and Afghanistan reopened on Friday. Torkham was closed on 6
/// September": the next that the text names, if it is one, on that border, and not set against it
/// ("Torkham remains closed"). An item of a list tells of itself alone.
std::vector<Bound> Binder::gate_told_next(std::size_t sentence, const CrossingKey& border) const {
  constexpr std::size_t kReach = 4;
  const BlockKind kind = view_.sentences[sentence].kind;
  if (kind != BlockKind::kParagraph && kind != BlockKind::kTitle) return {};
  const std::size_t last = std::min(view_.sentences.size(), sentence + kReach);
  for (std::size_t s = sentence + 1; s < last; ++s) {
    std::vector<Bound> named = named_in(s, view_.sentences[s].first, view_.sentences[s].last);
    std::erase_if(named, [](const Bound& b) { return !b.key.is_crossing(); });
    if (named.empty()) continue;
    bool told = named.size() == 1 && named.front().key.border() == border &&
                view_.sentences[s].kind == BlockKind::kParagraph;
    for (std::uint32_t i = view_.sentences[s].first; i < view_.sentences[s].last; ++i) {
      told = told && !is_any<"remains", "remained", "remain", "stays", "stayed", "stay", "still",
                             "also", "too", "another", "other", "meanwhile", "however", "but",
                             "elsewhere", "while", "whereas">(view_, i);
    }
    return told ? named : std::vector<Bound>();
  }
  return {};
}

/// `its biggest gate with Serbia`: the crossing on that border named last, here or before, or next,
/// else the border.
std::vector<Bound> Binder::gate_with(std::size_t sentence, const Place& place) const {
  if (place.keys.size() != 1) return {};
  if (const Place* gate = apposed_gate(sentence, place)) return {bound_of(*gate)};
  const bool known = place.one_gate || place.kind == Place::Kind::kRef;
  std::vector<Bound> named;
  if (known) {
    named = named_in(sentence, view_.sentences[sentence].first, place.begin);
    named.insert(named.begin(), recent_.begin(), recent_.end());
  }
  std::erase_if(named, [&](const Bound& b) {
    return !b.key.is_crossing() || b.key.border() != place.keys.front();
  });
  const bool only = known && view_.lone_crossing && !view_.main_crossing.is_none() &&
                    view_.main_crossing.border() == place.keys.front();
  if (named.empty() && place.named_next) named = gate_told_next(sentence, place.keys.front());
  Bound bound = named.empty() ? bound_of(place) : named.back();
  if (named.empty() && only) bound.key = view_.main_crossing;
  bound.begin = place.begin;
  bound.end = place.end;
  return {bound};
}

/// `closed the border, and it stayed closed`: the word for a border stands before the pronoun.
bool Binder::tells_border_before(std::size_t sentence, const Place& place) const {
  const auto& places = view_.places[sentence];
  return std::any_of(places.begin(), places.end(), [&](const Place& other) {
    return other.border_word && other.end <= place.begin;
  });
}

/// "Gatuna has three lanes. The border was shut in 2019": where a clause begins with it, just
/// behind the one crossing of a report and no border told since, the crossing is meant; "the border
/// fence" is not its own.
bool Binder::is_gates_border(std::size_t sentence, const Place& place) const {
  constexpr std::size_t kReach = 2;
  const Sentence& here = view_.sentences[sentence];
  const bool plain = place.end == place.begin + 2 && view_.is(place.end - 1, "border");
  if (!plain || !view_.lone_crossing || view_.main_crossing.is_none() || last_.empty())
    return false;
  const bool near = last_sentence_ + kReach >= sentence &&
                    (last_border_.empty() || last_border_at_ < last_sentence_);
  const bool begins = place.begin == here.first ||
                      view_.token(place.begin - 1).kind == Token::Kind::kMark ||
                      is_any<"that", "and", "but", "when", "because", "as", "while", "since",
                             "before", "after", "once">(view_, place.begin - 1);
  const bool of_land = place.end < here.last &&
                       is_any<"fence", "wall", "guards", "guard", "police", "area", "region",
                              "force", "forces", "with", "between">(view_, place.end);
  return near && begins && !of_land;
}

/// "the border": where the one crossing of a report is called so, "the Torkham border", it is
/// meant.
std::vector<Bound> Binder::border_meant(std::size_t sentence, const Place& place) const {
  // "closed its borders with Benin and Niger. The borders will reopen on Monday."
  const bool those = view_.is(place.end - 1, "borders") && last_border_.size() > 1 &&
                     last_border_at_ + 2 > sentence && last_border_at_ < sentence;
  if (those) return last_border_;
  // "reopened four of Nigeria's borders. The remaining borders will follow."
  const bool of_country = is_any<"borders", "frontiers">(view_, place.end - 1) &&
                          last_border_.size() == 1 &&
                          last_border_.front().key.kind() == CrossingKey::Kind::kCountry;
  if (of_country) return last_border_;
  const bool one = (view_.border_is_crossing || is_gates_border(sentence, place)) &&
                   !place.plural && !place.every && view_.is(place.begin, "the");
  // "Nakonde: two posts. The border was reopened on 15 May."
  const bool under_label =
      view_.labels_gates && view_.is(place.begin, "the") && view_.is(place.end - 1, "border") &&
      place.begin == view_.sentences[sentence].first && begins_with_gate(view_, sentence);
  const std::vector<Bound> above = under_label ? topic(sentence) : gate_led_in(sentence, place);
  const bool labelled = above.size() == 1 && (above.front().key.is_crossing() || !under_label);
  if (!one && !labelled) return bind_border(sentence);
  Bound bound;
  bound.key = one ? view_.main_crossing : above.front().key;
  bound.begin = place.begin;
  bound.end = place.end;
  return {bound};
}

std::vector<Bound> Binder::resolve_reference(std::size_t sentence, const Place& place) const {
  if (place.border_word) return border_meant(sentence, place);
  // "all lanes" of one gate
  const bool parts = is_any<"lanes", "booths", "counters">(view_, place.end - 1);
  if (place.every && !parts) return every_half(sentence, place);
  if (place.other) return other_of_two(sentence, place);
  // "the Bunagana post ... reopened it": of a crossing that no table has.
  for (const Place& other : view_.places[sentence]) {
    if (other.kind == Place::Kind::kUnknown && other.end <= place.begin) return {};
  }
  if (const auto named = named_behind(sentence, place); !named.empty()) return named;
  if (const auto named = gate_apposed_behind(sentence, place); !named.empty()) return named;
  if (!place.known.is_none()) return gate_with(sentence, place);
  if (const auto half = half_of_named(sentence, place); !half.empty()) return half;
  const Sentence& here = view_.sentences[sentence];
  // "shut A and B, leaving C as the only crossing open"
  std::uint32_t first = here.first;
  for (std::uint32_t i = here.first; i < place.begin; ++i) {
    if (view_.is(i, "leaving")) first = i;
  }
  std::vector<Bound> before = named_in(sentence, first, place.begin);
  std::erase_if(before,
                [](const Bound& b) { return !b.candidates.empty() || !b.key.is_crossing(); });
  std::vector<Bound> found;
  // "the southbound lanes" of the one crossing that the sentence names
  const bool lanes = before.size() <= 1 && parts;
  const bool plural = (place.plural && !lanes) || place.former || place.latter;
  // "At X, ... they": those who are there.
  const bool alone = place.every_named || view_.is(place.begin, "they");
  if (plural && (before.size() >= 2 || (alone && before.size() == 1))) {
    found = before;
  } else if (!plural && !before.empty() &&
             (!place.opposite || view_.is(place.begin - 1, "whose"))) {
    found = {before.back()};
  } else if (const auto half = half_of_border(sentence, place); !half.empty()) {
    found = half;
  } else if (const Place* gate = place.pronoun && !plural ? gate_before(sentence, place) : nullptr;
             gate != nullptr) {
    found = resolve_reference(sentence, *gate);
  } else if (const auto borders = borders_before(sentence, place);
             !plural && place.pronoun && !borders.empty()) {
    found = {borders.back()};
  } else if (!plural && place.pronoun && tells_border_before(sentence, place)) {
    found = bind_border(sentence);
  } else {
    found = plural ? std::vector<Bound>() : named_so(sentence, place);
    if (found.empty() && !plural) found = named_first(sentence, place);
    const bool at_town = !plural && (!place.pronoun || view_.is(place.begin, "there"));
    if (found.empty() && at_town) found = gate_of_town(sentence, here.first, place.begin);
    if (found.empty()) found = focus(sentence, plural, place.pronoun);
    const bool at_large =
        plural && place.every_named && last_block_ != here.block && !view_.lone_crossing;
    if (at_large && topic(sentence).empty()) {
      const std::vector<Bound> border = bind_border(sentence);
      if (!border.empty()) found = border;
    }
  }
  // "cannot reopen them": not of one crossing
  if (view_.is(place.begin, "them") && found.size() == 1 && found.front().key.is_crossing())
    return {};
  // "Liberia closed most of its border posts", where none was named
  if (found.empty() && place.plural && !place.pronoun) {
    const bool some = place.begin > here.first + 1 && view_.is(place.begin - 1, "of") &&
                      view_.find(place.begin - 2, grammar_.dates.number_word) != nullptr;
    found = some ? bind_border(sentence) : gates_of_owner(sentence, place);
  }
  if (place.former && !found.empty()) found = {found.front()};
  if (place.latter && !found.empty()) found = {found.back()};
  for (Bound& bound : found) {
    bound.begin = place.begin;
    bound.end = place.end;
    if (place.opposite && bound.key.is_crossing()) {
      bound.side = bound.side.is_none() ? Country() : bound.key.other_side(bound.side);
    } else {
      bound.side = has_side(bound, place.side) ? place.side : Country();
    }
  }
  if (!place.side.is_none()) {
    std::erase_if(found, [&](const Bound& b) { return !b.key.is_none() && b.side.is_none(); });
    if (found.empty() && !view_.main_crossing.is_none() &&
        view_.main_crossing.has_side(place.side)) {
      found.push_back({view_.main_crossing, place.side, false, {}, place.begin, place.end});
    }
  }
  return found;
}

std::vector<Bound> Binder::bind(const Ask& ask) const {
  if (is_vetoed(ask)) return {};
  const Place* place = ask.told >= 0
                           ? &view_.places[ask.sentence][static_cast<std::size_t>(ask.told)]
                           : nearest(ask);
  if (place == nullptr) {
    if (ask.needs_word) return {};
    if (auto before = named_before(ask); !before.empty()) return before;
    if (counts_gates(ask)) return bind_border(ask.sentence);
    std::vector<Bound> above = topic(ask.sentence);
    const Sentence& here = view_.sentences[ask.sentence];
    const bool next = last_.size() == 1 && here.kind == BlockKind::kParagraph &&
                      (last_block_ == here.block || view_.lone_crossing) && !is_of_else(ask);
    if (above.empty() && !ask.inherits && !next && ask.of_party) return border_of_subject(ask);
    if (!above.empty() || (!ask.inherits && !next) || is_told_elsewhere(ask)) return above;
    if (auto town = gate_of_town(ask.sentence, here.first, here.last); !town.empty()) return town;
    std::vector<Bound> found = focus(ask.sentence, false, true);
    drop_of_foreigner(ask, false, found);
    return found;
  }
  // "Turkey closed the border at Akcakale", "people walk over the line at Paraguachon"; troops sent
  // to "the border at Akcakale" are on the line.
  const bool at_gate = ask.of_party && view_.is(place->end, "at");
  const bool border = (place->border_word && ask.of_party) ||
                      ((at_gate || view_.is(place->begin, "their")) &&
                       view_.find(place->end - 1, grammar_.known.border_noun) != nullptr);
  if (border || place->kind == Place::Kind::kBorder || !place->known.is_none()) {
    if (const Place* crossing = crossing_at(ask, *place)) place = crossing;
  }
  if (place->kind == Place::Kind::kUnknown) return {};
  if (place->kind == Place::Kind::kBorder && has_list_behind(ask.sentence, *place)) {
    Place gates = *place;
    gates.plural = true;
    if (const auto named = named_behind(ask.sentence, gates); !named.empty()) return named;
  }
  if (place->kind == Place::Kind::kRef) {
    if (const Place* named = named_at(ask, *place)) return expand(ask.sentence, *named);
    std::vector<Bound> bound = resolve_reference(ask.sentence, *place);
    if (place->every) add_listed_before(ask.sentence, *place, bound);
    for (const Bound& gate : gates_listed_behind(ask.sentence, *place)) add_distinct(bound, gate);
    if (place->pronoun && !place->border_word) drop_of_foreigner(ask, true, bound);
    return bound;
  }
  // "Kenya-Somalia: closed"
  const Sentence& here = view_.sentences[ask.sentence];
  if (place->keys.empty() && place->end <= here.label_end) {
    return pair_told(here.first, here.label_end);
  }
  if (place->keys.empty()) return {};
  if (place->one_gate || place->named_next) return gate_with(ask.sentence, *place);
  if (const auto told = group_told(ask.sentence, *place); !told.empty()) return told;
  std::vector<Bound> bound = expand(ask.sentence, *place, ask.head);
  if (place->end <= ask.head) {
    for (const Bound& gate : gate_listed_before(ask.sentence, *place)) add_distinct(bound, gate);
  }
  return bound;
}

void Binder::leave_sentence(std::size_t sentence) {
  const Sentence& here = view_.sentences[sentence];
  std::vector<Bound> named;
  std::size_t group = 0;
  for (const Place& place : view_.places[sentence]) {
    if (place.kind != Place::Kind::kCrossing || place.keys.empty()) continue;
    if (is_contrast(sentence, place) || (is_bearing(place) && !last_.empty())) continue;
    if (is_dateline(sentence, place)) continue;
    add_distinct(named, bound_of(place));
    if (view_.places[sentence].size() < 2) continue;
    auto together = expand(sentence, place);
    if (together.size() > 1 && together.size() >= group) {
      group = together.size();
      last_group_ = std::move(together);
    }
  }
  for (Bound& bound : named) bound.begin = bound.end = 0;
  for (Bound& bound : last_group_) bound.begin = bound.end = 0;
  if (named.size() > 1) last_group_ = named;
  if (named.empty()) {
    const auto& told = view_.places[sentence];
    const bool plain = std::all_of(told.begin(), told.end(), [&](const Place& place) {
      return view_.is(place.begin, "it") || view_.is(place.begin, "they");
    });
    last_town_ = plain ? gate_of_town(sentence, here.first, here.last) : std::vector<Bound>();
    last_town_at_ = sentence;
    return note_border(sentence);
  }
  for (const Bound& bound : named) {
    std::erase_if(recent_, [&](const Bound& known) { return known.key == bound.key; });
    recent_.push_back(bound);
  }
  last_ = std::move(named);
  last_sentence_ = sentence;
  last_block_ = here.block;
  last_listed_ =
      here.kind == BlockKind::kItem || here.kind == BlockKind::kRow || here.label_end > here.first;
}

}  // namespace maabar::report
