// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/date.h"
#include "base/file.h"
#include "claim/claim_json.h"
#include "cli/machine.h"
#include "cli/program.h"
#include "cli/progress.h"
#include "cli/workspace.h"
#include "report/document.h"
#include "report/lexicon.h"
#include "report/reader.h"
#include "report/reading_json.h"

namespace maabar::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string published;
  std::string publisher;
  std::string url;
  bool dry_run = false;
  bool json = false;
};

/// What a run did, over all documents.
struct Tally {
  std::size_t documents = 0;
  std::size_t known = 0;  ///< documents that the ledger had already
  std::size_t refused = 0;
  std::size_t claims = 0;
  std::size_t unresolved = 0;
  std::size_t unread = 0;
  std::size_t suppressed = 0;
};

/// What reading needs, of the workspace if there is one; a dry run does without.
struct Desk {
  ReportReader reader;
  std::optional<Ledger> ledger;  ///< absent in a dry run
  PublisherRatings ratings;
  RecordTime now;
};

Result<ReportReader> build_reader(const Gazetteer& gazetteer) {
  ASSIGN_OR_RETURN(const std::filesystem::path data, data_dir());
  ASSIGN_OR_RETURN(const Lexicon lexicon, Lexicon::load(data / "lexicon"));
  return ReportReader::build(gazetteer, lexicon);
}

Result<Desk> open_desk(const Options& options, const std::string& workspace_option) {
  ASSIGN_OR_RETURN(const RecordTime time, now());
  auto workspace = Workspace::open(workspace_option);
  if (!workspace && options.dry_run && workspace_option.empty() &&
      workspace.error().kind == ErrorKind::kNotFound) {
    ASSIGN_OR_RETURN(const std::filesystem::path data, data_dir());
    ASSIGN_OR_RETURN(const Gazetteer gazetteer,
                     Gazetteer::load(data / "gazetteer", data / "levant"));
    ASSIGN_OR_RETURN(ReportReader reader, build_reader(gazetteer));
    return Desk{std::move(reader), std::nullopt, PublisherRatings(), time};
  }
  if (!workspace) return workspace.error();
  ASSIGN_OR_RETURN(const Gazetteer gazetteer, workspace->load_gazetteer());
  ASSIGN_OR_RETURN(ReportReader reader, build_reader(gazetteer));
  if (options.dry_run) return Desk{std::move(reader), std::nullopt, PublisherRatings(), time};
  ASSIGN_OR_RETURN(const RegionPack pack, workspace->load_pack(gazetteer));
  ASSIGN_OR_RETURN(Ledger ledger, workspace->open_ledger(Ledger::Mode::kWrite));
  ASSIGN_OR_RETURN(PublisherRatings ratings, PublisherRatings::load(pack, ledger));
  return Desk{std::move(reader), std::move(ledger), std::move(ratings), time};
}

Result<DocumentReading> read_file(const Desk& desk, const Options& options,
                                  const std::string& file) {
  ASSIGN_OR_RETURN(const std::string bytes, load_file(file, kMostReportBytes));
  DocumentOptions known;
  known.name = file;
  known.publisher = options.publisher;
  known.url = options.url;
  ASSIGN_OR_RETURN(known.published, Date::parse(options.published));
  ASSIGN_OR_RETURN(const Document document, parse_document(bytes, known));
  return desk.reader.read(document);
}

/// Appends the report with its claims, resolved or not. Whether the report is new.
Result<bool> store(Desk& desk, DocumentReading& reading) {
  const Admiralty rating = desk.ratings.rating_of(reading.report.publisher);
  std::vector<EntryBody> bodies = {ReportEntry{reading.report}};
  for (std::vector<Claim>* claims : {&reading.claims, &reading.unresolved}) {
    for (Claim& claim : *claims) {
      claim.admiralty = rating;
      bodies.emplace_back(ClaimEntry{claim});
    }
  }
  ASSIGN_OR_RETURN(const Appended appended, desk.ledger->append(bodies, desk.now, system_salts()));
  return appended.entries.front().is_new;
}

std::string describe(const Console& console, const Claim& claim) {
  std::string text = fmt::format(
      "  {} {} {}", claim.crossing.is_none() ? "(which crossing?)" : claim.crossing.text(),
      to_string(claim.facet()), inked(console, Ink::kBold, claim.value.text()));
  if (claim.scope != Scope::kAll) text += fmt::format(" {}", to_string(claim.scope));
  if (!claim.direction.is_both()) text += " " + to_string(claim.direction);
  if (!claim.side.is_none()) text += " side " + claim.side.code();
  text += fmt::format(", {}", to_string(claim.modality));
  if (!claim.speaker.empty()) text += " by " + claim.speaker;
  if (!claim.valid_from.is_unknown()) text += ", from " + to_string(claim.valid_from);
  if (!claim.valid_to.is_unknown()) text += " to " + to_string(claim.valid_to);
  text += fmt::format("\n      \"{}\"", claim.evidence);
  if (!claim.candidates.empty()) {
    text += "\n      one of:";
    for (const CrossingKey& key : claim.candidates) text += " " + key.text();
  }
  return text + '\n';
}

