// SPDX-License-Identifier: Apache-2.0
#include "cli/questions.h"

#include "base/date.h"

namespace maabar::cli {

Result<Inquiry> open_inquiry(const std::string& workspace_option, const AsOfOptions& options) {
  ASSIGN_OR_RETURN(const AsOf as_of, resolve(options));
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(workspace_option));
  ASSIGN_OR_RETURN(Knowledge knowledge, load_knowledge(workspace));
  ASSIGN_OR_RETURN(auto model, make_model(options.model));
  return Inquiry{std::move(knowledge), as_of, std::move(model)};
}

std::string name_of(const Gazetteer& gazetteer, const CrossingKey& crossing) {
  const auto id = gazetteer.find_crossing(crossing);
  return id ? gazetteer.crossing(*id).display_name() : crossing.text();
}

FetchWords words_of(const Ledger& ledger) {
  return [&ledger](EntryId entry) -> std::optional<ClaimWords> {
    const auto found = ledger.find_claim(entry);
    if (!found) return std::nullopt;
    ClaimWords words;
    words.id = found->id;
    words.speaker = found->claim.speaker;
    words.evidence = !found->claim.evidence.empty() ? found->claim.evidence : found->claim.phrase;
    words.published = found->claim.published;
    if (const auto report = ledger.find_report(found->report)) {
      words.publisher = report->report.publisher;
      words.url = report->report.url;
    }
    return words;
  };
}

void print_json(Console& console, nlohmann::ordered_json json, const Head& head) {
  json["ledger_head"] = to_hex(head.hash);
  console.out << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

std::string age_in_days(const std::optional<ValidTime>& confirmed, const AsOf& as_of) {
  if (!confirmed) return "";
  const int days = day_of(as_of.valid.seconds()) - day_of(confirmed->seconds());
  return fmt::format("{} d", days < 0 ? 0 : days);
}

}  // namespace maabar::cli
