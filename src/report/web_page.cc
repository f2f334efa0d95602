// SPDX-License-Identifier: Apache-2.0
#include "report/web_page.h"

#include <libxml/HTMLtree.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "report/encoding.h"
#include "report/page_text.h"
#include "report/page_tree.h"

namespace maabar::report {
namespace {

/// What a page says of itself, by the name under which it says so (lower case).
using Sayings = std::map<std::string, std::string, std::less<>>;

void say(Sayings& sayings, const std::string& name, std::string_view value) {
  std::string words = collapse(value);
  if (!name.empty() && !words.empty()) sayings.emplace(name, std::move(words));
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

/// A text, or the name or address of an object; of several the first.
std::string text_at(const nlohmann::json& object, const char* field) {
  const auto found = object.find(field);
  if (found == object.end()) return {};
  const nlohmann::json& value = found->is_array() && !found->empty() ? found->front() : *found;
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_object()) return {};
  for (const char* inner : {"name", "@id"}) {
    const auto words = value.find(inner);
    if (words != value.end() && words->is_string()) return words->get<std::string>();
  }
  return {};
}

/// Takes the first object that has a headline or a date of publication (schema.org).
void read_linked_data(const nlohmann::json& value, Sayings& sayings, int depth) {
  if (depth > 6) return;
  if (value.is_array()) {
    for (const auto& item : value) read_linked_data(item, sayings, depth + 1);
  }
  if (!value.is_object()) return;
  if (value.contains("headline") || value.contains("datePublished")) {
    say(sayings, "ld:title", text_at(value, "headline"));
    say(sayings, "ld:published", text_at(value, "datePublished"));
    say(sayings, "ld:modified", text_at(value, "dateModified"));
    say(sayings, "ld:publisher", text_at(value, "publisher"));
    say(sayings, "ld:url", text_at(value, "url"));
    say(sayings, "ld:url", text_at(value, "mainEntityOfPage"));
  }
  const auto graph = value.find("@graph");
  if (graph != value.end()) read_linked_data(*graph, sayings, depth + 1);
}

/// Browsers lead a saved page with `<!-- saved from url=(0031)https://... -->`.
void read_comment(const xmlNode* node, Sayings& sayings) {
  if (node->content == nullptr) return;
  const std::string_view words = reinterpret_cast<const char*>(node->content);  // NOLINT
  const std::size_t begin = words.find("saved from url=(");
  const std::size_t end = words.find(')', begin);
  if (begin == std::string_view::npos || end == std::string_view::npos) return;
  say(sayings, "saved:url", words.substr(end + 1));
}

void read_time(const xmlNode* node, Sayings& sayings) {
  const std::string when = attribute(node, "datetime");
  const std::string property = lower(attribute(node, "itemprop"));
  if (property == "datemodified") return say(sayings, "time:modified", when);
  say(sayings, property == "datepublished" ? "time:published" : "time", when);
}

void read_link(const xmlNode* node, Sayings& sayings) {
  if (lower(attribute(node, "rel")) == "canonical") {
    say(sayings, "canonical", attribute(node, "href"));
  }
}

void read_meta(const xmlNode* node, Sayings& sayings) {
  for (const char* key : {"property", "name", "itemprop"}) {
    say(sayings, lower(attribute(node, key)), attribute(node, "content"));
  }
}

Sayings sayings_of(const xmlDoc& page) {
  Sayings sayings;
  const auto* root = reinterpret_cast<const xmlNode*>(&page);  // NOLINT: libxml2's own idiom
  walk(root, [&](const xmlNode* node) {
    if (node->type == XML_COMMENT_NODE) read_comment(node, sayings);
    if (is_element(node, "meta")) read_meta(node, sayings);
    if (is_element(node, "link")) read_link(node, sayings);
    if (is_element(node, "time")) read_time(node, sayings);
    if (is_element(node, "title")) say(sayings, "<title>", text_of(node));
    if (is_element(node, "h1")) say(sayings, "<h1>", text_of(node));
    if (is_element(node, "script") && lower(attribute(node, "type")) == "application/ld+json") {
      const std::unique_ptr<xmlChar, void (*)(xmlChar*)> words(
          xmlNodeGetContent(node), [](xmlChar* text) { xmlFree(text); });
      if (words == nullptr) return false;
      const auto* json = reinterpret_cast<const char*>(words.get());  // NOLINT
      read_linked_data(nlohmann::json::parse(json, nullptr, false), sayings, 0);
    }
    return node->type == XML_ELEMENT_NODE;
  });
  return sayings;
}

std::string first_of(const Sayings& sayings, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const auto found = sayings.find(name);
    if (found != sayings.end()) return found->second;
  }
  return {};
}

Date first_date(const Sayings& sayings, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const auto found = sayings.find(name);
    const Date date = found == sayings.end() ? Date() : parse_page_date(found->second);
    if (!date.is_unknown()) return date;
  }
  return {};
}

/// `Gate opens | Desert Wire` is `Gate opens` by Desert Wire.
std::string without_publisher(std::string title, const std::string& publisher) {
  if (publisher.empty() || !title.ends_with(publisher)) return title;
  const std::size_t end = title.size() - publisher.size();
  const std::string_view rest = std::string_view(title).substr(0, end);
  for (const std::string_view mark : {" | ", " - ", " \u2013 ", " \u2014 ", " \u00b7 "}) {
    if (rest.ends_with(mark) && rest.size() > mark.size()) {
      return std::string(rest.substr(0, rest.size() - mark.size()));
    }
  }
  return title;
}

}  // namespace

Date parse_page_date(std::string_view text) {
  std::string iso(text.substr(0, text.find('.')));
  // What follows the parts of a second is the zone.
  const std::size_t zone =
      iso.size() < text.size() ? text.find_first_of("Z+-", iso.size()) : text.npos;
  if (zone != std::string_view::npos) iso += text.substr(zone);
  const std::size_t size = iso.size();
  if (size > 10 && iso[10] == ' ') iso[10] = 'T';
  if (size > 19 && (iso[size - 5] == '+' || iso[size - 5] == '-')) iso.insert(size - 2, 1, ':');
  if (const auto seconds = parse_utc_seconds(iso)) return Date::from_day(day_of(*seconds));
  const auto day = Date::parse(iso.substr(0, 10));
  return day ? *day : Date();
}

WebPage parse_web_page(std::string_view bytes, std::string_view charset) {
  const std::string declared = charset.empty() ? find_meta_charset(bytes) : std::string(charset);
  const PageTree tree = parse_tree(to_utf8(bytes, declared));
  WebPage page;
  if (tree == nullptr) return page;
  const Sayings said = sayings_of(*tree);
  page.publisher = first_of(said, {"og:site_name", "ld:publisher", "dc.publisher",
                                   "dcterms.publisher", "citation_publisher", "application-name"});
  page.title = without_publisher(
      first_of(said, {"og:title", "ld:title", "dc.title", "twitter:title", "<h1>", "<title>"}),
      page.publisher);
  page.url = first_of(said, {"canonical", "og:url", "ld:url", "saved:url"});
  page.published = first_date(
      said, {"article:published_time", "og:article:published_time", "ld:published", "datepublished",
             "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created",
             "dc.date.created", "citation_publication_date", "parsely-pub-date", "sailthru.date",
             "pubdate", "publishdate", "date", "time:published", "time"});
  page.modified =
      first_date(said, {"article:modified_time", "og:updated_time", "ld:modified", "datemodified",
                        "dcterms.modified", "dc.date.modified", "time:modified"});
  page.text = story_of(*tree, page.title);
  return page;
}

}  // namespace maabar::report
