// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/machine.h"
#include "cli/program.h"
#include "cli/questions.h"
#include "cli/workspace.h"
#include "gazetteer/fold.h"

namespace maabar::cli {
namespace {

struct Options {
  bool all = false;
  bool json = false;
  std::string rate;
  std::string as;
  std::string by;
  std::string reason;
};

/// A publisher with its rating, and where that comes from.
struct Rated {
  std::string name;
  std::set<std::string> spellings;  ///< as claims and the pack write it, the name among them
  Admiralty admiralty;
  std::string source = "default";  ///< `pack`, `ledger`, `default`
  std::string reason = "nothing is known that would raise or lower it";
  std::string by;
  std::string recorded;
  int claims = 0;
};

/// All publishers by folded name. Folded aliases lead to the name's entry.
class Publishers {
 public:
  static Result<Publishers> load(const RegionPack& pack, const Ledger& ledger) {
    Publishers publishers;
    for (const Publisher& publisher : pack.publishers) publishers.add(publisher);
    ASSIGN_OR_RETURN(const ClaimLog log, ledger.load_claims());
    for (const ClaimRecord& claim : log.claims()) {
      if (claim.publisher.is_none()) continue;
      Rated& rated = publishers.find_or_add(log.text(claim.publisher));
      rated.spellings.insert(log.text(claim.publisher));
      ++rated.claims;
    }
    ASSIGN_OR_RETURN(const auto entries, ledger.publishers());
    for (const Recorded<PublisherEntry>& entry : entries) publishers.apply(entry);
    return publishers;
  }

  [[nodiscard]] const std::map<std::string, Rated>& by_key() const { return by_key_; }
  [[nodiscard]] const Rated* find(const std::string& name) const {
    const auto it = by_key_.find(key_of(name));
    return it == by_key_.end() ? nullptr : &it->second;
  }

 private:
  [[nodiscard]] std::string key_of(const std::string& name) const {
    const std::string folded = fold_name(name);
    const auto alias = aliases_.find(folded);
    return alias == aliases_.end() ? folded : alias->second;
  }
  Rated& find_or_add(const std::string& name) {
    Rated& rated = by_key_[key_of(name)];
    if (rated.name.empty()) rated.name = name;
    return rated;
  }
  void add(const Publisher& publisher) {
    Rated& rated = find_or_add(publisher.name);
    rated.spellings.insert(publisher.name);
    rated.admiralty = publisher.admiralty;
    rated.source = "pack";
    rated.reason = publisher.reason;
    for (const std::string& alias : publisher.aliases) {
      rated.spellings.insert(alias);
      aliases_.emplace(fold_name(alias), fold_name(publisher.name));
    }
  }
  void apply(const Recorded<PublisherEntry>& entry) {
    Rated& rated = find_or_add(entry.body.publisher);
    rated.admiralty = entry.body.admiralty;
    rated.source = "ledger";
    rated.reason = entry.body.reason;
    rated.by = entry.body.by;
    rated.recorded = to_iso8601(entry.recorded);
  }

