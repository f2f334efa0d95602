// SPDX-License-Identifier: Apache-2.0
#include "report/actor_finder.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "report/country_words.h"

namespace maabar::report {
namespace {

constexpr std::uint32_t kLongestName = 7;

/// Reads the actors of a document, sentence by sentence; remembers whom "they" may mean.
class ActorFinder {
 public:
  ActorFinder(const Grammar& grammar, const View& view)
      : grammar_(grammar),
        view_(view),
        day_(view.document.report.published),
        begin_bits_(Annotations::class_bits_of(
            {grammar.known.nation, grammar.known.country, grammar.known.actor_name,
             grammar.known.actor_noun, grammar.known.actor_pointer, grammar.known.bare_force})) {}

  [[nodiscard]] std::vector<ActorMention> find(const Sentence& sentence) {
    std::vector<ActorMention> found;
    first_ = sentence.first;
    last_ = sentence.last;
    for (std::uint32_t i = sentence.first; i < sentence.last;) {
      if (!may_begin(i)) {
        DCHECK(!begins(i, found));
        ++i;
        continue;
      }
      ActorMention actor;
      const bool here = read(i, found, actor);
      i = here ? std::max(actor.end, i + 1) : i + 1;
      if (here) found.push_back(std::move(actor));
    }
    remember(found);
    return found;
  }

 private:
  /// A look that spares most tokens the reading: false only if no actor begins there.
  [[nodiscard]] bool may_begin(std::uint32_t i) const {
    return (view_.annotations.class_bits(i) & begin_bits_) != 0 || view_.token(i).capital ||
           is_any<"the", "who", "which", "that", "whose", "its", "their", "our">(view_, i);
  }

  bool read(std::uint32_t i, const std::vector<ActorMention>& found, ActorMention& actor) const {
    return read_force(i, actor) || read_name(i, actor) || read_group(i, actor) ||
           read_relative(i, found, actor) || read_short_name(i, actor) ||
           read_pointer(i, found, actor) || read_bare(i, actor);
  }

  /// What `may_begin` must not deny.
  [[nodiscard]] bool begins(std::uint32_t i, const std::vector<ActorMention>& found) const {
    ActorMention actor;
    return read(i, found, actor);
  }

  void remember(const std::vector<ActorMention>& found) {
    if (found.empty()) return;
    subject_ = found.front();
    for (const ActorMention& actor : found) {
      if (!actor.bare && !actor.pointer) named_.push_back(actor);
      if (!actor.bare && !is_state(actor)) movement_ = actor;
    }
  }

  [[nodiscard]] bool is_state(const ActorMention& actor) const {
    return is_state_force(grammar_, actor.actor, day_);
  }

  [[nodiscard]] const Annotation* find(std::uint32_t at, ClassId word_class) const {
    if (at >= last_) return nullptr;
    const Annotation* found = view_.find(at, word_class);
    return found != nullptr && found->end <= last_ ? found : nullptr;
  }

  [[nodiscard]] bool is_about(Country country) const {
    return country.is_none() || std::find(view_.main_countries.begin(), view_.main_countries.end(),
                                          country) != view_.main_countries.end();
  }

  bool read_name(std::uint32_t i, ActorMention& actor) const {
    for (const Annotation& a : view_.annotations.at(i)) {
      if (a.word_class == grammar_.known.actor_name) {
        const Country country = grammar_.actor_countries[a.payload];
        const std::string& id = grammar_.actor_ids[a.payload];
        const auto rolled = grammar_.actor_values.find(id);
        actor = {i, a.end, rolled == grammar_.actor_values.end() ? id : rolled->second, country};
        if (!is_generic(a) || is_about(country)) return true;
      }
      if (a.word_class == grammar_.known.actor_noun && read_noun(i, a, actor)) return true;
    }
    return false;
  }

