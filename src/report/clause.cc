// SPDX-License-Identifier: Apache-2.0
#include "report/clause.h"

#include <algorithm>
#include <array>

#include "report/country_words.h"

namespace maabar::report {
namespace {

constexpr std::uint32_t kLongestGroup = 8;

bool is_wall(const Grammar& grammar, const View& view, std::uint32_t i) {
  const Token& token = view.token(i);
  if (token.kind == Token::Kind::kMark) {
    return token.mark == ';' || token.mark == ':' || token.mark == '-' ||
           (token.mark == '.' && !token.inside) || token.mark == '|' || token.mark == '?' ||
           token.mark == '!';
  }
  if (view.is(i, "since")) return view.find(i, grammar.known.date) == nullptr;
  return view.find(i, grammar.known.clause_word) != nullptr;
}

/// Auxiliaries found on the way left, nearest first.
struct Auxiliaries {
  bool be_present = false, be_past = false, have = false, had = false, will = false;
  bool would = false, might = false, can = false, must = false, to = false, been = false;
  bool being = false, be = false, does = false, did = false;
  bool phase = false;  ///< "began to": its own verb tells the time
};

void note(Auxiliaries& aux, std::string_view name, VerbGroup& group) {
  if (name.ends_with(",not")) {
    group.negated = true;
    name.remove_suffix(4);
  }
  constexpr std::array<std::pair<std::string_view, bool Auxiliaries::*>, 15> kNames = {
      {{"be-present", &Auxiliaries::be_present},
       {"be-past", &Auxiliaries::be_past},
       {"have", &Auxiliaries::have},
       {"had", &Auxiliaries::had},
       {"will", &Auxiliaries::will},
       {"would", &Auxiliaries::would},
       {"might", &Auxiliaries::might},
       {"can", &Auxiliaries::can},
       {"must", &Auxiliaries::must},
       {"to", &Auxiliaries::to},
       {"been", &Auxiliaries::been},
       {"being", &Auxiliaries::being},
       {"be", &Auxiliaries::be},
       {"does", &Auxiliaries::does},
       {"did", &Auxiliaries::did}}};
  for (const auto& [text, flag] : kNames) {
    if (text == name) aux.*flag = true;
  }
}

Tense tense_of(const Auxiliaries& aux, std::uint8_t form) {
  if (aux.would) return aux.have ? Tense::kUnreal : Tense::kWould;
  if (aux.will) return Tense::kFuture;
  if (aux.might) return aux.have ? Tense::kUnreal : Tense::kMight;
  if (aux.can) return Tense::kCan;
  if (aux.must) return Tense::kMust;
  if (aux.to) {
    if (aux.have) return Tense::kUnreal;
    return aux.be_present || aux.be_past ? Tense::kFuture : Tense::kInfinitive;
  }
  if (aux.had) return Tense::kPluperfect;
  if (aux.have) return Tense::kPerfect;
  if (aux.be_past || aux.did) return Tense::kPast;
  if (aux.be_present || aux.does) return Tense::kPresent;
  // "insists that it be reopened"
  if (aux.be) return Tense::kInfinitive;
  if ((form & kPast) != 0 && (form & kBase) == 0) return Tense::kPast;
  if ((form & kThird) != 0) return Tense::kPresent;
  if ((form & kGerund) != 0) return Tense::kGerund;
  if ((form & kParticiple) != 0 && (form & kBase) == 0) return Tense::kPast;
  return Tense::kNone;
}

std::uint8_t form_at(const View& view, std::uint32_t at) {
  std::uint8_t form = 0;
  for (const Annotation& a : view.annotations.at(at))
    form = static_cast<std::uint8_t>(form | a.form);
  return form;
}

/// Walks left over auxiliaries, adverbs and negations.
class GroupWalk {
 public:
  GroupWalk(const Grammar& grammar, const View& view, const Sentence& sentence, std::uint32_t head)
      : grammar_(grammar), view_(view), first_(sentence.first) {
    group_.head = head;
    group_.begin = head;
  }

