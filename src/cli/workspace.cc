// SPDX-License-Identifier: Apache-2.0
#include "cli/workspace.h"

#include <sodium.h>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "claim/claim_csv.h"
#include "cli/machine.h"
#include "gazetteer/fold.h"

namespace maabar::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kFormat = 1;
constexpr const char* kDescription = "workspace.json";

/// A directory that goes away unless it is kept.
class Scaffold {
 public:
  explicit Scaffold(fs::path path) : path_(std::move(path)) {}
  Scaffold(const Scaffold&) = delete;
  Scaffold& operator=(const Scaffold&) = delete;
  ~Scaffold() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  /// Gives the directory its final name.
  Result<void> move_to(const fs::path& target) {
    std::error_code failed;
    fs::rename(path_, target, failed);
    if (failed) return unavailable("cannot be made: " + failed.message(), {target.string(), 0, 0});
    path_.clear();
    return {};
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Result<void> copy_tables(const fs::path& from, const fs::path& to) {
  std::error_code failed;
  fs::copy(from, to, fs::copy_options::recursive, failed);
  if (failed) return unavailable("cannot be copied: " + failed.message(), {from.string(), 0, 0});
  return {};
}

std::string description_of(const RegionPack& pack, RecordTime now) {
  nlohmann::ordered_json description;
  description["format"] = kFormat;
  description["region"] = pack.meta.id;
  description["region_version"] = pack.meta.version;
  description["made"] = to_iso8601(now);
  description["made_by"] = std::string("maabar ") + MAABAR_VERSION;
  return description.dump(2) + "\n";
}

/// Appends the pack's own history, each claim rated as its publisher is.
Result<ImportedTable> import_history(Ledger& ledger, const RegionPack& pack, RecordTime now) {
  if (pack.history.bytes.empty()) return ImportedTable{};
  ASSIGN_OR_RETURN(ClaimTable table, parse_claim_table(pack.history.bytes, pack.history.file));
  ASSIGN_OR_RETURN(const PublisherRatings ratings, PublisherRatings::load(pack, ledger));
  for (ClaimRow& row : table.accepted) {
    row.claim.admiralty = ratings.rating_of(row.report.publisher);
  }
  return ledger.import_table(table, now, system_salts());
}

/// The same log with every crossing under the id that answers for it today, without claims that
/// are more sensitive than `most`.
ClaimLog selected(const ClaimLog& log, const AliasTable& aliases, Sensitivity most) {
  ClaimLog renamed;
  const auto carry = [&](TextId text) {
    return text.is_none() ? text : renamed.intern(log.text(text));
  };
  for (ClaimRecord record : log.claims()) {
    if (record.sensitivity > most) continue;
    if (!record.crossing.is_none()) {
      const auto key = CrossingKey::parse(log.text(record.crossing));
      CHECK(key.has_value());
      record.crossing = renamed.intern(aliases.resolve(*key).text());
    }
    record.publisher = carry(record.publisher);
    record.chain = carry(record.chain);
    record.actor = carry(record.actor);
    record.detail = carry(record.detail);
    renamed.add(record);
  }
  for (const ReviewRecord& review : log.reviews()) renamed.add(review);
  for (const RetractionRecord& retraction : log.retractions()) renamed.add(retraction);
  for (RatingRecord rating : log.ratings()) {
    rating.publisher = carry(rating.publisher);
    renamed.add(rating);
  }
  renamed.set_end(log.end());
  return renamed;
}

}  // namespace

fs::path Workspace::directory_of(const std::string& option) {
  if (!option.empty()) return option;
  return environment("MAABAR_WORKSPACE").value_or("maabar-workspace");
}

Result<Workspace> Workspace::open(const std::string& option) {
  Workspace workspace;
  workspace.path_ = directory_of(option);
  const fs::path file = workspace.path_ / kDescription;
  const auto text = load_file(file, 1 << 20);
  if (!text && text.error().kind == ErrorKind::kNotFound) {
    return not_found("no workspace in " + workspace.path_.string() +
                     "; make one with 'maabar init --region levant', or name one with -w DIR");
  }
  if (!text) return text.error();
  const auto description = nlohmann::json::parse(*text, nullptr, false);
  const bool is_good = description.is_object() && description.contains("format") &&
                       description["format"].is_number_integer() &&
                       description.contains("region") && description["region"].is_string();
  if (!is_good) return corrupt("is not a workspace's description", {file.string(), 0, 0});
  if (description["format"] > kFormat) {
    return unavailable("was made by a newer maabar; upgrade to read it", {file.string(), 0, 0});
  }
  workspace.region_ = description["region"].get<std::string>();
  return workspace;
}

Result<Gazetteer> Workspace::load_gazetteer() const {
  return Gazetteer::load(path_ / "gazetteer", path_ / "region");
}

Result<RegionPack> Workspace::load_pack(const Gazetteer& gazetteer) const {
  return maabar::load_pack(path_ / "region", gazetteer);
}

Result<Ledger> Workspace::open_ledger(Ledger::Mode mode) const {
  LedgerOptions options;
  options.salts = system_salts();
  return Ledger::open(ledger_path(), mode, options);
}

Result<MadeWorkspace> make_workspace(const NewWorkspace& wanted) {
  std::error_code failed;
  const Where where{wanted.directory.string(), 0, 0};
  if (fs::exists(wanted.directory, failed)) {
    return invalid_input("is there already; name another with -w DIR, or remove it", where);
  }
  ASSIGN_OR_RETURN(const Gazetteer gazetteer, Gazetteer::load(wanted.gazetteer, wanted.region));
  ASSIGN_OR_RETURN(RegionPack pack, load_pack(wanted.region, gazetteer));

  std::string name = wanted.directory.string() + ".new-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) {
    return unavailable("cannot be made: is its parent there, and writable?", where);
  }
  Scaffold scaffold{fs::path(name)};
  RETURN_IF_ERROR(copy_tables(wanted.region, scaffold.path() / "region"));
  RETURN_IF_ERROR(copy_tables(wanted.gazetteer, scaffold.path() / "gazetteer"));
  ImportedTable history;
  {
    ASSIGN_OR_RETURN(Ledger ledger, Ledger::create(scaffold.path() / "ledger.sqlite", wanted.desk,
                                                   system_salts()));
    ASSIGN_OR_RETURN(history, import_history(ledger, pack, wanted.now));
  }
  RETURN_IF_ERROR(save_file(scaffold.path() / kDescription, description_of(pack, wanted.now)));
  fs::permissions(scaffold.path(),
                  fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec |
                      fs::perms::others_read | fs::perms::others_exec,
                  failed);
  RETURN_IF_ERROR(scaffold.move_to(wanted.directory));
  return MadeWorkspace{std::move(pack), std::move(history)};
}

