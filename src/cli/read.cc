// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>
#include <thread>

#include "base/date.h"
#include "base/file.h"
#include "cli/inbox.h"
#include "cli/machine.h"
#include "cli/originals.h"
#include "cli/program.h"
#include "cli/progress.h"
#include "cli/stories.h"
#include "cli/workspace.h"
#include "report/lexicon.h"
#include "report/reading_html.h"
#include "report/reading_json.h"

namespace maabar::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string published;
  std::string publisher;
  std::string url;
  std::string html;
  unsigned threads = 0;  ///< 0: as many as the machine has
  bool dry_run = false;
  bool json = false;
};

/// What a run did, over all files.
struct Tally {
  std::size_t documents = 0;
  std::size_t known = 0;  ///< documents that the ledger had already
  std::size_t rows = 0;   ///< of tables of claims
  std::size_t refused = 0;
  std::size_t claims = 0;
  std::size_t unresolved = 0;
  std::size_t unread = 0;
  std::size_t suppressed = 0;
};

/// Where readings are stored; absent in a dry run.
struct Store {
  Workspace workspace;
  Ledger ledger;
  PublisherRatings ratings;
  Stories stories;
};

struct Desk {
  FileReader reader;
  std::optional<Store> store;
  RecordTime now;
};

Result<FileReader> build_reader(Gazetteer gazetteer) {
  ASSIGN_OR_RETURN(const std::filesystem::path data, data_dir());
  ASSIGN_OR_RETURN(const Lexicon lexicon, Lexicon::load(data / "lexicon"));
  return FileReader::build(std::move(gazetteer), lexicon);
}

Result<Store> open_store(const Workspace& workspace, const Gazetteer& gazetteer) {
  ASSIGN_OR_RETURN(const RegionPack pack, workspace.load_pack(gazetteer));
  ASSIGN_OR_RETURN(Ledger ledger, workspace.open_ledger(Ledger::Mode::kWrite));
  ASSIGN_OR_RETURN(PublisherRatings ratings, PublisherRatings::load(pack, ledger));
  ASSIGN_OR_RETURN(Stories stories, Stories::load(workspace.stories_path(), ledger));
  return Store{workspace, std::move(ledger), std::move(ratings), std::move(stories)};
}

/// A dry run does without a workspace if there is none.
Result<Desk> open_desk(const Options& options, const std::string& workspace_option) {
  ASSIGN_OR_RETURN(const RecordTime time, now());
  auto workspace = Workspace::open(workspace_option);
  if (!workspace && options.dry_run && workspace_option.empty() &&
      workspace.error().kind == ErrorKind::kNotFound) {
    ASSIGN_OR_RETURN(const std::filesystem::path data, data_dir());
    ASSIGN_OR_RETURN(Gazetteer gazetteer, Gazetteer::load(data / "gazetteer", data / "levant"));
    ASSIGN_OR_RETURN(FileReader reader, build_reader(std::move(gazetteer)));
    return Desk{std::move(reader), std::nullopt, time};
  }
  if (!workspace) return workspace.error();
  ASSIGN_OR_RETURN(Gazetteer gazetteer, workspace->load_gazetteer());
  ASSIGN_OR_RETURN(FileReader reader, build_reader(std::move(gazetteer)));
  Desk desk{std::move(reader), std::nullopt, time};
  if (options.dry_run) return desk;
  ASSIGN_OR_RETURN(desk.store, open_store(*workspace, desk.reader.gazetteer()));
  return desk;
}

