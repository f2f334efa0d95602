// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "access/impact.h"
#include "access/route.h"
#include "base/date.h"
#include "base/file.h"
#include "belief/board.h"
#include "brief/bulletin.h"
#include "brief/svg_map.h"
#include "cli/machine.h"
#include "cli/program.h"
#include "cli/questions.h"
#include "cli/roads.h"

namespace maabar::cli {
namespace {

struct Options {
  std::vector<std::string> outputs;
  std::string since;
  std::vector<std::string> corridors;  ///< FROM>TO
  std::vector<std::string> opened;
  int stale_after_days = 90;
  bool internal = false;
  ScenarioOptions scenario;
};

/// Every claim that something in the bulletin rests on.
class EntrySet {
 public:
  void add(const std::vector<Evidence>& evidence) {
    for (const Evidence& item : evidence) entries_.insert(item.claim);
  }
  void add(const CrossingBelief& belief) {
    for (const TrackBelief& track : belief.tracks) {
      add(track.crossing.evidence);
      add(track.side_a.evidence);
      add(track.side_b.evidence);
    }
    for (const ControlBelief& control : belief.control) add(control.evidence);
    for (const SecurityBelief& security : belief.security) add(security.evidence);
    for (const OutlookBelief& outlook : belief.outlooks) entries_.insert(outlook.claim);
  }
  [[nodiscard]] const std::set<EntryId>& entries() const { return entries_; }

 private:
  std::set<EntryId> entries_;
};

Result<SourceLines> sources_of(const Ledger& ledger, const std::set<EntryId>& entries) {
  SourceLines sources;
  for (const EntryId entry : entries) {
    ASSIGN_OR_RETURN(FoundClaim found, ledger.find_claim(entry));
    ASSIGN_OR_RETURN(const FoundReport report, ledger.find_report(found.report));
    if (found.claim.evidence.empty()) found.claim.evidence = found.claim.phrase;
    sources[entry] = SourceLine{std::move(found.claim), report.report.publisher, report.report.url,
                                report.report.title, report.report.published};
  }
  return sources;
}

Result<std::vector<RouteAnswer>> corridors_of(const Roads& roads, const Options& options) {
  std::vector<RouteAnswer> answers;
  ASSIGN_OR_RETURN(const Scenario scenario, believed_scenario_of(roads, options.scenario));
  HierarchyRouter router = router_of(roads);
  for (const std::string& corridor : options.corridors) {
    const std::size_t arrow = corridor.find('>');
    if (arrow == std::string::npos) {
      return invalid_input("--corridor: '" + corridor + "' must be FROM>TO, as \"Baghdad>Aleppo\"");
    }
    ASSIGN_OR_RETURN(const Stop from, stop_of(roads, corridor.substr(0, arrow)));
    ASSIGN_OR_RETURN(const Stop to, stop_of(roads, corridor.substr(arrow + 1)));
    answers.push_back(find_route(roads.graph, scenario, {from, to, 0}, router));
  }
  return answers;
}

Result<std::optional<ImpactAnswer>> impact_of(const Roads& roads, const Options& options) {
  if (options.opened.empty()) return std::optional<ImpactAnswer>();
  ScenarioOptions opened = options.scenario;
  opened.open = options.opened;
  ImpactQuestion question;
  ASSIGN_OR_RETURN(question.hubs, hubs_of(roads.graph, roads.pack));
  ASSIGN_OR_RETURN(question.places, places_of(roads.graph, roads.pack));
  ASSIGN_OR_RETURN(const Scenario before, believed_scenario_of(roads, options.scenario));
  ASSIGN_OR_RETURN(const Scenario after, scenario_of(roads, opened));
  ASSIGN_OR_RETURN(ImpactAnswer answer,
                   find_impact({roads.graph, roads.index}, before, after, question));
  return std::optional(std::move(answer));
}

/// The earlier question, if `--since` asks for one.
Result<std::optional<AsOf>> since_of(const Options& options, const AsOf& as_of) {
  if (options.since.empty()) return std::optional<AsOf>();
  auto since = parse_inclusive_moment(options.since);
  if (!since) return invalid_input("--since: " + since.error().message);
  if (*since > as_of.known_seconds) {
    return invalid_input("--since " + options.since + " is later than --known");
  }
  AsOf before = as_of;
  before.known_seconds = *since;
  before.valid = ValidTime(std::min(*since, as_of.valid.seconds()));
  return std::optional(before);
}

Result<Bulletin> gather(const Roads& roads, const Options& options) {
  ASSIGN_OR_RETURN(const RecordTime time, now());
  ASSIGN_OR_RETURN(const std::optional<AsOf> since, since_of(options, roads.as_of));
  ASSIGN_OR_RETURN(const std::vector<RouteAnswer> corridors, corridors_of(roads, options));
  ASSIGN_OR_RETURN(const std::optional<ImpactAnswer> impact, impact_of(roads, options));
  ASSIGN_OR_RETURN(const TrafficClass map_class, parse_traffic_class(options.scenario.scope));
  std::vector<CrossingBelief> board_since;
  if (since) {
    const Knowledge& known = roads.knowledge;
    board_since = believe_board(*roads.model, {known.log, known.index, known.gazetteer},
                                gates_of(roads.pack), *since, core_count());
  }
  EntrySet entries;
  for (const CrossingBelief& belief : roads.board) entries.add(belief);
  for (const CrossingBelief& belief : board_since) entries.add(belief);
  ASSIGN_OR_RETURN(const SourceLines sources,
                   sources_of(roads.knowledge.ledger, entries.entries()));
  const std::string head = to_hex(roads.knowledge.head.hash);
  return make_bulletin(
      {.as_of = roads.as_of,
       .generated = time,
       .audience = options.internal ? Sensitivity::kInternal : Sensitivity::kPublic,
       .map_class = map_class,
       .stale_after_days = options.stale_after_days,
       .board = roads.board,
       .since = since,
       .board_since = board_since,
       .sources = sources,
       .corridors = corridors,
       .impact = impact ? &*impact : nullptr,
       .ledger_head = head,
       .gazetteer = roads.knowledge.gazetteer,
       .pack = roads.pack,
       .graph = roads.schema});
}

Result<std::string> written(const Bulletin& bulletin, const std::string& file) {
  if (file.ends_with(".html")) return to_html(bulletin);
  if (file.ends_with(".hxl.csv")) return to_hxl_csv(bulletin);
  if (file.ends_with(".csv")) return to_csv(bulletin);
  if (file.ends_with(".geojson")) return to_geojson(bulletin);
  if (file.ends_with(".svg")) return to_svg(bulletin.map);
  return invalid_input("'" + file + "' must end in .html, .csv, .hxl.csv, .geojson or .svg");
}

Result<void> write(Console& console, const Options& options, const Program& program) {
  for (const std::string& file : options.outputs) {
    const std::vector<std::string> endings = {".html", ".csv", ".geojson", ".svg"};
    if (std::none_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return file.ends_with(ending); })) {
      return invalid_input("'" + file + "' must end in .html, .csv, .hxl.csv, .geojson or .svg");
    }
  }
  const Sensitivity most = options.internal ? Sensitivity::kInternal : Sensitivity::kPublic;
  ASSIGN_OR_RETURN(const Roads roads, load_roads(program.workspace, options.scenario.as_of, most));
  ASSIGN_OR_RETURN(const Bulletin bulletin, gather(roads, options));
  for (const std::string& file : options.outputs) {
    ASSIGN_OR_RETURN(const std::string bytes, written(bulletin, file));
    RETURN_IF_ERROR(save_file(file, bytes));
    console.out << fmt::format("{}: {} crossings, {} sources, {}\n", file, bulletin.rows.size(),
                               bulletin.sources.size(), describe(roads.as_of));
  }
  return {};
}

}  // namespace