SaltSource system_salts() {
  CHECK(sodium_init() >= 0);
  return [](std::span<std::uint8_t> bytes) { randombytes_buf(bytes.data(), bytes.size()); };
}

Result<Knowledge> load_knowledge(const Workspace& workspace, Sensitivity most) {
  ASSIGN_OR_RETURN(Gazetteer gazetteer, workspace.load_gazetteer());
  ASSIGN_OR_RETURN(Ledger ledger, workspace.open_ledger(Ledger::Mode::kRead));
  ASSIGN_OR_RETURN(AliasTable aliases, ledger.alias_table());
  ASSIGN_OR_RETURN(ClaimLog log, ledger.load_claims());
  ASSIGN_OR_RETURN(const std::vector<Recorded<AliasEntry>> renamings, ledger.aliases());
  if (!renamings.empty() || most != Sensitivity::kInternal) log = selected(log, aliases, most);
  ASSIGN_OR_RETURN(const Head head, ledger.head());
  ClaimIndex index = ClaimIndex::build(log);
  return Knowledge{std::move(gazetteer), std::move(ledger), std::move(aliases),
                   std::move(log),       std::move(index),  head};
}

Result<CrossingKey> resolve_crossing(const Knowledge& knowledge, const std::string& typed) {
  if (const auto key = CrossingKey::parse(typed); key && key->is_crossing()) {
    const CrossingKey today = knowledge.aliases.resolve(*key);
    const bool has_claims = !knowledge.log.find_text(today.text()).is_none();
    if (has_claims || knowledge.gazetteer.find_crossing(today)) return today;
  }
  ASSIGN_OR_RETURN(const CrossingId id, knowledge.gazetteer.resolve_crossing(typed));
  return knowledge.aliases.resolve(knowledge.gazetteer.crossing(id).key);
}

Result<PublisherRatings> PublisherRatings::load(const RegionPack& pack, const Ledger& ledger) {
  PublisherRatings ratings;
  for (const Publisher& publisher : pack.publishers) {
    ratings.by_name_[fold_name(publisher.name)] = publisher.admiralty;
    for (const std::string& alias : publisher.aliases) {
      ratings.by_name_.emplace(fold_name(alias), publisher.admiralty);
    }
  }
  ASSIGN_OR_RETURN(const auto entries, ledger.publishers());
  for (const Recorded<PublisherEntry>& entry : entries) {
    ratings.by_name_[fold_name(entry.body.publisher)] = entry.body.admiralty;
  }
  return ratings;
}

Admiralty PublisherRatings::rating_of(const std::string& publisher) const {
  const auto it = by_name_.find(fold_name(publisher));
  return it == by_name_.end() ? Admiralty{} : it->second;
}

}  // namespace maabar::cli
