// SPDX-License-Identifier: Apache-2.0
#include "belief/forecast.h"

#include <charconv>

#include "base/likelihood.h"
#include "belief/board.h"
#include "belief/forecast_json.h"
#include "belief/hazard_table.h"
#include "belief/promise_cases.h"
#include "cli/program.h"
#include "cli/questions.h"
#include "cli/roads.h"

namespace maabar::cli {
namespace {

constexpr int kMostDays = 3650;

struct Options {
  CrossingOptions crossing;
  std::string horizon = "365d";
  std::string scope = "cargo";
  bool as_then = false;
};

/// `365d`, `90d` or a bare number of days.
Result<int> parse_horizon(const std::string& text) {
  const std::size_t digits = !text.empty() && text.back() == 'd' ? text.size() - 1 : text.size();
  int days = 0;
  const auto read = std::from_chars(text.data(), text.data() + digits, days);
  if (read.ec != std::errc() || read.ptr != text.data() + digits || days < 1 || days > kMostDays) {
    return invalid_input(
        fmt::format("--horizon: '{}' is not a number of days from 1d to {}d", text, kMostDays));
  }
  return days;
}

/// The hazards that a question may use, and whether they leave its crossing out.
struct Fit {
  PromiseHazards hazards;
  bool leaves_out = false;
};

Fit fit_for(const Inquiry& inquiry, const CrossingKey& crossing, bool as_then) {
  if (as_then) {
    const std::vector<CrossingKey> all =
        crossings_of(inquiry.knowledge.gazetteer, inquiry.knowledge.log);
    const AsOf then{ValidTime(inquiry.as_of.known_seconds), inquiry.as_of.known_seconds,
                    inquiry.as_of.clock};
    return {fit_promise_hazards(promise_cases_of(inquiry.inputs(), all, then)), false};
  }
  const HazardTable shipped = HazardTable::shipped();
  return {shipped.without(crossing), shipped.leaves_out(crossing)};
}

std::string percent(double probability) {
  return fmt::format("{}%", static_cast<int>(probability * 100 + 0.5));
}

std::string_view likelihood_words(double probability) {
  return likelihood_of(
             Confidence::from_millionths(static_cast<std::uint32_t>(probability * 1e6 + 0.5)))
      .words;
}

std::string day_or_beyond(const std::optional<Day>& day) {
  return day ? to_string(Date::from_day(*day)) : "beyond the horizon";
}

void show_days(Console& console, const Forecast& forecast) {
  Table table({{"date", {}},
               {"in", Table::Align::kRight},
               {"open", Table::Align::kRight},
               {"restricted", Table::Align::kRight},
               {"closed", Table::Align::kRight},
               {"opened by then", Table::Align::kRight},
               {"open, in words", {}}});
  const Day from = forecast.days.front().day;
  for (const ForecastDay& day : table_days(forecast)) {
    table.add({to_string(Date::from_day(day.day)), fmt::format("{} d", day.day - from),
               percent(day.state[0]), percent(day.state[1]), percent(day.state[2]),
               percent(day.opened_by), std::string(likelihood_words(day.state[0]))});
  }
  console.out << table.text() << '\n';
}

void show_opening(Console& console, const Forecast& forecast) {
  const OpeningRange& range = forecast.range;
  const double open_now = forecast.days.front().opened_by;
  console.out << fmt::format("Open on the day asked: {}, {}.\n", likelihood_words(open_now),
                             percent(open_now));
  console.out << fmt::format(
      "If it is not, it opens by {} with one chance in two; 80% range {} to {}.\n",
      day_or_beyond(range.median), day_or_beyond(range.early), day_or_beyond(range.late));
}

void show_promises(Console& console, const Inquiry& inquiry, const Forecast& forecast) {
  if (forecast.promises.empty()) {
    console.out << "No promise stands: the forecast rests on how crossings change by themselves.\n";
    return;
  }
  console.out << "Promises that nothing has settled:\n";
  for (const ForecastPromise& item : forecast.promises) {
    const std::string counted = item.why_not.empty() ? "counts" : "does not count: " + item.why_not;
    console.out << fmt::format("  {} ({}; {})\n", says(inquiry.knowledge, item.promise.claim),
                               to_string(item.promise.phrase_class), counted);
  }
}

void show(Console& console, const Inquiry& inquiry, const Forecast& forecast,
          const ForecastBasis& basis) {
  console.out << fmt::format("{}, {} {}, {}\n\n", forecast.question.crossing.text(),
                             to_string(forecast.question.traffic_class),
                             to_string(forecast.question.direction), describe(inquiry.as_of));
  show_days(console, forecast);
  show_opening(console, forecast);
  console.out << '\n';
  show_promises(console, inquiry, forecast);
  for (const PhraseClass phrase_class : forecast.classes) {
    console.out << fmt::format("It rests on: {}.\n",
                               describe_record(phrase_class, basis.hazards->record(phrase_class)));
  }
  console.out << fmt::format("Fitted to {}. Model {}. Ledger head {}.\n", describe_fit(basis),
                             basis.model, to_hex(inquiry.knowledge.head.hash));
}

/// Of the two directions the one that is less likely to be open, the first if they are alike.
Forecast make_worse(const Inquiry& inquiry, const HeldOutModel& model,
                    const ForecastQuestion& asked, const Fit& fit) {
  std::vector<Forecast> both;
  for (const Direction& direction : directions_of(asked.crossing)) {
    ForecastQuestion question = asked;
    question.direction = direction;
    const ForecastStart start = model.start(inquiry.inputs(), question);
    both.push_back(make_forecast(inquiry.inputs(), question, start, fit.hazards));
  }
  const auto open_now = [](const Forecast& f) { return f.days.front().state[0]; };
  return open_now(both[1]) < open_now(both[0]) ? both[1] : both[0];
}

Result<void> answer(Console& console, const Options& options, const Program& program) {
  const HeldOutModel model(ParameterSets::shipped(), HazardTable::shipped());
  RETURN_IF_ERROR(check_model(options.crossing.as_of, model));
  ForecastQuestion question;
  ASSIGN_OR_RETURN(question.horizon_days, parse_horizon(options.horizon));
  ASSIGN_OR_RETURN(question.traffic_class, parse_traffic_class(options.scope));
  ASSIGN_OR_RETURN(const Inquiry inquiry, open_inquiry(program.workspace, options.crossing.as_of));
  ASSIGN_OR_RETURN(question.crossing,
                   resolve_crossing(inquiry.knowledge, options.crossing.crossing));
  question.as_of = inquiry.as_of;
  const Fit fit = fit_for(inquiry, question.crossing, options.as_then);
  const Forecast forecast = make_worse(inquiry, model, question, fit);
  const ForecastBasis basis{std::string(model.name()), fit.leaves_out, options.as_then,
                            &fit.hazards};
  if (options.crossing.as_of.json) {
    print_json(console,
               to_json(forecast, basis, name_of(inquiry.knowledge.gazetteer, question.crossing),
                       words_of(inquiry.knowledge.ledger)),
               inquiry.knowledge.head);
    return {};
  }
  show(console, inquiry, forecast, basis);
  return {};
}

}  // namespace

void add_forecast(Verb app, Program& program) {
  auto options = std::make_shared<Options>();
  Verb verb = add_verb(app, "forecast",
                       "How likely a crossing is to be open by each date, and when it may open.",
                       "  maabar forecast al-qaim --at 2018-10-16 --known 2018-10-16\n"
                       "  maabar forecast al-qaim --horizon 730d --scope passengers --json\n"
                       "  maabar forecast al-qaim --at 2018-10-16 --known 2018-10-16 --as-then\n");
  verb.option("ID", options->crossing.crossing, "crossing: id or name").is_required();
  verb.option("--horizon", options->horizon, "how far: 1d to 3650d").takes("DAYS").shows_default();
  verb.option("--scope", options->scope, "traffic class")
      .is_one_of({"cargo", "passengers", "humanitarian", "pedestrians"})
      .takes("CLASS")
      .shows_default();
  verb.flag("--as-then", options->as_then,
            "fit to outcomes known at the known time alone, of all crossings");
  add_as_of(verb, options->crossing.as_of);
  verb.runs(program,
            [options, &program](Console& console) { return answer(console, *options, program); });
}

}  // namespace maabar::cli
