// SPDX-License-Identifier: Apache-2.0
#include "report/compose.h"

#include <algorithm>
#include <array>

#include "report/actor_finder.h"
#include "report/circumstance.h"
#include "report/country_words.h"
#include "report/direction.h"
#include "report/due_dates.h"
#include "report/happening.h"
#include "report/holding.h"
#include "report/measure_place.h"
#include "report/measure_side.h"
#include "report/stranger.h"
#include "report/when.h"

namespace maabar::report {
namespace {

/// Makes the claims of one sentence out of its hits.
class SentenceComposer {
 public:
  SentenceComposer(const Grammar& grammar, const View& view, const Binder& binder,
                   std::size_t sentence, std::vector<Draft>& drafts)
      : grammar_(grammar), view_(view), binder_(binder), index_(sentence), drafts_(drafts) {}

  void compose(std::vector<UnreadSpan>& unread) {
    if (is_question()) return;
    const std::size_t told_before = drafts_.size();
    const std::vector<Hit> hits = find_hits(grammar_, view_, index_);
    for (const Hit& hit : hits) {
      switch (hit.rule->facet) {
        case Facet::kStatus:
        case Facet::kOutlook:
          compose_state(hit, unread);
          break;
        case Facet::kControl:
          compose_control(hit);
          break;
        default:
          compose_security(hit);
          break;
      }
    }
    apply_limits(view_, told_before, drafts_);
  }

 private:
  /// "When will the gate reopen?" asserts nothing.
  [[nodiscard]] bool is_question() const {
    static constexpr std::array<std::string_view, 7> kAsking = {"when", "what",  "why",  "who",
                                                                "how",  "where", "which"};
    if (view_.token(sentence().last - 1).mark != '?') return false;
    // "Torkham open?"
    constexpr std::uint32_t kBare = 7;
    const std::uint32_t length = sentence().last - sentence().first;
    const bool labelled = sentence().label_end > sentence().first;
    if (!labelled && length > 2 && length <= kBare && view_.token(sentence().last - 2).mark != '?')
      return true;
    const std::uint32_t last = std::min(sentence().label_end + 4, sentence().last);
    for (std::uint32_t i = sentence().label_end; i < last; ++i) {
      // "The post has been without staff since May??" is told, and doubted.
      const bool subject = std::any_of(
          view_.places[index_].begin(), view_.places[index_].end(),
          [&](const Place& place) { return place.end == i && place.end > sentence().label_end; });
      if (subject) return false;
      if (view_.find(i, grammar_.known.aux) != nullptr) return true;
      if (std::find(kAsking.begin(), kAsking.end(), view_.folded(i)) != kAsking.end()) return true;
    }
    return false;
  }

  [[nodiscard]] const Sentence& sentence() const { return view_.sentences[index_]; }

  /// "Torkham has reopened, and Chaman", "is expected to reopen on Friday, Chaman on Sunday": a
  /// gate before the verb, and none behind it up to a mark: what follows is no object.
  [[nodiscard]] bool ends_behind(const Hit& hit, const VerbGroup& group) const {
    constexpr std::uint32_t kReach = 4;
    std::uint32_t mark = hit.match.head + 1;
    while (mark < sentence().last && view_.token(mark).kind != Token::Kind::kMark) ++mark;
    bool subject = false;
    for (const Place& place : view_.places[index_]) {
      const bool behind = place.begin > hit.match.head && place.begin < mark;
      if (behind) return false;
      const bool before = place.end <= group.begin && place.end + kReach > group.begin;
      bool verb = false;
      for (std::uint32_t i = place.end; before && i < group.begin; ++i) {
        verb =
            verb || (has_verb(view_, i, i + 1) && view_.find(i, grammar_.known.expect) == nullptr);
      }
      subject = subject || (before && place.kind == Place::Kind::kCrossing && !verb);
    }
    return subject && mark < sentence().last && view_.token(mark).mark == ',';
  }

