// SPDX-License-Identifier: Apache-2.0
#include "network/strongly_connected.h"

#include <algorithm>

namespace maabar {
namespace {

constexpr std::uint32_t kUnseen = 0xffffffffU;

class Tarjan {
 public:
  explicit Tarjan(const HeadLists& graph)
      : graph_(graph),
        order_(graph.vertex_count(), kUnseen),
        low_(graph.vertex_count(), 0),
        part_(graph.vertex_count(), kUnseen) {}

  std::vector<std::uint32_t> parts() {
    for (std::uint32_t vertex = 0; vertex < order_.size(); ++vertex) {
      if (order_[vertex] == kUnseen) search(vertex);
    }
    return std::move(part_);
  }

 private:
  struct Frame {
    std::uint32_t vertex;
    std::uint32_t next_arc;
  };

  void enter(std::uint32_t vertex) {
    order_[vertex] = low_[vertex] = counter_++;
    open_.push_back(vertex);
    frames_.push_back({vertex, graph_.first[vertex]});
  }

  // Closes the part whose root is `vertex`.
  void close(std::uint32_t vertex) {
    std::uint32_t member = kUnseen;
    do {
      member = open_.back();
      open_.pop_back();
      part_[member] = part_count_;
    } while (member != vertex);
    ++part_count_;
  }

  void leave(std::uint32_t vertex) {
    if (low_[vertex] == order_[vertex]) close(vertex);
    frames_.pop_back();
    if (!frames_.empty()) {
      const std::uint32_t parent = frames_.back().vertex;
      low_[parent] = std::min(low_[parent], low_[vertex]);
    }
  }

  void search(std::uint32_t root) {
    enter(root);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      const std::uint32_t vertex = frame.vertex;
      if (frame.next_arc == graph_.first[vertex + 1]) {
        leave(vertex);
        continue;
      }
      const std::uint32_t head = graph_.heads[frame.next_arc++];
      if (order_[head] == kUnseen) {
        enter(head);
      } else if (part_[head] == kUnseen) {
        low_[vertex] = std::min(low_[vertex], order_[head]);
      }
    }
  }

  const HeadLists& graph_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> low_;
  std::vector<std::uint32_t> part_;
  std::vector<std::uint32_t> open_;
  std::vector<Frame> frames_;
  std::uint32_t counter_ = 0;
  std::uint32_t part_count_ = 0;
};

}  // namespace

HeadLists HeadLists::of(std::size_t vertices,
                        std::span<const std::pair<std::uint32_t, std::uint32_t>> arcs) {
  HeadLists lists;
  lists.first.assign(vertices + 1, 0);
  for (const auto& [tail, head] : arcs) ++lists.first[tail + 1];
  for (std::size_t i = 1; i <= vertices; ++i) lists.first[i] += lists.first[i - 1];
  std::vector<std::uint32_t> next(lists.first.begin(), lists.first.end() - 1);
  lists.heads.resize(arcs.size());
  for (const auto& [tail, head] : arcs) lists.heads[next[tail]++] = head;
  return lists;
}

std::vector<std::uint32_t> strong_parts(const HeadLists& graph) { return Tarjan(graph).parts(); }

std::vector<std::uint8_t> largest_strong_part(const RoadColumns& columns) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs;
  for (std::size_t i = 0; i < columns.head.size(); ++i) {
    if (columns.truck[i].is_infinite() || columns.car[i].is_infinite()) continue;
    arcs.emplace_back(columns.tail[i].value(), columns.head[i].value());
  }
  const auto part = strong_parts(HeadLists::of(columns.position.size(), arcs));
  std::vector<std::uint32_t> sizes(part.size(), 0);
  for (const std::uint32_t one : part) ++sizes[one];
  std::vector<std::uint8_t> is_in(part.size(), 0);
  if (part.empty()) return is_in;
  const std::uint32_t most = *std::max_element(sizes.begin(), sizes.end());
  const std::uint32_t best = *std::find_if(part.begin(), part.end(),
                                           [&](std::uint32_t one) { return sizes[one] == most; });
  for (std::size_t i = 0; i < part.size(); ++i) is_in[i] = part[i] == best ? 1 : 0;
  return is_in;
}

}  // namespace maabar
