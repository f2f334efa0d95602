// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include "report/compose.h"
#include "report/country_words.h"

namespace maabar::report {
namespace {

/// In a list or a table, or behind a `Topic:`; `Torkham: Pakistan shut it. Traffic is brisk.` is so
/// to its end.
bool is_labelled(const View& view, std::size_t s) {
  const Sentence& sentence = view.sentences[s];
  if (sentence.label_end > sentence.first || sentence.kind == BlockKind::kItem ||
      sentence.kind == BlockKind::kRow)
    return true;
  constexpr std::uint32_t kNote = 12;  // longer ones are prose
  return view.labels_gates && sentence.last - sentence.first <= kNote && begins_with_gate(view, s);
}

/// "the Kurdish-run northeast", "Kosovo-registered cars": a word of a compound is no act.
bool is_of_compound(const View& view, const Rule& rule, std::uint32_t head) {
  const bool state = rule.facet == Facet::kStatus || rule.facet == Facet::kOutlook;
  return state && head > 0 && view.token(head).joined && view.token(head - 1).capital;
}

/// "will go on with the work": a verb's bare form behind an article is a noun.
bool is_noun(const View& view, const Rule& rule, const Sentence& sentence, std::uint32_t head) {
  // What shuts or limits is told by nouns too: "the ban on lorries".
  const bool opens = rule.facet == Facet::kStatus && rule.state == State::kOpen &&
                     rule.kind != RuleKind::kEvent && rule.kind != RuleKind::kNothing;
  if (!opens || head <= sentence.first || view.token(head).capital) return false;
  const bool article = is_any<"the", "its", "their", "his", "her", "our", "a">(view, head - 1);
  const auto names = view.annotations.at(head);
  return article && std::any_of(names.begin(), names.end(), [&](const Annotation& a) {
           return a.form != 0 && a.end == head + 1 && (a.form & kBase) != 0;
         });
}

/// Adds what rules match that may start so.
void collect(const Grammar& grammar, const View& view, std::size_t s,
             std::span<const RuleStart> starts, std::vector<Hit>& hits) {
  const Sentence& sentence = view.sentences[s];
  constexpr std::size_t kFewHits = 6;
  for (const RuleStart& start : starts) {
    if (start.rule >= grammar.rules.size()) continue;  // a tactical one
    const Rule& rule = grammar.rules[start.rule];
    const auto match =
        rule.pattern.match(view.text, view.annotations, start.token, sentence.first, sentence.last);
    if (!match || is_of_compound(view, rule, match->head)) continue;
    if (is_noun(view, rule, sentence, match->head)) continue;
    if (hits.empty()) hits.reserve(kFewHits);
    hits.push_back({&rule, *match, s, std::nullopt, std::nullopt});
  }
}

bool overlap(const Hit& a, const Hit& b) {
  return a.match.begin < b.match.end && b.match.begin < a.match.end;
}

/// A rule that says of itself what is due, wished or denied: "plans to reopen".
bool is_outlook_of_its_own(const Rule& rule) {
  return rule.facet == Facet::kOutlook && (rule.expected || rule.hoped || rule.denied);
}

std::uint32_t length(const Hit& hit) { return hit.match.end - hit.match.begin; }

/// "raised the flag at Nassib, which rebels had held": two acts at one place share its name.
bool share_place_alone(const Hit& a, const Hit& b) {
  if (a.rule->facet != Facet::kControl || a.match.head == b.match.head) return false;
  const auto x = a.match.find('x');
  const auto y = b.match.find('x');
  if (!x || !y || x->begin != y->begin) return false;
  const std::uint32_t first = std::max(a.match.begin, b.match.begin);
  const std::uint32_t last = std::min(a.match.end, b.match.end);
  return first >= x->begin && last <= std::max(x->end, y->end);
}

/// "Torkham, where drivers held up lorries in May, is working": what is told between the commas
/// behind a name leaves what is told of it.
bool is_in_aside(const View& view, const Hit& kept, const Hit& hit) {
  const std::uint32_t head = hit.match.head;
  if (head <= kept.match.begin || head >= kept.match.head) return false;
  const auto comma = [&](std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i) {
      if (view.token(i).mark == ',') return true;
    }
    return false;
  };
  return comma(kept.match.begin, head) && comma(head, kept.match.head);
}

/// "seized Jarablus and held Abu Kamal": two acts, each with a place of its own behind it.
bool act_on_two(const View& view, const Hit& a, const Hit& b) {
  if (a.rule->facet != Facet::kControl) return false;
  const auto [first, last] = std::minmax(a.match.head, b.match.head);
  std::uint32_t joined = first;
  while (joined < last && !view.is(joined, "and")) ++joined;
  const auto named = [&](std::uint32_t begin, std::uint32_t end) {
    const auto& places = view.places[a.sentence];
    return std::any_of(places.begin(), places.end(), [&](const Place& p) {
      return p.kind == Place::Kind::kCrossing && p.begin > begin && p.end <= end;
    });
  };
  return joined < last && named(first, joined) && named(last, std::max(a.match.end, b.match.end));
}

/// Triggers of a facet compete for the same words, each security measure with its own kind. Of a
/// state and an outlook the longer takes the words, if it is one that tells itself what is due
/// ("plans to reopen" tells no opening) or the shorter is a bare noun ("called off the blockade").
/// `kept` is no shorter than `hit`, or narrows.
bool compete(const View& view, const Hit& kept, const Hit& hit) {
  if (!overlap(kept, hit)) return false;
  if (kept.rule->facet != hit.rule->facet) {
    if (length(kept) <= length(hit)) return false;
    if (hit.rule->facet == Facet::kStatus) {
      // "closed since May, not expected to change" tells both.
      // "reopening planned for June": what is planned is the outlook's subject.
      const bool subject = hit.rule->state == State::kOpen && hit.match.head == kept.match.begin;
      // "the closure of Chaman is due to end"
      const bool inside = hit.match.begin >= kept.match.begin && hit.match.end <= kept.match.end &&
                          (hit.match.head > kept.match.begin || hit.rule->kind == RuleKind::kEvent);
      return is_outlook_of_its_own(*kept.rule) &&
             (subject || inside || hit.match.head >= kept.match.head);
    }
    const bool noun = hit.rule->facet == Facet::kOutlook && hit.rule->kind == RuleKind::kEvent;
    return noun && kept.rule->facet == Facet::kStatus &&
           (kept.rule->narrows || !is_outlook_of_its_own(*hit.rule));
  }
  if (share_place_alone(kept, hit) || is_in_aside(view, kept, hit) || act_on_two(view, kept, hit))
    return false;
  return kept.rule->facet != Facet::kSecurity || kept.rule->measure == hit.rule->measure;
}

/// "Torkham and the airport were closed", "flights resumed and the Torkham crossing reopened": the
/// trigger is told of a crossing too.
bool is_joined_to_gate(const Grammar& grammar, const View& view, const Hit& shield,
                       const Hit& hit) {
  const auto& places = view.places[hit.sentence];
  if (view.find(shield.match.begin, grammar.known.non_crossing) == nullptr) return false;
  return std::any_of(places.begin(), places.end(), [&](const Place& place) {
    if (place.kind != Place::Kind::kCrossing || place.end > hit.match.head) return false;
    std::uint32_t behind = place.end;
    if (place.end <= shield.match.begin) {
      if (!view.is(behind++, "and")) return false;
      while (behind < shield.match.begin && is_any<"the", "its">(view, behind)) ++behind;
      return behind == shield.match.begin;
    }
    std::uint32_t before = place.begin;
    if (before > 0 && view.is(before - 1, "the")) --before;
    while (behind < hit.match.head && (view.find(behind, grammar.known.aux) != nullptr ||
                                       view.find(behind, grammar.known.adverb) != nullptr)) {
      ++behind;
    }
    return behind == hit.match.head && before > shield.match.begin && view.is(before - 1, "and");
  });
}

/// Words that say nothing of their facet or measure, "the shop was closed", and what was read of
/// it.
void drop_shielded(const Grammar& grammar, const View& view, std::vector<Hit>& all) {
  const auto is_nothing = [](const Hit& h) { return h.rule->kind == RuleKind::kNothing; };
  std::vector<Hit> shields;
  std::copy_if(all.begin(), all.end(), std::back_inserter(shields), is_nothing);
  std::erase_if(all, [&](const Hit& hit) {
    return std::any_of(shields.begin(), shields.end(), [&](const Hit& s) {
      const bool same = s.rule->facet == hit.rule->facet && s.rule->measure == hit.rule->measure;
      const bool inside = hit.match.head >= s.match.begin && hit.match.head < s.match.end;
      return same && inside && (is_nothing(hit) || !is_joined_to_gate(grammar, view, s, hit));
    });
  });
}

bool has_verb(const Grammar& grammar, const View& view, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i) {
    for (const Annotation& a : view.annotations.at(i)) {
      if (a.form != 0 || a.word_class == grammar.known.aux) return true;
    }
  }
  return false;
}

