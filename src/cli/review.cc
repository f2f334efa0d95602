// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "claim/claim_json.h"
#include "cli/machine.h"
#include "cli/program.h"
#include "cli/review_queue.h"
#include "cli/review_session.h"
#include "cli/workspace.h"

namespace maabar::cli {
namespace {

struct Options {
  std::string claim;
  std::string reason;
  std::string published;
  std::string by;
  std::vector<std::string> changes;  ///< FIELD=VALUE
  bool all = false;
  bool json = false;
};

/// A ledger open for writing, and the time of the act.
struct Desk {
  Ledger ledger;
  RecordTime now;
};

Result<Desk> open_desk(const Program& program) {
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(program.workspace));
  ASSIGN_OR_RETURN(Ledger ledger, workspace.open_ledger(Ledger::Mode::kWrite));
  ASSIGN_OR_RETURN(const RecordTime time, now());
  return Desk{std::move(ledger), time};
}

Result<void> append(Console& console, Desk& desk, const std::vector<EntryBody>& bodies,
                    const std::string& what) {
  ASSIGN_OR_RETURN(const Appended appended, desk.ledger.append(bodies, desk.now, system_salts()));
  const AppendedEntry& last = appended.entries.back();
  console.out << fmt::format("{}: entry {}{}; head {} entries, {}\n", what, last.entry.value(),
                             last.is_new ? "" : " (said already)", appended.head.entries,
                             to_hex(appended.head.hash));
  return {};
}

nlohmann::ordered_json to_json(const FoundClaim& found) {
  nlohmann::ordered_json out = maabar::to_json(found.claim);
  out["recorded"] = to_iso8601(found.recorded);
  out["entry"] = found.entry.value();
  return out;
}

Result<void> list(Console& console, const Options& options, Program& program) {
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(program.workspace));
  ASSIGN_OR_RETURN(const Ledger ledger, workspace.open_ledger(Ledger::Mode::kRead));
  ASSIGN_OR_RETURN(const std::vector<QueuedClaim> queue, find_queue(ledger, options.all));
  if (options.json) {
    nlohmann::ordered_json out;
    out["claims"] = nlohmann::ordered_json::array();
    for (const QueuedClaim& item : queue) out["claims"].push_back(to_json(item.found));
    console.out << out.dump(2) << '\n';
    return {};
  }
  Table table({{"claim", {}}, {"crossing", {}}, {"says", {}}, {"published", {}}, {"evidence", {}}});
  for (const QueuedClaim& item : queue) {
    const Claim& claim = item.found.claim;
    table.add({item.found.id.substr(0, 10),
               claim.crossing.is_none() ? "(which?)" : claim.crossing.text(),
               fmt::format("{} {}, {}", to_string(claim.facet()), claim.value.text(),
                           to_string(claim.modality)),
               to_string(claim.published), claim.evidence});
  }
  if (queue.empty()) {
    console.out << "Nothing waits for review.\n";
    return {};
  }
  console.out << table.text() << queue.size()
              << " claims. 'maabar review accept|reject|correct CLAIM' decides one.\n";
  return {};
}

Result<void> decide(Console& console, const Options& options, Program& program,
                    ReviewEntry::Verdict verdict) {
  ASSIGN_OR_RETURN(Desk desk, open_desk(program));
  ASSIGN_OR_RETURN(const FoundClaim found, desk.ledger.find_claim(options.claim));
  ReviewEntry review{
      .claim = found.id, .verdict = verdict, .replacement = "", .reason = options.reason};
  const bool is_accepted = verdict == ReviewEntry::Verdict::kAccept;
  return append(console, desk, {review}, is_accepted ? "accepted" : "rejected");
}

