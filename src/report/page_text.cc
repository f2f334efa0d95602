// SPDX-License-Identifier: Apache-2.0
#include "report/page_text.h"

#include <libxml/HTMLtree.h>

#include <algorithm>
#include <array>

#include "gazetteer/fold.h"

namespace maabar::report {
namespace {

/// Elements that are never part of a story.
constexpr std::array<std::string_view, 21> kNoStory = {
    "script", "style",  "noscript", "template", "nav",    "footer", "aside",
    "form",   "button", "select",   "textarea", "iframe", "svg",    "head",
    "object", "dialog", "input",    "menu",     "audio",  "video",  "math"};

constexpr std::array<std::string_view, 6> kNoStoryRoles = {"navigation",    "banner", "contentinfo",
                                                           "complementary", "search", "dialog"};

/// Words in a class or id by which sites name what surrounds a story.
constexpr std::array<std::string_view, 30> kSurroundings = {
    "cookie",     "cookies",       "consent",     "gdpr",        "newsletter", "subscribe",
    "signup",     "related",       "recommended", "recirc",      "sidebar",    "share",
    "sharing",    "social",        "breadcrumb",  "breadcrumbs", "comments",   "promo",
    "advert",     "advertisement", "ads",         "popup",       "modal",      "trending",
    "pagination", "navbar",        "readmore",    "mostread",    "widget",     "tags"};

constexpr std::array<std::string_view, 27> kBlocks = {
    "p",       "div", "section", "article", "main", "header", "blockquote", "figure", "figcaption",
    "ul",      "ol",  "li",      "dl",      "dt",   "dd",     "table",      "tr",     "pre",
    "address", "hr",  "h1",      "h2",      "h3",   "h4",     "h5",         "h6",     "details"};

template <std::size_t N>
bool is_one_of(const xmlNode* node, const std::array<std::string_view, N>& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return is_element(node, name); });
}

/// Whether a class or id says that the element surrounds the story.
bool names_surroundings(const xmlNode* node) {
  const std::string folded = fold_name(attribute(node, "class") + " " + attribute(node, "id"));
  std::size_t begin = 0;
  while (begin < folded.size()) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    const auto word = std::string_view(folded).substr(begin, end - begin);
    if (std::find(kSurroundings.begin(), kSurroundings.end(), word) != kSurroundings.end()) {
      return true;
    }
    begin = end + 1;
  }
  return false;
}

/// Links to other stories: a list or a paragraph that is hardly anything else.
bool is_list_of_links(const xmlNode* node) {
  if (!is_element(node, "ul") && !is_element(node, "ol") && !is_element(node, "p")) return false;
  const TextSize size = text_size(node);
  return size.all > 0 && size.linked * 10 >= size.all * 8;
}

bool is_hidden(const xmlNode* node) {
  const std::string role = attribute(node, "role");
  return attribute(node, "aria-hidden") == "true" ||
         xmlHasProp(node, reinterpret_cast<const xmlChar*>("hidden")) != nullptr ||  // NOLINT
         std::find(kNoStoryRoles.begin(), kNoStoryRoles.end(), role) != kNoStoryRoles.end();
}

/// Where the story stands: the article's body, the one long article, the main part, or the body.
const xmlNode* find_story(const xmlNode* root) {
  struct Best {
    const xmlNode* node = nullptr;
    std::size_t size = 0;
    std::size_t second = 0;
  };
  constexpr std::size_t kLeastStory = 140;  // shorter ones are teasers
  Best body;
  Best article;
  Best main;
  const auto offer = [](Best& best, const xmlNode* node) {
    const std::size_t size = text_size(node).all;
    best.second = std::max(best.second, std::min(best.size, size));
    if (size > best.size) best.node = node;
    best.size = std::max(best.size, size);
  };
  walk(root, [&](const xmlNode* node) {
    if (!is_element(node)) return true;
    const bool is_body = attribute(node, "itemprop") == "articleBody";
    const bool is_main = is_element(node, "main") || attribute(node, "role") == "main";
    if (is_body) offer(body, node);
    if (is_element(node, "article")) offer(article, node);
    if (is_main) offer(main, node);
    return !is_body && !is_element(node, "article");
  });
  const bool one_article = article.second * 2 < article.size;
  if (body.size >= kLeastStory) return body.node;
  if (article.size >= kLeastStory && one_article) return article.node;
  return main.size >= kLeastStory ? main.node : root;
}

/// Lines of a story as they are found.
class Lines {
 public:
  explicit Lines(std::string_view title) : title_(fold_name(title)) {}

  void add(std::string_view text) { line_ += text; }
  /// Ends the line. A `gap` sets it apart from the next.
  void end_line(bool gap) {
    const std::string words = collapse(line_);
    line_.clear();
    const bool is_title = prefix_.starts_with("#") && fold_name(words) == title_;
    if (!words.empty() && !is_title) {
      if (!text_.empty()) text_ += gap_ ? "\n\n" : "\n";
      text_ += prefix_ + words;
      gap_ = false;
    }
    if (!words.empty()) prefix_.clear();
    gap_ = gap_ || gap;
  }
  void set_prefix(std::string prefix) { prefix_ = std::move(prefix); }
  [[nodiscard]] std::string take() {
    end_line(true);
    return std::move(text_);
  }

 private:
  std::string title_;
  std::string text_;
  std::string line_;
  std::string prefix_;
  bool gap_ = true;
};

/// Writes the elements of a story. Depth is that of libxml2's trees, 256 at most.
class Writer {
 public:
  Writer(const xmlNode* story, std::string_view title)
      : lines_(title), most_(text_size(story).all / 2) {}

  void write(const xmlNode* node) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type == XML_TEXT_NODE && child->content != nullptr) {
        lines_.add(reinterpret_cast<const char*>(child->content));  // NOLINT
      } else if (is_element(child) && !is_left_out(child)) {
        write_element(child);
      }
    }
  }
  [[nodiscard]] std::string take() { return lines_.take(); }

 private:
  [[nodiscard]] bool is_left_out(const xmlNode* node) const {
    if (is_one_of(node, kNoStory) || is_hidden(node)) return true;
    if (is_list_of_links(node)) return true;
    return names_surroundings(node) && text_size(node).all < most_;
  }

  void write_element(const xmlNode* node) {
    if (is_element(node, "br")) return lines_.end_line(false);
    if (is_element(node, "tr")) return write_row(node);
    const bool is_block = is_one_of(node, kBlocks);
    const bool is_item = is_element(node, "li");
    if (!is_block) return write(node);
    lines_.end_line(!is_item);
    if (is_item) lines_.set_prefix("- ");
    const auto name = std::string_view(reinterpret_cast<const char*>(node->name));  // NOLINT
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
      lines_.set_prefix(std::string(static_cast<std::size_t>(name[1] - '0'), '#') + " ");
    }
    write(node);
    lines_.end_line(!is_item);
  }

  void write_row(const xmlNode* row) {
    lines_.end_line(false);
    std::string cells = "|";
    for (const xmlNode* cell = row->children; cell != nullptr; cell = cell->next) {
      if (is_element(cell)) cells += " " + collapse(text_of(cell)) + " |";
    }
    lines_.add(cells);
    lines_.end_line(false);
  }

  Lines lines_;
  std::size_t most_;  ///< what holds half of the story is not around it
};

}  // namespace

std::string story_of(const xmlDoc& page, std::string_view title) {
  const xmlNode* root = xmlDocGetRootElement(&page);
  if (root == nullptr) return {};
  const xmlNode* story = find_story(root);
  Writer writer(story, title);
  writer.write(story);
  return writer.take();
}

}  // namespace maabar::report
