// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace maabar {

/// What is wrong with the nesting of tags, or empty. Knows HTML's void elements, quoted attributes
/// and raw text of style sheets; enough for pages whose every tag this project writes.
inline std::string find_imbalance(const std::string& page) {
  const std::set<std::string> empty_elements = {"meta", "br", "link"};
  std::vector<std::string> open;
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at)) {
    std::size_t end = at;
    for (bool quoted = false; end < page.size() && (quoted || page[end] != '>'); ++end) {
      if (page[end] == '"') quoted = !quoted;
    }
    if (end == page.size()) return "a tag without end";
    const std::string tag = page.substr(at + 1, end - at - 1);
    at = end;
    if (tag[0] == '!') continue;
    const bool is_closing = tag[0] == '/';
    const std::string name = tag.substr(is_closing ? 1 : 0, tag.find(' ') - (is_closing ? 1 : 0));
    if (is_closing) {
      if (open.empty() || open.back() != name) return "</" + name + "> closes nothing";
      open.pop_back();
    } else if (tag.back() != '/' && !empty_elements.contains(name)) {
      open.push_back(name);
    }
  }
  return open.empty() ? "" : "<" + open.back() + "> is not closed";
}

/// How often `part` stands in `text`.
inline std::size_t count(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace maabar
