// SPDX-License-Identifier: Apache-2.0
#include "belief/held_out_model.h"

namespace maabar {

MarkovModel HeldOutModel::without(const CrossingKey& crossing) const {
  return {sets_.without(crossing), hazards_.without(crossing)};
}

std::string_view HeldOutModel::name() const {
  return MarkovModel(sets_.common(), hazards_.of_all()).name();
}

CrossingBelief HeldOutModel::believe(const BeliefInputs& inputs, const CrossingKey& crossing,
                                     AsOf as_of) const {
  return without(crossing).believe_with(inputs, crossing, as_of);
}

std::array<double, 3> HeldOutModel::expect_report(const BeliefInputs& inputs,
                                                  const TrackQuestion& question,
                                                  const ReportKind& report) const {
  return without(question.crossing).expect_report(inputs, question, report);
}

ForecastStart HeldOutModel::start(const BeliefInputs& inputs,
                                  const ForecastQuestion& question) const {
  const MarkovModel model = without(question.crossing);
  const TrackPosterior posterior = model.posterior_of(
      inputs, {question.crossing, question.traffic_class, question.direction, question.as_of});
  return {posterior.joint,
          to_generator(model.parameters(question.crossing).rates, posterior.factor)};
}

}  // namespace maabar
