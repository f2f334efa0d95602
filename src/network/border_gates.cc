// SPDX-License-Identifier: Apache-2.0
#include "network/border_gates.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "network/border_touches.h"
#include "network/ground_length.h"
#include "network/main_roads.h"

namespace maabar {
namespace {

constexpr std::uint64_t kMostOffMm = 5000 * 1000;      // a gazetteer's point is good to a kilometre
constexpr std::uint64_t kMostPostOffMm = 2000 * 1000;  // a post stands on its road
constexpr std::uint64_t kCarriagewayMm = 300 * 1000;   // the other half of a divided road
constexpr std::uint64_t kSameRoadMm = 1500 * 1000;     // a road that touches the line again
constexpr std::uint64_t kStrayMm = 1000 * 1000;        // a line drawn beside its road
constexpr std::uint64_t kBetweenLinesMm = 10000 * 1000;  // no man's land with its yards
constexpr std::size_t kBetweenLinesPoints = 400;
constexpr std::uint64_t kJoinKmh = 20;  // as a pack's gates

/// How much nearer a road must be to stand in for one of the best class, mm.
std::uint64_t handicap_mm(RoadClass road_class) {
  switch (road_class) {
    case RoadClass::kMotorway:
    case RoadClass::kTrunk:
    case RoadClass::kPrimary:
      return 0;
    case RoadClass::kSecondary:
      return 300 * 1000;
    case RoadClass::kTertiary:
      return 600 * 1000;
    default:
      return 1500 * 1000;
  }
}

// Where a map has roads: the countries that it has roads of, and a window around them.
class MapExtent {
 public:
  explicit MapExtent(const RoadPieces& pieces) {
    for (const RoadPiece& piece : pieces.pieces) {
      countries_.insert(pieces.countries[pieces.country[piece.from]]);
      for (const std::uint32_t point : {piece.from, piece.to}) {
        const LatLng at = pieces.position[point];
        south_ = std::min(south_, at.lat_e7());
        north_ = std::max(north_, at.lat_e7());
        west_ = std::min(west_, at.lng_e7());
        east_ = std::max(east_, at.lng_e7());
      }
    }
  }

  [[nodiscard]] bool has(const CrossingSite& site) const {
    const bool is_known = countries_.count(site.crossing.country_a()) > 0 ||
                          countries_.count(site.crossing.country_b()) > 0;
    return is_known && std::any_of(site.points.begin(), site.points.end(), [&](LatLng point) {
             return point.lat_e7() >= south_ - kEdgeE7 && point.lat_e7() <= north_ + kEdgeE7 &&
                    point.lng_e7() >= west_ - kEdgeE7 && point.lng_e7() <= east_ + kEdgeE7;
           });
  }

 private:
  static constexpr std::int32_t kEdgeE7 = 500000;  // some 5 km
  std::set<Country> countries_;
  std::int32_t south_ = 900000000;
  std::int32_t north_ = -900000000;
  std::int32_t west_ = 1800000000;
  std::int32_t east_ = -1800000000;
};

class GateFinder {
 public:
  GateFinder(const RawRoads& roads, RoadPieces& pieces, ImportReport& report)
      : roads_(roads), pieces_(pieces), report_(report) {}

  std::vector<CrossingKey> find(std::span<const CrossingSite> sites) {
    take_strays(sites);
    touches_ = find_touches(pieces_);
    const MainRoads main(pieces_);
    const std::size_t piece_count = pieces_.pieces.size();
    for (const Touch& touch : touches_) {
      dead_ends_.push_back(main.dead_ends(pieces_.pieces[touch.piece]));
    }
    match_sites(sites);
    for (std::size_t i = 0; i < seeds_.size(); ++i) {
      if (report_.gates[i].dead_ends > 0) join_to_main(main, piece_count, i);
    }
    match_posts();
    widen();
    clear_between_lines();
    seal();
    leave_out_barred();
    return std::move(crossings_);
  }