  VerbGroup walk() {
    std::uint8_t form = form_at(view_, group_.head);
    const std::uint8_t head_form = form;
    std::uint32_t at = group_.head;
    // `limited to 120 trucks a day`: a number is no verb.
    const bool verb = view_.token(at).kind != Token::Kind::kNumber;
    for (std::uint32_t steps = 0; verb && at > first_ && steps < kLongestGroup; ++steps) {
      if (!has_aux()) at = inserted_before(at);
      const std::uint32_t before = phrase_before(at);
      if (before == at || !step(before, form)) break;
      at = before;
    }
    if (form == kBase && !has_aux()) borrow_auxiliary();
    if (group_.begin == group_.head && (head_form & kParticiple) != 0) borrow_passive();
    group_.tense = tense_of(aux_, form);
    if (group_.tense == Tense::kUnreal && is_hearsay()) group_.tense = Tense::kPerfect;
    const bool be = aux_.be_present || aux_.be_past || aux_.been || aux_.be || aux_.being;
    group_.finite_be = be;
    group_.subjunctive = aux_.be && !has_aux();
    group_.ordered = aux_.to && aux_.be_present;
    group_.passive = be && (head_form & kParticiple) != 0;
    if (group_.tense == Tense::kInfinitive && group_.passive && !aux_.be_present &&
        is_one_that_is()) {
      group_.tense = Tense::kPast;
    }
    group_.progressive = be && head_form == kGerund;
    group_.loose = group_.begin > first_ && is_loose_after(group_.begin - 1);
    if ((head_form & kGerund) != 0 && is_banned()) group_.negated = true;
    return group_;
  }

 private:
  /// "will not, an official said flatly, be opened": the begin of what is put in before `at`, or
  /// `at`.
  [[nodiscard]] std::uint32_t inserted_before(std::uint32_t at) const {
    constexpr std::uint32_t kLongestInsert = 14;
    if (view_.token(at - 1).mark != ',') return date_before(at);
    bool said = false;
    for (std::uint32_t i = at - 1; i > first_ + 1 && at - i < kLongestInsert;) {
      --i;
      const Token& token = view_.token(i);
      if (token.mark == ',') {
        const bool leads = view_.find(i - 1, grammar_.known.aux) != nullptr ||
                           view_.find(i - 1, grammar_.known.negation) != nullptr;
        if (said && leads) return i;
      } else if (token.kind == Token::Kind::kMark && token.mark != '"') {
        return at;
      }
      said = said || view_.find(i, grammar_.known.say) != nullptr ||
             view_.find(i, grammar_.known.according) != nullptr;
    }
    return at;
  }

  /// "will on Friday close": the begin of a date between auxiliary and verb, or `at`.
  [[nodiscard]] std::uint32_t date_before(std::uint32_t at) const {
    constexpr std::uint32_t kLongest = 6;
    for (std::uint32_t back = 1; back <= kLongest && at >= first_ + back + 1; ++back) {
      const Annotation* date = view_.find(at - back, grammar_.known.date);
      if (date == nullptr || date->end != at) continue;
      std::uint32_t begin = at - back;
      if (is_any<"on", "at", "in", "from", "by">(view_, begin - 1)) --begin;
      if (begin <= first_ + 1 || view_.is(begin - 1, "to")) break;
      return aux_before(begin) != nullptr ? begin : at;
    }
    return adjunct_before(at);
  }

  /// "will at midnight close", "would for the time being stay shut": likewise of any words behind a
  /// preposition, of what is due alone.
  [[nodiscard]] std::uint32_t adjunct_before(std::uint32_t at) const {
    constexpr std::uint32_t kLongest = 6;
    const bool base = (form_at(view_, at) & kBase) != 0 || view_.is(at, "be");
    for (std::uint32_t i = at; base && i > first_ + 2 && at - i < kLongest;) {
      --i;
      const bool parts = view_.token(i).kind == Token::Kind::kMark || view_.is(i, "to") ||
                         view_.find(i, grammar_.known.clause_word) != nullptr ||
                         view_.find(i, grammar_.known.stay) != nullptr;
      if (parts) return at;
      if (!is_any<"at", "on", "in", "from", "by", "for", "within", "until", "under">(view_, i)) {
        continue;
      }
      const Annotation* aux = aux_before(i);
      if (aux == nullptr) continue;
      const std::string_view name = grammar_.value(*aux);
      return name.starts_with("will") || name.starts_with("would") ? i : at;
    }
    return at;
  }

  /// The auxiliary right before `begin`, "not" between them or none.
  [[nodiscard]] const Annotation* aux_before(std::uint32_t begin) const {
    const bool negated = view_.find(begin - 1, grammar_.known.negation) != nullptr;
    if (begin < first_ + (negated ? 2 : 1)) return nullptr;
    return view_.find(negated ? begin - 2 : begin - 1, grammar_.known.aux);
  }