/// A word that sets one clause against another stands among tokens [first, last).
bool has_contrast(const View& view, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i) {
    if (is_any<"but", "while", "whereas", "although", "though">(view, i)) return true;
  }
  return false;
}

/// `Erez works, and Kerem Shalom took in lorries`: what is told of the second crossing is not told
/// of the first, which has a verb of its own; `people may pass, but trade remains suspended`.
void keep_nearest(const Grammar& grammar, const View& view, std::vector<Hit>& all) {
  std::erase_if(all, [&](const Hit& far) {
    if (far.rule->facet != Facet::kStatus && far.rule->facet != Facet::kOutlook) return false;
    return std::any_of(all.begin(), all.end(), [&](const Hit& near) {
      const std::uint32_t at = near.match.begin;
      const bool later = near.rule == far.rule && near.match.head == far.match.head &&
                         at > far.match.begin && at < near.match.head;
      if (later && has_contrast(view, far.match.begin, at)) return true;
      return later && view.find(at, grammar.known.crossing) != nullptr &&
             view.find(far.match.begin, grammar.known.crossing) != nullptr &&
             has_verb(grammar, view, far.match.begin, at);
    });
  });
}

/// "said at Medyka that all posts were open": where it was said.
bool is_where_said(const Grammar& grammar, const View& view, const Hit& hit) {
  const std::uint32_t at = hit.match.begin;
  if (at < 2 || !is_any<"at", "in", "near", "from">(view, at - 1)) return false;
  if (view.find(at - 2, grammar.known.say) == nullptr) return false;
  constexpr std::uint32_t kReach = 4;
  for (std::uint32_t i = at; i < std::min(at + kReach, hit.match.head); ++i) {
    if (view.is(i, "that")) return true;
  }
  return false;
}

