// SPDX-License-Identifier: Apache-2.0
#include "belief/changes.h"

#include "base/date.h"
#include "belief/belief_json.h"
#include "belief/board.h"
#include "cli/program.h"
#include "cli/questions.h"
#include "cli/roads.h"

namespace maabar::cli {
namespace {

struct Options {
  std::string since;
  AsOfOptions as_of;
};

/// What brought a change about, as a cell.
std::string because(const Knowledge& knowledge, ChangeCause cause,
                    const std::vector<EntryId>& claims) {
  if (claims.empty()) return std::string(to_string(cause));
  std::string text = fmt::format("{}: {}", to_string(cause), says(knowledge, claims.front()));
  if (claims.size() > 1) text += fmt::format(" (+{} claims)", claims.size() - 1);
  return text;
}

/// One line for all tracks of a crossing that changed alike.
void show_tracks(Console& console, const Knowledge& knowledge, const Changes& changes) {
  Table table({{"crossing", {}}, {"what", {}}, {"before", {}}, {"now", {}}, {"because of", {}}});
  for (std::size_t i = 0; i < changes.tracks.size();) {
    const TrackChange& first = changes.tracks[i];
    std::string what;
    std::size_t j = i;
    for (; j < changes.tracks.size(); ++j) {
      const TrackChange& track = changes.tracks[j];
      const bool is_alike = track.crossing == first.crossing && track.before == first.before &&
                            track.after == first.after && track.claims == first.claims;
      if (!is_alike) break;
      const bool has_both = j + 1 < changes.tracks.size() &&
                            changes.tracks[j + 1].crossing == first.crossing &&
                            changes.tracks[j + 1].traffic_class == track.traffic_class &&
                            changes.tracks[j + 1].before == first.before &&
                            changes.tracks[j + 1].after == first.after &&
                            changes.tracks[j + 1].claims == first.claims;
      what += (what.empty() ? "" : ", ") + std::string(to_string(track.traffic_class));
      if (has_both) {
        ++j;
      } else {
        what += " " + to_string(track.direction);
      }
    }
    table.add({first.crossing.text(), what, std::string(to_string(first.before)),
               std::string(to_string(first.after)), because(knowledge, first.cause, first.claims)});
    i = j;
  }
  if (!table.empty()) console.out << table.text() << '\n';
}

void show_control(Console& console, const Knowledge& knowledge, const Changes& changes) {
  Table table(
      {{"crossing", {}}, {"side", {}}, {"held before", {}}, {"now", {}}, {"because of", {}}});
  for (const ControlChange& change : changes.control) {
    table.add({change.crossing.text(), change.side.code(),
               change.before.empty() ? "unknown" : change.before,
               change.after.empty() ? "unknown" : change.after,
               because(knowledge, change.cause, change.claims)});
  }
  if (!table.empty()) console.out << table.text() << '\n';
}

Result<void> answer(Console& console, const Options& options, const Program& program) {
  auto since = parse_inclusive_moment(options.since);
  if (!since) return invalid_input("--since: " + since.error().message);
  ASSIGN_OR_RETURN(const Inquiry inquiry, open_inquiry(program.workspace, options.as_of));
  AsOf before = inquiry.as_of;
  before.known_seconds = *since;
  before.valid = ValidTime(std::min(*since, inquiry.as_of.valid.seconds()));
  if (before.known_seconds > inquiry.as_of.known_seconds) {
    return invalid_input("--since " + options.since + " is later than --known");
  }
  const Changes changes = find_changes(
      *inquiry.model, inquiry.inputs(),
      crossings_of(inquiry.knowledge.gazetteer, inquiry.knowledge.log), {before, inquiry.as_of});
  if (options.as_of.json) {
    print_json(console, to_json(changes, words_of(inquiry.knowledge.ledger)),
               inquiry.knowledge.head);
    return {};
  }
  console.out << "From " << describe(before) << "\nto " << describe(inquiry.as_of) << "\n\n";
  if (changes.tracks.empty() && changes.control.empty()) console.out << "Nothing changed.\n\n";
  show_tracks(console, inquiry.knowledge, changes);
  show_control(console, inquiry.knowledge, changes);
  console.out << "Ledger head " << to_hex(inquiry.knowledge.head.hash) << '\n';
  return {};
}

}  // namespace

void add_changes(Verb app, Program& program) {
  auto options = std::make_shared<Options>();
  Verb verb = add_verb(app, "changes",
                       "What changed in belief between two times, and because of which report.",
                       "  maabar changes --since 2018-10-01 --at 2018-10-16 --known 2018-10-16\n"
                       "  maabar changes --since 2019-09-01 --json\n");
  verb.option("--since", options->since, "the earlier time: as it was known and held then")
      .takes("DATE")
      .is_required();
  add_as_of(verb, options->as_of);
  verb.runs(program,
            [options, &program](Console& console) { return answer(console, *options, program); });
}

}  // namespace maabar::cli