/// Appends the report with its claims, resolved or not, and what it supersedes. Whether it is new.
Result<bool> store_reading(Store& store, RecordTime now, const std::string& original,
                           DocumentReading& reading) {
  const Admiralty rating = store.ratings.rating_of(reading.report.publisher);
  std::optional<StoryRow> row = Stories::row_of(reading);
  if (row) RETURN_IF_ERROR(store.stories.set_chains(*row, store.ledger, reading));
  std::vector<EntryBody> bodies = {ReportEntry{reading.report}};
  for (std::vector<Claim>* claims : {&reading.claims, &reading.unresolved}) {
    for (Claim& claim : *claims) {
      claim.admiralty = rating;
      bodies.emplace_back(ClaimEntry{claim});
    }
  }
  const std::string id = report_id(reading.report);
  const bool is_new = !store.ledger.find_report(id).has_value();
  if (is_new && row) {
    for (RetractionEntry& later : store.stories.supersessions(*row, reading.report)) {
      bodies.emplace_back(std::move(later));
    }
  }
  if (is_new) RETURN_IF_ERROR(keep_original(store.workspace, reading.report, original));
  ASSIGN_OR_RETURN(const Appended appended, store.ledger.append(bodies, now, system_salts()));
  if (is_new && row) {
    row->entry = appended.entries.front().entry;
    store.stories.add(std::move(*row));
  }
  return is_new;
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
  tally.known += is_new ? 0U : 1U;
  tally.claims += reading.claims.size();
  tally.unresolved += reading.unresolved.size();
  tally.unread += reading.unread.size();
  tally.suppressed += static_cast<std::size_t>(reading.suppressed);
}

/// One run over the files, from the first to the tally.
class Run {
 public:
  Run(Console& console, const Options& options, Program& program, Desk& desk)
      : console_(console), options_(options), program_(program), desk_(desk) {}

  /// Takes a file that was read, or could not be. Fails only where the next would meet the same.
  Result<void> take(ReadFile& file) {
    if (!file.reading) {
      refuse(file.reading.error());
      return {};
    }
    for (const std::string& remark : file.reading->remarks) {
      console_.err << "maabar: " << remark << '\n';
    }
    for (const Error& error : file.reading->refused) refuse(error);
    RETURN_IF_ERROR(take_table(file));
    for (DocumentReading& reading : file.reading->readings) {
      RETURN_IF_ERROR(take_reading(file, reading));
    }
    if (options_.json) print_line(file);
    if (!options_.html.empty()) {
      for (DocumentReading& reading : file.reading->readings) {
        page_.push_back({file.name, std::move(reading)});
      }
    }
    return {};
  }

  Result<void> finish() {
    if (desk_.store && tally_.documents > tally_.known) {
      RETURN_IF_ERROR(desk_.store->stories.save());
    }
    if (!options_.html.empty()) RETURN_IF_ERROR(save_file(options_.html, to_html(page_)));
    const std::string known =
        tally_.known > 0 ? fmt::format(" ({} known already)", tally_.known) : "";
    const std::string rows = tally_.rows > 0 ? fmt::format(", {} rows of tables", tally_.rows) : "";
    console_.err << fmt::format(
        "{} read{}{}, {} refused: {} claims, {} unresolved, {} unread spans, {} suppressed{}\n",
        tally_.documents, known, rows, tally_.refused, tally_.claims, tally_.unresolved,
        tally_.unread, tally_.suppressed, options_.dry_run ? "; nothing stored (dry run)" : "");
    return {};
  }

 private:
  void refuse(const Error& error) {
    ++tally_.refused;
    const int status = report_error(console_, error);
    const bool is_alone = options_.files.size() == 1 && tally_.documents == 0;
    program_.exit_status = is_alone ? status : exit_code(ErrorKind::kInvalidInput);
  }

  Result<void> take_table(ReadFile& file) {
    ClaimTable& table = file.reading->table;
    tally_.rows += table.accepted.size();
    tally_.claims += table.accepted.size();
    if (!desk_.store || table.accepted.empty()) return {};
    for (ClaimRow& row : table.accepted) {
      row.claim.admiralty = desk_.store->ratings.rating_of(row.report.publisher);
    }
    ASSIGN_OR_RETURN(const ImportedTable done,
                     desk_.store->ledger.import_table(table, desk_.now, system_salts()));
    if (options_.json) return {};
    console_.out << fmt::format("{}: a table of claims: {} rows ({} claims new, {} known)\n",
                                file.name, done.accepted, done.new_claims, done.known_claims);
    return {};
  }