/// "the pass, Justo Banuelos, said machines were working": what is said has a subject of its own.
void drop_said_of_others(const Grammar& grammar, const View& view, std::vector<Hit>& all) {
  const auto is_place = [&](std::uint32_t i, std::size_t s) {
    const auto& places = view.places[s];
    return std::any_of(places.begin(), places.end(),
                       [&](const Place& place) { return i >= place.begin && i < place.end; });
  };
  std::erase_if(all, [&](const Hit& hit) {
    if (hit.rule->facet != Facet::kStatus || hit.rule->kind == RuleKind::kNothing) return false;
    if (!is_place(hit.match.begin, hit.sentence) || view.is(hit.match.begin, "it")) return false;
    if (is_where_said(grammar, view, hit)) return true;
    for (std::uint32_t i = hit.match.head; i > hit.match.begin; --i) {
      if (is_place(i - 1, hit.sentence)) return false;
      const Annotation* say = view.find(i - 1, grammar.known.say);
      if (say == nullptr) continue;
      const std::uint32_t next = is_any<"that", "the">(view, i) ? i + 1 : i;
      return next + 1 < hit.match.head &&
             !is_any<"it", "they", "this", "both", "all">(view, next) &&
             view.find(next, grammar.known.aux) == nullptr &&
             view.find(next, grammar.known.scope_word) == nullptr &&
             view.find(next, grammar.known.mover) == nullptr;
    }
    return false;
  });
}

/// "seized Torkham on Friday and Chaman a day later": the verb's own object stands next to it.
void keep_nearest_object(std::vector<Hit>& all) {
  const auto object = [](const Hit& hit) {
    const auto place = hit.match.find('x');
    return place && place->begin > hit.match.head ? place->begin : 0U;
  };
  std::erase_if(all, [&](const Hit& far) {
    if (far.rule->facet != Facet::kControl || object(far) == 0) return false;
    return std::any_of(all.begin(), all.end(), [&](const Hit& near) {
      return near.rule->facet == Facet::kControl && near.match.head == far.match.head &&
             object(near) != 0 && object(near) < object(far);
    });
  });
}

