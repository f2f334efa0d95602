// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "network/road_pieces.h"

namespace maabar {
namespace {

constexpr std::uint32_t kNoPiece = 0xffffffffU;

std::uint8_t reversed(std::uint8_t uses) {
  return static_cast<std::uint8_t>((uses & 3U) << 2U | uses >> 2U);
}

/// The pieces at a point, as far as they matter: the first two.
struct Meeting {
  std::array<std::uint32_t, 2> piece = {kNoPiece, kNoPiece};
  std::uint32_t count = 0;
};

class PieceJoiner {
 public:
  explicit PieceJoiner(RoadPieces& pieces)
      : all_(pieces), at_(pieces.position.size()), is_done_(pieces.pieces.size(), false) {
    for (std::uint32_t i = 0; i < all_.pieces.size(); ++i) {
      if (all_.pieces[i].uses == 0) continue;
      meet(all_.pieces[i].from, i);
      meet(all_.pieces[i].to, i);
    }
  }

  void join() {
    std::vector<RoadPiece> joined;
    std::vector<std::uint32_t> paths;
    // First the chains that begin where something ends, then rings that nothing else touches.
    for (const bool is_ring : {false, true}) {
      for (std::uint32_t i = 0; i < all_.pieces.size(); ++i) {
        const RoadPiece& piece = all_.pieces[i];
        if (is_done_[i] || piece.uses == 0) continue;
        if (is_ring || !is_through(piece.from)) {
          joined.push_back(follow(i, true, paths));
        } else if (!is_through(piece.to)) {
          joined.push_back(follow(i, false, paths));
        }
      }
    }
    all_.pieces = std::move(joined);
    all_.paths = std::move(paths);
  }

 private:
  void meet(std::uint32_t point, std::uint32_t piece) {
    Meeting& meeting = at_[point];
    if (meeting.count < 2) meeting.piece[meeting.count] = piece;
    ++meeting.count;
  }

  // What a piece allows when it is driven towards `point` (true) or away from it.
  [[nodiscard]] std::uint8_t uses_towards(const RoadPiece& piece, std::uint32_t point) const {
    return piece.to == point ? piece.uses : reversed(piece.uses);
  }

  // Whether exactly two pieces of one kind meet there, so that the point need not be a node.
  [[nodiscard]] bool is_through(std::uint32_t point) const {
    const Meeting& meeting = at_[point];
    if (meeting.count != 2 || meeting.piece[0] == meeting.piece[1]) return false;
    const RoadPiece& a = all_.pieces[meeting.piece[0]];
    const RoadPiece& b = all_.pieces[meeting.piece[1]];
    return !all_.is_border(a) && !all_.is_border(b) && a.road_class == b.road_class &&
           a.name == b.name && uses_towards(a, point) == reversed(uses_towards(b, point));
  }

  void append_path(const RoadPiece& piece, bool is_forward, std::vector<std::uint32_t>& paths) {
    const auto first = all_.paths.begin() + piece.path_first;
    std::vector<std::uint32_t> line(first, first + piece.path_count);
    if (!is_forward) std::reverse(line.begin(), line.end());
    paths.insert(paths.end(), line.begin(), line.end());
  }

  // The chain that starts with a piece, driven along it or against it.
  RoadPiece follow(std::uint32_t index, bool is_forward, std::vector<std::uint32_t>& paths) {
    RoadPiece chain = all_.pieces[index];
    chain.path_first = static_cast<std::uint32_t>(paths.size());
    chain.from = is_forward ? all_.pieces[index].from : all_.pieces[index].to;
    chain.uses = is_forward ? chain.uses : reversed(chain.uses);
    chain.length_mm = chain.truck_ms = chain.car_ms = 0;
    while (true) {
      const RoadPiece& piece = all_.pieces[index];
      is_done_[index] = true;
      if (paths.size() > chain.path_first) paths.pop_back();
      append_path(piece, is_forward, paths);
      chain.length_mm += piece.length_mm;
      chain.truck_ms = std::min(0x7ffffffeU, chain.truck_ms + piece.truck_ms);
      chain.car_ms = std::min(0x7ffffffeU, chain.car_ms + piece.car_ms);
      chain.to = is_forward ? piece.to : piece.from;
      if (!is_through(chain.to)) break;
      const Meeting& meeting = at_[chain.to];
      const std::uint32_t next = meeting.piece[0] == index ? meeting.piece[1] : meeting.piece[0];
      if (is_done_[next]) break;
      is_forward = all_.pieces[next].from == chain.to;
      index = next;
    }
    chain.path_count = static_cast<std::uint32_t>(paths.size()) - chain.path_first;
    return chain;
  }

  RoadPieces& all_;
  std::vector<Meeting> at_;
  std::vector<bool> is_done_;
};

}  // namespace

void join_pieces(RoadPieces& pieces) { PieceJoiner(pieces).join(); }

}  // namespace maabar
