// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/crossing.h"

namespace maabar {
namespace {

std::string join_names(const std::string& a, const std::string& b, const std::string& otherwise) {
  if (a.empty() && b.empty()) return otherwise;
  if (a.empty() || a == b) return b.empty() ? a : b;
  return b.empty() ? a : a + " - " + b;
}

}  // namespace

std::string Crossing::display_name() const { return join_names(a.name, b.name, key.text()); }

std::string Crossing::display_name_ar() const {
  return join_names(a.name_ar, b.name_ar, display_name());
}

}  // namespace maabar