  [[nodiscard]] Ask ask_of(const Hit& hit, const VerbGroup& group) const {
    Ask ask;
    ask.sentence = index_;
    ask.begin = hit.match.begin;
    ask.head = hit.match.head;
    ask.end = hit.match.end;
    const bool active = hit.rule->kind == RuleKind::kChange && !group.passive && !group.finite_be &&
                        group.tense != Tense::kNone && !group.stays && !ends_behind(hit, group);
    // "the crossing has let lorries in": of what the words begin with, or the label.
    const bool subject = hit.match.begin < hit.match.head &&
                         (view_.find(hit.match.begin, grammar_.known.crossing) != nullptr ||
                          view_.find(hit.match.begin, grammar_.known.ref) != nullptr);
    const bool moves =
        hit.rule->kind == RuleKind::kMove && !subject && sentence().label_end == sentence().first;
    const std::uint32_t thing = hit.match.head + (view_.is(hit.match.head + 1, "the") ? 2 : 1);
    const bool direct =
        hit.rule->kind == RuleKind::kChange && !group.passive && !group.stays &&
        (binder_.has_place_at(index_, hit.match.head + 1) || binder_.has_place_at(index_, thing));
    ask.object = hit.rule->object || active || moves || direct;
    ask.borders = true;
    ask.needs_word = hit.rule->needs_place;
    ask.inherits = hit.rule->inherits;
    ask.of_party = hit.rule->facet == Facet::kStatus || hit.rule->facet == Facet::kOutlook;
    const auto told = hit.match.find('x');
    const KnownClasses& k = grammar_.known;
    const bool is_place = told && (told->word_class == k.place || told->word_class == k.crossing ||
                                   told->word_class == k.ref);
    // Of several places before the head the pattern took the first; the nearest is meant.
    if (is_place && told->begin >= hit.match.head) ask.told = told->payload;
    return ask;
  }

  void compose_state(const Hit& hit, std::vector<UnreadSpan>& unread) {
    VerbGroup group = read_verb_group(grammar_, view_, sentence(), hit.match.head);
    group.negated = group.negated || denies_before(grammar_, view_, hit);
    const bool bare = group.tense == Tense::kNone && hit.rule->kind == RuleKind::kMove;
    if (bare && !begins_today(view_, hit)) {
      group.tense = tense_beside(grammar_, view_, hit.match.begin, hit.match.end);
    }
    const Surroundings around =
        read_surroundings(grammar_, view_, sentence(), group, hit.match.end);
    const bool ahead = has_future_date(view_, hit) || is_scheduled(view_, hit, group);
    auto sense = weigh(*hit.rule, group, around, ahead);
    if (!sense) return;
    std::vector<Bound> bounds = binder_.bind(ask_of(hit, group));
    if (bounds.empty() && hit.rule->needs_border) bounds = binder_.bind_border(index_);
    pair_off(bounds);
    // "Police slam door": a title names what it tells of, or is told by the text.
    if (sentence().kind == BlockKind::kTitle) {
      std::erase_if(bounds, [](const Bound& b) { return b.begin == b.end; });
    }
    if (bounds.empty()) {
      note_unread(hit, group, unread);
      return;
    }
    if (tells_of_a_stranger(grammar_, view_, hit, group, bounds.front())) return;
    const auto at_last = opening_at_last(hit, group);
    if (at_last) sense = Sense{Facet::kStatus, State::kOpen, Modality::kReported, true};
    const bool outlook = sense->facet == Facet::kOutlook;
    const bool open_now = !outlook && !at_last && sense->state == State::kOpen;
    if (open_now && is_behind_not_until(hit)) return;
    const bool opening = outlook && sense->state == State::kOpen;
    if (opening && is_overdue(view_, hit)) return;
    limit_scope(hit, group, *sense);
    When when = find_when(grammar_, view_, hit, group, outlook ? Lean::kFuture : Lean::kPast);
    if (hit.rule->kind == RuleKind::kEvent && !outlook) when = end_of_event(view_, hit, when);
    if (at_last) when = *at_last;
    for (const Bound& bound : bounds) {
      Claim& claim = start(hit, bound, group, around);
      claim.value = outlook ? ClaimValue::outlook(sense->state) : ClaimValue::status(sense->state);
      claim.modality = sense->modality;
      claim.scope = scope_;
      claim.only = only_;
      claim.valid_from = when.from;
      claim.valid_to = when.to;
      const Country side = find_side(grammar_, view_, hit, group, bound);
      claim.side = side.is_none() ? explicit_side(grammar_, view_, bound) : side;
      claim.direction = find_direction(grammar_, view_, hit, bound.key, claim.side);
      if (outlook) claim.phrase_class = phrase_class(when, around, claim.modality);
      speak(hit, around, when, claim);
    }
  }

  /// "X and Y were open and closed respectively": the first for the first.
  void pair_off(std::vector<Bound>& bounds) {
    if (bounds.size() < 2) return;
    bool told = false;
    for (std::uint32_t i = sentence().first; i < sentence().last; ++i) {
      told = told || view_.is(i, "respectively");
    }
    if (!told) return;
    const std::size_t turn = std::min(turns_++, bounds.size() - 1);
    bounds = {bounds[turn]};
  }

