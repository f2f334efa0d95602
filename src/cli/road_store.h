// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/workspace.h"
#include "network/import_report.h"
#include "network/network_file.h"

/// The road network that a workspace holds: `roads.network`, and beside it `roads.json` with what
/// it was made from (docs/decisions/0051-network-in-the-workspace.md).
namespace maabar::cli {

/// A crossing that an analyst placed on the map.
struct AddedGate {
  CrossingKey crossing;
  LatLng near;
};

/// What a network is made from.
struct RoadSources {
  std::vector<std::string> files;
  std::string countries;  ///< empty: the files' own
};

/// Absent if the workspace has no network of its own. `kCorrupt` if what it was made from cannot be
/// read; errors of `NetworkFile::open`.
Result<std::optional<NetworkFile>> open_network(const Workspace& workspace);
/// What the workspace's network was made from; no files if it has none.
Result<RoadSources> load_sources(const Workspace& workspace);

/// The places of the pack and those that `import places` added, in this order.
Result<std::vector<Place>> all_places(const Workspace& workspace, const RegionPack& pack);
/// Where `import places` keeps them.
std::filesystem::path places_path(const Workspace& workspace);

/// Imports, ties the gates, snaps the places, and stores the network and its sources. The report is
/// whole, with the sealed roads that are stored nowhere. Gates are those of the pack, the gazetteer
/// and the ledger, and `new_gate`. Progress goes to the console. `kNotFound`, and nothing stored,
/// if `new_gate` finds no road.
Result<ImportReport> make_network(Console& console, const Workspace& workspace,
                                  const RoadSources& sources,
                                  const std::optional<AddedGate>& new_gate = std::nullopt);

/// Snaps the places anew on the network that is there. Nothing if there is none.
Result<void> snap_again(const Workspace& workspace, ImportReport& report);

}  // namespace maabar::cli