  /// "the first to be reopened since the war", "was the first to be reopened": it has been; without
  /// such a word it may be due.
  [[nodiscard]] bool is_one_that_is() const {
    constexpr std::uint32_t kReach = 12;
    bool one = false;
    for (std::uint32_t i = group_.begin; i > first_ && i + kReach > group_.begin;) {
      --i;
      if ((view_.token(i).kind == Token::Kind::kMark && !one) || view_.is(i, "for")) return false;
      one = one || (is_any<"only", "first", "last", "latest", "second", "third">(view_, i) &&
                    i > first_ && view_.is(i - 1, "the"));
      const Annotation* aux = view_.find(i, grammar_.known.aux);
      if (aux != nullptr) return one && is_any<"was", "were">(view_, i);
      if (view_.is(i, "became")) return one;
    }
    return one && view_.is(group_.head + 1, "since");
  }

  /// "is said to have closed it": it has, as they say.
  [[nodiscard]] bool is_hearsay() const {
    return group_.begin > first_ && view_.is(group_.begin, "to") &&
           is_any<"said", "reported", "believed", "thought", "known", "understood", "alleged",
                  "claimed", "claims", "appears", "appear", "seems", "seem", "rumoured">(
               view_, group_.begin - 1);
  }

  /// "banned lorries from entering"
  [[nodiscard]] bool is_banned() const {
    constexpr std::uint32_t kReach = 10;
    if (group_.begin <= first_ || !view_.is(group_.begin - 1, "from")) return false;
    const std::uint32_t begin = std::max(first_ + kReach, group_.begin) - kReach;
    for (std::uint32_t i = begin; i + 1 < group_.begin; ++i) {
      const bool bans = view_.find(i, grammar_.known.v_ban) != nullptr ||
                        is_any<"stopped", "stops", "stop", "prevented", "prevents", "prevent",
                               "blocked", "kept", "discouraged">(view_, i);
      // "cannot stop people from crossing"
      const bool free = i > first_ && (view_.find(i - 1, grammar_.known.negation) != nullptr ||
                                       is_any<"cannot", "cant", "couldnt">(view_, i - 1));
      if (bans) return !free;
    }
    return false;
  }

  /// "will close on Friday and reopen on Saturday": the second verb's is that of the first.
  void borrow_auxiliary() {
    constexpr std::uint32_t kReach = 14;
    if (group_.begin < first_ + 3 || !is_any<"and", "or", "then">(view_, group_.begin - 1)) return;
    const std::uint32_t last = group_.begin - 2;
    for (std::uint32_t i = last; i > first_ && i + kReach > last; --i) {
      const Token& token = view_.token(i);
      if (token.kind == Token::Kind::kMark && token.mark != ',' && token.mark != '"') return;
      if (view_.find(i, grammar_.known.clause_word) != nullptr) return;
      const Annotation* aux = view_.find(i, grammar_.known.aux);
      if (aux == nullptr) continue;
      const bool base = (form_at(view_, aux->end) & kBase) != 0 || view_.is(aux->end, "be");
      if (base) note(aux_, grammar_.value(*aux), group_);
      // "will be closed on Friday": further left
      if (view_.is(aux->begin, "be")) continue;
      return;
    }
  }

  /// "will be closed on Friday and reopened on Monday": likewise of a passive.
  void borrow_passive() {
    constexpr std::uint32_t kReach = 10;
    if (group_.begin < first_ + 4 || !is_any<"and", "or", "then">(view_, group_.begin - 1)) return;
    const std::uint32_t last = group_.begin - 2;
    for (std::uint32_t i = last; i > first_ && i + kReach > last; --i) {
      const bool ends = view_.token(i).kind == Token::Kind::kMark ||
                        view_.find(i, grammar_.known.clause_word) != nullptr ||
                        view_.find(i, grammar_.known.say) != nullptr;
      if (ends) return;
      const Annotation* aux = aux_before(i);
      if (!view_.is(i, "be") || aux == nullptr) continue;
      const bool passive = (form_at(view_, i + 1) & kParticiple) != 0;
      if (!passive || !grammar_.value(*aux).starts_with("will")) return;
      note(aux_, grammar_.value(*aux), group_);
      aux_.be = true;
      return;
    }
  }

  /// Begin of the annotated phrase, or word, that ends right before `at`.
  [[nodiscard]] std::uint32_t phrase_before(std::uint32_t at) const {
    for (std::uint32_t back = std::min<std::uint32_t>(4, at - first_); back >= 1; --back) {
      for (const Annotation& a : view_.annotations.at(at - back)) {
        if (a.end == at && is_group_class(a)) return at - back;
      }
    }
    if (view_.token(at - 1).mark == '"') return at - 1;
    return at;
  }