 private:
  struct Candidate {
    unsigned dead_ends;
    std::uint64_t score;
    std::uint64_t off_mm;
    std::uint32_t site;
    std::uint32_t touch;
    friend auto operator<=>(const Candidate&, const Candidate&) = default;
  };

  // Step 1.
  void take_strays(std::span<const CrossingSite> sites) {
    const RoadParts parts(pieces_);
    std::set<std::uint8_t> settled;  // countries of which the map holds more than stubs
    for (const RoadParts::Part& part : parts.all()) {
      const bool is_stub = part.length_mm <= kStrayMm;
      if (!is_stub) settled.insert(pieces_.country[parts.points_of(part).front()]);
    }
    for (const RoadParts::Part& part : parts.all()) {
      const bool is_stray =
          part.length_mm <= kStrayMm && part.touches > 1 && part.neighbours.size() == 1;
      if (!is_stray) continue;
      // An extract of one country holds no more of the next than stubs behind its crossings.
      const std::uint32_t first = parts.points_of(part).front();
      const bool is_cut_off = settled.count(pieces_.country[first]) == 0;
      if (is_cut_off && may_be_crossing(sites, pieces_.position[first])) continue;
      ++report_.strays;
      for (const std::uint32_t point : parts.points_of(part)) {
        pieces_.country[point] = *part.neighbours.begin();
      }
    }
  }

  [[nodiscard]] bool may_be_crossing(std::span<const CrossingSite> sites, LatLng here) const {
    const auto is_near = [&](LatLng point) { return ground_length_mm(point, here) <= kMostOffMm; };
    return std::any_of(roads_.posts.begin(), roads_.posts.end(),
                       [&](const BorderPost& post) { return is_near(post.position); }) ||
           std::any_of(sites.begin(), sites.end(), [&](const CrossingSite& site) {
             return std::any_of(site.points.begin(), site.points.end(), is_near);
           });
  }

  [[nodiscard]] bool joins(const Touch& touch, const CrossingKey& crossing) const {
    const Country from = pieces_.countries[touch.low];
    return crossing.other_side(from) == pieces_.countries[touch.high];
  }

  // Step 2.
  void match_sites(std::span<const CrossingSite> sites) {
    std::vector<Candidate> candidates;
    for (std::uint32_t i = 0; i < sites.size(); ++i) {
      for (std::uint32_t j = 0; j < touches_.size(); ++j) {
        if (!joins(touches_[j], sites[i].crossing)) continue;
        for (const LatLng point : sites[i].points) {
          const std::uint64_t off = ground_length_mm(point, touches_[j].middle);
          if (off > kMostOffMm) continue;
          candidates.push_back({dead_ends_[j], off + handicap_mm(piece(j).road_class), off, i, j});
        }
      }
    }
    std::sort(candidates.begin(), candidates.end());
    std::vector<bool> is_matched(sites.size(), false);
    for (const Candidate& candidate : candidates) {
      const bool is_free = !is_matched[candidate.site] && !has_gate(candidate.touch);
      // A touch beside one that a nearer crossing took belongs to that one.
      if (!is_free || is_beside_gate(candidate.touch)) continue;
      is_matched[candidate.site] = true;
      add_gate(sites[candidate.site].crossing, candidate.touch, candidate.off_mm, false);
    }
    const MapExtent extent(pieces_);
    for (std::size_t i = 0; i < sites.size(); ++i) {
      if (is_matched[i]) continue;
      if (extent.has(sites[i])) {
        report_.unmatched.push_back(sites[i].crossing);
      } else {
        ++report_.beyond_map;
      }
    }
  }