  /// A name that is common words: it needs its country to be spoken of.
  [[nodiscard]] bool is_generic(const Annotation& a) const {
    for (std::uint32_t i = std::max(a.begin, first_ + 1); i < a.end; ++i) {
      if (view_.token(i).capital) return false;
    }
    // "Rebels take the post": the first word has its capital from the sentence.
    return a.begin != first_ || a.end > first_ + 1 || is_common_noun(first_);
  }

  [[nodiscard]] bool is_common_noun(std::uint32_t i) const {
    return find(i, grammar_.known.actor_pointer) != nullptr;
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
    // "gunmen from the Islamic State"
    if (value == "militants" && read_owner(a.end, actor)) {
      actor.begin = i;
      return true;
    }
    actor = {i, a.end, value.substr(colon == std::string::npos ? 0 : colon + 1), country};
    return true;
  }

  /// Whether the words up to `end` or beyond are one actor's name: `Kosovo police`.
  [[nodiscard]] bool has_own_name(std::uint32_t i, std::uint32_t end) const {
    const auto reaches = [&](ClassId word_class) {
      const Annotation* name = find(i, word_class);
      return name != nullptr && name->end >= end;
    };
    return reaches(grammar_.known.actor_name) || reaches(grammar_.known.actor_noun);
  }

  /// `Syrian opposition forces`: the name goes on behind the nation.
  [[nodiscard]] bool has_named_body(std::uint32_t i, std::uint32_t nation_end) const {
    const Annotation* name = find(i, grammar_.known.actor_name);
    return name != nullptr && name->end > nation_end && !is_generic(*name);
  }

  /// `Iraqi army`, `Iraq's border guards`, `Turkish-backed` is none.
  bool read_force(std::uint32_t i, ActorMention& actor) const {
    const Annotation* nation = find(i, grammar_.known.nation);
    if (nation == nullptr) nation = find(i, grammar_.known.country);
    if (nation == nullptr) return false;
    std::uint32_t at = nation->end;
    if (at < last_ && view_.token(at).possessive) ++at;
    // "Saudi-backed forces" are not Saudi Arabia's.
    if (at < last_ && view_.token(at).joined && view_.token(at).lower) return false;
    for (std::uint32_t skipped = 0; skipped < 3 && at < last_; ++skipped, ++at) {
      if (const Annotation* force = find(at, grammar_.known.force)) {
        const Country country = grammar_.countries[nation->payload];
        actor = {i, force->end, forces_of(grammar_, country, day_), country};
        // "Syria's new General Authority for Ports" is a name of the tables.
        const Annotation* name = find(at, grammar_.known.actor_name);
        if (name != nullptr && name->end > force->end) return false;
        return !has_own_name(i, force->end) && !has_named_body(i, nation->end);
      }
      if (view_.token(at).kind == Token::Kind::kMark || view_.token(at).capital) return false;
      // "with Russian help the army"
      if (is_any<"the", "a", "its", "their", "and">(view_, at)) return false;
    }
    return false;
  }

  /// `Chin National Defence Force`: capitals that end with a word for an armed body; `M23 rebels`.
  bool read_group(std::uint32_t i, ActorMention& actor) const {
    if (!view_.token(i).capital || find(i, grammar_.known.group_noun) != nullptr ||
        find(i, grammar_.known.group_word) != nullptr) {
      return false;
    }
    if (!may_begin_name(i)) return false;
    std::uint32_t name_end = 0;
    std::uint32_t end = 0;
    bool own = false;
    for (std::uint32_t at = i; at < last_ && at < i + kLongestName; ++at) {
      const bool of = at > i && (view_.is(at, "of") || view_.is(at, "for"));
      const bool of_the =
          at > i + 1 && view_.is(at, "the") && (view_.is(at - 1, "of") || view_.is(at - 1, "for"));
      const bool link = of || of_the;
      const Annotation* noun = find(at, grammar_.known.group_noun);
      if (at > i && noun != nullptr) {
        const bool body = grammar_.value(*noun) == "body" && view_.token(at).capital;
        if (body || grammar_.value(*noun) == "fighters") {
          name_end = body ? noun->end : at;
          end = noun->end;
        }
      }
      if (!view_.token(at).capital && !link && !view_.token(at).joined) break;
      own = own || is_own_name(at);
    }
    if (end == 0 || !own) return false;
    actor = {i, end, to_slug(view_.bytes(i, name_end)), {}};
    return true;
  }

