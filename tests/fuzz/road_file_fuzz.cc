// SPDX-License-Identifier: Apache-2.0
// A road network's file from any bytes: refused in one line with what to do, or a graph and an
// index that read nothing but their own. Half of the inputs are changes of a sound file, for which
// the header's checksum is made right again, so that the search gets behind it.
#include <xxhash.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include "base/check.h"
#include "network/network_file.h"
#include "network/network_svg.h"
#include "routing/random_graph.h"
#include "routing/road_index.h"

namespace {

using namespace maabar;

const std::string& sound_file() {
  static const std::string bytes = [] {
    Rng rng(1);
    const RoadGraph graph = testing::random_graph(rng, {});
    const RoadIndex index = build_road_index(graph);
    SectionWriter writer;
    RoadColumns::for_each(graph.columns(), [&](std::string_view name, const auto& column) {
      writer.add(name, column);
    });
    add_sections(index, writer);
    return writer.bytes();
  }();
  return bytes;
}

void mend_header(std::string& bytes) {
  constexpr std::size_t kChecksumAt = 32;
  constexpr std::size_t kHeader = 40;
  constexpr std::size_t kRow = 64;
  std::uint32_t sections = 0;
  std::memcpy(&sections, bytes.data() + 16, sizeof(sections));
  if (sections > 1000 || kHeader + sections * kRow > bytes.size()) return;
  const std::uint64_t size = bytes.size();
  std::memcpy(bytes.data() + 24, &size, sizeof(size));
  std::memset(bytes.data() + kChecksumAt, 0, 8);
  const std::uint64_t sum = XXH3_64bits(bytes.data(), kHeader + sections * kRow);
  std::memcpy(bytes.data() + kChecksumAt, &sum, sizeof(sum));
}

// Triples of position (16 bits) and byte.
std::string changed_file(const std::uint8_t* bytes, std::size_t size) {
  std::string file = sound_file();
  for (std::size_t i = 0; i + 2 < size; i += 3) {
    const std::size_t at = (std::size_t{bytes[i]} + std::size_t{256} * bytes[i + 1]) % file.size();
    file[at] = static_cast<char>(bytes[i + 2]);
  }
  if (file.size() >= 40) mend_header(file);
  return file;
}

template <typename T>
bool is_sound(const Result<T>& result) {
  if (result) return true;
  CHECK(result.error().line().find('\n') == std::string::npos);
  CHECK(result.error().line().find("import") != std::string::npos);
  return false;
}

std::size_t climb_all(const Hierarchy& hierarchy) {
  std::size_t seen = 0;
  for (std::uint32_t i = 0; i < hierarchy.node_count(); ++i) {
    for (Rank rank(i); !rank.is_none(); rank = hierarchy.parent(rank)) {
      seen += hierarchy.node_of(rank).index() + hierarchy.arcs_from_below(rank).size();
      for (std::uint32_t arc = hierarchy.first_up(rank); arc < hierarchy.last_up(rank); ++arc) {
        seen += hierarchy.slot(hierarchy.head(CchArcId(arc)));
        seen += hierarchy.inputs(CchArcId(arc)).size();
      }
    }
  }
  return seen;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const bool is_change = bytes[0] % 2 == 0;
  const auto file = NetworkFile::of_bytes(
      is_change ? changed_file(bytes + 1, size - 1)
                : std::string(reinterpret_cast<const char*>(bytes + 1), size - 1),
      "roads.network");
  if (!is_sound(file)) return 0;
  static_cast<void>(file->verify());
  const auto graph = file->graph();
  if (!is_sound(graph)) return 0;
  CHECK(!to_svg(*graph).empty());
  const auto index = load_road_index(*graph, file->sections());
  if (!is_sound(index)) return 0;
  CHECK(climb_all(index->hierarchy) < ~std::size_t{0});
  return 0;
}