  // Customs yards and roads behind a fence end a known crossing's road short of the next one. A
  // straight piece that says what it is stands for what the map does not have.
  void join_to_main(const MainRoads& main, std::size_t piece_count, std::size_t gate) {
    const RoadPiece border = piece(seeds_[gate]);
    ImportReport::FoundGate& found = report_.gates[gate];
    for (const std::uint32_t end : {border.from, border.to}) {
      if (!main.is_dead_end(border, end)) continue;
      std::uint64_t best_mm = kMostPostOffMm + 1;
      std::uint32_t best = end;
      for (std::size_t i = 0; i < piece_count; ++i) {
        for (const std::uint32_t point : {pieces_.pieces[i].from, pieces_.pieces[i].to}) {
          if (pieces_.country[point] != pieces_.country[end] || !main.is_tied(point)) continue;
          const std::uint64_t off =
              ground_length_mm(pieces_.position[point], pieces_.position[end]);
          if (std::pair(off, point) >= std::pair(best_mm, best)) continue;
          best_mm = off;
          best = point;
        }
      }
      if (best == end) continue;
      add_join(end, best, best_mm);
      found.joined.value += static_cast<std::uint32_t>((best_mm + 500) / 1000);
      found.dead_ends -= std::min(found.dead_ends, 1U);
    }
  }

  void add_join(std::uint32_t from, std::uint32_t to, std::uint64_t length_mm) {
    const std::string name = "joined by the import";
    if (pieces_.names.back() != name) pieces_.names.push_back(name);
    RoadPiece join;
    join.from = from;
    join.to = to;
    join.path_first = static_cast<std::uint32_t>(pieces_.paths.size());
    join.path_count = 2;
    pieces_.paths.insert(pieces_.paths.end(), {from, to});
    join.length_mm = length_mm;
    join.truck_ms = static_cast<std::uint32_t>(length_mm * 36 / (10 * kJoinKmh));
    join.car_ms = join.truck_ms;
    join.name = static_cast<std::uint32_t>(pieces_.names.size() - 1);
    join.road_class = RoadClass::kService;
    join.uses = WayRule::kTruckForward | WayRule::kCarForward | WayRule::kTruckBackward |
                WayRule::kCarBackward;
    pieces_.pieces.push_back(join);
  }

  [[nodiscard]] bool has_gate(std::uint32_t touch) const { return !piece(touch).gate.is_none(); }

  [[nodiscard]] bool is_beside_gate(std::uint32_t touch) const {
    return std::any_of(seeds_.begin(), seeds_.end(), [&](std::uint32_t seed) {
      return is_same_pair(touches_[seed], touches_[touch]) &&
             ground_length_mm(touches_[seed].middle, touches_[touch].middle) <= kCarriagewayMm;
    });
  }

  void add_gate(const CrossingKey& crossing, std::uint32_t touch, std::uint64_t off_mm,
                bool is_from_post) {
    piece(touch).gate = GateId::from_index(crossings_.size());
    crossings_.push_back(crossing);
    seeds_.push_back(touch);
    report_.gates.push_back({crossing,
                             pieces_.names[piece(touch).name],
                             piece(touch).road_class,
                             Metres{static_cast<std::uint32_t>((off_mm + 500) / 1000)},
                             1,
                             dead_ends_[touch],
                             {},
                             is_from_post});
  }

  // Step 3.
  void match_posts() {
    for (const BorderPost& post : roads_.posts) {
      std::vector<Candidate> candidates;
      for (std::uint32_t j = 0; j < touches_.size(); ++j) {
        const std::uint64_t off = ground_length_mm(post.position, touches_[j].middle);
        if (off <= kMostPostOffMm)
          candidates.push_back({dead_ends_[j], off + handicap_mm(piece(j).road_class), off, 0, j});
      }
      ++report_.posts;
      if (candidates.empty()) {
        report_.roadless_posts.push_back(post.name);
        continue;
      }
      const Candidate best = *std::min_element(candidates.begin(), candidates.end());
      if (has_gate(best.touch) || is_near_gate(best.touch, post.position)) {
        ++report_.posts_at_gates;
        continue;
      }
      const auto key = provisional_key(touches_[best.touch], post);
      if (key) add_gate(*key, best.touch, best.off_mm, true);
    }
  }

