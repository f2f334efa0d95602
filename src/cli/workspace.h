// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "belief/claim_index.h"
#include "gazetteer/gazetteer.h"
#include "ledger/alias_table.h"
#include "ledger/claim_log.h"
#include "ledger/ledger.h"
#include "network/road_graph.h"
#include "region/pack.h"

namespace maabar::cli {

/// A directory with a ledger and the tables it was made with: `workspace.json`, `ledger.sqlite`,
/// `region/`, `gazetteer/` (docs/decisions/0004-workspace.md).
class Workspace {
 public:
  /// Opens the one that `-w`, else `$MAABAR_WORKSPACE`, else `./maabar-workspace` names.
  /// `kNotFound` says how to make one; `kUnavailable` if a newer maabar wrote it; `kCorrupt` if its
  /// description is broken.
  static Result<Workspace> open(const std::string& option);
  /// The directory that `open` would take, whether it is there or not.
  static std::filesystem::path directory_of(const std::string& option);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] const std::string& region() const { return region_; }
  [[nodiscard]] std::filesystem::path ledger_path() const { return path_ / "ledger.sqlite"; }
  [[nodiscard]] std::filesystem::path stories_path() const { return path_ / "stories.csv"; }
  [[nodiscard]] std::filesystem::path originals_path() const { return path_ / "originals"; }

  [[nodiscard]] Result<Gazetteer> load_gazetteer() const;
  [[nodiscard]] Result<RegionPack> load_pack(const Gazetteer& gazetteer) const;
  [[nodiscard]] Result<Ledger> open_ledger(Ledger::Mode mode) const;

 private:
  std::filesystem::path path_;
  std::string region_;
};

/// What `init` makes a workspace from.
struct NewWorkspace {
  std::filesystem::path directory;
  std::filesystem::path region;     ///< a pack's directory
  std::filesystem::path gazetteer;  ///< crossings.csv, countries.csv
  std::string desk;                 ///< name among desks; empty: one is made
  RecordTime now;
};

/// What a new workspace holds.
struct MadeWorkspace {
  RegionPack pack;
  ImportedTable history;
};

/// Makes it beside its place and moves it there whole: nothing half-made is left by a failure.
/// `kInvalidInput` if the directory is there already or the pack is not sound.
Result<MadeWorkspace> make_workspace(const NewWorkspace& wanted);

/// The system's random bytes, for the ledger's salts.
SaltSource system_salts();

/// Everything that a question about crossings reads.
struct Knowledge {
  Gazetteer gazetteer;
  Ledger ledger;
  AliasTable aliases;
  ClaimLog log;      ///< crossings as they are called today
  ClaimIndex index;  ///< of `log`
  Head head;
};
/// With claims up to `most`: what leaves this desk is `kPublic`.
Result<Knowledge> load_knowledge(const Workspace& workspace,
                                 Sensitivity most = Sensitivity::kInternal);

/// A crossing that a user typed: its key of today, also under an old id or a name.
Result<CrossingKey> resolve_crossing(const Knowledge& knowledge, const std::string& typed);

/// The rating that a publisher's claims get: of the ledger's last word on it, else the pack's, else
/// C3. Names compare folded.
class PublisherRatings {
 public:
  static Result<PublisherRatings> load(const RegionPack& pack, const Ledger& ledger);
  [[nodiscard]] Admiralty rating_of(const std::string& publisher) const;

 private:
  std::map<std::string, Admiralty> by_name_;
};

}  // namespace maabar::cli
