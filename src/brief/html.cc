// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "brief/bulletin.h"
#include "brief/html_parts.h"
#include "brief/html_style.h"
#include "brief/markup.h"
#include "brief/svg_map.h"
#include "brief/wording.h"

namespace maabar {
namespace {

Markup head_of(const Bulletin& bulletin) {
  Markup head;
  head.leaf("meta", {{"charset", "utf-8"}}).line_end();
  head.leaf("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", page_policy()}});
  head.line_end();
  head.leaf("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  head.line_end();
  head.leaf("meta", {{"name", "referrer"}, {"content", "no-referrer"}}).line_end();
  head.leaf("meta", {{"name", "robots"}, {"content", "noindex"}}).line_end();
  head.element("title", fmt::format("{}: border crossings, {}", bulletin.region,
                                    day_text(bulletin.as_of.valid.seconds())));
  head.line_end();
  head.element("style", Markup().raw(page_style())).line_end();
  return head;
}

struct MenuItem {
  Literal target;
  Literal text;
  bool is_there;
};

Markup menu_of(const Bulletin& bulletin) {
  const MenuItem items[] = {{"#map", "Map", true},
                            {"#changes", "Changes", bulletin.since.has_value()},
                            {"#corridors", "Corridors", !bulletin.corridors.empty()},
                            {"#status", "Status table", true},
                            {"#conflicts", "Conflicts", true},
                            {"#promises", "Promises", true},
                            {"#stale", "Stale", true},
                            {"#impact", "Impact", bulletin.impact.has_value()},
                            {"#sources", "Sources", true},
                            {"#method", "How to read this", true}};
  Markup menu;
  for (const MenuItem& item : items) {
    if (!item.is_there) continue;
    menu.element("a", {{"href", std::string(item.target.text())}}, item.text.text());
  }
  return Markup().element("nav", {{"aria-label", "Sections"}}, menu);
}

Markup header_of(const Bulletin& bulletin) {
  Markup titles;
  titles.element("h1", fmt::format("{}: border crossings", bulletin.region));
  titles.element("h1", {{"lang", "ar"}, {"dir", "rtl"}},
                 fmt::format("{}: المعابر الحدودية", bulletin.region_ar));
  Markup header;
  header.element("div", {{"class", "titles"}}, titles);
  header.element("p", {{"class", "dates"}}, as_of_text(bulletin.as_of) + ".");
  Markup written;
  written.text("Written " + moment_text(bulletin.generated.seconds()) + ". Ledger head ");
  written.element("span", {{"class", "head"}}, bulletin.ledger_head);
  if (bulletin.audience == Sensitivity::kInternal) {
    written.text(". ").element("span", {{"class", "flag"}}, "Internal: not for publication.");
  }
  header.element("p", {{"class", "dates"}}, written);
  header.add(menu_of(bulletin));
  return Markup().element("header", header);
}

/// The map is the one part that another function renders; its text is escaped there.
std::string figure_of(const Bulletin& bulletin) {
  return "<figure class=\"map\" id=\"map\">\n" + to_svg(bulletin.map) + "</figure>\n";
}

Markup footer_of(const Bulletin& bulletin) {
  Markup disclaimer;
  disclaimer.element("p", bulletin.disclaimer);
  disclaimer.element("p", {{"lang", "ar"}, {"dir", "rtl"}}, bulletin.disclaimer_ar);
  Markup footer;
  footer.element("div", {{"class", "disclaimer"}}, disclaimer);
  Markup head;
  head.text("Ledger head ").element("span", {{"class", "head"}}, bulletin.ledger_head);
  head.text(". Prove it with maabar verify --head.");
  footer.element("p", head);
  return Markup().element("footer", footer);
}

}  // namespace

std::string to_html(const Bulletin& bulletin) {
  Markup before;
  before.add(header_of(bulletin)).line_end();
  before.add(html::summary(bulletin));
  Markup after;
  after.add(html::changes(bulletin))
      .add(html::corridors(bulletin))
      .add(html::status_table(bulletin))
      .add(html::conflicts(bulletin))
      .add(html::promises(bulletin))
      .add(html::stale(bulletin))
      .add(html::impact(bulletin))
      .add(html::sources(bulletin))
      .add(html::method(bulletin))
      .add(footer_of(bulletin));
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n" + head_of(bulletin).bytes() +
         "</head>\n<body>\n" + before.bytes() + figure_of(bulletin) + after.bytes() +
         "\n</body>\n</html>\n";
}

}  // namespace maabar