  /// "Since November the ..." begins no name: a word that the lexicon knows, save "National".
  [[nodiscard]] bool may_begin_name(std::uint32_t at) const {
    return view_.annotations.at(at).empty() || find(at, grammar_.known.common_body) != nullptr;
  }

  /// A word that makes a body's name its own: no country, no crossing, not "National", "Border".
  [[nodiscard]] bool is_own_name(std::uint32_t at) const {
    const KnownClasses& k = grammar_.known;
    return view_.token(at).capital && find(at, k.group_word) == nullptr &&
           find(at, k.group_noun) == nullptr && find(at, k.common_body) == nullptr &&
           find(at, k.crossing_name) == nullptr && find(at, k.nation) == nullptr &&
           find(at, k.country) == nullptr && find(at, k.office) == nullptr &&
           find(at, k.scope_word) == nullptr;
  }

  /// `the group, which holds the gate`: the actor right before.
  bool read_relative(std::uint32_t i, const std::vector<ActorMention>& found,
                     ActorMention& actor) const {
    if (found.empty()) return false;
    const bool whose = view_.is(i, "whose") && find(i + 1, grammar_.known.force) != nullptr;
    const bool relative =
        whose || view_.is(i, "who") || view_.is(i, "which") || view_.is(i, "that");
    if (!relative) return false;
    const std::uint32_t end = found.back().end;
    const bool right_before = end == i || (end + 1 == i && view_.token(end).mark == ',');
    if (!right_before) return false;
    actor = found.back();
    return point_from(i, i + (whose ? 2 : 1), actor);
  }

  /// `the Front`, `the Council`: the last whose name has that word, in capitals too.
  bool read_short_name(std::uint32_t i, ActorMention& actor) const {
    if (!view_.is(i, "the") || i + 1 >= last_ || !view_.token(i + 1).capital) return false;
    if (find(i + 1, grammar_.known.group_noun) == nullptr && !view_.is(i + 1, "council") &&
        !view_.is(i + 1, "authority")) {
      return read_own_body(i, actor);
    }
    const auto bears = [&](const ActorMention& a) {
      for (std::uint32_t at = a.begin; at < a.end; ++at) {
        if (view_.token(at).capital && view_.folded(at) == view_.folded(i + 1)) return true;
      }
      return false;
    };
    const auto last = std::find_if(named_.rbegin(), named_.rend(), bears);
    if (last == named_.rend()) return read_own_body(i, actor);
    actor = *last;
    return point_from(i, i + 2, actor);
  }

  /// `the Authority` in a statement of a country's ports authority: that country itself.
  bool read_own_body(std::uint32_t i, ActorMention& actor) const {
    static constexpr std::array<std::string_view, 6> kBodies = {
        "authority", "ministry", "directorate", "commission", "department", "command"};
    const Country country = view_.publisher_country;
    const bool body =
        std::find(kBodies.begin(), kBodies.end(), view_.folded(i + 1)) != kBodies.end();
    if (!body || country.is_none() || view_.publisher_speaker.empty()) return false;
    actor = {i, i + 2, forces_of(grammar_, country, day_), country};
    return true;
  }

  /// `in its hands`, `under their control`: whose they are.
  [[nodiscard]] bool is_sway(std::uint32_t i) const {
    const bool possessive = view_.is(i, "its") || view_.is(i, "their") || view_.is(i, "our");
    const bool under = i > 0 && (view_.is(i - 1, "in") || view_.is(i - 1, "under"));
    return possessive && under &&
           (find(i + 1, grammar_.known.sway) != nullptr || view_.is(i + 1, "full"));
  }

