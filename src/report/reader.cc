// SPDX-License-Identifier: Apache-2.0
#include "report/reader.h"

#include <algorithm>

#include "report/after_closure.h"
#include "report/compose.h"
#include "report/country_words.h"
#include "report/doubt.h"
#include "report/ellipsis.h"
#include "report/grammar.h"
#include "report/new_names.h"
#include "report/story_time.h"
#include "report/suppress.h"
#include "report/view.h"

namespace maabar {

struct ReportReader::Compiled {
  report::Grammar grammar;
};

ReportReader::ReportReader(std::unique_ptr<const Compiled> compiled)
    : compiled_(std::move(compiled)) {}
ReportReader::ReportReader(ReportReader&&) noexcept = default;
ReportReader& ReportReader::operator=(ReportReader&&) noexcept = default;
ReportReader::~ReportReader() = default;

Result<ReportReader> ReportReader::build(const Gazetteer& gazetteer, const Lexicon& lexicon) {
  ASSIGN_OR_RETURN(report::Grammar grammar, report::Grammar::build(gazetteer, lexicon));
  return ReportReader(std::make_unique<const Compiled>(Compiled{std::move(grammar)}));
}

namespace report {
namespace {

/// Title and body as one run of tokens; the other header lines are no text.
TokenText tokenize_document(const Document& document) {
  TokenText text;
  tokenize(document.report.text, document.title, text);
  tokenize(document.report.text, document.body, text);
  return text;
}

/// A ministry, commission or army that publishes speaks in its own statements.
void read_publisher(const Grammar& grammar, View& view) {
  const std::string& publisher = view.document.report.publisher;
  TokenText text = tokenize(publisher, {0, publisher.size()});
  Annotations annotations;
  annotations.reset(text.tokens.size());
  grammar.matcher.annotate(text, annotations);
  annotations.finish();
  const auto count = static_cast<std::uint32_t>(text.tokens.size());
  bool authority = annotations.find_in(0, count, grammar.known.authority_publisher) != nullptr;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Annotation* word = annotations.find(i, grammar.known.authority_publisher);
    if (word != nullptr && grammar.value(*word) == "no") authority = false;
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    for (const ClassId word_class : {grammar.known.country, grammar.known.nation}) {
      const Annotation* a = annotations.find(i, word_class);
      if (a != nullptr && authority) view.publisher_country = grammar.countries[a->payload];
    }
  }
  if (!authority) return;
  const std::size_t end = publisher.find_first_of(",(");
  std::string name = publisher.substr(0, end);
  while (!name.empty() && name.back() == ' ') name.pop_back();
  view.publisher_speaker = std::move(name);
}

/// `Poipet: half open. Hat Lek: closed.`: a sentence inside a block may have a label of its own, of
/// a few words that begin with a capital.
/// A dateline ("QAIM, Iraq - ") is no label.
void find_labels(View& view) {
  constexpr std::uint32_t kLongestInnerLabel = 6;
  for (std::size_t s = 0; s < view.sentences.size(); ++s) {
    Sentence& sentence = view.sentences[s];
    const bool dateline =
        sentence.kind == BlockKind::kParagraph && sentence.label_end > sentence.first &&
        view.token(sentence.label_end - 1).dash && view.token(sentence.first).upper;
    if (dateline) sentence.label_end = sentence.first;
    const bool inner = s > 0 && sentence.block == view.sentences[s - 1].block;
    if (!inner || !view.token(sentence.first).capital) continue;
    const std::uint32_t limit = std::min(sentence.last - 1, sentence.first + kLongestInnerLabel);
    for (std::uint32_t i = sentence.first + 1; i < limit; ++i) {
      if (view.token(i).mark == ':' && view.token(i + 1).space) {
        sentence.label_end = i + 1;
        break;
      }
    }
  }
}

/// `the Muse-Ruili checkpoint`, `checkpoints with Cambodia`: where a text uses the word for a
/// border's, it is a gate throughout; else one on a road inside the country.
bool has_border_checkpoint(const Grammar& grammar, const View& view) {
  const KnownClasses& known = grammar.known;
  const auto is_plain = [&](const Annotation& name) {
    return view.find(name.begin, known.common_word) == nullptr &&
           view.find(name.begin, known.town_name) == nullptr;
  };
  for (const Annotation& a : view.annotations.all()) {
    if (a.word_class == known.crossing_name && view.find(a.end, known.checkpoint) != nullptr &&
        is_plain(a)) {
      return true;
    }
    if (a.word_class != known.checkpoint) continue;
    const bool border = a.begin > 0 && view.find(a.begin - 1, known.border_noun) != nullptr;
    const bool on = view.is(a.end, "on") && (view.find(a.end + 1, known.border_noun) != nullptr ||
                                             view.find(a.end + 2, known.border_noun) != nullptr);
    const bool with = (view.is(a.end, "with") || view.is(a.end, "between")) &&
                      (view.find(a.end + 1, known.country) != nullptr ||
                       view.find(a.end + 2, known.country) != nullptr);
    if (border || on || with) return true;
  }
  return false;
}

void tell_checkpoints(const Grammar& grammar, View& view) {
  if (!has_border_checkpoint(grammar, view)) return;
  const KnownClasses& known = grammar.known;
  for (std::uint32_t i = 0; i < view.text.tokens.size(); ++i) {
    if (view.find(i, known.checkpoint) == nullptr) continue;
    if (i > 0 && view.find(i - 1, known.internal) != nullptr) continue;
    view.annotations.reclass(i, known.checkpoint, known.gate);
    view.annotations.reclass(i, known.non_crossing, known.checkpoint);
  }
}

/// `Guinea` in `Papua New Guinea`, `Sudan` in `South Sudan`: no country of its own.
void strip_inner_countries(const Grammar& grammar, View& view) {
  std::uint32_t begin = 0;  // of the longest name so far
  std::uint32_t end = 0;
  const std::uint64_t bits =
      Annotations::class_bits_of({grammar.known.country, grammar.known.nation});
  for (std::uint32_t i = 0; i < view.text.tokens.size(); ++i) {
    if ((view.annotations.class_bits(i) & bits) == 0) continue;
    for (const ClassId word_class : {grammar.known.country, grammar.known.nation}) {
      const Annotation* name = view.find(i, word_class);
      if (name == nullptr) continue;
      const std::uint32_t last = name->end;
      if (i > begin && last <= end) {
        view.annotations.strip(i, word_class);
      } else if (last > end) {
        begin = i;
        end = last;
      }
    }
  }
}

/// Whether both countries of a crossing are told that bears a town's name.
bool tells_both_ends(const Grammar& grammar, const View& view) {
  std::vector<Country> told;
  for (const Annotation& a : view.annotations.all()) {
    const bool country =
        a.word_class == grammar.known.country || a.word_class == grammar.known.nation;
    if (country) told.push_back(grammar.countries[a.payload]);
  }
  const auto is_told = [&](Country country) {
    return std::find(told.begin(), told.end(), country) != told.end();
  };
  const auto& all = view.annotations.all();
  return std::any_of(all.begin(), all.end(), [&](const Annotation& a) {
    if (a.word_class != grammar.known.crossing_name) return false;
    const CrossingKey& key = grammar.names[a.payload].key;
    return is_told(key.country_a()) && is_told(key.country_b());
  });
}

/// `Tunduma: open.`, `Tunduma closed.`: a note that a name and its state are.
bool is_note(const Grammar& grammar, const View& view, const Annotation& name) {
  const auto count = static_cast<std::uint32_t>(view.text.tokens.size());
  const bool begins = name.begin == 0 || view.token(name.begin - 1).kind == Token::Kind::kMark ||
                      view.token(name.begin).begin > view.token(name.begin - 1).end + 1;
  const std::uint32_t state =
      name.end < count && view.token(name.end).mark == ':' ? name.end + 1 : name.end;
  if (!begins || state >= count) return false;
  const bool told = is_any<"open", "closed", "shut", "reopened">(view, state) ||
                    view.find(state, grammar.known.live_word) != nullptr ||
                    view.find(state, grammar.known.shut_word) != nullptr;
  const std::uint32_t next = state + 1;
  const bool ends = next >= count || view.token(next).kind == Token::Kind::kMark;
  return told && ends;
}

/// Whether a text speaks of borders at all, before any name is read.
void survey(const Grammar& grammar, View& view) {
  for (const Annotation& a : view.annotations.all()) {
    const bool gate = a.word_class == grammar.known.gate && grammar.value(a) != "weak";
    const bool border = a.word_class == grammar.known.border_noun;
    const bool side = a.word_class == grammar.known.side_noun && a.begin > 0 &&
                      view.find(a.begin - 1, grammar.known.nation) != nullptr;
    const bool name = a.word_class == grammar.known.crossing_name &&
                      view.find(a.begin, grammar.known.common_word) == nullptr &&
                      view.find(a.begin, grammar.known.town_name) == nullptr;
    const bool passes = a.word_class == grammar.known.scope_word;
    const bool note = a.word_class == grammar.known.crossing_name && is_note(grammar, view, a);
    if (gate || border || side || name || passes || note) {
      view.speaks_of_borders = true;
      return;
    }
  }
  view.speaks_of_borders = tells_both_ends(grammar, view);
}

/// `Dostyk / Alashankou.`, `Salele (Motamasin).`: a block that begins with names alone is about
/// them.
void find_name_labels(const Grammar& grammar, View& view) {
  constexpr std::uint32_t kLongestNames = 14;
  const auto is_name = [&](std::uint32_t i) {
    const Token& token = view.token(i);
    if (token.kind == Token::Kind::kMark) return token.mark != ':' && token.mark != '?';
    return token.capital || view.is(i, "and") || view.find(i, grammar.known.gate) != nullptr ||
           view.find(i, grammar.known.name_particle) != nullptr;
  };
  for (std::size_t s = 1; s + 1 < view.sentences.size(); ++s) {
    Sentence& sentence = view.sentences[s];
    const bool begins = sentence.block != view.sentences[s - 1].block &&
                        sentence.block == view.sentences[s + 1].block;
    if (!begins || sentence.last - sentence.first > kLongestNames ||
        sentence.label_end > sentence.first || view.token(sentence.last - 1).mark != '.') {
      continue;
    }
    bool bracket = false;
    bool names = view.token(sentence.first).capital;
    for (std::uint32_t i = sentence.first; i < sentence.last && names; ++i) {
      if (view.token(i).mark == '(') bracket = true;
      names = bracket || is_name(i);
      if (view.token(i).mark == ')') bracket = false;
    }
    if (names) sentence.label_end = sentence.last;
  }
}

/// "since 7 a.m.", "over 7.5 tonnes", "Gen. Khan": a full stop inside a sentence parts nothing.
void tell_inner_stops(View& view) {
  auto& tokens = view.text.tokens;
  for (const Sentence& sentence : view.sentences) {
    for (std::uint32_t i = sentence.first; i + 1 < sentence.last; ++i) {
      if (tokens[i].mark != '.') continue;
      tokens[i].inside = tokens[i + 1].mark != '.' && (i == 0 || tokens[i - 1].mark != '.');
    }
  }
}

void build_view(const Grammar& grammar, View& view) {
  view.text = tokenize_document(view.document);
  view.annotations.reset(view.text.tokens.size());
  grammar.matcher.annotate(view.text, view.annotations);
  view.annotations.finish();
  strip_inner_countries(grammar, view);
  std::uint32_t title_end = 0;
  for (const Token& token : view.text.tokens) {
    if (token.begin < view.document.title.end) ++title_end;
  }
  view.sentences = split_sentences(view.text, view.annotations, grammar.sentences, title_end);
  tell_inner_stops(view);
  find_labels(view);
  find_name_labels(grammar, view);
  tell_checkpoints(grammar, view);
  survey(grammar, view);
  read_publisher(grammar, view);
  find_new_names(grammar, view);
  find_mentions(grammar, view);
  find_starts(grammar, view);
  view.walls = find_walls(grammar, view);
  tell_dates(view);
  find_attributions(grammar, view);
}

void finish_claim(const DocumentReading& reading, const std::string& report, Draft& draft) {
  Claim& claim = draft.claim;
  const Span span = *claim.span;  // of every draft
  claim.evidence = reading.report.text.substr(span.begin, span.end - span.begin);
  claim.rule = draft.rule->id;
  claim.report = report;
  claim.published = reading.report.published;
}

}  // namespace
}  // namespace report

