// SPDX-License-Identifier: Apache-2.0
#include "network/rings.h"

#include <algorithm>
#include <map>
#include <optional>

namespace maabar {
namespace {

using Line = std::vector<LatLng>;

class Joiner {
 public:
  explicit Joiner(std::vector<Line> lines) : lines_(std::move(lines)), is_used_(lines_.size()) {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      ends_.emplace(lines_[i].front(), i);
      ends_.emplace(lines_[i].back(), i);
    }
  }

  RingsAndLines join() {
    RingsAndLines joined;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (is_used_[i]) continue;
      is_used_[i] = true;
      Line line = lines_[i];
      extend(line);
      if (line.front() != line.back()) {
        std::reverse(line.begin(), line.end());
        extend(line);
      }
      const bool is_ring = line.front() == line.back() && line.size() >= 4;
      (is_ring ? joined.rings : joined.lines).push_back(std::move(line));
    }
    return joined;
  }

 private:
  void extend(Line& line) {
    while (line.front() != line.back()) {
      const auto next = next_at(line.back());
      if (!next) return;
      is_used_[*next] = true;
      Line more = lines_[*next];
      if (more.front() != line.back()) std::reverse(more.begin(), more.end());
      line.insert(line.end(), more.begin() + 1, more.end());
    }
  }

  [[nodiscard]] std::optional<std::size_t> next_at(LatLng end) const {
    const auto [first, last] = ends_.equal_range(end);
    std::optional<std::size_t> next;
    for (auto it = first; it != last; ++it) {
      if (!is_used_[it->second] && (!next || it->second < *next)) next = it->second;
    }
    return next;
  }

  std::vector<Line> lines_;
  std::vector<bool> is_used_;
  std::multimap<LatLng, std::size_t> ends_;
};

}  // namespace

RingsAndLines join_lines(std::vector<std::vector<LatLng>> lines) {
  lines.erase(
      std::remove_if(lines.begin(), lines.end(), [](const auto& line) { return line.size() < 2; }),
      lines.end());
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  return Joiner(std::move(lines)).join();
}

}  // namespace maabar
