// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "belief/belief_json.h"
#include "belief/board.h"
#include "cli/machine.h"
#include "cli/program.h"
#include "cli/questions.h"
#include "cli/story_copies.h"

namespace maabar::cli {
namespace {

struct Options {
  std::vector<std::string> crossings;
  std::string scope;
  bool all = false;
  AsOfOptions as_of;
};

Ink ink_of(Shown shown) {
  switch (shown) {
    case Shown::kOpen:
      return Ink::kGood;
    case Shown::kRestricted:
      return Ink::kWarn;
    case Shown::kClosed:
      return Ink::kBad;
    case Shown::kUnknown:
      return Ink::kDim;
  }
  return Ink::kDim;
}

std::string word_of(const Console& console, const StateBelief& belief) {
  std::string word(to_string(belief.shown));
  if (belief.shown == Shown::kUnknown && belief.last_heard != Shown::kUnknown) {
    word += fmt::format(" (was {})", to_string(belief.last_heard));
  }
  return inked(console, ink_of(belief.shown), word) + (belief.has_conflict ? "!" : "") +
         (belief.changed_within_day ? "*" : "");
}

/// Both directions in one cell: `open`, or `open SY>IQ, closed IQ>SY`.
std::string cell_of(const Console& console, const CrossingBelief& belief, TrafficClass of) {
  const auto directions = directions_of(belief.crossing);
  const StateBelief& there = belief.track(of, directions[0]).crossing;
  const StateBelief& back = belief.track(of, directions[1]).crossing;
  if (word_of(console, there) == word_of(console, back)) return word_of(console, there);
  return fmt::format("{} {}, {} {}", word_of(console, there), to_string(directions[0]),
                     word_of(console, back), to_string(directions[1]));
}

/// The state that a row's confidence and age are told of: the worse direction's.
const StateBelief& telling(const CrossingBelief& belief, TrafficClass of) {
  const auto directions = directions_of(belief.crossing);
  const StateBelief& there = belief.track(of, directions[0]).crossing;
  const StateBelief& back = belief.track(of, directions[1]).crossing;
  return back.shown > there.shown ? back : there;
}

bool says_anything(const CrossingBelief& belief) {
  const bool has_state = std::any_of(belief.tracks.begin(), belief.tracks.end(), [](const auto& t) {
    return t.crossing.last_heard != Shown::kUnknown || !t.crossing.evidence.empty() ||
           t.crossing.evidence_left_off > 0;
  });
  return has_state || !belief.outlooks.empty() || !belief.security.empty() ||
         std::any_of(belief.control.begin(), belief.control.end(),
                     [](const ControlBelief& c) { return !c.last_heard.empty(); });
}

/// Leaves one class's tracks alone.
void keep_class(CrossingBelief& belief, TrafficClass of) {
  std::erase_if(belief.tracks, [&](const TrackBelief& t) { return t.traffic_class != of; });
}

std::string holders_of(const CrossingBelief& belief) {
  std::string text;
  for (const ControlBelief& control : belief.control) {
    text += (text.empty() ? "" : " / ") + (control.actor.empty() ? "?" : control.actor) +
            (control.has_conflict ? "!" : "");
  }
  return text;
}

/// The claim that says so: the last that bears out the state shown; from a model that does not tell
/// it, the one that speaks most for it. None if it is unknown.
EntryId confirming(const StateBelief& state) {
  if (state.shown == Shown::kUnknown) return EntryId::none();
  if (!state.confirmed_by.is_none() || state.evidence.empty()) return state.confirmed_by;
  const Evidence& first = state.evidence.front();
  return first.role == Evidence::Role::kFor ? first.claim : EntryId::none();
}

/// Its publisher, with those who told the same of the same chain.
std::string source_of(const Inquiry& inquiry, const CrossingKey& crossing, EntryId claim,
                      const FetchWords& words) {
  if (claim.is_none()) return "";
  const ClaimLog& log = inquiry.knowledge.log;
  const auto position = find_claim(log, claim);
  const bool is_of_chain = position && !log.claims()[*position].chain.is_none();
  const auto found = is_of_chain ? with_copies(words, log,
                                               find_known_claims(log, inquiry.knowledge.index,
                                                                 crossing, inquiry.as_of))(claim)
                                 : words(claim);
  return found ? found->publisher : fmt::format("entry {}", claim.value());
}

void show(Console& console, const Inquiry& inquiry, const std::vector<CrossingBelief>& board,
          const std::vector<TrafficClass>& classes, std::size_t silent) {
  std::vector<Table::Column> columns = {{"crossing", {}}};
  for (const TrafficClass of : classes) columns.push_back({std::string(to_string(of)), {}});
  for (const char* heading : {"sure", "memory", "confirmed"}) {
    columns.push_back({heading, Table::Align::kRight});
  }
  columns.push_back({"says so", {}});
  columns.push_back({"held by", {}});
  Table table(std::move(columns));
  const FetchWords words = words_of(inquiry.knowledge.ledger);
  for (const CrossingBelief& belief : board) {
    std::vector<std::string> cells = {belief.crossing.text()};
    for (const TrafficClass of : classes) cells.push_back(cell_of(console, belief, of));
    const StateBelief& state = telling(belief, classes.front());
    const bool is_unknown = state.shown == Shown::kUnknown;
    cells.push_back(is_unknown ? "" : fmt::format("{:.2f}", state.confidence().probability()));
    cells.push_back(fmt::format("{:.2f}", state.memory.probability()));
    cells.push_back(age_in_days(state.confirmed, inquiry.as_of));
    cells.push_back(source_of(inquiry, belief.crossing, confirming(state), words));
    cells.push_back(holders_of(belief));
    table.add(std::move(cells));
  }
  console.out << "Crossings " << describe(inquiry.as_of) << "\n\n" << table.text() << '\n';
  if (silent > 0) {
    console.out << fmt::format("{} more crossings of which nothing is known; --all lists them.\n",
                               silent);
  }
  console.out << fmt::format(
      "'sure', 'memory' (of the last word, 0 to 1), 'confirmed' (days before) and 'says so' are of "
      "{};\n"
      "! claims conflict, * changed that day.\n"
      "Model {}. 'maabar explain CROSSING' tells why. Ledger head {}.\n",
      to_string(classes.front()), inquiry.model->name(), to_hex(inquiry.knowledge.head.hash));
}

Result<std::vector<TrafficClass>> classes_of(const std::string& scope) {
  if (scope.empty()) {
    return std::vector<TrafficClass>{TrafficClass::kCargo, TrafficClass::kPassengers,
                                     TrafficClass::kHumanitarian};
  }
  ASSIGN_OR_RETURN(const TrafficClass of, parse_traffic_class(scope));
  return std::vector<TrafficClass>{of};
}

Result<void> answer(Console& console, const Options& options, const Program& program) {
  ASSIGN_OR_RETURN(const std::vector<TrafficClass> classes, classes_of(options.scope));
  ASSIGN_OR_RETURN(const Inquiry inquiry, open_inquiry(program.workspace, options.as_of));
  std::vector<CrossingKey> crossings =
      crossings_of(inquiry.knowledge.gazetteer, inquiry.knowledge.log);
  if (!options.crossings.empty()) crossings.clear();
  for (const std::string& typed : options.crossings) {
    ASSIGN_OR_RETURN(CrossingKey key, resolve_crossing(inquiry.knowledge, typed));
    crossings.push_back(std::move(key));
  }
  // The reasons are for the JSON alone: most of the time, with a large ledger.
  const auto believe = options.as_of.json ? believe_board : glance_board;
  std::vector<CrossingBelief> board =
      believe(*inquiry.model, inquiry.inputs(), crossings, inquiry.as_of, core_count());
  const std::size_t asked = board.size();
  if (!options.scope.empty()) {
    for (CrossingBelief& belief : board) keep_class(belief, classes.front());
  }
  if (!options.all && options.crossings.empty()) {
    std::erase_if(board, [](const CrossingBelief& belief) { return !says_anything(belief); });
  }
  if (options.as_of.json) {
    std::vector<std::string> names;
    for (const CrossingBelief& belief : board) {
      names.push_back(name_of(inquiry.knowledge.gazetteer, belief.crossing));
    }
    print_json(
        console,
        board_to_json(board, names, inquiry.model->name(), words_of(inquiry.knowledge.ledger)),
        inquiry.knowledge.head);
    return {};
  }
  show(console, inquiry, board, classes, asked - board.size());
  return {};
}

}  // namespace

void add_status(Verb app, Program& program) {
  auto options = std::make_shared<Options>();
  Verb verb = add_verb(
      app, "status", "What is believed of every crossing, how sure, how old, and who holds it.",
      "  maabar status\n"
      "  maabar status --at 2018-10-16 --known 2018-10-16 --scope cargo\n"
      "  maabar status --crossing al-qaim --at 2019-09-10 --known 2019-09-06 --json\n");
  verb.option("--crossing", options->crossings, "one crossing: id or name (repeat for more)")
      .takes("ID")
      .is_repeated();
  verb.option("--scope", options->scope, "one traffic class alone")
      .is_one_of({"cargo", "passengers", "humanitarian", "pedestrians"})
      .takes("CLASS");
  verb.flag("--all", options->all, "also crossings of which nothing is known");
  add_as_of(verb, options->as_of);
  verb.runs(program,
            [options, &program](Console& console) { return answer(console, *options, program); });
}

}  // namespace maabar::cli
