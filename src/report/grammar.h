// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "claim/vocabulary.h"
#include "gazetteer/gazetteer.h"
#include "report/annotation.h"
#include "report/date_phrase.h"
#include "report/lexicon.h"
#include "report/pattern.h"
#include "report/rule_sieve.h"
#include "report/sentence.h"

namespace maabar::report {

/// What a rule does with its match; see docs/formats/lexicon.md.
enum class RuleKind : std::uint8_t {
  kChange,   ///< an act: open, close, resume
  kState,    ///< a predicate: open, out of service
  kMove,     ///< someone or something passes
  kEvent,    ///< a noun: closure, reopening
  kHold,     ///< an actor holds
  kTake,     ///< an actor takes, perhaps from another
  kLeave,    ///< an actor leaves or loses
  kMeasure,  ///< security: something stands, is sent or happens
  kNothing,  ///< no statement; keeps other rules off its words
};

/// A compiled row of rules.csv.
struct Rule {
  std::string id;
  Facet facet = Facet::kStatus;
  RuleKind kind = RuleKind::kState;
  State state = State::kOpen;         ///< of status rules
  Measure measure = Measure::kFence;  ///< of security rules
  Pattern pattern;
  std::optional<Scope> scope;
  bool only = false;          ///< the text says only
  bool needs_place = false;   ///< a crossing must be named in its clause
  bool needs_border = false;  ///< the sentence must speak of a border or crossing
  bool needs_label = false;   ///< only in a list item or table row with a topic
  bool denied = false;        ///< the match itself denies the value
  bool expected = false;      ///< the match itself is an expectation
  bool hoped = false;         ///< the match itself is a wish
  bool object = false;        ///< the place is what stands after the head
  bool limits = false;        ///< replaces "open" of the same sentence
  bool narrows = false;       ///< takes words from an "open" that overlaps it
  bool inherits = false;      ///< without a place, it speaks of what was spoken of last
  bool past = false;          ///< always of the past
};

/// The word classes that the code itself asks for.
struct KnownClasses {
  ClassId crossing, border, ref, place, actor, country, nation, date;  // filled by the code
  ClassId crossing_name, actor_name;
  ClassId gate, side_noun, border_noun, non_crossing, not_gate, scope_word, aux, adverb, negation,
      stay, phase, clause_word, hope, expect, announce, deny, unlikely, claim_noun, condition, say,
      according, office, person_word, authority_publisher, abbreviation, common_word, town_name,
      told_noun, group_word, pair_word, pronoun, opposite, only, exception, force, tactical_skip,
      except_scope, soon, internal, actor_noun, title_word, cause, generic_name, name_particle,
      named_word, facing, passage, v_open, v_close, v_resume, v_suspend, v_pass, v_work, among,
      same_word, queue_noun, shut_word, live_word, mover, contrast, barrier, v_receive, v_serve;
  ClassId group_noun, common_body, actor_pointer, bare_force, v_take, v_hold, v_leave, near_word,
      sway, fence, area_name, checkpoint, v_ban, s_force;
};

/// The names of the crossings of one border.
class BorderNames {
 public:
  void add(std::uint32_t name) { names_.push_back(name); }
  /// Indices in `Grammar::names`.
  [[nodiscard]] const std::vector<std::uint32_t>& names() const { return names_; }
  /// What `make_key` makes of each name: made when first asked for, by whatever thread.
  template <typename MakeKey>
  [[nodiscard]] const std::vector<std::string>& keys(MakeKey make_key) const {
    std::call_once(lazy_->once, [&] {
      for (const std::uint32_t name : names_) lazy_->keys.push_back(make_key(name));
    });
    return lazy_->keys;
  }

 private:
  struct Lazy {
    std::once_flag once;
    std::vector<std::string> keys;
  };
  std::vector<std::uint32_t> names_;
  std::unique_ptr<Lazy> lazy_ = std::make_unique<Lazy>();
};

/// Lexicon and gazetteer compiled for reading. Immutable.
struct Grammar {
  ClassNames classes;
  KnownClasses known;
  DateClasses dates;
  SentenceClasses sentences;
  PhraseMatcher matcher;
  std::vector<std::string> values;  ///< payload of lexicon classes
  std::vector<Rule> rules;
  std::vector<Rule> tactical;
  RuleSieve sieve;        ///< of `rules` but the next, then of `tactical`
  RuleSieve label_sieve;  ///< of the `rules` that need a label
  /// Of the gazetteer, by index of CrossingName.
  struct Name {
    CrossingKey key;
    Country side;  ///< none: the crossing as a whole
    std::string folded;
  };
  std::vector<Name> names;
  std::map<CrossingKey, BorderNames> names_at;  ///< by border
  /// The one crossing between two areas, by their folded names in order: `anbar`, `deir ez zor`.
  std::map<std::pair<std::string, std::string>, CrossingKey> between_areas;
  std::vector<Country> countries;                   ///< payload of `country` and `nation`
  std::vector<std::string> adjectives;              ///< folded first adjective, by country
  std::vector<std::string> actor_ids;               ///< payload of `actor-name`
  std::vector<Country> actor_countries;             ///< none: any
  std::vector<CrossingKey> crossings;               ///< every crossing known
  std::vector<CrossingKey> unofficial;              ///< those that are no official ones
  std::map<std::string, std::string> actor_values;  ///< actor as named -> actor as claimed
  std::map<std::string, std::string> forces;        ///< country code -> its forces' actor
  struct FormerForces {
    std::string actor;
    Date until;
  };
  std::map<std::string, FormerForces> former_forces;  ///< country code -> whose they were before
  std::set<std::pair<Country, Country>> neighbours;   ///< both ways

  /// `kInvalidInput` with the rule's file and line.
  static Result<Grammar> build(const Gazetteer& gazetteer, const Lexicon& lexicon);

  /// Whether the two have a land border or a crossing.
  [[nodiscard]] bool are_neighbours(Country a, Country b) const {
    return neighbours.contains({a, b});
  }
  [[nodiscard]] const std::string& value(const Annotation& annotation) const {
    return values[annotation.payload];
  }
};

}  // namespace maabar::report
