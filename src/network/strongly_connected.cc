// SPDX-License-Identifier: Apache-2.0
#include "network/strongly_connected.h"

#include <algorithm>

namespace maabar {
namespace {

constexpr std::uint32_t kUnseen = 0xffffffffU;

class Tarjan {
 public:
  explicit Tarjan(const RoadColumns& columns)
      : columns_(columns),
        order_(columns.position.size(), kUnseen),
        low_(columns.position.size(), 0),
        part_(columns.position.size(), kUnseen) {}

  std::vector<std::uint8_t> largest() {
    for (std::uint32_t node = 0; node < order_.size(); ++node) {
      if (order_[node] == kUnseen) search(node);
    }
    std::vector<std::uint8_t> is_in(part_.size(), 0);
    if (sizes_.empty()) return is_in;
    const std::uint32_t best = best_part();
    for (std::size_t i = 0; i < part_.size(); ++i) is_in[i] = part_[i] == best ? 1 : 0;
    return is_in;
  }

 private:
  struct Frame {
    std::uint32_t node;
    std::uint32_t next_arc;
  };

  // The largest part; of equals the one whose lowest node comes first.
  [[nodiscard]] std::uint32_t best_part() const {
    const std::uint32_t most = *std::max_element(sizes_.begin(), sizes_.end());
    return *std::find_if(part_.begin(), part_.end(),
                         [&](std::uint32_t part) { return sizes_[part] == most; });
  }

  void enter(std::uint32_t node) {
    order_[node] = low_[node] = counter_++;
    open_.push_back(node);
    frames_.push_back({node, columns_.first_arc[node].value()});
  }

  // Closes the part whose root is `node`.
  void close(std::uint32_t node) {
    std::uint32_t member = kUnseen;
    std::uint32_t size = 0;
    do {
      member = open_.back();
      open_.pop_back();
      part_[member] = static_cast<std::uint32_t>(sizes_.size());
      ++size;
    } while (member != node);
    sizes_.push_back(size);
  }

  void leave(std::uint32_t node) {
    if (low_[node] == order_[node]) close(node);
    frames_.pop_back();
    if (!frames_.empty()) {
      const std::uint32_t parent = frames_.back().node;
      low_[parent] = std::min(low_[parent], low_[node]);
    }
  }

  void search(std::uint32_t root) {
    enter(root);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      const std::uint32_t node = frame.node;
      if (frame.next_arc == columns_.first_arc[node + 1].value()) {
        leave(node);
        continue;
      }
      const std::uint32_t arc = frame.next_arc++;
      if (columns_.truck[arc].is_infinite() || columns_.car[arc].is_infinite()) continue;
      const std::uint32_t head = columns_.head[arc].value();
      if (order_[head] == kUnseen) {
        enter(head);
      } else if (part_[head] == kUnseen) {
        low_[node] = std::min(low_[node], order_[head]);
      }
    }
  }

  const RoadColumns& columns_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> low_;
  std::vector<std::uint32_t> part_;
  std::vector<std::uint32_t> sizes_;
  std::vector<std::uint32_t> open_;
  std::vector<Frame> frames_;
  std::uint32_t counter_ = 0;
};

}  // namespace

std::vector<std::uint8_t> largest_strong_part(const RoadColumns& columns) {
  return Tarjan(columns).largest();
}

}  // namespace maabar