  Result<void> take_reading(const ReadFile& file, DocumentReading& reading) {
    bool is_new = true;
    if (desk_.store) {
      auto stored = store_reading(*desk_.store, desk_.now, file.bytes, reading);
      if (!stored && stored.error().kind == ErrorKind::kInvalidInput) {
        refuse(invalid_input(stored.error().message, Where{file.name, 0, 0}));
        return {};
      }
      if (!stored) return stored.error();
      is_new = *stored;
    }
    count(tally_, reading, is_new);
    if (!options_.json) show(console_, file.name, reading, is_new);
    return {};
  }

  /// One line for the file, whatever it holds.
  void print_line(const ReadFile& file) {
    const bool is_path = file.name != "standard input";
    const std::string name = is_path ? std::filesystem::path(file.name).stem().string() : file.name;
    console_.out << to_json(*file.reading, name)
                        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
                 << '\n';
  }

  Console& console_;
  const Options& options_;
  Program& program_;
  Desk& desk_;
  Tally tally_;
  std::vector<NamedReading> page_;
};

Result<void> read_all(Console& console, const Options& options, Program& program) {
  ASSIGN_OR_RETURN(const Date published, Date::parse(options.published));
  ASSIGN_OR_RETURN(const Inbox inbox, find_files(options.files));
  ASSIGN_OR_RETURN(Desk desk, open_desk(options, program.workspace));
  const unsigned threads =
      options.threads > 0 ? options.threads : std::thread::hardware_concurrency();
  const ReadingRun how{desk.reader, {"", published, options.publisher, options.url}, threads};
  Run run(console, options, program, desk);
  {
    Progress progress(console, "reading", inbox.files.size());
    const auto take = [&](ReadFile& file) {
      progress.step();
      return run.take(file);
    };
    RETURN_IF_ERROR(read_in_order(how, inbox.files, console, take));
  }
  if (!inbox.passed_over.empty()) {
    console.err << fmt::format("maabar: {} other files in the folders were passed over, {} first\n",
                               inbox.passed_over.size(), inbox.passed_over.front());
  }
  return run.finish();
}

}  // namespace

void add_read(Verb app, Program& program) {
  auto options = std::make_shared<Options>();
  Verb verb = add_verb(
      app, "read", "Read reports into claims, each with its evidence.",
      "  maabar read wire.txt                          title, publisher, date from its header "
      "lines\n"
      "  maabar read page.html letter.eml              pages as saved from a browser, mails\n"
      "  maabar read page.md --published 2018-10-15 --publisher SANA\n"
      "  maabar read week.csv snapshot.json counts.csv tables of statuses, snapshots, traffic "
      "counts\n"
      "  maabar read inbox/                            every report below a folder\n"
      "  curl -s https://example.org/gate | maabar read - --publisher \"Gate authority\"\n"
      "  maabar read --dry-run --html read.html inbox/ look at what was read; nothing stored\n"
      "  maabar read --dry-run --json inbox/*.txt      one JSON line per file\n");
  verb.option("FILE", options->files,
              "reports: text, Markdown, HTML, mail, CSV, JSON; a folder; - for standard input")
      .is_required();
  verb.option("--published", options->published, "publication date, if the file does not say")
      .takes("DATE");
  verb.option("--publisher", options->publisher, "publisher").takes("NAME");
  verb.option("--url", options->url, "where it was published").takes("URL");
  verb.option("--html", options->html,
              "also write the documents with their claims marked, as one page")
      .takes("FILE");
  verb.option("--threads", options->threads, "files read at once; the answer is the same")
      .takes("N")
      .is_between(1, 256);
  verb.flag("--dry-run", options->dry_run, "read, show, and store nothing");
  verb.flag("--json", options->json, "one JSON object per file and line");
  verb.runs(program,
            [options, &program](Console& console) { return read_all(console, *options, program); });
}

}  // namespace maabar::cli