DocumentReading ReportReader::read(const Document& document) const {
  const report::Grammar& grammar = compiled_->grammar;
  DocumentReading reading;
  reading.report = document.report;
  report::View view(document);
  report::build_view(grammar, view);
  reading.date_suspect = report::find_date_doubt(grammar, view);
  reading.report.date_suspect = reading.date_suspect;
  report::Binder binder(grammar, view);
  std::vector<report::Draft> drafts;
  drafts.reserve(view.sentences.size());
  for (std::size_t s = 0; s < view.sentences.size(); ++s) {
    if (report::is_tactical(grammar, view, s)) {
      ++reading.suppressed;
      const report::Sentence& sentence = view.sentences[s];
      reading.suppressed_spans.push_back(
          {view.token(sentence.first).begin, view.token(sentence.last - 1).end});
    } else {
      report::compose_sentence(grammar, view, binder, s, reading.unread, drafts);
      report::apply_verdict(grammar, view, s, drafts);
      report::apply_ellipsis(grammar, view, s, drafts);
      report::apply_denials(grammar, view, s, drafts);
      report::apply_gaps(grammar, view, s, drafts);
      report::apply_company(view, s, drafts);
      report::apply_lengths(grammar, view, s, drafts);
    }
    binder.leave_sentence(s);
  }
  report::settle_drafts(view, drafts);
  // A hash of the text, for those that need it.
  const std::string id = drafts.empty() ? std::string() : report_id(reading.report);
  reading.claims.reserve(drafts.size());
  for (report::Draft& draft : drafts) {
    report::finish_claim(reading, id, draft);
    if (!reading.date_suspect.empty()) report::drop_relative_dates(view, draft);
    if (!find_faults(draft.claim).empty()) report::mend(draft.claim);
    const bool resolved = !draft.claim.crossing.is_none();
    (resolved ? reading.claims : reading.unresolved).push_back(std::move(draft.claim));
  }
  return reading;
}

}  // namespace maabar