void show(Console& console, const std::string& file, const DocumentReading& reading, bool is_new) {
  const Report& report = reading.report;
  console.out << fmt::format(
      "{}: {} ({}, published {}){}\n", file, report.title.empty() ? "untitled" : report.title,
      report.publisher.empty() ? "publisher unknown" : report.publisher,
      report.published.is_unknown() ? "on an unknown day" : to_string(report.published),
      is_new ? "" : " - known already, nothing added");
  for (const Claim& claim : reading.claims) console.out << describe(console, claim);
  for (const Claim& claim : reading.unresolved) console.out << describe(console, claim);
  for (const UnreadSpan& unread : reading.unread) {
    const std::size_t size = std::min<std::size_t>(unread.span.end - unread.span.begin, 100);
    console.out << fmt::format("  unread ({}): \"{}\"\n", unread.reason,
                               report.text.substr(unread.span.begin, size));
  }
  if (reading.suppressed > 0) {
    console.out << fmt::format("  {} sentence(s) suppressed as tactical\n", reading.suppressed);
  }
  if (!reading.date_suspect.empty()) {
    console.out << fmt::format("  {} the document's date is suspect: {}\n",
                               inked(console, Ink::kWarn, "!"), reading.date_suspect);
  }
}

void count(Tally& tally, const DocumentReading& reading, bool is_new) {
  ++tally.documents;
  tally.known += is_new ? 0 : 1;
  tally.claims += reading.claims.size();
  tally.unresolved += reading.unresolved.size();
  tally.unread += reading.unread.size();
  tally.suppressed += static_cast<std::size_t>(reading.suppressed);
}

Result<void> read_one(Console& console, Desk& desk, const Options& options, const std::string& file,
                      Tally& tally) {
  ASSIGN_OR_RETURN(DocumentReading reading, read_file(desk, options, file));
  bool is_new = true;
  if (desk.ledger) {
    ASSIGN_OR_RETURN(is_new, store(desk, reading));
  }
  count(tally, reading, is_new);
  if (options.json) {
    const std::string name = std::filesystem::path(file).stem().string();
    console.out
        << to_json(reading, name).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
        << '\n';
  } else {
    show(console, file, reading, is_new);
  }
  return {};
}

/// Trouble with the desk itself, which the next document would meet again.
bool ends_the_run(const Error& error) {
  return error.kind == ErrorKind::kUnavailable || error.kind == ErrorKind::kCorrupt ||
         error.kind == ErrorKind::kInternal;
}

Result<void> read_all(Console& console, const Options& options, Program& program) {
  ASSIGN_OR_RETURN(const Date published, Date::parse(options.published));
  static_cast<void>(published);  // each document takes it; here a wrong one stops the run
  ASSIGN_OR_RETURN(Desk desk, open_desk(options, program.workspace));
  Tally tally;
  Progress progress(console, "reading", options.files.size());
  for (const std::string& file : options.files) {
    const Result<void> done = read_one(console, desk, options, file, tally);
    progress.step();
    if (done) continue;
    if (desk.ledger && ends_the_run(done.error()) && done.error().where.file != file) {
      return done.error();
    }
    ++tally.refused;
    program.exit_status = report_error(console, done.error());
  }
  if (options.files.size() > 1 && tally.refused > 0) {
    program.exit_status = exit_code(ErrorKind::kInvalidInput);
  }
  console.err << fmt::format(
      "{} read{}, {} refused: {} claims, {} unresolved, {} unread spans, {} suppressed{}\n",
      tally.documents, tally.known > 0 ? fmt::format(" ({} known already)", tally.known) : "",
      tally.refused, tally.claims, tally.unresolved, tally.unread, tally.suppressed,
      options.dry_run ? "; nothing stored (dry run)" : "");
  return {};
}

}  // namespace

void add_read(CLI::App& app, Program& program) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = add_verb(app, "read", "Read reports into claims, each with its evidence.",
                            "  maabar read wire.txt                          title, publisher, "
                            "date from its header lines\n"
                            "  maabar read page.md --published 2018-10-15 --publisher SANA\n"
                            "  maabar read --dry-run --json inbox/*.txt      one JSON line per "
                            "document, nothing stored\n");
  verb->add_option("FILE", options->files, "reports: plain text or Markdown, UTF-8")->required();
  verb->add_option("--published", options->published, "publication date, if the file does not say")
      ->type_name("DATE");
  verb->add_option("--publisher", options->publisher, "publisher")->type_name("NAME");
  verb->add_option("--url", options->url, "where it was published")->type_name("URL");
  verb->add_flag("--dry-run", options->dry_run, "read, show, and store nothing");
  verb->add_flag("--json", options->json, "one JSON object per document and line");
  verb->callback([options, &program] {
    program.work = [options, &program](Console& console) {
      return read_all(console, *options, program);
    };
  });
}

}  // namespace maabar::cli
