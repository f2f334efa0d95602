// SPDX-License-Identifier: Apache-2.0
#include "belief/parameters.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

namespace maabar {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::string_view kFormat = "maabar-belief-parameters-4";

/// Reads one number of an object after another; remembers the first that is wrong.
class NumberReader {
 public:
  NumberReader(const json& object, std::string place) : object_(object), place_(std::move(place)) {}

  double number(const std::string& name, double least, double most) {
    return checked(object_.contains(name) ? object_.at(name) : json(), name, least, most);
  }
  std::array<double, 3> three(const std::string& name) {
    std::array<double, 3> values{};
    const json list = object_.contains(name) ? object_.at(name) : json();
    for (std::size_t i = 0; i < values.size(); ++i) {
      const bool is_there = list.is_array() && list.size() == values.size();
      values[i] = checked(is_there ? list[i] : json(), name, 0.0, 1.0);
    }
    return values;
  }
  [[nodiscard]] const std::string& fault() const { return fault_; }

 private:
  double checked(const json& value, const std::string& name, double least, double most) {
    const bool is_good = value.is_number() && value.get<double>() > least &&
                         value.get<double>() < most && std::isfinite(value.get<double>());
    if (is_good) return value.get<double>();
    if (fault_.empty()) {
      fault_ = fmt::format("{}: '{}' must be a number between {} and {}, both excluded", place_,
                           name, least, most);
    }
    return 0.0;
  }

  const json& object_;
  std::string place_;
  std::string fault_;
};

constexpr double kFastestRate = 10.0;  // per day: ten changes in a day are no crossing's habit
constexpr double kSteadiest = 1000.0;
constexpr double kMostOdds = 1000.0;

Result<BeliefParameters> parse_set(const json& object, const std::string& place,
                                   const std::string& file) {
  if (!object.is_object()) {
    return invalid_input(fmt::format("{}: must be an object", place), {file});
  }
  BeliefParameters set;
  NumberReader reader(object, place);
  set.rates.one_side = reader.number("one_side_per_day", 0.0, kFastestRate);
  set.rates.joint = reader.number("joint_per_day", 0.0, kFastestRate);
  set.rates.outcome = reader.three("outcome");
  set.rates.steadiness = reader.number("steadiness", 0.0, kSteadiest);
  set.news.share = reader.number("news_share", 0.0, 1.0);
  set.news.of_all = reader.three("news_of_all");
  set.news.of_all_on_a_side = reader.three("news_of_all_on_a_side");
  set.news.of_a_class = reader.three("news_of_a_class");
  set.news.of_a_class_on_a_side = reader.three("news_of_a_class_on_a_side");
  set.news.promised = reader.number("news_promised_odds", 0.0, kMostOdds);
  set.news.long_share = reader.number("news_long_share", 0.0, 1.0);
  set.news.long_closed = reader.number("news_long_closed_odds", 0.0, kMostOdds);
  set.news.over_closed = reader.number("news_over_closed_odds", 0.0, kMostOdds);
  set.evidence.reported = reader.number("reported_error", 0.0, 1.0);
  set.evidence.announced = reader.number("announced_error", 0.0, 1.0);
  set.evidence.implied = reader.number("implied_error", 0.0, 1.0);
  set.evidence.soft = reader.number("soft_error", 0.0, 1.0);
  set.evidence.border = reader.number("border_error", 0.0, 1.0);
  set.evidence.near_share = reader.number("near_share", 0.0, 1.0);
  set.evidence.returns = reader.number("returns", 0.0, 1.0);
  if (!reader.fault().empty()) return invalid_input(reader.fault(), {file});
  for (const auto& [name, shares] :
       {std::pair("outcome", &set.rates.outcome), std::pair("news_of_all", &set.news.of_all),
        std::pair("news_of_all_on_a_side", &set.news.of_all_on_a_side),
        std::pair("news_of_a_class", &set.news.of_a_class),
        std::pair("news_of_a_class_on_a_side", &set.news.of_a_class_on_a_side)}) {
    const double sum = std::accumulate(shares->begin(), shares->end(), 0.0);
    if (std::abs(sum - 1.0) > 1e-5) {
      return invalid_input(fmt::format("{}: '{}' must sum to 1", place, name), {file});
    }
    for (double& share : *shares) share /= sum;
  }
  return set;
}

/// Six significant digits: more than fifty changes can tell, and the same text everywhere.
double rounded(double value) {
  const std::string text = fmt::format("{:.6g}", value);
  double parsed = value;
  std::from_chars(text.data(), text.data() + text.size(), parsed);
  return parsed;
}

/// In millionths, one at least, the last taking what rounding leaves: shares that sum to 1 as they
/// are written are read as they were written. Where it leaves nothing, the larger of the others
/// gives.
ordered_json to_json_three(const std::array<double, 3>& shares) {
  const auto millionths = [](double share) { return std::max(1.0, std::floor(share * 1e6 + 0.5)); };
  double first = millionths(shares[0]);
  double second = millionths(shares[1]);
  const double lacking = std::max(0.0, first + second + 1 - 1e6);
  (first < second ? second : first) -= lacking;
  return ordered_json::array({first / 1e6, second / 1e6, (1e6 - first - second) / 1e6});
}

ordered_json to_json_set(const BeliefParameters& set) {
  ordered_json object;
  object["one_side_per_day"] = rounded(set.rates.one_side);
  object["joint_per_day"] = rounded(set.rates.joint);
  object["outcome"] = to_json_three(set.rates.outcome);
  object["steadiness"] = rounded(set.rates.steadiness);
  object["news_share"] = rounded(set.news.share);
  object["news_of_all"] = to_json_three(set.news.of_all);
  object["news_of_all_on_a_side"] = to_json_three(set.news.of_all_on_a_side);
  object["news_of_a_class"] = to_json_three(set.news.of_a_class);
  object["news_of_a_class_on_a_side"] = to_json_three(set.news.of_a_class_on_a_side);
  object["news_promised_odds"] = rounded(set.news.promised);
  object["news_long_share"] = rounded(set.news.long_share);
  object["news_long_closed_odds"] = rounded(set.news.long_closed);
  object["news_over_closed_odds"] = rounded(set.news.over_closed);
  object["reported_error"] = rounded(set.evidence.reported);
  object["announced_error"] = rounded(set.evidence.announced);
  object["implied_error"] = rounded(set.evidence.implied);
  object["soft_error"] = rounded(set.evidence.soft);
  object["border_error"] = rounded(set.evidence.border);
  object["near_share"] = rounded(set.evidence.near_share);
  object["returns"] = rounded(set.evidence.returns);
  return object;
}

Result<HistoryParameters> parse_history(const json& object, const std::string& place,
                                        const std::string& file) {
  const json name = object.is_object() ? object.value("name", json()) : json();
  const json list = object.is_object() ? object.value("crossings", json()) : json();
  if (!name.is_string() || !list.is_array() || !object.contains("parameters")) {
    return invalid_input(place + ": 'name', 'crossings' (an array) and 'parameters' must be there",
                         {file});
  }
  HistoryParameters history{name.get<std::string>(), {}, {}};
  ASSIGN_OR_RETURN(history.parameters, parse_set(object.at("parameters"), place, file));
  for (const json& crossing : list) {
    const auto key = CrossingKey::parse(crossing.is_string() ? crossing.get<std::string>() : "");
    if (!key) return invalid_input(place + ": " + key.error().message, {file});
    history.crossings.push_back(*key);
  }
  return history;
}

ordered_json to_json_history(const HistoryParameters& history) {
  ordered_json object;
  object["name"] = history.name;
  object["crossings"] = ordered_json::array();
  for (const CrossingKey& crossing : history.crossings) {
    object["crossings"].push_back(crossing.text());
  }
  object["parameters"] = to_json_set(history.parameters);
  return object;
}

}  // namespace

