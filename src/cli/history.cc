// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "belief/known_claims.h"
#include "claim/claim_json.h"
#include "cli/program.h"
#include "cli/questions.h"
#include "cli/stories.h"

namespace maabar::cli {
namespace {

/// A claim of the history, and whether it still stands.
struct Item {
  ClaimRecord record;
  FoundClaim found;
  std::string publisher;
  std::string url;
  std::string withdrawn;     ///< why it does not stand; empty if it does
  std::vector<Item> copies;  ///< the same claim of the same chain, by other sources
};

/// Ids of the reports that a later version of their page has taken the place of.
Result<std::set<std::string>> superseded_reports(const Ledger& ledger) {
  ASSIGN_OR_RETURN(const auto retractions, ledger.retractions());
  std::set<std::string> reports;
  for (const auto& retraction : retractions) {
    if (retraction.body.reason.starts_with(kSuperseded)) reports.insert(retraction.body.target);
  }
  return reports;
}

/// Whether two claims of one chain say the same; when may differ.
bool says_the_same(const Claim& a, const Claim& b) {
  return !a.chain.empty() && a.chain == b.chain && a.crossing == b.crossing && a.value == b.value &&
         a.scope == b.scope && a.direction == b.direction && a.side == b.side &&
         a.modality == b.modality;
}

/// One item for what several sources of one chain say: the first known, with the others as copies.
std::vector<Item> folded(std::vector<Item> items) {
  std::vector<Item> out;
  for (Item& item : items) {
    const auto first = std::find_if(out.begin(), out.end(), [&](const Item& other) {
      return item.withdrawn == other.withdrawn && item.found.claim.rule != "table" &&
             says_the_same(item.found.claim, other.found.claim);
    });
    if (first == out.end()) {
      out.push_back(std::move(item));
    } else {
      first->copies.push_back(std::move(item));
    }
  }
  return out;
}

std::string_view word_of(WithdrawnClaim::Why why) {
  switch (why) {
    case WithdrawnClaim::Why::kRejected:
      return "rejected";
    case WithdrawnClaim::Why::kCorrected:
      return "corrected";
    case WithdrawnClaim::Why::kRetracted:
      return "retracted";
  }
  return "";
}

Result<Item> item_of(const Ledger& ledger, const ClaimRecord& record, std::string_view withdrawn) {
  ASSIGN_OR_RETURN(FoundClaim found, ledger.find_claim(record.entry));
  ASSIGN_OR_RETURN(const FoundReport report, ledger.find_report(found.report));
  return Item{
      record, std::move(found), report.report.publisher, report.report.url, std::string(withdrawn),
      {}};
}

/// What was known, in the order in which a reader could know it.
Result<std::vector<Item>> items_of(const Inquiry& inquiry, const CrossingKey& key) {
  const KnownClaims known =
      find_known_claims(inquiry.knowledge.log, inquiry.knowledge.index, key, inquiry.as_of);
  std::vector<Item> items;
  for (const ClaimRecord& record : known.standing) {
    ASSIGN_OR_RETURN(Item item, item_of(inquiry.knowledge.ledger, record, ""));
    items.push_back(std::move(item));
  }
  ASSIGN_OR_RETURN(const auto superseded, superseded_reports(inquiry.knowledge.ledger));
  for (const WithdrawnClaim& claim : known.withdrawn) {
    ASSIGN_OR_RETURN(Item item, item_of(inquiry.knowledge.ledger, claim.claim, word_of(claim.why)));
    const bool is_old = superseded.contains(item.found.claim.report);
    if (claim.why == WithdrawnClaim::Why::kRetracted && is_old) item.withdrawn = "superseded";
    items.push_back(std::move(item));
  }
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return std::pair(a.record.known_from, a.record.entry) <
           std::pair(b.record.known_from, b.record.entry);
  });
  return folded(std::move(items));
}

std::vector<Recorded<NoteEntry>> notes_on(const std::vector<Recorded<NoteEntry>>& notes,
                                          const Inquiry& inquiry, const CrossingKey& key) {
  std::vector<Recorded<NoteEntry>> about;
  for (const Recorded<NoteEntry>& note : notes) {
    const bool is_known = note.recorded.seconds() <= inquiry.as_of.known_seconds;
    if (is_known && inquiry.knowledge.aliases.resolve(note.body.crossing) == key) {
      about.push_back(note);
    }
  }
  return about;
}