void add_brief(Verb app, Program& program) {
  auto options = std::make_shared<Options>();
  Verb verb =
      add_verb(app, "brief", "The bulletin: table, map, changes, corridors, sources.",
               "  maabar brief -o bulletin.html\n"
               "  maabar brief --since 2018-10-01 --at 2018-10-16 --known 2018-10-16 \\\n"
               "      --corridor \"Baghdad>Deir ez-Zor\" --open al-qaim -o b.html -o b.hxl.csv -o "
               "b.geojson\n");
  verb.option("-o,--output", options->outputs,
              "file: .html, .csv, .hxl.csv, .geojson or .svg (repeat for more)")
      .is_required()
      .takes("FILE")
      .is_repeated();
  verb.option("--since", options->since, "what changed since then").takes("DATE");
  verb.option("--corridor", options->corridors, "a way to follow (repeat for more)")
      .takes("FROM>TO")
      .is_repeated();
  verb.option("--open", options->opened, "add what opening it would change for people")
      .takes("ID")
      .is_repeated();
  verb.option("--stale-after", options->stale_after_days,
              "days after which a last confirmation is listed as stale")
      .is_between(1, 36500)
      .shows_default();
  verb.option("--scope", options->scenario.scope, "class that the map and corridors are for")
      .is_one_of({"cargo", "passengers", "humanitarian", "pedestrians"})
      .shows_default();
  verb.option("--profile", options->scenario.profile, "what drives")
      .is_one_of({"truck", "car"})
      .shows_default();
  verb.flag("--internal", options->internal, "with internal claims: for this desk alone");
  add_as_of(verb, options->scenario.as_of);
  verb.runs(program,
            [options, &program](Console& console) { return write(console, *options, program); });
}

}  // namespace maabar::cli