  /// "cargo only" is open for cargo; "only ambulances" is a restriction.
  void limit_scope(const Hit& hit, const VerbGroup& group, Sense& sense) {
    scope_ = find_scope(grammar_, view_, hit, group).value_or(Scope::kAll);
    only_ = has_only(grammar_, view_, hit);
    if (sense.state == State::kOpen && only_ && scope_ != Scope::kCargo) {
      sense.state = State::kRestricted;
    }
    const bool excepted =
        view_.annotations.find_in(hit.match.begin, std::min(hit.match.end + 4, sentence().last),
                                  grammar_.known.exception) != nullptr;
    if (sense.state == State::kClosed && excepted && sense.modality != Modality::kDenied) {
      sense.state = State::kRestricted;
      scope_ = Scope::kAll;
    }
  }

  static PhraseClass phrase_class(const When& when, const Surroundings& around, Modality modality) {
    if (around.conditional) return PhraseClass::kConditional;
    if (when.phrase_class != PhraseClass::kNone) return when.phrase_class;
    return modality == Modality::kDenied ? PhraseClass::kNone : PhraseClass::kVague;
  }

  /// Adds a draft and returns its claim, which is good until the next is added.
  Claim& start(const Hit& hit, const Bound& bound, const VerbGroup& group,
               const Surroundings& around) {
    Draft& draft = drafts_.emplace_back();
    draft.sentence = index_;
    draft.rule = hit.rule;
    draft.head = hit.match.head;
    draft.tense = group.tense;
    draft.in_title = sentence().kind == BlockKind::kTitle;
    draft.claimed = around.governor != Governor::kDeny &&
                    view_.annotations.find_in(sentence().first, hit.match.head,
                                              grammar_.known.claim_noun) != nullptr;
    draft.rumoured = around.rumoured;
    draft.limits = hit.rule->limits;
    draft.event = hit.rule->kind == RuleKind::kEvent;
    draft.claim.crossing = bound.key;
    draft.claim.candidates = bound.candidates;
    draft.claim.provisional = bound.provisional;
    draft.claim.span = find_evidence(view_, hit, group, bound);
    return draft.claim;
  }

  /// Speaker, and what it does to the modality.
  void speak(const Hit& hit, const Surroundings& around, const When& when, Claim& claim) const {
    const Attribution* said = find_speaker(view_, hit);
    bool authority = false;
    const bool wish = said != nullptr && said->wishes;
    if (said != nullptr && (!wish || claim.facet() == Facet::kOutlook)) {
      claim.speaker = said->speaker;
      authority = said->authority && !wish;
      const auto stated = static_cast<std::size_t>(said->stated);
      if (said->stated >= 0) claim.stated = view_.told[index_][stated];
    } else if (!view_.publisher_speaker.empty() && sentence().kind != BlockKind::kTitle) {
      claim.speaker = view_.publisher_speaker;
      authority = true;
    }
    const bool announced = around.governor == Governor::kAnnounce;
    if (claim.modality == Modality::kReported && (authority || announced)) {
      claim.modality = Modality::kAnnounced;
    }
    const bool outlook = claim.facet() == Facet::kOutlook;
    if (!outlook || claim.modality != Modality::kAnnounced || announced) return;
    const bool firm =
        when.phrase_class == PhraseClass::kNamedDay || claim.value.state() == State::kClosed;
    const bool decided = authority && (firm || !view_.publisher_speaker.empty());
    if (!decided) claim.modality = Modality::kExpected;
  }

  /// "Not until June will it reopen".
  [[nodiscard]] bool is_behind_not_until(const Hit& hit) const {
    for (std::uint32_t i = sentence().first; i + 1 < hit.match.head; ++i) {
      if (view_.is(i, "not") && view_.is(i + 1, "until")) return true;
    }
    return false;
  }

  /// "did not reopen until 1 March 2010", "not until 2010 did it reopen": when it did; nothing
  /// where neither is said.
  [[nodiscard]] std::optional<When> opening_at_last(const Hit& hit, const VerbGroup& group) const {
    if (hit.rule->state != State::kOpen || hit.rule->facet == Facet::kSecurity) return std::nullopt;
    bool not_until = is_behind_not_until(hit);
    for (std::uint32_t i = hit.match.head; i < sentence().last; ++i) {
      not_until = not_until || (view_.is(i, "until") && (group.negated || hit.rule->denied));
    }
    if (!not_until) return std::nullopt;
    const When when = find_when(grammar_, view_, hit, group, Lean::kPast);
    const Date& published = view_.document.report.published;
    const bool over = !when.to.is_unknown() && !published.is_unknown() &&
                      when.to.last_day() <= published.last_day();
    return over ? std::optional(When{when.to, Date(), when.phrase_class}) : std::nullopt;
  }

