// SPDX-License-Identifier: Apache-2.0
#include "report/name_cues.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "report/country_words.h"
#include "report/name_labels.h"
#include "report/name_lists.h"
#include "report/name_runs.h"
#include "report/name_subjects.h"
#include "report/told_border.h"
#include "report/town_name.h"

namespace maabar::report {
namespace {

constexpr std::uint32_t kMostNameWords = 4;

/// Collects the names that stand as a crossing's.
class NameFinder : private NameRuns {
 public:
  NameFinder(const Grammar& grammar, const View& view)
      : NameRuns(grammar, view),
        labels_(grammar, view, inner_capitals_),
        lists_(grammar, view),
        subjects_(grammar, view, inner_capitals_),
        cue_bits_(Annotations::class_bits_of({known_.passage, known_.facing, known_.v_receive,
                                              known_.v_serve, known_.queue_noun, known_.same_word,
                                              known_.v_open, known_.v_close, known_.v_resume,
                                              known_.v_suspend, known_.v_work})) {
    for (const Sentence& sentence : view.sentences) {
      if (sentence.kind == BlockKind::kTitle) continue;
      for (std::uint32_t i = sentence.first + 1; i < sentence.last; ++i) {
        if (view.token(i).capital && view.token(i - 1).kind == Token::Kind::kWord) {
          inner_capitals_.insert(view.folded(i));
        }
      }
    }
  }

