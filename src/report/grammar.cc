// SPDX-License-Identifier: Apache-2.0
#include "report/grammar.h"

#include <algorithm>
#include <array>

#include "gazetteer/fold.h"
#include "gazetteer/tables.h"

namespace maabar::report {
namespace {

Error at_rule(const LexiconRule& rule, const std::string& what) {
  return invalid_input(fmt::format("rule '{}': {}", rule.id, what), Where{rule.file, rule.line, 0});
}

std::optional<RuleKind> parse_kind(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, RuleKind>, 9> kKinds = {
      {{"change", RuleKind::kChange},
       {"state", RuleKind::kState},
       {"move", RuleKind::kMove},
       {"event", RuleKind::kEvent},
       {"hold", RuleKind::kHold},
       {"take", RuleKind::kTake},
       {"leave", RuleKind::kLeave},
       {"measure", RuleKind::kMeasure},
       {"nothing", RuleKind::kNothing}}};
  for (const auto& [name, kind] : kKinds) {
    if (name == text) return kind;
  }
  return std::nullopt;
}

Result<void> apply_option(Rule& rule, std::string_view option) {
  constexpr std::array<std::pair<std::string_view, bool Rule::*>, 12> kFlags = {
      {{"only", &Rule::only},
       {"place", &Rule::needs_place},
       {"border", &Rule::needs_border},
       {"label", &Rule::needs_label},
       {"denied", &Rule::denied},
       {"expected", &Rule::expected},
       {"hoped", &Rule::hoped},
       {"object", &Rule::object},
       {"limits", &Rule::limits},
       {"narrows", &Rule::narrows},
       {"inherits", &Rule::inherits},
       {"past", &Rule::past}}};
  if (option.starts_with("scope=")) {
    ASSIGN_OR_RETURN(rule.scope, parse_scope(option.substr(6)));
    return {};
  }
  for (const auto& [name, flag] : kFlags) {
    if (!name.empty() && name == option) {
      rule.*flag = true;
      return {};
    }
  }
  return invalid_input(fmt::format("unknown option '{}'", option));
}

Result<void> apply_options(Rule& rule, std::string_view text) {
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    if (space > 0) RETURN_IF_ERROR(apply_option(rule, text.substr(0, space)));
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return {};
}

Result<Rule> compile_rule(const LexiconRule& row, Grammar& grammar) {
  Rule rule;
  rule.id = row.id;
  const auto kind = parse_kind(row.kind);
  if (!kind) return at_rule(row, fmt::format("unknown kind '{}'", row.kind));
  rule.kind = *kind;
  const auto facet = parse_facet(row.facet);
  if (!facet) return at_rule(row, facet.error().message);
  rule.facet = *facet;
  if (rule.facet == Facet::kSecurity) {
    const auto measure = parse_measure(row.value);
    if (!measure) return at_rule(row, measure.error().message);
    rule.measure = *measure;
  } else if (rule.facet != Facet::kControl) {
    const auto state = parse_state(row.value);
    if (!state) return at_rule(row, state.error().message);
    rule.state = *state;
  }
  if (const auto done = apply_options(rule, row.options); !done) {
    return at_rule(row, done.error().message);
  }
  auto pattern = Pattern::compile(row.pattern, grammar.classes, grammar.matcher);
  if (!pattern) return at_rule(row, pattern.error().message);
  rule.pattern = std::move(*pattern);
  return rule;
}

Result<void> add_words(const Lexicon& lexicon, Grammar& grammar) {
  std::map<std::string, std::uint32_t> value_index;
  for (const LexiconPhrase& phrase : lexicon.phrases()) {
    if (phrase.word_class == "actor-value") {
      for (const std::string& id : split_list(phrase.phrase)) {
        grammar.actor_values[id] = phrase.value;
      }
      continue;
    }
    if (phrase.word_class == "national-force") {
      grammar.forces[phrase.phrase] = phrase.value;
      continue;
    }
    if (phrase.word_class == "former-force") {
      const std::size_t space = std::min(phrase.phrase.find(' '), phrase.phrase.size());
      const auto until = Date::parse(phrase.phrase.substr(space + 1));
      if (!until) return until.error();
      grammar.former_forces[phrase.phrase.substr(0, space)] = {phrase.value, *until};
      continue;
    }
    const auto [it, fresh] =
        value_index.emplace(phrase.value, static_cast<std::uint32_t>(grammar.values.size()));
    if (fresh) grammar.values.push_back(phrase.value);
    std::uint8_t form = 0;
    for (const char letter : phrase.form) {
      const std::size_t at = std::string_view("b3pag").find(letter);
      form = static_cast<std::uint8_t>(form | (1U << at));
    }
    grammar.matcher.add(phrase.phrase,
                        {grammar.classes.add(phrase.word_class), it->second, form, false});
  }
  return {};
}

void add_neighbours(Country a, Country b, Grammar& grammar) {
  grammar.neighbours.insert({a, b});
  grammar.neighbours.insert({b, a});
}

/// The words that a name of a gate bears: `bridge` of `Peace Bridge`, which no town is called.
std::set<std::string, std::less<>> gate_words(const Lexicon& lexicon) {
  std::set<std::string, std::less<>> words;
  for (const LexiconPhrase& phrase : lexicon.phrases()) {
    if (phrase.word_class == "gate") words.insert(fold_name(phrase.phrase));
  }
  return words;
}

bool has_word_of(std::string_view folded, const std::set<std::string, std::less<>>& words) {
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    if (words.contains(folded.substr(0, end))) return true;
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return false;
}

/// `Deir ez-Zor governorate` is `deir ez zor`; of `Lapland (Salla)` the part before the bracket.
std::string area_name(const std::string& area) {
  static constexpr std::array<std::string_view, 11> kKinds = {
      "governorate", "province", "region",      "district",   "department", "oblast",
      "state",       "county",   "voivodeship", "prefecture", "canton"};
  std::string folded = fold_name(area.substr(0, area.find_first_of("(,;")));
  while (!folded.empty() && folded.back() == ' ') folded.pop_back();
  for (const std::string_view kind : kKinds) {
    if (folded.ends_with(kind) && folded.size() > kind.size() + 1) {
      folded.resize(folded.size() - kind.size() - 1);
    }
  }
  return folded;
}

/// Of two areas with several crossings none is meant.
void add_areas(const Crossing& crossing, Grammar& grammar) {
  std::pair<std::string, std::string> areas = {area_name(crossing.a.area),
                                               area_name(crossing.b.area)};
  if (areas.first.empty() || areas.second.empty() || areas.first == areas.second) return;
  if (areas.second < areas.first) std::swap(areas.first, areas.second);
  const auto [known, added] = grammar.between_areas.emplace(areas, crossing.key);
  if (!added && known->second != crossing.key) known->second = CrossingKey();
}

void add_crossings(const Gazetteer& gazetteer, const Lexicon& lexicon, Grammar& grammar) {
  for (const Crossing& crossing : gazetteer.crossings()) {
    grammar.crossings.push_back(crossing.key);
    add_areas(crossing, grammar);
    if (crossing.kind == "informal" || crossing.kind == "group") {
      grammar.unofficial.push_back(crossing.key);
    }
    add_neighbours(crossing.key.country_a(), crossing.key.country_b(), grammar);
  }
  const auto gates = gate_words(lexicon);
  for (const CrossingName& name : gazetteer.crossing_names()) {
    const auto index = static_cast<std::uint32_t>(grammar.names.size());
    const Crossing& crossing = gazetteer.crossing(name.crossing);
    grammar.names.push_back({crossing.key, name.side, name.folded});
    grammar.names_at[crossing.key.border()].add(index);
    const PhraseMatcher::Output output{grammar.known.crossing_name, index, 0, true};
    const PhraseMatcher::Output town{grammar.known.town_name, 0, 0, true};
    const bool is_town =
        crossing.ends_are_towns && !name.side.is_none() && !has_word_of(name.folded, gates);
    const std::string bare = without_article(name.folded);
    for (const std::string& folded : {name.folded, bare}) {
      grammar.matcher.add_folded(folded, output);
      if (is_town) grammar.matcher.add_folded(folded, town);
      if (bare == name.folded) break;
    }
    // `Rafah (Egypt)` is also `Rafah`; `Donetsk (Rostov)` alone is a city that is elsewhere.
    const std::size_t bracket = name.text.find(" (");
    if (bracket != std::string::npos && !crossing.ends_are_towns) {
      grammar.matcher.add(name.text.substr(0, bracket), output);
    }
  }
}

void add_countries(const Gazetteer& gazetteer, Grammar& grammar) {
  for (const CountryNames& names : gazetteer.countries()) {
    const auto index = static_cast<std::uint32_t>(grammar.countries.size());
    grammar.countries.push_back(names.country);
    grammar.adjectives.push_back(names.adjectives.empty() ? ""
                                                          : fold_name(names.adjectives.front()));
    const PhraseMatcher::Output country{grammar.known.country, index, 0, true};
    const PhraseMatcher::Output nation{grammar.known.nation, index, 0, true};
    grammar.matcher.add(names.name, country);
    grammar.matcher.add(names.name_ar, country);
    grammar.matcher.add(names.capital, country);
    for (const std::string& alias : names.aliases) grammar.matcher.add(alias, country);
    for (const std::string& adjective : names.adjectives) grammar.matcher.add(adjective, nation);
    for (const Country other : names.neighbours) add_neighbours(names.country, other, grammar);
  }
}

void add_actors(const Gazetteer& gazetteer, Grammar& grammar) {
  const auto index_of = [&](const ActorName& name) {
    const Actor& actor = gazetteer.actor(name.actor);
    grammar.actor_ids.push_back(actor.id);
    grammar.actor_countries.push_back(actor.country);
    return static_cast<std::uint32_t>(grammar.actor_ids.size() - 1);
  };
  // A name that is an actor's own wins over the same words as another's alias.
  std::map<std::string, std::string> own;
  for (const Actor& actor : gazetteer.actors()) own[fold_name(actor.name)] = actor.id;
  for (const ActorName& name : gazetteer.actor_names()) {
    const auto it = own.find(name.folded);
    if (it != own.end() && it->second != gazetteer.actor(name.actor).id) continue;
    const bool is_name = name.text.empty() || !(name.text[0] >= 'a' && name.text[0] <= 'z');
    grammar.matcher.add(name.text, {grammar.known.actor_name, index_of(name), 0, is_name});
  }
}

void name_classes(Grammar& grammar) {
  KnownClasses& k = grammar.known;
  const std::vector<std::pair<ClassId*, const char*>> all = {
      {&k.crossing, "crossing"},
      {&k.border, "border"},
      {&k.ref, "ref"},
      {&k.place, "place"},
      {&k.actor, "actor"},
      {&k.country, "country"},
      {&k.nation, "nation"},
      {&k.date, "date"},
      {&k.crossing_name, "crossing-name"},
      {&k.actor_name, "actor-name"},
      {&k.gate, "gate"},
      {&k.side_noun, "side-noun"},
      {&k.border_noun, "border-noun"},
      {&k.non_crossing, "non-crossing"},
      {&k.not_gate, "not-gate"},
      {&k.area_name, "area-name"},
      {&k.checkpoint, "checkpoint"},
      {&k.v_ban, "v-ban"},
      {&k.scope_word, "scope-word"},
      {&k.aux, "aux"},
      {&k.adverb, "adverb"},
      {&k.negation, "negation"},
      {&k.mover, "mover"},
      {&k.stay, "v-stay"},
      {&k.phase, "v-phase"},
      {&k.clause_word, "clause-word"},
      {&k.hope, "hope"},
      {&k.expect, "expect"},
      {&k.announce, "announce"},
      {&k.deny, "deny"},
      {&k.unlikely, "unlikely"},
      {&k.claim_noun, "claim-noun"},
      {&k.condition, "condition"},
      {&k.say, "say"},
      {&k.according, "according"},
      {&k.office, "office"},
      {&k.person_word, "person-word"},
      {&k.authority_publisher, "authority-publisher"},
      {&k.abbreviation, "abbreviation"},
      {&k.common_word, "common-word"},
      {&k.town_name, "town-name"},
      {&k.s_force, "s-force"},
      {&k.told_noun, "told-noun"},
      {&k.group_word, "group-word"},
      {&k.pair_word, "pair-word"},
      {&k.pronoun, "pronoun"},
      {&k.opposite, "opposite"},
      {&k.only, "only"},
      {&k.exception, "exception"},
      {&k.force, "force"},
      {&k.tactical_skip, "tactical-skip"},
      {&k.except_scope, "except-scope"},
      {&k.soon, "soon"},
      {&k.internal, "internal"},
      {&k.common_body, "common-body"},
      {&k.actor_pointer, "actor-pointer"},
      {&k.bare_force, "bare-force"},
      {&k.v_take, "v-take"},
      {&k.v_hold, "v-hold"},
      {&k.v_leave, "v-leave"},
      {&k.near_word, "near-word"},
      {&k.sway, "sway"},
      {&k.fence, "s-fence"},
      {&k.cause, "cause"},
      {&k.actor_noun, "actor-noun"},
      {&k.title_word, "title-word"},
      {&k.generic_name, "generic-name"},
      {&k.name_particle, "name-particle"},
      {&k.named_word, "named-word"},
      {&k.facing, "facing"},
      {&k.passage, "passage"},
      {&k.v_open, "v-open"},
      {&k.v_close, "v-close"},
      {&k.v_resume, "v-resume"},
      {&k.v_suspend, "v-suspend"},
      {&k.v_pass, "v-pass"},
      {&k.v_work, "v-work"},
      {&k.group_noun, "group-noun"},
      {&k.among, "among"},
      {&k.same_word, "same-word"},
      {&k.queue_noun, "queue-noun"},
      {&k.shut_word, "shut-word"},
      {&k.live_word, "live-word"},
      {&k.mover, "mover"},
      {&k.barrier, "barrier"},
      {&k.contrast, "contrast"},
      {&k.v_receive, "v-receive"},
      {&k.v_serve, "v-serve"}};
  for (const auto& [id, name] : all) *id = grammar.classes.add(name);
}

/// What the examples of the rules have, and as much of what no table has as texts are likely to.
RuleSieve::Counts count_examples(const Grammar& grammar, const Lexicon& lexicon) {
  RuleSieve::Counts counts;
  counts.words.resize(grammar.matcher.word_count() + 1);
  counts.classes.resize(grammar.classes.size() + 1);
  std::uint32_t tokens = 0;
  for (const LexiconRule& rule : lexicon.rules()) {
    TokenText text = tokenize(rule.example, {0, rule.example.size()});
    Annotations annotations;
    annotations.reset(text.tokens.size());
    grammar.matcher.annotate(text, annotations);
    for (const Token& token : text.tokens) ++counts.words[token.word];
    for (const Annotation& a : annotations.all()) ++counts.classes[a.word_class.value()];
    tokens += static_cast<std::uint32_t>(text.tokens.size());
  }
  const KnownClasses& k = grammar.known;
  for (const ClassId filled :
       {k.crossing, k.border, k.ref, k.place, k.actor, k.country, k.nation, k.date})
    counts.classes[filled.value()] = tokens / 12;
  return counts;
}

/// `kInvalidInput` if one begins with neither a word nor a class.
Result<void> check_beginnings(const std::vector<Rule>& rules) {
  for (const Rule& rule : rules) {
    if (rule.pattern.elements().front().other) {
      return invalid_input(fmt::format("rule '{}' must begin with a word or a class", rule.id));
    }
  }
  return {};
}

void make_sieves(const Lexicon& lexicon, Grammar& grammar) {
  const RuleSieve::Counts counts = count_examples(grammar, lexicon);
  std::vector<const Pattern*> anywhere;
  std::vector<const Pattern*> labelled;
  for (const Rule& rule : grammar.rules) {
    anywhere.push_back(rule.needs_label ? nullptr : &rule.pattern);
    labelled.push_back(rule.needs_label ? &rule.pattern : nullptr);
  }
  for (const Rule& rule : grammar.tactical) anywhere.push_back(&rule.pattern);
  grammar.sieve = RuleSieve(anywhere, counts);
  grammar.label_sieve = RuleSieve(labelled, counts);
}

}  // namespace

Result<Grammar> Grammar::build(const Gazetteer& gazetteer, const Lexicon& lexicon) {
  Grammar grammar;
  name_classes(grammar);
  RETURN_IF_ERROR(add_words(lexicon, grammar));
  // Before the names: what rules ask for by a word's id stays together.
  for (const LexiconRule& row : lexicon.rules()) {
    ASSIGN_OR_RETURN(Rule rule, compile_rule(row, grammar));
    grammar.rules.push_back(std::move(rule));
  }
  for (const LexiconRule& row : lexicon.tactical()) {
    ASSIGN_OR_RETURN(Rule rule, compile_rule(row, grammar));
    grammar.tactical.push_back(std::move(rule));
  }
  RETURN_IF_ERROR(check_beginnings(grammar.rules));
  RETURN_IF_ERROR(check_beginnings(grammar.tactical));
  make_sieves(lexicon, grammar);
  add_crossings(gazetteer, lexicon, grammar);
  add_countries(gazetteer, grammar);
  add_actors(gazetteer, grammar);
  grammar.dates = DateClasses::of(grammar.classes);
  grammar.sentences = SentenceClasses::of(grammar.classes);
  grammar.dates.starts = DateStarts(grammar.dates, grammar.matcher);
  return grammar;
}

}  // namespace maabar::report
