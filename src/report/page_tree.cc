// SPDX-License-Identifier: Apache-2.0
#include "report/page_tree.h"

#include <libxml/HTMLparser.h>

#include <limits>

namespace maabar::report {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);  // NOLINT
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// Text that a reader sees; what scripts and styles hold is none.
bool is_text(const xmlNode* node) { return node->type == XML_TEXT_NODE; }

bool is_silent(const xmlNode* node) {
  return is_element(node, "script") || is_element(node, "style") || is_element(node, "template") ||
         is_element(node, "noscript");
}

}  // namespace

void FreeTree::operator()(xmlDoc* tree) const { xmlFreeDoc(tree); }

PageTree parse_tree(const std::string& page) {
  static const bool ready = (xmlInitParser(), true);  // before any thread parses
  static_cast<void>(ready);
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
  if (page.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    return nullptr;
  }
  return PageTree(
      htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "UTF-8", kOptions));
}

bool is_element(const xmlNode* node) { return node->type == XML_ELEMENT_NODE; }

bool is_element(const xmlNode* node, std::string_view name) {
  return is_element(node) && view(node->name) == name;
}

std::string attribute(const xmlNode* node, const char* name) {
  if (!is_element(node)) return {};
  const std::unique_ptr<xmlChar, void (*)(xmlChar*)> value(
      xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)),  // NOLINT
      [](xmlChar* text) { xmlFree(text); });
  return std::string(view(value.get()));
}

void walk(const xmlNode* root, const std::function<bool(const xmlNode*)>& visit) {
  const xmlNode* node = root->children;
  while (node != nullptr) {
    const bool goes_down = node->type != XML_ENTITY_REF_NODE && visit(node);
    if (goes_down && node->children != nullptr) {
      node = node->children;
      continue;
    }
    while (node != root && node->next == nullptr) node = node->parent;
    if (node == root) return;
    node = node->next;
  }
}

std::string text_of(const xmlNode* node) {
  std::string text;
  walk(node, [&](const xmlNode* below) {
    if (is_text(below)) text += view(below->content);
    return !is_silent(below);
  });
  return text;
}

TextSize text_size(const xmlNode* root) {
  TextSize size;
  const auto count = [](const xmlNode* node) {
    std::size_t bytes = 0;
    for (const char c : view(node->content)) {
      if (!is_space(c)) ++bytes;
    }
    return bytes;
  };
  walk(root, [&](const xmlNode* node) {
    if (is_text(node)) size.all += count(node);
    if (is_element(node, "a")) {
      walk(node, [&](const xmlNode* below) {
        if (is_text(below)) size.linked += count(below);
        return !is_silent(below);
      });
    }
    return !is_silent(node);
  });
  return size;
}

std::string collapse(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace maabar::report