  // Whether a gate of the same two countries stands where the post does.
  [[nodiscard]] bool is_near_gate(std::uint32_t touch, LatLng post) const {
    return std::any_of(seeds_.begin(), seeds_.end(), [&](std::uint32_t seed) {
      return is_same_pair(touches_[seed], touches_[touch]) &&
             ground_length_mm(touches_[seed].middle, post) <= kMostPostOffMm;
    });
  }

  [[nodiscard]] std::optional<CrossingKey> provisional_key(const Touch& touch,
                                                           const BorderPost& post) const {
    std::string name = post.name;
    if (to_slug(name).empty()) name = nearest_town(roads_.towns, touch.middle).name;
    if (to_slug(name).empty()) name = pieces_.names[pieces_.pieces[touch.piece].name];
    if (to_slug(name).empty()) name = "post";
    Country a = pieces_.countries[touch.low];
    Country b = pieces_.countries[touch.high];
    if (b < a) std::swap(a, b);
    for (int i = 1; i < 1000; ++i) {
      const std::string tried = i == 1 ? name : fmt::format("{} {}", name, i);
      const auto key = make_provisional_key(a, tried, b, tried);
      if (!key) return std::nullopt;
      if (std::find(crossings_.begin(), crossings_.end(), *key) == crossings_.end()) return *key;
    }
    return std::nullopt;
  }

  // Step 4, first half: the other touches of each gate's road, the nearest gate first.
  void widen() {
    std::vector<std::tuple<std::uint64_t, std::uint32_t, GateId>> wanted;
    for (std::uint32_t i = 0; i < touches_.size(); ++i) {
      if (has_gate(i)) continue;
      for (const std::uint32_t seed : seeds_) {
        if (!is_same_pair(touches_[seed], touches_[i])) continue;
        const std::uint64_t off = ground_length_mm(touches_[seed].middle, touches_[i].middle);
        const bool is_named = piece(i).name != 0 && piece(i).name == piece(seed).name;
        const bool is_same = off <= kCarriagewayMm || (is_named && off <= kSameRoadMm);
        if (is_same) wanted.emplace_back(off, i, piece(seed).gate);
      }
    }
    std::sort(wanted.begin(), wanted.end());
    for (const auto& [off, touch, gate] : wanted) {
      if (!has_gate(touch)) piece(touch).gate = gate;
    }
  }

  // Step 4, second half. A part between two lines touches the gate at least twice and nothing else
  // but its surroundings; it goes to the first country if the other country's own roads stay.
  void clear_between_lines() {
    const RoadParts parts(pieces_);
    const auto is_between = [&](const RoadParts::Part& part) {
      return part.touches > 1 && part.length_mm <= kBetweenLinesMm &&
             part.points <= kBetweenLinesPoints && part.neighbours.size() == 1;
    };
    std::map<std::uint32_t, GateId> gate_of_part;  // of parts between lines that touch a gate
    std::vector<bool> has_far_side(crossings_.size(), false);
    for (const Touch& touch : touches_) {
      const RoadPiece& border = pieces_.pieces[touch.piece];
      if (border.gate.is_none()) continue;
      const Country second = crossings_[border.gate.index()].country_b();
      for (const std::uint32_t point : {border.from, border.to}) {
        const std::uint32_t part = parts.part_of(point);
        if (is_between(parts.all()[part])) {
          gate_of_part.emplace(part, border.gate);
        } else if (pieces_.countries[pieces_.country[point]] == second) {
          has_far_side[border.gate.index()] = true;
        }
      }
    }
    for (const auto& [part, gate] : gate_of_part) {
      if (has_far_side[gate.index()]) give(parts, part, gate);
    }
    settle(parts, gate_of_part);
  }

