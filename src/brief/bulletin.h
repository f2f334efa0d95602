// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/answer.h"
#include "base/clock.h"
#include "base/result.h"
#include "belief/state.h"
#include "brief/changes.h"
#include "brief/map_input.h"
#include "claim/claim.h"
#include "gazetteer/gazetteer.h"
#include "ledger/entry.h"
#include "network/road_graph.h"
#include "region/pack.h"

/// The bulletin: what an analyst pastes - the status table, what changed, conflicts, what is stale,
/// promises, corridors, impact and the map, each line with its sources. Format:
/// docs/formats/bulletin.md.
namespace maabar {

/// A claim with the words and the page that it rests on.
struct SourceLine {
  Claim claim;            ///< empty evidence if its words were redacted
  std::string publisher;  ///< of the claim's report
  std::string url;
  std::string title;
  Date published;
};
using SourceLines = std::map<EntryId, SourceLine>;

/// What a bulletin is made from. A parameter only: refers to what it is given.
struct BulletinInput {
  AsOf as_of;            ///< the board's
  RecordTime generated;  ///< now
  /// Whose eyes it is for. The board, corridors and impact must rest on claims of this audience.
  Sensitivity audience = Sensitivity::kPublic;
  TrafficClass map_class = TrafficClass::kCargo;  ///< whose state the map shows
  int stale_after_days = 90;                      ///< an older last confirmation is listed as stale
  std::span<const CrossingBelief> board;
  /// The earlier question and its board, for what changed since; absent: not asked.
  std::optional<AsOf> since;
  std::span<const CrossingBelief> board_since;
  const SourceLines& sources;  ///< at least every claim of the evidence that is to be cited
  std::span<const RouteAnswer> corridors;
  const ImpactAnswer* impact = nullptr;  ///< null: not asked
  std::string_view ledger_head;          ///< `maabar verify --head` takes it
  const Gazetteer& gazetteer;
  const RegionPack& pack;
  const RoadGraph& graph;
  std::string_view belief_model = {};  ///< what it is called, with its known limits; for the notes
};

/// A source that the bulletin cites, in the order of its number.
struct CitedSource {
  EntryId entry;
  std::string claim_id;
  SourceLine line;
};
/// Index into `Bulletin::sources`; readers see it plus one.
using SourceNumber = std::size_t;

/// Classes and directions of one crossing that share one state with one basis.
struct StateLine {
  struct Track {
    TrafficClass traffic_class = TrafficClass::kCargo;
    Direction direction;
  };
  std::vector<Track> tracks;
  StateBelief state;
  std::optional<int> age_days;             ///< from the last confirmation to the valid day
  std::vector<SourceNumber> sources;       ///< that bear the state out, strongest first
  std::vector<SourceNumber> contradicted;  ///< that say otherwise
};

/// Who holds a side.
struct HolderLine {
  Country side;
  std::string side_name;  ///< of the country
  std::string actor;      ///< display name; empty: unknown
  std::string actor_ar;
  bool has_conflict = false;
  std::optional<ValidTime> confirmed;
  std::vector<SourceNumber> sources;
};

/// One crossing of the status table.
struct BoardRow {
  CrossingKey crossing;
  std::string name;  ///< `al-Qa'im - Abu Kamal`
  std::string name_ar;
  std::string border;  ///< `Iraq - Syria`
  std::string border_ar;
  std::optional<LatLng> position;
  std::vector<TrackBelief> tracks;  ///< as believed
  std::vector<StateLine> lines;     ///< every track in exactly one line
  std::vector<HolderLine> holders;
  std::array<Shown, 2> map_state = {Shown::kUnknown, Shown::kUnknown};  ///< a to b, b to a
};

/// Tracks of one crossing that changed in the same way.
struct ChangeLine {
  std::size_t row = 0;  ///< index into `Bulletin::rows`
  std::vector<StateLine::Track> tracks;
  Shown before = Shown::kUnknown;
  StateBelief now;
  std::vector<SourceNumber> sources;
};

/// A line of the table that must be doubted: contradicted, or old.
struct DoubtLine {
  std::size_t row = 0;
  std::size_t line = 0;  ///< index into the row's `lines`
};

/// What somebody said would come.
struct PromiseLine {
  std::size_t row = 0;
  OutlookBelief outlook;
  std::optional<SourceNumber> source;
  std::optional<int> days_to_due;  ///< from the valid day; negative: overdue
};

/// A bulletin, ready to be written in any format. Plain values. Holding one is the proof that
/// 1. every number in it leads to a source that is there, and each source is cited;
/// 2. no source is of a higher sensitivity than the audience;
/// 3. every track of the board stands in exactly one line of one row.
struct Bulletin {
  AsOf as_of;
  std::optional<AsOf> since;
  RecordTime generated;
  Sensitivity audience = Sensitivity::kPublic;
  TrafficClass map_class = TrafficClass::kCargo;
  int stale_after_days = 0;
  std::string ledger_head;
  std::string belief_model;
  std::string region;
  std::string region_ar;
  std::string disclaimer;
  std::string disclaimer_ar;
  std::vector<BoardRow> rows;  ///< by border, then restricted, open, closed, unknown, then name
  std::vector<ChangeLine> changes;
  std::vector<DoubtLine> conflicts;
  std::vector<DoubtLine> stale;
  std::vector<PromiseLine> promises;  ///< overdue and soonest due first, then those without a day
  std::vector<RouteAnswer> corridors;
  /// Sources of each corridor's gates, by crossing and direction as shown there.
  std::vector<std::map<std::string, std::vector<SourceNumber>>> corridor_sources;
  std::optional<ImpactAnswer> impact;
  std::vector<CitedSource> sources;
  MapInput map;
};

/// Puts a bulletin together. Pure: the same input gives the same bulletin. `kInvalidInput` if a
/// belief rests on a claim that is not for this audience, or that `sources` does not hold, or if
/// boards or answers bear another as-of pair.
Result<Bulletin> make_bulletin(const BulletinInput& input);

/// One self-contained HTML page (UTF-8): no script, nothing loaded from elsewhere, every text from
/// a report escaped, links only to http and https. Prints on A4.
std::string to_html(const Bulletin& bulletin);

/// The status table, one row per crossing, class and direction; guarded against spreadsheet
/// formulas.
std::string to_csv(const Bulletin& bulletin);

/// The same with a row of HXL hashtags under the header (https://hxlstandard.org).
std::string to_hxl_csv(const Bulletin& bulletin);

/// The status table as GeoJSON (RFC 7946): a Point per crossing with its states; crossings without
/// a position have a null geometry.
std::string to_geojson(const Bulletin& bulletin);

}  // namespace maabar
