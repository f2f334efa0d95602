// SPDX-License-Identifier: Apache-2.0

#include "base/date.h"
#include "cli/machine.h"
#include "cli/originals.h"
#include "cli/program.h"
#include "cli/workspace.h"

namespace maabar::cli {
namespace {

struct NoteOptions {
  std::string crossing;
  std::string text;
  std::string valid;
  std::string claim;
};

Result<void> write_note(Console& console, const NoteOptions& options, const Program& program) {
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(program.workspace));
  ASSIGN_OR_RETURN(const Knowledge knowledge, load_knowledge(workspace));
  ASSIGN_OR_RETURN(const CrossingKey crossing, resolve_crossing(knowledge, options.crossing));
  auto valid = Date::parse(options.valid);
  if (!valid) return invalid_input("--valid: " + valid.error().message);
  ASSIGN_OR_RETURN(Ledger ledger, workspace.open_ledger(Ledger::Mode::kWrite));
  NoteEntry note{.crossing = crossing, .claim = "", .valid = *valid, .text = options.text};
  if (!options.claim.empty()) {
    ASSIGN_OR_RETURN(const FoundClaim claim, ledger.find_claim(options.claim));
    note.claim = claim.id;
  }
  ASSIGN_OR_RETURN(const RecordTime time, now());
  ASSIGN_OR_RETURN(const Appended appended, ledger.append({note}, time, system_salts()));
  console.out << fmt::format("noted on {}: entry {}\n", crossing.text(),
                             appended.entries.front().entry.value());
  return {};
}

struct AliasOptions {
  std::string from;
  std::string to;
  std::string kind = "named";
};

Result<void> write_alias(Console& console, const AliasOptions& options, const Program& program) {
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(program.workspace));
  ASSIGN_OR_RETURN(const Gazetteer gazetteer, workspace.load_gazetteer());
  AliasEntry alias;
  ASSIGN_OR_RETURN(alias.from, CrossingKey::parse(options.from));
  ASSIGN_OR_RETURN(alias.to, CrossingKey::parse(options.to));
  if (!alias.from.is_crossing() || !alias.to.is_crossing()) {
    return invalid_input("an alias joins two crossing ids, as iq-sy.old-name iq-sy.new-name");
  }
  alias.kind = options.kind == "merged"  ? AliasEntry::Kind::kMerged
               : options.kind == "moved" ? AliasEntry::Kind::kMoved
                                         : AliasEntry::Kind::kNamed;
  ASSIGN_OR_RETURN(Ledger ledger, workspace.open_ledger(Ledger::Mode::kWrite));
  ASSIGN_OR_RETURN(const RecordTime time, now());
  ASSIGN_OR_RETURN(const Appended appended, ledger.append({alias}, time, system_salts()));
  console.out << fmt::format("{} is now answered by {}: entry {}\n", alias.from.text(),
                             alias.to.text(), appended.entries.front().entry.value());
  return {};
}

struct RedactOptions {
  std::string id;
  std::string reason;
};

Result<void> redact_words(Console& console, const RedactOptions& options, const Program& program) {
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(program.workspace));
  ASSIGN_OR_RETURN(Ledger ledger, workspace.open_ledger(Ledger::Mode::kWrite));
  ASSIGN_OR_RETURN(const RecordTime time, now());
  const auto claim = ledger.find_claim(options.id);
  const auto report = ledger.find_report(options.id);
  ASSIGN_OR_RETURN(const Redacted redacted,
                   ledger.redact(options.id, options.reason, time, system_salts()));
  console.out << fmt::format("redacted: entry {}, {} fields without words now\n",
                             redacted.entry.value(), redacted.removed.size());
  const std::string report_id = claim ? claim->claim.report : report ? report->id : std::string();
  if (!report_id.empty()) RETURN_IF_ERROR(forget_report(workspace, ledger, report_id));
  for (const auto& file : redacted.removed_files) {
    console.out << fmt::format("  removed the old copy {}\n", file.string());
  }
  for (const EntryId entry : redacted.still_in) {
    console.out << fmt::format(
        "  the same words stand in entry {}: redact it too if they should go\n", entry.value());
  }
  return {};
}

}  // namespace

void add_note(Verb app, Program& program) {
  auto options = std::make_shared<NoteOptions>();
  Verb verb = add_verb(
      app, "note", "Write a remark on a crossing: shown from now on, never used for the past.",
      "  maabar note al-qaim \"queue of 300 lorries on the Iraqi side\" --valid 2019-10-05\n");
  verb.option("ID", options->crossing, "crossing: id or name").is_required();
  verb.option("TEXT", options->text, "the remark").is_required();
  verb.option("--valid", options->valid, "what day it speaks of").takes("DATE");
  verb.option("--claim", options->claim, "the claim it remarks on").takes("CLAIM");
  verb.runs(program, [options, &program](Console& console) {
    return write_note(console, *options, program);
  });
}

void add_alias(Verb app, Program& program) {
  auto options = std::make_shared<AliasOptions>();
  Verb verb = add_verb(app, "alias",
                       "Let one crossing id be answered by another; the old one answers for ever.",
                       "  maabar alias af-ir.dogharoun af-ir.islam-qala-dogharoun --kind merged\n");
  verb.option("FROM", options->from, "the id that gives way").is_required();
  verb.option("TO", options->to, "the id that answers from now on").is_required();
  verb.option("--kind", options->kind, "why")
      .is_one_of({"named", "merged", "moved"})
      .shows_default();
  verb.runs(program, [options, &program](Console& console) {
    return write_alias(console, *options, program);
  });
}

void add_redact(Verb app, Program& program) {
  auto options = std::make_shared<RedactOptions>();
  Verb verb =
      add_verb(app, "redact", "Remove the words of a claim or report from every file; state stays.",
               "  maabar redact 3f0a1b2c4d --reason \"names a traveller\"\n");
  verb.option("ID", options->id, "a claim or a report").is_required();
  verb.option("--reason", options->reason, "why; kept").takes("TEXT").is_required();
  verb.runs(program, [options, &program](Console& console) {
    return redact_words(console, *options, program);
  });
}

}  // namespace maabar::cli