  void give(const RoadParts& parts, std::uint32_t part, GateId gate) {
    const auto first = std::find(pieces_.countries.begin(), pieces_.countries.end(),
                                 crossings_[gate.index()].country_a());
    const auto index = static_cast<std::uint8_t>(first - pieces_.countries.begin());
    for (const std::uint32_t point : parts.points_of(parts.all()[part])) {
      pieces_.country[point] = index;
    }
  }

  // Touches that lead out of a part between lines are the gate's; those inside one country none's.
  void settle(const RoadParts& parts, const std::map<std::uint32_t, GateId>& gate_of_part) {
    for (const Touch& touch : touches_) {
      RoadPiece& border = pieces_.pieces[touch.piece];
      for (const std::uint32_t point : {border.from, border.to}) {
        const auto between = gate_of_part.find(parts.part_of(point));
        if (border.gate.is_none() && between != gate_of_part.end()) border.gate = between->second;
      }
      if (!pieces_.is_border(border)) border.gate = GateId::none();
    }
  }

  // Step 5.
  void seal() {
    std::vector<std::size_t> pieces_of(crossings_.size(), 0);
    for (RoadPiece& border : pieces_.pieces) {
      if (!pieces_.is_border(border)) continue;
      if (!border.gate.is_none()) {
        ++pieces_of[border.gate.index()];
        continue;
      }
      border.uses = 0;
      if (!border.is_barred) report_sealed(border);
    }
    for (std::size_t i = 0; i < crossings_.size(); ++i) report_.gates[i].pieces = pieces_of[i];
    std::sort(report_.sealed.begin(), report_.sealed.end(), [](const auto& a, const auto& b) {
      return std::tie(a.a, a.b, a.road_class, a.near, a.off) <
             std::tie(b.a, b.b, b.road_class, b.near, b.off);
    });
  }

  // Tags never shut a crossing, nor the yard before it; elsewhere a barred road is none.
  void leave_out_barred() {
    std::vector<LatLng> gates;
    for (const RoadPiece& border : pieces_.pieces) {
      if (!border.gate.is_none()) gates.push_back(pieces_.middle(border));
    }
    for (RoadPiece& road : pieces_.pieces) {
      if (!road.is_barred || !road.gate.is_none()) continue;
      const LatLng from = pieces_.position[road.from];
      const bool is_near = std::any_of(gates.begin(), gates.end(), [&](LatLng gate) {
        return ground_length_mm(gate, from) <= kMostPostOffMm;
      });
      if (!is_near) road.uses = 0;
    }
  }

  void report_sealed(const RoadPiece& border) {
    if (border.road_class > RoadClass::kTertiary) {
      ++report_.sealed_lesser;
      return;
    }
    const NearTown near = nearest_town(roads_.towns, pieces_.middle(border));
    const auto [a, b] = std::minmax(pieces_.countries[pieces_.country[border.from]],
                                    pieces_.countries[pieces_.country[border.to]]);
    report_.sealed.push_back({a, b, border.road_class, near.name, near.off});
  }

  RoadPiece& piece(std::uint32_t touch) { return pieces_.pieces[touches_[touch].piece]; }
  [[nodiscard]] const RoadPiece& piece(std::uint32_t touch) const {
    return pieces_.pieces[touches_[touch].piece];
  }

  const RawRoads& roads_;
  RoadPieces& pieces_;
  ImportReport& report_;
  std::vector<Touch> touches_;
  std::vector<unsigned> dead_ends_;     ///< by touch
  std::vector<CrossingKey> crossings_;  ///< by gate
  std::vector<std::uint32_t> seeds_;    ///< by gate, the touch it was found at
};

}  // namespace

std::vector<CrossingKey> find_gates(std::span<const CrossingSite> sites, const RawRoads& roads,
                                    RoadPieces& pieces, ImportReport& report) {
  return GateFinder(roads, pieces, report).find(sites);
}

}  // namespace maabar