  std::map<std::string, Rated> by_key_;
  std::map<std::string, std::string> aliases_;
};

bool is_listed(const Rated& rated, const Options& options) {
  return options.all || rated.claims > 0 || rated.source == "ledger";
}

nlohmann::ordered_json to_json(const Rated& rated) {
  const auto text_or_null = [](const std::string& text) {
    return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
  };
  nlohmann::ordered_json json;
  json["publisher"] = rated.name;
  json["spellings"] = rated.spellings;
  json["rating"] = to_string(rated.admiralty);
  json["source"] = rated.source;
  json["reason"] = rated.reason;
  json["by"] = text_or_null(rated.by);
  json["recorded"] = text_or_null(rated.recorded);
  json["claims"] = rated.claims;
  return json;
}

Result<void> list(Console& console, const Options& options, const Publishers& publishers,
                  const Head& head) {
  nlohmann::ordered_json json;
  json["publishers"] = nlohmann::ordered_json::array();
  Table table({{"publisher", {}},
               {"rating", {}},
               {"claims", Table::Align::kRight},
               {"from", {}},
               {"reason", {}}});
  for (const auto& [key, rated] : publishers.by_key()) {
    if (!is_listed(rated, options)) continue;
    json["publishers"].push_back(to_json(rated));
    const std::string source =
        rated.source == "ledger"
            ? fmt::format("{}{}", rated.recorded.substr(0, 10), rated.by.empty() ? "" : ", ") +
                  rated.by
            : rated.source;
    table.add({rated.name, to_string(rated.admiralty), std::to_string(rated.claims), source,
               rated.reason});
  }
  if (options.json) {
    print_json(console, std::move(json), head);
    return {};
  }
  console.out << table.text()
              << "\nA to F: how far the source is trusted; 1 to 6: the information. 'maabar "
                 "publishers --rate NAME --as B2 --by WHO --reason WHY' rates anew.\n";
  return {};
}

Result<void> rate(Console& console, const Options& options, const Publishers& publishers,
                  const Workspace& workspace) {
  if (options.as.empty() || options.by.empty() || options.reason.empty()) {
    return invalid_input("--rate takes --as RATING, --by WHO and --reason WHY as well");
  }
  ASSIGN_OR_RETURN(const Admiralty admiralty, parse_admiralty(options.as));
  const Rated* const rated = publishers.find(options.rate);
  if (rated == nullptr) {
    return not_found("no publisher '" + options.rate +
                     "' in the pack or in any claim; 'maabar publishers --all' lists them");
  }
  std::vector<EntryBody> bodies;
  for (const std::string& spelling : rated->spellings) {
    bodies.emplace_back(PublisherEntry{spelling, admiralty, options.reason, options.by});
  }
  ASSIGN_OR_RETURN(Ledger ledger, workspace.open_ledger(Ledger::Mode::kWrite));
  ASSIGN_OR_RETURN(const RecordTime time, now());
  ASSIGN_OR_RETURN(const Appended appended, ledger.append(bodies, time, system_salts()));
  console.out << fmt::format(
      "{} is rated {} now (was {}); {} claims of it are read so; head {} "
      "entries, {}\n",
      rated->name, to_string(admiralty), to_string(rated->admiralty), rated->claims,
      appended.head.entries, to_hex(appended.head.hash));
  return {};
}

Result<void> answer(Console& console, const Options& options, const Program& program) {
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(program.workspace));
  ASSIGN_OR_RETURN(const Gazetteer gazetteer, workspace.load_gazetteer());
  ASSIGN_OR_RETURN(const RegionPack pack, workspace.load_pack(gazetteer));
  ASSIGN_OR_RETURN(const Ledger ledger, workspace.open_ledger(Ledger::Mode::kRead));
  ASSIGN_OR_RETURN(const Publishers publishers, Publishers::load(pack, ledger));
  if (!options.rate.empty()) return rate(console, options, publishers, workspace);
  ASSIGN_OR_RETURN(const Head head, ledger.head());
  return list(console, options, publishers, head);
}

}  // namespace

void add_publishers(Verb app, Program& program) {
  auto options = std::make_shared<Options>();
  Verb verb =
      add_verb(app, "publishers", "How far each publisher is trusted, why, and by whose word.",
               "  maabar publishers\n"
               "  maabar publishers --rate SANA --as D3 --by \"desk Amman\" --reason \"party to "
               "the war\"\n");
  verb.flag("--all", options->all, "also publishers without a claim");
  verb.option("--rate", options->rate, "rate this publisher from now on").takes("NAME");
  verb.option("--as", options->as, "the rating: A to F and 1 to 6").takes("RATING");
  verb.option("--by", options->by, "who rates").takes("WHO");
  verb.option("--reason", options->reason, "why").takes("WHY");
  verb.flag("--json", options->json, "machine-readable answer");
  verb.runs(program,
            [options, &program](Console& console) { return answer(console, *options, program); });
}

}  // namespace maabar::cli