  void note_unread(const Hit& hit, const VerbGroup& group, std::vector<UnreadSpan>& unread) const {
    if (sentence().kind == BlockKind::kTitle || hit.rule->needs_place) return;
    if (!names_a_crossing(hit)) return;
    unread.push_back({find_evidence(view_, hit, group, {}), "names no crossing that is known"});
  }

  /// Whether the clause has a crossing that no table has, or the word for one.
  [[nodiscard]] bool names_a_crossing(const Hit& hit) const {
    const auto& places = view_.places[index_];
    const bool unknown = std::any_of(places.begin(), places.end(), [](const Place& p) {
      return p.kind == Place::Kind::kUnknown;
    });
    const ClauseBounds clause = clause_bounds(view_, sentence(), hit.match.head);
    const Annotations& all = view_.annotations;
    return unknown ||
           (all.find_in(clause.first, clause.last, grammar_.known.gate) != nullptr &&
            all.find_in(clause.first, clause.last, grammar_.known.non_crossing) == nullptr);
  }

  // ------------------------------------------------------------------ control

  void compose_control(const Hit& hit) {
    const VerbGroup group = read_verb_group(grammar_, view_, sentence(), hit.match.head);
    const Surroundings around =
        read_surroundings(grammar_, view_, sentence(), group, hit.match.end);
    const auto modality = control_modality(grammar_, view_, hit, group, around);
    if (!modality || is_beside_place(grammar_, view_, hit)) return;
    auto holders = find_holders(grammar_, view_, hit, 'a');
    const auto former = find_holders(grammar_, view_, hit, 'f');
    const bool unnamed = !hit.match.find('a') && !hit.match.find('f');
    if (unnamed) holders = find_unnamed_taker(grammar_, view_, hit);
    for (ActorMention& beside : find_holders(grammar_, view_, hit, 'b')) {
      holders.push_back(std::move(beside));
    }
    if (holders.empty() && former.empty()) return;
    Ask ask = ask_of(hit, group);
    // Without a place of its own a holding tells of what stands before it: "is in rebel hands".
    const auto place = hit.match.find('x');
    ask.object = place ? place->begin >= hit.match.head : hit.rule->kind != RuleKind::kHold;
    ask.spares_end = hit.rule->inherits && !place;
    const bool ahead = *modality == Modality::kExpected || *modality == Modality::kHoped;
    const When when = find_when(grammar_, view_, hit, group, ahead ? Lean::kFuture : Lean::kPast);
    for (const Bound& bound : control_places(hit, ask)) {
      const bool leaves = hit.rule->kind == RuleKind::kLeave && !group.negated;
      const Telling told{hit, group, around, when, *modality};
      for (const ActorMention& holder : holders) add_holder(told, bound, holder, leaves);
      if (*modality != Modality::kReported) continue;
      const std::size_t first = drafts_.size();
      for (const ActorMention& holder : former) add_holder(told, bound, holder, true);
      for (std::size_t i = first; i < drafts_.size(); ++i) drafts_[i].former = true;
    }
  }

  /// What the claims of one trigger have in common.
  struct Telling {
    const Hit& hit;
    const VerbGroup& group;
    const Surroundings& around;
    const When& when;
    Modality modality;
  };

  void add_holder(const Telling& told, const Bound& bound, const ActorMention& mention,
                  bool leaves) {
    Country side = explicit_side(grammar_, view_, bound);
    if (side.is_none()) side = bound.side;
    if (side.is_none()) side = told_home(grammar_, view_, index_, mention, bound.key);
    const auto actor = settle_actor(grammar_, view_, mention, bound.key, side);
    if (!actor) return;
    Claim& claim = start(told.hit, bound, told.group, told.around);
    claim.value = ClaimValue::control(actor->actor);
    claim.modality = told.modality;
    claim.side = bound.side;
    if (claim.side.is_none()) claim.side = home_side(grammar_, view_, *actor, bound.key);
    if (leaves) {
      claim.valid_to = told.when.from;
    } else if (told.modality != Modality::kDenied) {
      claim.valid_from = told.when.from;
      claim.valid_to = told.when.to;
    }
    speak(told.hit, told.around, told.when, claim);
    const bool announced = claim.modality == Modality::kAnnounced;
    if (announced && (leaves || is_foreign_voice(told.hit, actor->country))) {
      claim.modality = Modality::kReported;
    }
  }