  [[nodiscard]] bool is_group_class(const Annotation& a) const {
    const KnownClasses& k = grammar_.known;
    return a.word_class == k.aux || a.word_class == k.adverb || a.word_class == k.negation ||
           a.word_class == k.stay || a.word_class == k.phase;
  }

  [[nodiscard]] bool is_loose_after(std::uint32_t at) const {
    return view_.token(at).kind == Token::Kind::kMark || view_.is(at, "after") ||
           view_.is(at, "by") || view_.is(at, "since") || view_.is(at, "following");
  }

  bool step(std::uint32_t at, std::uint8_t& form) {
    const KnownClasses& k = grammar_.known;
    if (view_.token(at).mark == '"') return true;
    for (const Annotation& a : view_.annotations.at(at)) {
      if (a.word_class == k.aux) {
        if (at > 0 && view_.token(at).possessive) return false;
        note(aux_, grammar_.value(a), group_);
        group_.begin = at;
        return true;
      }
      if (a.word_class == k.negation) {
        group_.negated = true;
        group_.never = group_.never || grammar_.value(a) == "never";
        group_.begin = at;
        return true;
      }
      if (a.word_class == k.stay && !has_aux()) {
        group_.stays = true;
        form = a.form;
        group_.begin = at;
        return true;
      }
      if (aux_.to && !aux_.phase && a.word_class == k.phase && !aux_.have && !aux_.be) {
        begin_phase(at, a, form);
        return true;
      }
      if (a.word_class == k.adverb) return true;
    }
    return false;
  }

  /// "began to cross": crossed, in the time of the beginning.
  void begin_phase(std::uint32_t at, const Annotation& verb, std::uint8_t& form) {
    aux_.to = false;
    aux_.phase = true;
    form = verb.form;
    group_.begin = at;
  }

  [[nodiscard]] bool has_aux() const {
    return aux_.be_present || aux_.be_past || aux_.have || aux_.had || aux_.will || aux_.would ||
           aux_.might || aux_.can || aux_.must || aux_.to;
  }

  const Grammar& grammar_;
  const View& view_;
  std::uint32_t first_;
  VerbGroup group_;
  Auxiliaries aux_;
};

}  // namespace

VerbGroup read_verb_group(const Grammar& grammar, const View& view, const Sentence& sentence,
                          std::uint32_t head) {
  return GroupWalk(grammar, view, sentence, head).walk();
}

ClauseBounds clause_bounds(const View& view, const Sentence& sentence, std::uint32_t head) {
  return view.walls.around(head, {sentence.first, sentence.last});
}

bool stands_beside(const Grammar& grammar, const View& view, std::uint32_t begin) {
  constexpr std::uint32_t kLongest = 4;
  const bool article = begin > 0 && view.is(begin - 1, "the");
  const std::uint32_t end = article ? begin - 1 : begin;
  for (std::uint32_t back = 1; back <= kLongest && back <= end; ++back) {
    const Annotation* near = view.find(end - back, grammar.known.near_word);
    if (near != nullptr && near->end == end) return true;
  }
  return false;
}

ClauseWalls find_walls(const Grammar& grammar, const View& view) {
  std::vector<std::uint32_t> walls;
  const auto count = static_cast<std::uint32_t>(view.text.tokens.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    if (is_wall(grammar, view, i)) walls.push_back(i);
  }
  return ClauseWalls(std::move(walls));
}

std::uint32_t walls_between(const View& view, std::uint32_t a, std::uint32_t b) {
  return view.walls.count(std::min(a, b), std::max(a, b));
}

bool has_verb(const View& view, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i) {
    for (const Annotation& a : view.annotations.at(i)) {
      if (a.form != 0) return true;
    }
  }
  return false;
}

bool has_verb_beside(const View& view, std::size_t sentence, std::uint32_t first,
                     std::uint32_t last) {
  for (std::uint32_t i = first; i < last;) {
    std::uint32_t end = i;
    for (const DatePhrase& date : view.dates[sentence]) {
      if (date.begin == i && date.end <= last) end = std::max(end, date.end);
    }
    for (const Place& place : view.places[sentence]) {
      if (place.kind == Place::Kind::kCrossing && place.begin == i && place.end <= last)
        end = std::max(end, place.end);
    }
    if (end == i && has_verb(view, i, i + 1)) return true;
    i = std::max(end, i + 1);
  }
  return false;
}

}  // namespace maabar::report
