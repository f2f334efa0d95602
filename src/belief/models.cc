// SPDX-License-Identifier: Apache-2.0
#include "belief/models.h"

#include "belief/hazard_table.h"
#include "belief/latest_claim_model.h"
#include "belief/markov_model.h"

namespace maabar {

Result<std::unique_ptr<const BeliefModel>> make_model(std::string_view name) {
  std::unique_ptr<const BeliefModel> model;
  if (name == "markov")
    model =
        std::make_unique<MarkovModel>(ParameterSets::shipped(), HazardTable::shipped().of_all());
  if (name == "latest-claim") model = std::make_unique<LatestClaimModel>();
  if (!model) {
    return invalid_input(
        fmt::format("there is no model '{}'; use markov or latest-claim", name.substr(0, 40)));
  }
  return model;
}

}  // namespace maabar