  /// Egypt tells that Israel holds it: told, not announced.
  [[nodiscard]] bool is_foreign_voice(const Hit& hit, Country holder) const {
    const Attribution* said = find_speaker(view_, hit);
    return said != nullptr && !said->country.is_none() && !holder.is_none() &&
           said->country != holder;
  }

  [[nodiscard]] std::vector<Bound> control_places(const Hit& hit, const Ask& ask) const {
    std::vector<Bound> bounds = binder_.bind(ask);
    if (hit.rule->needs_border) bounds = binder_.bind_border(index_);
    const auto side = side_phrase(grammar_, view_, hit);
    for (Bound& bound : bounds) {
      if (bound.key.has_side(side)) bound.side = side;
    }
    return bounds;
  }

  // ----------------------------------------------------------------- security

  void compose_security(const Hit& hit) {
    const VerbGroup group = read_verb_group(grammar_, view_, sentence(), hit.match.head);
    const Surroundings around =
        read_surroundings(grammar_, view_, sentence(), group, hit.match.end);
    if (around.condition || group.tense == Tense::kUnreal) return;
    // "another raid could cut the road"
    if (group.tense == Tense::kMight && hit.rule->measure == Measure::kAttack) return;
    Ask ask = ask_of(hit, group);
    ask.needs_word = !hit.rule->inherits;
    // "tried to rush it"
    const bool rushed = hit.rule->measure == Measure::kInfiltrationThreat &&
                        view_.is(hit.match.end - 1, "it") && hit.match.end > hit.match.head + 1;
    ask.no_pronoun = hit.rule->measure != Measure::kAttack && !rushed;
    ask.object = false;
    const MeasurePlace placer(grammar_, view_, binder_, index_);
    if (placer.strikes_elsewhere(hit)) return;
    std::vector<Bound> bounds =
        binder_.is_vetoed(ask) ? std::vector<Bound>() : placer.near_places(hit, ask);
    std::erase_if(bounds, [](const Bound& b) { return b.key.is_none(); });
    if (bounds.empty() && !hit.rule->needs_place &&
        placer.speaks_of_border(hit.rule->needs_border)) {
      bounds = placer.unplaced_border(hit);
    }
    if (bounds.empty()) return;
    const bool ahead =
        group.tense == Tense::kFuture || group.tense == Tense::kWould || hit.rule->expected;
    const When when = find_when(grammar_, view_, hit, group, ahead ? Lean::kFuture : Lean::kPast);
    // "were sent to Torkham and Chaman", "both were torched"
    const bool own = group.passive || bounds.front().begin > hit.match.head;
    const auto is_gate = [](const Bound& b) { return b.key.is_crossing(); };
    if (!own || !std::all_of(bounds.begin(), bounds.end(), is_gate)) bounds.resize(1);
    const bool denied = hit.rule->denied || group.negated || around.governor == Governor::kDeny;
    const Modality told = ahead ? Modality::kExpected : Modality::kReported;
    const Telling telling{hit, group, around, when, denied ? Modality::kDenied : told};
    for (const Bound& bound : bounds) add_measure(telling, bound);
  }

  void add_measure(const Telling& told, const Bound& bound) {
    Claim& claim = start(told.hit, bound, told.group, told.around);
    claim.value = ClaimValue::security(told.hit.rule->measure);
    claim.modality = told.modality;
    if (told.modality != Modality::kDenied) claim.valid_from = told.when.from;
    claim.side = measure_side(grammar_, view_, told.hit, bound);
    speak(told.hit, told.around, told.when, claim);
    const bool attack = told.hit.rule->measure == Measure::kAttack;
    if (attack && claim.modality == Modality::kAnnounced) claim.modality = Modality::kReported;
  }

  const Grammar& grammar_;
  const View& view_;
  const Binder& binder_;
  std::size_t index_;
  std::vector<Draft>& drafts_;  ///< of the document
  Scope scope_ = Scope::kAll;
  bool only_ = false;
  std::size_t turns_ = 0;
};

}  // namespace

void compose_sentence(const Grammar& grammar, const View& view, const Binder& binder,
                      std::size_t sentence, std::vector<UnreadSpan>& unread,
                      std::vector<Draft>& drafts) {
  SentenceComposer(grammar, view, binder, sentence, drafts).compose(unread);
}

}  // namespace maabar::report
