// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "base/likelihood.h"
#include "brief/html_parts.h"
#include "brief/svg_symbol.h"
#include "brief/wording.h"

namespace maabar::html {
namespace {

Markup source_item(const CitedSource& source, SourceNumber number) {
  const SourceLine& line = source.line;
  Markup item;
  item.element("b", line.publisher.empty() ? std::string("Unnamed publisher") : line.publisher);
  item.text(line.published.is_unknown() ? ", no date of publication"
                                        : ", " + date_text(line.published));
  if (!line.title.empty()) item.text(". ").element("cite", line.title);
  item.text(fmt::format(". {}: {}", line.claim.crossing.text(), statement_text(line.claim)));
  if (!line.claim.speaker.empty()) item.text("; " + line.claim.speaker);
  if (!line.claim.evidence.empty()) item.text(". ").element("q", line.claim.evidence);
  item.text(fmt::format(". Rated {}. ", to_string(line.claim.admiralty)));
  if (!line.url.empty()) item.link(line.url, line.url).text(" ");
  if (!line.claim.also_at.empty()) item.text("also ").link(line.claim.also_at, line.claim.also_at);
  item.element("span", {{"class", "id"}}, "claim " + source.claim_id);
  return Markup().element("li", {{"id", fmt::format("source-{}", number + 1)}}, item).line_end();
}

Markup term(std::string_view name, std::string_view meaning) {
  Markup entry;
  entry.element("dt", name);
  return entry.element("dd", meaning);
}

Markup scale_of_words() {
  Markup rows;
  for (const Likelihood& step : kLikelihoodScale) {
    Markup cells;
    cells.element("td", step.words);
    cells.element("td", {{"lang", "ar"}, {"dir", "rtl"}}, step.words_ar);
    cells.element("td", {{"class", "num"}},
                  fmt::format("{:.2f} to {:.2f}", step.from_millionths / 1e6,
                              (step.to_millionths - step.to_millionths % 10) / 1e6));
    rows.element("tr", cells);
  }
  Markup head;
  head.element("th", {{"scope", "col"}}, "Words");
  head.element("th", {{"scope", "col"}, {"lang", "ar"}, {"dir", "rtl"}}, "بالعربية");
  head.element("th", {{"scope", "col"}, {"class", "num"}}, "Probability");
  Markup table;
  table.element("thead", Markup().element("tr", head));
  table.element("tbody", rows);
  return Markup().element("table", table);
}

Markup symbols() {
  Markup list;
  for (const Shown shown : {Shown::kOpen, Shown::kRestricted, Shown::kClosed, Shown::kUnknown}) {
    list.add(state(shown));
    list.text(" ").element("span", {{"lang", "ar"}, {"dir", "rtl"}}, arabic_of(shown));
    list.text("\u2003");
  }
  return Markup().element("p", list);
}

}  // namespace

Markup section(const Heading& heading, const Markup& content) {
  Markup title;
  title.text(heading.english.text());
  title.element("span", {{"lang", "ar"}, {"dir", "rtl"}}, heading.arabic.text());
  Markup body;
  body.element("h2", title).line_end().add(content);
  return Markup().element("section", {{"id", std::string(heading.id.text())}}, body).line_end();
}

Markup citations(std::span<const SourceNumber> numbers) {
  Markup markup;
  for (const SourceNumber number : numbers) {
    if (!markup.is_empty()) markup.text(" ");
    markup.element("a", {{"class", "n"}, {"href", fmt::format("#source-{}", number + 1)}},
                   fmt::format("[{}]", number + 1));
  }
  return markup;
}

Markup crossing(const BoardRow& row) {
  Markup markup;
  markup.element("a", {{"href", "#row-" + row.crossing.text()}}, row.name);
  return markup.element("span", {{"class", "name-ar"}, {"lang", "ar"}, {"dir", "rtl"}},
                        row.name_ar);
}

Markup sources(const Bulletin& bulletin) {
  Markup list;
  for (SourceNumber number = 0; number < bulletin.sources.size(); ++number) {
    list.add(source_item(bulletin.sources[number], number));
  }
  Markup content;
  if (list.is_empty()) {
    content.element("p", "No claim is known for this question.");
  } else {
    content.element("p", {{"class", "quiet"}},
                    "Each with the claim that was read from it, the words it rests on where they "
                    "are kept, and its rating (source A to F, information 1 to 6).");
    content.element("ol", {{"class", "sources"}}, list);
  }
  return section({"sources", "Sources", "المصادر"}, content);
}

Markup method(const Bulletin& bulletin) {
  Markup terms;
  terms.add(term("Valid and known",
                 "The valid date is when it is so on the ground; the known date is up to when "
                 "reports were taken into account, on the clock named beside it: the published "
                 "clock is when a reader could first know, this desk's clock when this desk learnt "
                 "it. Days are UTC."));
  terms.add(term("How a state comes about",
                 "From claims alone, each read from a report or a table that is listed here. It "
                 "takes two sides to open a crossing: it passes as its worse side. A promise never "
                 "makes a state."));
  if (!bulletin.belief_model.empty()) terms.add(term("Belief model", bulletin.belief_model));
  terms.add(
      term("Unknown",
           "Nothing was reported, the last report is too old, or reports do not settle it. It "
           "is never drawn as open or as closed."));
  terms.add(term("Corridors",
                 "Driving time by the network's roads, plus the time lost at each gate. Gates that "
                 "are restricted or unknown are answered under both readings where these differ. "
                 "Most dwell times are estimates."));
  terms.add(
      term("Stale", fmt::format("Not confirmed within {}.", days_text(bulletin.stale_after_days))));
  Markup content;
  content.add(symbols());
  content.element("dl", terms);
  content.element("h3", "Words of likelihood").add(scale_of_words());
  return section({"method", "How to read this", "كيف تُقرأ هذه النشرة"}, content);
}

}  // namespace maabar::html
