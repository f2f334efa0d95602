// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "belief/belief_model.h"
#include "belief/explain.h"
#include "belief/models.h"
#include "cli/program.h"
#include "cli/workspace.h"

namespace maabar::cli {

/// Options of a question about one crossing.
struct CrossingOptions {
  std::string crossing;
  AsOfOptions as_of;
};

/// What a question about crossings reads, and its as-of pair.
struct Inquiry {
  Knowledge knowledge;
  AsOf as_of;
  std::unique_ptr<const BeliefModel> model;
  /// Refers to this inquiry, which must stay where it is.
  [[nodiscard]] BeliefInputs inputs() const {
    return {knowledge.log, knowledge.index, knowledge.gazetteer};
  }
};
Result<Inquiry> open_inquiry(const std::string& workspace, const AsOfOptions& options);

/// The crossing's names, `al-Qa'im - Abu Kamal`, or its key if it is not in the gazetteer.
std::string name_of(const Gazetteer& gazetteer, const CrossingKey& crossing);

/// Fetches a claim's words from the ledger.
FetchWords words_of(const Ledger& ledger);

/// Adds the ledger's head to a JSON answer and prints it.
void print_json(Console& console, nlohmann::ordered_json json, const Head& head);

/// Age of a confirmation: `12 d`, `0 d` on the day, empty if there is none.
std::string age_in_days(const std::optional<ValidTime>& confirmed, const AsOf& as_of);

}  // namespace maabar::cli