  /// `they`, `the group`, `its fighters`: the subject of this or an earlier sentence.
  bool read_pointer(std::uint32_t i, const std::vector<ActorMention>& found,
                    ActorMention& actor) const {
    const Annotation* word = find(i, grammar_.known.actor_pointer);
    if (word == nullptr)
      return is_sway(i) && subject_of(found, actor) && point_from(i, i + 1, actor);
    const bool object = view_.is(i, "them");
    if (object && (i == 0 || !(view_.is(i - 1, "to") || view_.is(i - 1, "by")))) return false;
    const std::string& value = grammar_.value(*word);
    if (value == "movement") {
      const auto near = std::find_if(found.rbegin(), found.rend(), [&](const ActorMention& a) {
        return !a.bare && !is_state(a);
      });
      if (near == found.rend() && !movement_) return read_unnamed(i, word->end, actor);
      actor = near == found.rend() ? *movement_ : *near;
      return point_from(i, word->end, actor);
    }
    return subject_of(found, actor) && point_from(i, word->end, actor);
  }

  /// `rebels`, where no movement was named: men in arms.
  bool read_unnamed(std::uint32_t i, std::uint32_t end, ActorMention& actor) const {
    const bool definite = view_.is(i, "the") || (i > 0 && is_any<"the", "its">(view_, i - 1));
    if (definite || !is_any<"rebels", "militias", "militiamen", "guerrillas">(view_, end - 1))
      return false;
    actor = {};
    actor.begin = i;
    actor.end = end;
    actor.actor = "militants";
    return true;
  }

  /// The subject of this sentence, or of an earlier one.
  bool subject_of(const std::vector<ActorMention>& found, ActorMention& actor) const {
    const auto told =
        std::find_if(found.begin(), found.end(), [](const ActorMention& a) { return !a.pointer; });
    if (told == found.end() && !subject_) return false;
    actor = told == found.end() ? *subject_ : *told;
    return true;
  }

  static bool point_from(std::uint32_t begin, std::uint32_t end, ActorMention& actor) {
    actor.begin = begin;
    actor.end = end;
    actor.pointer = true;
    return true;
  }

  /// `the army`, `government troops`: whose, the crossing tells.
  bool read_bare(std::uint32_t i, ActorMention& actor) const {
    const Annotation* force = find(i, grammar_.known.bare_force);
    if (force == nullptr) return false;
    if (read_owner(force->end, actor)) {
      actor.begin = i;
      return true;
    }
    actor = {i, force->end, "", {}};
    actor.bare = true;
    return true;
  }

  /// `the police of the Kurdish administration`: whose they are.
  bool read_owner(std::uint32_t of, ActorMention& actor) const {
    if (!view_.is(of, "of") && !view_.is(of, "from")) return false;
    const std::uint32_t at = view_.is(of + 1, "the") ? of + 2 : of + 1;
    for (std::uint32_t i = at; i < std::min(at + 4, last_); ++i) {
      if (read_force(i, actor) || read_name(i, actor) || read_group(i, actor)) return true;
    }
    return false;
  }

