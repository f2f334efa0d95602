// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdlib>

#include "base/random.h"
#include "region/proof.h"
#include "region/rows.h"
#include "region/tiny_pack.h"
#include "temporary_folder.h"

namespace maabar {
namespace {

std::uint64_t seed_of_this_run() {
  const char* seed = std::getenv("MAABAR_TEST_SEED");
  return seed == nullptr ? 20181015 : std::strtoull(seed, nullptr, 10);
}

/// `text` with one to four small wounds: a byte changed, a piece cut out, doubled, or cut off.
std::string wound(std::string text, Rng& rng) {
  constexpr std::string_view kBytes = "{}[],:\"0123456789.-eE \n\\\x01\xff";
  for (std::uint64_t wounds = 1 + rng.below(4); wounds > 0 && !text.empty(); --wounds) {
    const std::size_t at = rng.below(text.size());
    const std::size_t length = 1 + rng.below(20);
    switch (rng.below(5)) {
      case 0:
        text[at] = kBytes[rng.below(kBytes.size())];
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, text.substr(at, length));
        break;
      case 3:
        text.insert(at, std::string(length, kBytes[rng.below(kBytes.size())]));
        break;
      default:
        if (rng.below(10) == 0) text.resize(at);
        break;
    }
  }
  return text;
}

/// Reads and proves a pack of texts, as `load_pack` would, without touching a disk.
std::vector<Error> faults_of(const std::map<std::string, std::string>& files,
                             const Gazetteer& gazetteer) {
  Faults faults;
  RegionPack pack;
  pack.meta = parse_region_json(files.at("region.json"), "region.json", faults);
  pack.outlines =
      CountryOutlines(parse_outlines(files.at("countries.geojson"), "countries.geojson", faults));
  pack.places = parse_places(files.at("places.geojson"), "places.geojson", faults);
  pack.gates = parse_gates(files.at("gates.geojson"), "gates.geojson", faults);
  Roads roads = parse_roads(files.at("roads.geojson"), "roads.geojson", faults);
  pack.junctions = std::move(roads.junctions);
  pack.links = std::move(roads.links);
  pack.hubs = parse_hubs(files.at("hubs.json"), "hubs.json", faults);
  pack.publishers = parse_publishers(files.at("publishers.csv"), "publishers.csv", faults);
  pack.history = {"history.csv", files.at("history.csv")};
  pack.announced_ends = {"announced_ends.csv", files.at("announced_ends.csv")};
  const std::vector<Error> misfits = prove_pack(pack, gazetteer);
  faults.insert(faults.end(), misfits.begin(), misfits.end());
  return faults;
}

TEST(RegionReaders, AnswerEveryWoundWithNamedFaults) {
  const std::uint64_t seed = seed_of_this_run();
  SCOPED_TRACE("seed " + std::to_string(seed));
  Rng rng(seed);
  const TemporaryFolder folder;
  const TinyPack tiny;
  static_cast<void>(tiny.write(folder.path()));
  const Gazetteer gazetteer = TinyPack::gazetteer(folder.path());
  std::vector<std::string> names;
  for (const auto& [name, text] : tiny.files) names.push_back(name);
  std::size_t refused = 0;
  for (int round = 0; round < 400; ++round) {
    std::map<std::string, std::string> files = tiny.files;
    std::string& text = files.at(names[rng.below(names.size())]);
    text = wound(std::move(text), rng);

    const std::vector<Error> faults = faults_of(files, gazetteer);

    refused += faults.empty() ? 0U : 1U;
    for (const Error& fault : faults) {
      EXPECT_FALSE(fault.message.empty());
      EXPECT_FALSE(fault.where.file.empty()) << fault.message;
      EXPECT_GE(fault.where.line, 1) << fault.line();
    }
  }
  EXPECT_GT(refused, 200U) << "most wounds must show";
}

}  // namespace
}  // namespace maabar