  std::vector<Candidate> find() {
    for (const Sentence& sentence : view_.sentences) {
      sentence_ = &sentence;
      labels_.read(sentence, found_);
      read_openings();
      for (const auto& [begin, end] : subjects_.find(sentence)) add_told(begin, end);
      for (const auto& [begin, end] : lists_.find(sentence)) add_told(begin, end);
      for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        if (const Annotation* gate = gate_at(i)) {
          if (!has_name_behind(*gate)) read_before(*gate);
          read_after(*gate);
          i = gate->end - 1;
          continue;
        }
        if ((view_.annotations.class_bits(i) & cue_bits_) != 0) {
          for (const Annotation& a : view_.annotations.at(i)) read_cue(a);
        }
        if (view_.token(i).joined) read_joined(i);
        if (view_.token(i).mark == ',') read_one_more(i);
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] const Annotation* gate_at(std::uint32_t i) const {
    const Annotation* gate = view_.find(i, known_.gate);
    return gate != nullptr && gate->end <= sentence_->last ? gate : nullptr;
  }

  [[nodiscard]] bool is_strong(const Annotation& gate) const {
    return grammar_.value(gate) != "weak";
  }

  /// A first word has its capital from the sentence; elsewhere in the text it must have one too.
  [[nodiscard]] bool is_told_name(std::uint32_t begin, std::uint32_t end) const {
    // "MARGARA, Armenia - Weeds were cut"
    const bool first = begin == sentence_->first || view_.token(begin - 1).dash;
    if (!first || end - begin > 1 || end < sentence_->label_end) return true;
    if (view_.find(begin, known_.crossing_name) != nullptr) return true;
    return inner_capitals_.contains(view_.folded(begin));
  }

  bool add(std::uint32_t begin, std::uint32_t end) {
    return is_told_name(begin, end) && add_told(begin, end);
  }

  bool add_told(std::uint32_t begin, std::uint32_t end) {
    if (begin >= end || end - begin > kMostNameWords) return false;
    if (sentence_->kind == BlockKind::kTitle && !inner_capitals_.contains(view_.folded(begin))) {
      return false;
    }
    // "the FDPC": who did it
    const bool letters = view_.token(begin).upper && end - begin == 1;
    const bool body = begin > sentence_->first && view_.is(begin - 1, "the");
    if (letters && (body || view_.folded(begin).size() < 4)) return false;
    if (begin > sentence_->first && is_office(begin - 1)) return false;
    // "the Kurdish-held gate"
    if (view_.token(end - 1).joined && view_.token(end - 1).lower) return false;
    if (is_work(begin, end) || (end - begin == 1 && is_particle(begin))) return false;
    if (end < sentence_->last && is_elsewhere(end)) return false;
    if (is_area(begin, end) || is_port(end) || ends_known_name(begin)) return false;
    found_.push_back({begin, end, 0, 0, sentence_});
    add_facing(end);
    return true;
  }

  /// What passes, stands or is done at a name tells nothing of what bears it.
  void add_passing(std::uint32_t begin, std::uint32_t end) {
    if (add(begin, end)) found_.back().passing = true;
  }

  /// `X, opposite Y`, `X gate, which faces Y`: the last name found has its far side told.
  void add_facing(std::uint32_t end) {
    for (std::uint32_t i = end; i < std::min(end + 6, sentence_->last); ++i) {
      if (const Annotation* facing = view_.find(i, known_.facing)) {
        std::uint32_t begin = facing->end;
        if (begin < sentence_->last && view_.is(begin, "the")) ++begin;
        const std::uint32_t last = run_end(begin);
        if (last == begin || last - begin > kMostNameWords) return;
        found_.back().other_begin = begin;
        found_.back().other_end = last;
        return;
      }
      if (view_.token(i).capital) return;
    }
  }

  [[nodiscard]] bool has_name_before(const Annotation& gate) const {
    return gate.begin > sentence_->first &&
           (run_begin(gate.begin) != gate.begin || ends_known(gate.begin));
  }

  /// `Syrians crossing into Iraq`: a verb.
  [[nodiscard]] bool is_verb(const Annotation& gate) const {
    if (gate.end != gate.begin + 1 || !view_.is(gate.begin, "crossing")) return false;
    const std::uint32_t next = gate.end;
    return view_.is(next, "into") || view_.is(next, "the") || view_.is(next, "from") ||
           view_.is(next, "over") || view_.is(next, "illegally") || view_.is(next, "to");
  }

  /// `the Belgorod post of N`: the name before tells where it lies.
  [[nodiscard]] bool has_name_behind(const Annotation& gate) const {
    if (!view_.is(gate.end, "of") && !view_.is(gate.end, "at")) return false;
    const std::uint32_t begin = gate.end + 1;
    if (begin >= sentence_->last || is_country(begin)) return false;
    return run_end(begin) > begin || view_.find(begin, known_.crossing_name) != nullptr;
  }

  /// `the A, B and C crossings`, `N border post`.
  void read_before(const Annotation& gate) {
    std::uint32_t end = gate.begin;
    while (end > sentence_->first && view_.find(end - 1, known_.generic_name) != nullptr) --end;
    if (is_verb(gate)) return;
    const bool owned = end > sentence_->first && view_.token(end - 1).possessive;
    if (owned && (end != gate.begin || is_many(gate))) return;
    if (owned) --end;
    std::uint32_t begin = run_begin(end);
    const bool weak = !is_strong(gate);
    const bool acted = gate.end < sentence_->last && is_acted(gate.end);
    if (weak && view_.annotations.find_in(sentence_->first, sentence_->last, known_.internal))
      return;
    const bool doubtful = is_bare_port(gate) || (weak && !acted);
    if (doubtful && pair_in(grammar_, view_, *sentence_, begin).key.is_none()) return;
    if (begin == end) return read_apposition(gate);
    add(begin, end);
    if (is_many(gate)) add_list_before(begin);
  }

  /// `the San Miguel bridge, further east, was blocked`.
  [[nodiscard]] bool is_acted(std::uint32_t at) const {
    constexpr std::uint32_t kLongest = 14;
    if (view_.token(at).mark != ',') return is_predicate(at);
    const std::uint32_t limit = std::min(at + kLongest, sentence_->last);
    for (std::uint32_t i = at + 1; i < limit; ++i) {
      if (view_.token(i).mark == ',') return i + 1 < sentence_->last && is_predicate(i + 1);
    }
    return false;
  }

  /// `the Mukalla port`: as a rule one of the sea.
  [[nodiscard]] bool is_bare_port(const Annotation& gate) const {
    return gate.end == gate.begin + 1 &&
           (view_.is(gate.begin, "port") || view_.is(gate.begin, "ports"));
  }

  [[nodiscard]] bool is_many(const Annotation& gate) const {
    return grammar_.value(gate) == "many";
  }

  /// `Ras Jedir, the main crossing`.
  void read_apposition(const Annotation& gate) {
    std::uint32_t at = gate.begin;
    for (std::uint32_t steps = 0; at > sentence_->first && steps < 6; ++steps) {
      const Token& token = view_.token(at - 1);
      if (token.mark == ',') break;
      if (token.kind == Token::Kind::kMark || (token.capital && !is_country(at - 1))) return;
      if (view_.find(at - 1, known_.clause_word) != nullptr || is_predicate(at - 1)) return;
      --at;
    }
    if (at <= sentence_->first + 1 || view_.token(at - 1).mark != ',') return;
    const bool article = view_.is(at, "the") || view_.is(at, "a") || view_.is(at, "an") ||
                         view_.is(at, "its") || view_.is(at, "one");
    const std::uint32_t begin = run_begin(at - 1);
    if (!article || begin + 3 < at - 1 || begin == at - 1) return;
    const bool unknown = view_.token(begin).word == 0;
    if ((unknown ? add_told(begin, at - 1) : add(begin, at - 1)) && is_many(gate))
      add_list_before(begin);
  }

  /// The names of a list that ends before `begin`.
  void add_list_before(std::uint32_t begin) {
    while (begin > sentence_->first + 1) {
      std::uint32_t at = begin;
      while (at > sentence_->first && is_list_link(at - 1)) --at;
      if (at == begin) return;
      const std::uint32_t before = run_begin(at);
      if (before == at || !add_told(before, at)) return;
      begin = before;
    }
  }

  /// `four posts towards Belarus, among them Lavoriskes and Raigardas`.
  void read_among(const Annotation& gate) {
    constexpr std::uint32_t kReach = 6;
    if (!is_many(gate)) return;
    const std::uint32_t limit = std::min(gate.end + kReach, sentence_->last);
    for (std::uint32_t i = gate.end; i < limit; ++i) {
      if (const Annotation* among = view_.find(i, known_.among)) return add_list(among->end);
    }
    read_included(gate.end);
  }

  /// `the five points on that line, Karasu and Kegen included`; `..., Karasu among them`.
  void read_included(std::uint32_t from) {
    constexpr std::uint32_t kReach = 20;
    const std::uint32_t limit = std::min(from + kReach, sentence_->last);
    std::uint32_t list = 0;
    for (std::uint32_t i = from; i < limit; ++i) {
      if (view_.token(i).mark == ',' && list == 0) list = i + 1;
      const bool told = view_.is(i, "included") || view_.find(i, known_.among) != nullptr;
      if (told && list != 0) return add_list(list);
      if (list != 0 && is_predicate(i)) return;
    }
  }

  /// The names of a list that begins at `begin`.
  void add_list(std::uint32_t begin) {
    while (begin < sentence_->last) {
      const std::uint32_t end = run_end(begin);
      if (end == begin || !add_told(begin, end)) return;
      begin = end;
      while (begin < sentence_->last && is_list_link(begin)) ++begin;
      if (begin == end) return;
    }
  }

  /// `A fifth, Vrbica, was opened`.
  void read_one_more(std::uint32_t comma) {
    if (!tells_one_more(grammar_, view_, *sentence_, comma)) return;
    const std::uint32_t end = run_end(comma + 1);
    const bool closes = end < sentence_->last && view_.token(end).mark == ',';
    if (closes && has_predicate(end)) add_told(comma + 1, end);
  }

  /// `the crossing at N`, `border posts at A, B and C`, `border crossing N`, `a crossing called N`.
  void read_after(const Annotation& gate) {
    read_among(gate);
    std::uint32_t begin = over_countries(gate.end);
    const std::uint32_t after = begin;
    const bool link = view_.is(begin, "at") || view_.is(begin, "of") || view_.is(begin, "in") ||
                      view_.find(begin, known_.named_word) != nullptr;
    if (const Annotation* named = view_.find(begin, known_.named_word)) {
      begin = named->end;
    } else if (link) {
      ++begin;
    }
    // "posts in Bengal": a region; "the Bolivar bridge at Cucuta" has its name.
    if (view_.is(after, "in") && (is_many(gate) || has_name_before(gate))) return;
    if (view_.is(after, "at") && (ends_known(gate.begin) || is_inside_known(gate.begin))) return;
    if (!link && (!is_strong(gate) || (gate.end == gate.begin + 1 && !is_many(gate)))) return;
    if (link && !is_strong(gate) && !view_.is(after, "at")) return;
    if (is_bare_port(gate) && view_.is(after, "of") && is_many(gate))
      return;  // "the ports of Lagos"
    if (view_.token(gate.begin).capital && !link) return;
    if (!link && is_many(gate) && begin < sentence_->last && view_.token(begin).mark == ',') {
      if (run_end(begin + 1) > begin + 1 && !ends_list(run_end(begin + 1))) return;
      ++begin;
    }
    if (begin < sentence_->last && view_.is(begin, "the")) ++begin;
    while (begin < sentence_->last) {
      const std::uint32_t end = run_end(begin);
      const bool town = end < sentence_->last && view_.find(end, known_.not_gate) != nullptr;
      if (end == begin || town) return;
      add(begin, end);
      std::uint32_t next = end;
      while (next < sentence_->last && is_list_link(next)) ++next;
      if (next == end || !is_many(gate)) return;
      begin = next;
    }
  }

  /// After `the two posts, A and B`: an `and` follows the first name.
  [[nodiscard]] bool ends_list(std::uint32_t end) const {
    return end < sentence_->last && (view_.is(end, "and") || view_.token(end).mark == ',');
  }

  /// `At Dawki, where ...`, `...; at Dawki ...`: a place that a sentence or its second half about
  /// passage begins with.
  void read_openings() {
    for (std::uint32_t i = sentence_->first; i + 2 < sentence_->last; ++i) {
      if (!view_.is(i, "at")) continue;
      const bool begins =
          i == sentence_->first || view_.token(i - 1).mark == ';' || view_.is(i - 1, "and");
      if (begins) read_opening(i + 1);
    }
  }

  void read_opening(std::uint32_t begin) {
    std::uint32_t end = run_end(begin);
    if (end == begin || !has_predicate(end)) return;
    // "at Kutinda the barrier stays down"
    const bool barrier = view_.annotations.find_in(end, sentence_->last, known_.barrier) != nullptr;
    if (add(begin, end)) found_.back().passing = !barrier;
    while (end + 1 < sentence_->last && is_list_link(end)) {
      const std::uint32_t next = run_end(end + 1);
      if (next == end + 1) return;
      add_passing(end + 1, next);
      end = next;
    }
  }

  /// Whether something opens, shuts, passes or is let pass behind `from`.
  [[nodiscard]] bool has_predicate(std::uint32_t from) const {
    for (const ClassId c :
         {known_.v_open, known_.v_close, known_.v_resume, known_.v_suspend, known_.v_pass,
          known_.scope_word, known_.gate, known_.shut_word, known_.barrier, known_.mover}) {
      if (view_.annotations.find_in(from, sentence_->last, c) != nullptr) return true;
    }
    return false;
  }

  /// `Gamboru-Fotokol was ...`, `at Agartala-Akhaura`: two names that a hyphen joins.
  void read_joined(std::uint32_t i) {
    if (i == sentence_->first || !is_name_word(i) || !is_name_word(i - 1)) return;
    const bool short_part = view_.folded(i).size() < 4 || view_.folded(i - 1).size() < 4;
    if (short_part || !view_.token(i).capital) return;
    const std::uint32_t begin = run_begin(i);
    const std::uint32_t end = run_end(i);
    if (end == sentence_->last || is_person_title(begin)) return;
    const bool at_it = begin > sentence_->first &&
                       (view_.is(begin - 1, "at") || view_.find(begin - 1, known_.passage));
    const bool opens = begin == sentence_->first && view_.token(end).mark == ',';
    if (at_it || is_predicate(end) || (opens && has_predicate(end))) add(begin, end);
  }

  [[nodiscard]] bool is_person_title(std::uint32_t begin) const {
    return begin > sentence_->first && is_office(begin - 1);
  }

  [[nodiscard]] bool is_predicate(std::uint32_t i) const {
    for (const ClassId c : {known_.aux, known_.stay, known_.v_open, known_.v_close, known_.v_resume,
                            known_.v_suspend, known_.v_work}) {
      if (view_.find(i, c) != nullptr) return true;
    }
    return view_.is(i, "with");
  }

  void read_cue(const Annotation& a) {
    if (a.word_class == known_.passage) {
      read_passage(a);
    } else if (a.word_class == known_.facing) {
      const std::uint32_t end = a.begin - (a.begin > sentence_->first ? 1 : 0);
      if (view_.token(end).mark == ',') read_facing(end);
    } else if (a.word_class == known_.v_receive || a.word_class == known_.v_serve) {
      read_handled(a);
    } else if (a.word_class == known_.queue_noun) {
      if (view_.is(a.end, "at")) add_passing(a.end + 1, run_end(a.end + 1));
    } else if (a.word_class == known_.same_word) {
      add_told(a.end, run_end(a.end));
    } else if (a.word_class == known_.v_open || a.word_class == known_.v_close) {
      read_terse(a);
      read_object(a);
      read_subject(a);
    } else if (a.word_class == known_.v_resume || a.word_class == known_.v_suspend ||
               a.word_class == known_.v_work) {
      read_subject(a);
    }
  }

  /// `X, which faces Y`, `X, in Surin, which faces Y`.
  void read_facing(std::uint32_t comma) {
    std::uint32_t begin = run_begin(comma);
    const bool lies = begin >= sentence_->first + 2 && view_.is(begin - 1, "in") &&
                      view_.token(begin - 2).mark == ',';
    if (lies) comma = begin - 2;
    add(run_begin(comma), comma);
  }

  /// `trucks roll through Adre`, `exports via Petrapole`.
  void read_passage(const Annotation& a) {
    const Annotations& all = view_.annotations;
    static constexpr std::array<std::string_view, 6> kFlows = {"traffic", "movement", "passage",
                                                               "entry",   "transit",  "route"};
    const bool flow =
        a.begin > sentence_->first &&
        std::find(kFlows.begin(), kFlows.end(), view_.folded(a.begin - 1)) != kFlows.end();
    const bool traffic = flow ||
                         all.find_in(sentence_->first, a.begin, known_.scope_word) != nullptr ||
                         all.find_in(sentence_->first, a.begin, known_.v_pass) != nullptr;
    if (!traffic || goes_by_sea_or_air(a.begin)) return;
    const std::uint32_t end = run_end(a.end);
    const bool owner = end < sentence_->last && view_.token(end).possessive;
    if (!owner) add_passing(a.end, end);
  }

  /// `freight is accepted without limit at N`, `receive traffic at N`.
  void read_handled(const Annotation& verb) {
    constexpr std::uint32_t kReach = 8;
    const bool before = view_.annotations.find_in(
                            verb.begin > sentence_->first + 5 ? verb.begin - 5 : sentence_->first,
                            verb.begin, known_.scope_word) != nullptr;
    bool traffic = before && (verb.form & kParticiple) != 0;
    const std::uint32_t limit = std::min(verb.end + kReach, sentence_->last);
    for (std::uint32_t i = verb.end; i < limit; ++i) {
      if (view_.token(i).kind == Token::Kind::kMark) return;
      if (view_.find(i, known_.clause_word) != nullptr) return;
      traffic = traffic || view_.find(i, known_.scope_word) != nullptr ||
                view_.find(i, known_.mover) != nullptr;
      if (traffic && view_.is(i, "at")) {
        add(i + 1, run_end(i + 1));
        return;
      }
    }
  }

  /// `Kazungula open.`: a whole sentence, or all that stands before a comma.
  void read_terse(const Annotation& verb) {
    if ((verb.form & (kBase | kParticiple)) == 0 || verb.end >= sentence_->last) return;
    const bool ends = view_.token(verb.end).kind == Token::Kind::kMark;
    const std::uint32_t begin = run_begin(verb.begin);
    if (ends && begin == sentence_->first && begin < verb.begin) add_told(begin, verb.begin);
  }

  /// `Iran shut Dogharoun at once`.
  void read_object(const Annotation& verb) {
    if ((verb.form & (kPast | kThird | kGerund)) == 0) return;
    const std::uint32_t end = run_end(verb.end);
    const bool owner = end < sentence_->last && view_.token(end).possessive;
    if (!owner) add_passing(verb.end, end);
  }

  /// `Moreh was closed in May`, `Hili and Dawki reopened on Monday`: a name before a passive verb
  /// or before one that has no object.
  void read_subject(const Annotation& verb) {
    std::uint32_t at = verb.begin;
    bool passive = false;
    while (at > sentence_->first) {
      const Annotation* aux = view_.find(at - 1, known_.aux);
      const bool stays = view_.find(at - 1, known_.stay) != nullptr;
      if (aux == nullptr && !stays && view_.find(at - 1, known_.adverb) == nullptr) break;
      const bool be = aux != nullptr && grammar_.value(*aux).starts_with("be");
      const bool acts = aux != nullptr && !be && has_thing_behind(verb.end);
      passive =
          passive || stays || be || (aux != nullptr && verb.word_class != known_.v_work && !acts);
      --at;
    }
    const bool acts = (verb.form & kPast) != 0 && verb.word_class != known_.v_suspend &&
                      verb.word_class != known_.v_work && !has_object(verb.end);
    const bool comma = at > sentence_->first && view_.token(at - 1).mark == ',';
    if (!passive && !acts) return;
    if (comma) at = before_apposition(at - 1);
    const std::uint32_t begin = run_begin(at);
    if (begin == at || (begin > sentence_->first && stands_behind_preposition(begin))) return;
    const bool listed = begin > sentence_->first && view_.is(begin - 1, "and");
    if (comma && !passive && !listed) return;
    const bool unknown = comma && view_.token(begin).word == 0;
    if ((unknown ? add_told(begin, at) : add(begin, at)) && begin > sentence_->first &&
        is_list_link(begin - 1)) {
      add_list_before(begin);
    }
  }

  std::unordered_set<std::string_view> inner_capitals_;
  LabelNames labels_;
  ListedNames lists_;
  SubjectNames subjects_;
  std::uint64_t cue_bits_;  ///< `Annotations::class_bit` of what `read_cue` reads
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> find_name_cues(const Grammar& grammar, const View& view) {
  return NameFinder(grammar, view).find();
}

}  // namespace maabar::report