  const Grammar& grammar_;
  const View& view_;
  const Date& day_;
  std::uint64_t begin_bits_;  ///< `Annotations::class_bit` of what actors begin with
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  std::vector<ActorMention> named_;       ///< those told by name, in the order of the text
  std::optional<ActorMention> subject_;   ///< whom "they" means
  std::optional<ActorMention> movement_;  ///< the last that is no state's
};

}  // namespace

std::string forces_of(const Grammar& grammar, Country country, const Date& day) {
  const auto former = grammar.former_forces.find(country.code());
  if (former != grammar.former_forces.end() && !day.is_unknown() &&
      day.last_day() < former->second.until.first_day()) {
    return former->second.actor;
  }
  const auto known = grammar.forces.find(country.code());
  if (known != grammar.forces.end()) return known->second;
  const auto at = std::find(grammar.countries.begin(), grammar.countries.end(), country);
  if (at == grammar.countries.end()) return country.lower_code() + "-forces";
  std::string adjective =
      grammar.adjectives[static_cast<std::size_t>(at - grammar.countries.begin())];
  std::replace(adjective.begin(), adjective.end(), ' ', '-');
  return adjective.empty() ? country.lower_code() + "-forces" : adjective + "-forces";
}

bool is_state_force(const Grammar& grammar, const std::string& actor, const Date& day) {
  if (actor.ends_with("-forces") || actor.ends_with("-government")) return true;
  return std::any_of(grammar.forces.begin(), grammar.forces.end(), [&](const auto& force) {
    if (force.second != actor) return false;
    const auto former = grammar.former_forces.find(force.first);
    return former == grammar.former_forces.end() || day.is_unknown() ||
           !(day.last_day() < former->second.until.first_day());
  });
}

Country home_side(const Grammar& grammar, const View& view, const ActorMention& actor,
                  const CrossingKey& key) {
  if (key.has_side(actor.country)) return actor.country;
  for (const Country country : grammar.countries) {
    if (!key.has_side(country)) continue;
    if (forces_of(grammar, country, view.document.report.published) == actor.actor) return country;
  }
  return {};
}

namespace {

/// "the army" where the last army told by name, not far before, is neither side's: Israel's at
/// Rafah.
std::optional<ActorMention> foreign_army(const Grammar& grammar, const View& view,
                                         const ActorMention& actor, const CrossingKey& key) {
  constexpr std::uint32_t kReach = 80;
  const std::uint32_t noun = actor.begin + 1;
  if (!view.is(actor.begin, "the") || (!view.is(noun, "army") && !view.is(noun, "military"))) {
    return std::nullopt;
  }
  const ActorMention* last = nullptr;
  for (const auto& actors : view.actors) {
    for (const ActorMention& other : actors) {
      if (other.begin >= actor.begin) break;
      const bool named = !other.bare && !other.pointer && !other.country.is_none();
      if (named && other.end + kReach > actor.begin) last = &other;
    }
  }
  if (last == nullptr || key.has_side(last->country) ||
      !is_state_force(grammar, last->actor, view.document.report.published)) {
    return std::nullopt;
  }
  ActorMention army = actor;
  army.actor = last->actor;
  army.country = last->country;
  army.bare = false;
  return army;
}

}  // namespace

std::optional<ActorMention> settle_actor(const Grammar& grammar, const View& view,
                                         const ActorMention& actor, const CrossingKey& key,
                                         Country side) {
  if (actor.bare && side.is_none()) {
    if (auto army = foreign_army(grammar, view, actor, key)) return army;
  }
  // "government troops" in a report on two countries' posts
  const bool elsewhere = !actor.country.is_none() && !key.has_side(actor.country) &&
                         view.find(actor.begin, grammar.known.bare_force) != nullptr;
  if (!actor.bare && !elsewhere) return actor;
  ActorMention settled = actor;
  settled.country = side;
  for (std::size_t i = 0; settled.country.is_none() && i < view.main_countries.size(); ++i) {
    if (key.has_side(view.main_countries[i])) settled.country = view.main_countries[i];
  }
  if (settled.country.is_none()) return std::nullopt;
  settled.actor = forces_of(grammar, settled.country, view.document.report.published);
  return settled;
}

void find_actors(const Grammar& grammar, View& view) {
  ActorFinder finder(grammar, view);
  view.actors.clear();
  for (const Sentence& sentence : view.sentences) view.actors.push_back(finder.find(sentence));
  for (const auto& actors : view.actors) {
    for (std::size_t i = 0; i < actors.size(); ++i) {
      view.annotations.add(
          {grammar.known.actor, actors[i].begin, actors[i].end, static_cast<std::uint32_t>(i), 0});
    }
  }
}

}  // namespace maabar::report