/// "guards fled when the Taliban took the post": who stands in the trigger's own clause took it.
void keep_own_subject(const Grammar& grammar, const View& view, std::vector<Hit>& all) {
  const auto begins_clause = [&](std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i) {
      const bool relative = is_any<"who", "which", "that", "whom">(view, i);
      if (!relative && view.find(i, grammar.known.clause_word) != nullptr) return true;
    }
    return false;
  };
  std::erase_if(all, [&](const Hit& far) {
    const auto a = far.match.find('a');
    if (far.rule->facet != Facet::kControl || !a || a->end > far.match.head) return false;
    return std::any_of(all.begin(), all.end(), [&](const Hit& near) {
      const auto own = near.match.find('a');
      return near.rule == far.rule && near.match.head == far.match.head && own &&
             own->begin > a->end && own->end <= far.match.head && begins_clause(a->end, own->begin);
    });
  });
}

/// "does not allow trucks to enter": who lets them tells it, not what they are let do.
void drop_let_do(const View& view, std::vector<Hit>& all) {
  const auto lets = [&](const Hit& hit) {
    return is_any<"let", "lets", "letting", "allow", "allows", "allowed", "allowing", "permit",
                  "permits", "permitted", "permitting">(view, hit.match.head);
  };
  std::erase_if(all, [&](const Hit& done) {
    const std::uint32_t head = done.match.head;
    const bool infinitive =
        done.rule->kind == RuleKind::kMove && head > 0 && view.is(head - 1, "to");
    return infinitive && std::any_of(all.begin(), all.end(), [&](const Hit& other) {
             // "opened the border to let in women": for what, not what was done
             const bool aim = other.rule->kind == RuleKind::kChange && !other.rule->needs_label;
             return other.rule->facet == done.rule->facet && other.match.head < head &&
                    overlap(other, done) && (aim || lets(other));
           });
  });
}

/// Sets `previous` and `next`; hits of one head are one trigger.
void tell_neighbours(std::vector<Hit>& hits) {
  for (Hit& hit : hits) {
    for (const Hit& other : hits) {
      const std::uint32_t head = other.match.head;
      if (head < hit.match.head) hit.previous = std::max(hit.previous.value_or(head), head);
      if (head > hit.match.head) hit.next = std::min(hit.next.value_or(head), head);
    }
  }
}

}  // namespace

void find_starts(const Grammar& grammar, View& view) {
  std::vector<bool> is_asked(view.sentences.size(), true);
  view.starts = grammar.sieve.starts(view.text, view.annotations, view.sentences, is_asked);
  for (std::size_t s = 0; s < is_asked.size(); ++s) is_asked[s] = is_labelled(view, s);
  view.label_starts =
      grammar.label_sieve.starts(view.text, view.annotations, view.sentences, is_asked);
}

std::vector<Hit> find_hits(const Grammar& grammar, const View& view, std::size_t s) {
  std::vector<Hit> all;
  collect(grammar, view, s, view.starts.of(s), all);
  collect(grammar, view, s, view.label_starts.of(s), all);
  if (all.empty()) return all;
  drop_shielded(grammar, view, all);
  keep_nearest(grammar, view, all);
  keep_own_subject(grammar, view, all);
  keep_nearest_object(all);
  drop_said_of_others(grammar, view, all);
  drop_let_do(view, all);
  // What narrows wins; then the longer match, then the earlier rule.
  std::sort(all.begin(), all.end(), [](const Hit& a, const Hit& b) {
    if (a.rule->narrows != b.rule->narrows) return a.rule->narrows;
    if (length(a) != length(b)) return length(a) > length(b);
    return a.rule != b.rule ? a.rule < b.rule : a.match.begin < b.match.begin;
  });
  std::vector<Hit> kept;
  kept.reserve(all.size());
  for (const Hit& hit : all) {
    if (std::none_of(kept.begin(), kept.end(),
                     [&](const Hit& k) { return compete(view, k, hit); })) {
      kept.push_back(hit);
    }
  }
  std::sort(kept.begin(), kept.end(), [](const Hit& a, const Hit& b) {
    return a.match.begin != b.match.begin ? a.match.begin < b.match.begin : a.rule < b.rule;
  });
  tell_neighbours(kept);
  return kept;
}

}  // namespace maabar::report