ParameterSets::ParameterSets(std::string origin, BeliefParameters common,
                             std::vector<HistoryParameters> histories,
                             std::map<CrossingKey, BeliefParameters> without)
    : origin_(std::move(origin)),
      common_(common),
      histories_(std::move(histories)),
      without_(std::move(without)) {
  for (std::size_t i = 0; i < histories_.size(); ++i) {
    for (const CrossingKey& crossing : histories_[i].crossings) {
      homes_.emplace(crossing, i);
      homes_.emplace(crossing.border(), i);
    }
  }
}

Result<ParameterSets> ParameterSets::parse(std::string_view text, const std::string& file) {
  const json root = json::parse(text, nullptr, false);
  if (!root.is_object() || root.value("format", json()) != kFormat) {
    return invalid_input(
        fmt::format("not belief parameters: a JSON object whose 'format' is '{}'", kFormat),
        {file});
  }
  const json list = root.value("histories", json());
  if (!root.contains("common") || !list.is_array() || !root.contains("without") ||
      !root.at("without").is_object()) {
    return invalid_input("'common', 'histories' (an array) and 'without' (an object) must be there",
                         {file});
  }
  const json origin = root.value("origin", json());
  ASSIGN_OR_RETURN(const BeliefParameters common, parse_set(root.at("common"), "common", file));
  std::vector<HistoryParameters> histories;
  for (const json& object : list) {
    ASSIGN_OR_RETURN(HistoryParameters history,
                     parse_history(object, fmt::format("histories[{}]", histories.size()), file));
    histories.push_back(std::move(history));
  }
  std::map<CrossingKey, BeliefParameters> without;
  for (const auto& [name, object] : root.at("without").items()) {
    const auto key = CrossingKey::parse(name);
    if (!key) return invalid_input("without: " + key.error().message, {file});
    ASSIGN_OR_RETURN(without[*key], parse_set(object, "without." + name, file));
  }
  return ParameterSets(origin.is_string() ? origin.get<std::string>() : "", common,
                       std::move(histories), std::move(without));
}

const BeliefParameters& ParameterSets::of(const CrossingKey& crossing) const {
  auto home = homes_.find(crossing);
  if (home == homes_.end()) home = homes_.find(crossing.border());
  return home == homes_.end() ? common_ : histories_[home->second].parameters;
}

const BeliefParameters& ParameterSets::without(const CrossingKey& crossing) const {
  const auto it = without_.find(crossing);
  return it == without_.end() ? of(crossing) : it->second;
}

std::string ParameterSets::to_json() const {
  ordered_json root;
  root["format"] = kFormat;
  root["origin"] = origin_;
  root["common"] = to_json_set(common_);
  root["histories"] = ordered_json::array();
  for (const HistoryParameters& history : histories_) {
    root["histories"].push_back(to_json_history(history));
  }
  root["without"] = ordered_json::object();
  for (const auto& [crossing, set] : without_) root["without"][crossing.text()] = to_json_set(set);
  return root.dump(1) + "\n";
}

}  // namespace maabar
