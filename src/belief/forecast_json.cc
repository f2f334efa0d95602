// SPDX-License-Identifier: Apache-2.0
#include "belief/forecast_json.h"

#include <fmt/format.h>

#include "base/likelihood.h"
#include "base/units.h"
#include "belief/belief_json.h"

namespace maabar {
namespace {

using nlohmann::ordered_json;

Confidence confidence_of(double probability) {
  return Confidence::from_millionths(static_cast<std::uint32_t>(probability * 1e6 + 0.5));
}

double rounded(double probability) { return confidence_of(probability).probability(); }

ordered_json text_or_null(const std::string& text) {
  return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

ordered_json to_json(const std::optional<Day>& day) {
  return day ? ordered_json(to_string(Date::from_day(*day))) : ordered_json(nullptr);
}

ordered_json to_json(const ForecastDay& day, Day from) {
  const Likelihood& words = likelihood_of(confidence_of(day.state[0]));
  return {{"date", to_string(Date::from_day(day.day))},
          {"days", day.day - from},
          {"open", rounded(day.state[0])},
          {"restricted", rounded(day.state[1])},
          {"closed", rounded(day.state[2])},
          {"opened_by", rounded(day.opened_by)},
          {"likelihood", words.words},
          {"likelihood_ar", words.words_ar}};
}

ordered_json to_json(const ForecastPromise& item, const FetchWords& fetch) {
  const Promise& promise = item.promise;
  ordered_json json = name_claim(promise.claim, fetch);
  json["phrase_class"] = to_string(promise.phrase_class);
  json["stated"] = to_string(promise.stated);
  json["due"] = text_or_null(to_string(promise.due));
  json["side"] = text_or_null(promise.side.code());
  json["counts"] = item.why_not.empty();
  json["why_not"] = text_or_null(item.why_not);
  return json;
}

ordered_json record_to_json(PhraseClass phrase_class, const PromiseRecord& record) {
  return {{"phrase_class", to_string(phrase_class)},
          {"promises", record.promises},
          {"opened", record.opened},
          {"median_days",
           record.median_days ? ordered_json(*record.median_days) : ordered_json(nullptr)},
          {"words", describe_record(phrase_class, record)}};
}

std::string_view kind_words(PhraseClass phrase_class) {
  switch (phrase_class) {
    case PhraseClass::kNamedDay:
      return "promises that named a day";
    case PhraseClass::kWithinMonth:
      return "promises within the month";
    case PhraseClass::kLater:
      return "promises of a later month or year";
    case PhraseClass::kVague:
    case PhraseClass::kNone:
      return "undated promises";
    case PhraseClass::kConditional:
      return "conditional promises";
  }
  return {};
}

}  // namespace

std::string describe_fit(const ForecastBasis& basis) {
  if (basis.as_then) return "what had become of promises by the known time, and nothing later";
  if (basis.leaves_out) return "promises of other crossings, without this one";
  return "promises of other crossings; this one had none";
}

std::string describe_record(PhraseClass phrase_class, const PromiseRecord& record) {
  if (record.promises == 0) {
    return fmt::format("no {} to learn from: the rates of all the others",
                       kind_words(phrase_class));
  }
  std::string text =
      fmt::format("of {} {}, {} came", record.promises, kind_words(phrase_class), record.opened);
  if (record.median_days && record.opened >= 5) {
    text += fmt::format("; half of those within {} days", *record.median_days);
  }
  return text;
}

ordered_json to_json(const Forecast& forecast, const ForecastBasis& basis, const std::string& name,
                     const FetchWords& fetch) {
  const Day from = forecast.days.front().day;
  ordered_json json;
  json["crossing"] = forecast.question.crossing.text();
  json["name"] = name;
  json["as_of"] = to_json(forecast.question.as_of);
  json["scope"] = to_string(forecast.question.traffic_class);
  json["direction"] = to_string(forecast.question.direction);
  json["horizon_days"] = forecast.question.horizon_days;
  json["model"] = basis.model;
  json["fitted_to"] = basis.as_then ? "known_then" : "other_crossings";
  json["fit"] = describe_fit(basis);
  json["opening"] = {{"early", to_json(forecast.range.early)},
                     {"median", to_json(forecast.range.median)},
                     {"late", to_json(forecast.range.late)},
                     {"range_percent", 80}};
  json["days"] = ordered_json::array();
  for (const ForecastDay& day : table_days(forecast)) json["days"].push_back(to_json(day, from));
  json["promises"] = ordered_json::array();
  for (const ForecastPromise& item : forecast.promises) {
    json["promises"].push_back(to_json(item, fetch));
  }
  json["rests_on"] = ordered_json::array();
  for (const PhraseClass phrase_class : forecast.classes) {
    json["rests_on"].push_back(record_to_json(phrase_class, basis.hazards->record(phrase_class)));
  }
  return json;
}

}  // namespace maabar