nlohmann::ordered_json json_of(const Inquiry& inquiry, const CrossingKey& key,
                               const std::vector<Item>& items,
                               const std::vector<Recorded<NoteEntry>>& notes) {
  nlohmann::ordered_json out;
  out["crossing"] = key.text();
  out["as_of"] = {
      {"valid", to_iso8601(inquiry.as_of.valid)},
      {"known", to_iso8601(inquiry.as_of.known_seconds)},
      {"clock", inquiry.as_of.clock == KnownClock::kPublished ? "published" : "recorded"}};
  out["claims"] = nlohmann::ordered_json::array();
  for (const Item& item : items) {
    nlohmann::ordered_json claim = to_json(item.found.claim);
    claim["entry"] = item.found.entry.value();
    claim["recorded"] = to_iso8601(item.found.recorded);
    claim["publisher"] = item.publisher;
    claim["url"] = item.url;
    claim["withdrawn"] = item.withdrawn;
    claim["copies"] = nlohmann::ordered_json::array();
    for (const Item& copy : item.copies) {
      claim["copies"].push_back({{"claim", copy.found.id},
                                 {"entry", copy.found.entry.value()},
                                 {"publisher", copy.publisher},
                                 {"url", copy.url},
                                 {"published", to_string(copy.found.claim.published)}});
    }
    out["claims"].push_back(std::move(claim));
  }
  out["notes"] = nlohmann::ordered_json::array();
  for (const Recorded<NoteEntry>& note : notes) {
    out["notes"].push_back({{"entry", note.entry.value()},
                            {"recorded", to_iso8601(note.recorded)},
                            {"valid", to_string(note.body.valid)},
                            {"claim", note.body.claim},
                            {"text", note.body.text}});
  }
  return out;
}

std::string says_what(const Claim& claim) {
  std::string text = fmt::format("{} {}", to_string(claim.facet()), claim.value.text());
  if (claim.scope != Scope::kAll) text += fmt::format(" {}", to_string(claim.scope));
  if (!claim.direction.is_both()) text += " " + to_string(claim.direction);
  if (!claim.side.is_none()) text += ", side " + claim.side.code();
  if (claim.modality != Modality::kReported) text += fmt::format(", {}", to_string(claim.modality));
  return text;
}

std::string period_of(const Claim& claim) {
  if (claim.valid_from.is_unknown() && claim.valid_to.is_unknown()) return "";
  std::string text = to_string(claim.valid_from);
  if (!claim.valid_to.is_unknown()) text += " to " + to_string(claim.valid_to);
  return text;
}

void show(Console& console, const Inquiry& inquiry, const CrossingKey& key,
          const std::vector<Item>& items, const std::vector<Recorded<NoteEntry>>& notes) {
  console.out << fmt::format("{} ({}), {}\n\n", name_of(inquiry.knowledge.gazetteer, key),
                             key.text(), describe(inquiry.as_of));
  Table table({{"published", {}}, {"says", {}}, {"valid", {}}, {"who", {}}, {"claim", {}}});
  for (const Item& item : items) {
    const Claim& claim = item.found.claim;
    std::string who = item.publisher.empty() ? "publisher unknown" : item.publisher;
    if (!claim.speaker.empty() && claim.speaker != item.publisher) who += ": " + claim.speaker;
    std::string others;
    for (const Item& copy : item.copies) {
      others += (others.empty() ? "" : ", ") +
                (copy.publisher.empty() ? "publisher unknown" : copy.publisher);
    }
    if (!others.empty())
      who += fmt::format(" ({} sources: also {})", item.copies.size() + 1, others);
    table.add({claim.published.is_unknown() ? "day unknown" : to_string(claim.published),
               says_what(claim) + (item.withdrawn.empty() ? "" : " [" + item.withdrawn + "]"),
               period_of(claim), std::move(who), item.found.id.substr(0, 10)});
  }
  console.out << table.text();
  if (!notes.empty()) console.out << "\nRemarks, made afterwards:\n";
  for (const Recorded<NoteEntry>& note : notes) {
    console.out << fmt::format("  {} {}\n", to_iso8601(note.recorded), note.body.text);
  }
  console.out << fmt::format("\n{} claims. Ledger head {}.\n", items.size(),
                             to_hex(inquiry.knowledge.head.hash));
}

Result<void> answer(Console& console, const CrossingOptions& options, const Program& program) {
  ASSIGN_OR_RETURN(const Inquiry inquiry, open_inquiry(program.workspace, options.as_of));
  ASSIGN_OR_RETURN(const CrossingKey key, resolve_crossing(inquiry.knowledge, options.crossing));
  ASSIGN_OR_RETURN(const std::vector<Item> items, items_of(inquiry, key));
  ASSIGN_OR_RETURN(const auto all_notes, inquiry.knowledge.ledger.notes());
  const std::vector<Recorded<NoteEntry>> notes = notes_on(all_notes, inquiry, key);
  if (options.as_of.json) {
    print_json(console, json_of(inquiry, key, items, notes), inquiry.knowledge.head);
  } else {
    show(console, inquiry, key, items, notes);
  }
  return {};
}

}  // namespace

void add_history(Verb app, Program& program) {
  auto options = std::make_shared<CrossingOptions>();
  Verb verb = add_verb(app, "history",
                       "The claims about a crossing, in the order in which they were known.",
                       "  maabar history al-qaim\n"
                       "  maabar history iq-sy.rabia-yarubiyah --known 2018-10-16 --json\n");
  verb.option("ID", options->crossing, "crossing: id or name").is_required();
  add_as_of(verb, options->as_of);
  verb.runs(program,
            [options, &program](Console& console) { return answer(console, *options, program); });
}

}  // namespace maabar::cli
