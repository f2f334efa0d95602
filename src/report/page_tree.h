// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

// Of <libxml/tree.h>, which users of this folder need not have.
struct _xmlDoc;
struct _xmlNode;
using xmlDoc = _xmlDoc;
using xmlNode = _xmlNode;

/// An HTML page as a tree of libxml2, and questions to it. Private to this folder.
namespace maabar::report {

struct FreeTree {
  void operator()(xmlDoc* tree) const;
};
using PageTree = std::unique_ptr<xmlDoc, FreeTree>;

/// Parses UTF-8; broken markup is repaired as far as it goes. Null if nothing is left.
PageTree parse_tree(const std::string& page);

bool is_element(const xmlNode* node);
/// Whether the node is an element of this name (lower case).
bool is_element(const xmlNode* node, std::string_view name);
/// Empty if it has none.
std::string attribute(const xmlNode* node, const char* name);

/// Calls `visit` with every node below `root` in document order; below a node for which it returns
/// false it does not go.
void walk(const xmlNode* root, const std::function<bool(const xmlNode*)>& visit);

/// The text below a node, white space as it stands.
std::string text_of(const xmlNode* node);

/// Bytes of text below a node that are not white space, and how many of them are a link's.
struct TextSize {
  std::size_t all = 0;
  std::size_t linked = 0;
};
TextSize text_size(const xmlNode* node);

/// Runs of white space as one space, none at the ends.
std::string collapse(std::string_view text);

}  // namespace maabar::report
