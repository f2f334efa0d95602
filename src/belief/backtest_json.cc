// SPDX-License-Identifier: Apache-2.0
#include "belief/backtest_json.h"

#include "belief/belief_json.h"

namespace maabar {
namespace {

using nlohmann::ordered_json;

constexpr std::array<const char*, kPredictors> kKeys = {
    "model", "model_state", "latest_claim", "base_rate", "latest_claim_told", "base_rate_told"};

double rounded(double value) {
  return static_cast<double>(static_cast<std::int64_t>(value * 1e6 + 0.5)) / 1e6;
}

ordered_json to_json(const ReliabilityBin& bin) {
  return {{"lowest", rounded(bin.lowest)},
          {"highest", rounded(bin.highest)},
          {"mean", rounded(bin.mean)},
          {"share", rounded(bin.share)},
          {"count", bin.count},
          {"came", bin.came}};
}

ordered_json to_json(const PredictorScore& predictor) {
  ordered_json json;
  json["name"] = predictor.name;
  json["brier"] = rounded(predictor.score.brier);
  json["log_loss"] = rounded(predictor.score.log_loss);
  json["hits"] = rounded(predictor.hits);
  json["calibration_error"] = rounded(predictor.calibration.error);
  json["calibration_error_perfect_95"] = rounded(predictor.calibration.perfect_95);
  json["reliability"] = ordered_json::array();
  for (const ReliabilityBin& bin : predictor.calibration.bins) {
    json["reliability"].push_back(to_json(bin));
  }
  return json;
}

ordered_json to_json(const ScoredClaim& claim, const FetchWords& fetch) {
  ordered_json json = name_claim(claim.claim, fetch);
  json["crossing"] = claim.crossing.text();
  json["question"] = to_json(claim.question);
  json["said"] = to_string(claim.said);
  for (std::size_t i = 0; i < kPredictors; ++i) {
    const auto& given = claim.probability[i];
    json[kKeys[i]] = {{"open", rounded(given[0])},
                      {"restricted", rounded(given[1])},
                      {"closed", rounded(given[2])},
                      {"brier", rounded(claim.score[i].brier)},
                      {"log_loss", rounded(claim.score[i].log_loss)}};
  }
  return json;
}

ordered_json to_json(const PromiseScore& promise) {
  return {
      {"target", promise.target},
      {"count", promise.count},
      {"came", promise.came},
      {"model",
       {{"brier", rounded(promise.model.brier)}, {"log_loss", rounded(promise.model.log_loss)}}},
      {"base_rate",
       {{"brier", rounded(promise.base_rate.brier)},
        {"log_loss", rounded(promise.base_rate.log_loss)}}}};
}

}  // namespace

ordered_json to_json(const Backtest& backtest, AsOf as_of, const FetchWords& fetch) {
  ordered_json json;
  json["as_of"] = to_json(as_of);
  json["scored_claims"] = backtest.claims.size();
  json["left_out"] = ordered_json::array();
  for (const auto& [reason, count] : backtest.left_out) {
    json["left_out"].push_back({{"reason", reason}, {"count", count}});
  }
  json["predictors"] = ordered_json::array();
  for (const PredictorScore& predictor : backtest.predictors) {
    json["predictors"].push_back(to_json(predictor));
  }
  json["promises"] = ordered_json::array();
  for (const PromiseScore& promise : backtest.promises) {
    json["promises"].push_back(to_json(promise));
  }
  json["claims"] = ordered_json::array();
  for (const ScoredClaim& claim : backtest.claims) json["claims"].push_back(to_json(claim, fetch));
  return json;
}

}  // namespace maabar