Result<void> correct(Console& console, const Options& options, Program& program) {
  if (options.changes.empty()) {
    return invalid_input("--set FIELD=VALUE is missing: say what the claim should have been");
  }
  ASSIGN_OR_RETURN(Desk desk, open_desk(program));
  ASSIGN_OR_RETURN(const FoundClaim found, desk.ledger.find_claim(options.claim));
  ASSIGN_OR_RETURN(const Claim claim, corrected_claim(found.claim, options.changes));
  const std::string id = claim_id(claim);
  if (id == found.id) return invalid_input("the claim says that already; nothing to correct");
  return append(console, desk,
                {ClaimEntry{claim},
                 ReviewEntry{found.id, ReviewEntry::Verdict::kCorrect, id, options.reason}},
                "corrected, now claim " + id.substr(0, 10));
}

Result<void> retract(Console& console, const Options& options, Program& program) {
  ASSIGN_OR_RETURN(const Date published, Date::parse(options.published));
  ASSIGN_OR_RETURN(Desk desk, open_desk(program));
  std::string target;
  if (auto claim = desk.ledger.find_claim(options.claim)) {
    target = claim->id;
  } else if (auto report = desk.ledger.find_report(options.claim)) {
    target = report->id;
  } else {
    return claim.error();
  }
  return append(console, desk, {RetractionEntry{target, published, options.by, options.reason}},
                "retracted");
}

Result<void> work_through(Console& console, const Options& options, Program& program) {
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(program.workspace));
  ASSIGN_OR_RETURN(const Gazetteer gazetteer, workspace.load_gazetteer());
  ASSIGN_OR_RETURN(Desk desk, open_desk(program));
  ASSIGN_OR_RETURN(std::vector<QueuedClaim> queue, find_queue(desk.ledger, options.all));
  ReviewSession session(console, desk.ledger, gazetteer, desk.now);
  return session.run(std::move(queue));
}

using Work = Result<void> (*)(Console&, const Options&, Program&);

Verb add_part(Verb verb, Program& program, const char* name, const char* what,
              const std::shared_ptr<Options>& options, Work work) {
  Verb part = verb.part(name, what);
  part.runs(program, [options, &program, work](Console& console) {
    return work(console, *options, program);
  });
  return part;
}

}  // namespace

void add_review(Verb app, Program& program) {
  auto options = std::make_shared<Options>();
  Verb verb = add_verb(
      app, "review",
      "The analyst's word on what was read: accept, reject, correct; or a retraction.",
      "  maabar review                 work through what waits, with the evidence in its sentence\n"
      "  maabar review list\n"
      "  maabar review reject 3f0a1b2c4d --reason \"speaks of another post\"\n"
      "  maabar review correct 3f0a1b2c4d --set value=restricted --set scope=cargo\n"
      "  maabar review retract 3f0a1b2c4d --published 2019-10-02 --by \"Ministry of Interior\"\n");
  verb.may_have_part();
  verb.runs(program, [options, &program](Console& console) {
    return work_through(console, *options, program);
  });
  Verb queue = add_part(verb, program, "list", "claims that wait for a decision", options, list);
  queue.flag("--all", options->all, "every claim, also those of tables");
  queue.flag("--json", options->json, "machine-readable answer");
  const auto add_claim = [&](Verb part) {
    part.option("CLAIM", options->claim, "its id, or the first digits of it").is_required();
    part.option("--reason", options->reason, "why").takes("TEXT");
  };
  add_claim(add_part(verb, program, "accept", "it was read right", options,
                     [](Console& c, const Options& o, Program& p) {
                       return decide(c, o, p, ReviewEntry::Verdict::kAccept);
                     }));
  add_claim(add_part(verb, program, "reject", "it was misread: it never was a claim", options,
                     [](Console& c, const Options& o, Program& p) {
                       return decide(c, o, p, ReviewEntry::Verdict::kReject);
                     }));
  Verb fix =
      add_part(verb, program, "correct", "it should have been read otherwise", options, correct);
  add_claim(fix);
  fix.option("--set", options->changes, "what it should say").takes("FIELD=VALUE");
  Verb back =
      add_part(verb, program, "retract",
               "its publisher or speaker took it back (a claim or a report)", options, retract);
  add_claim(back);
  back.option("--published", options->published, "when that was published")
      .takes("DATE")
      .is_required();
  back.option("--by", options->by, "who took it back").takes("NAME");
}

}  // namespace maabar::cli
