// SPDX-License-Identifier: Apache-2.0
#include "belief/outlook_words.h"

#include "belief/facet_beliefs.h"
#include "belief/statement.h"

namespace maabar {
namespace {

constexpr std::int64_t kMonth = 31 * kSecondsPerDay;

bool is_said_to_be_so(const ClaimRecord& status) {
  return status.facet == Facet::kStatus &&
         (status.modality == Modality::kReported || status.modality == Modality::kAnnounced);
}

}  // namespace

std::optional<std::int64_t> stated_seconds(const ClaimRecord& outlook) {
  if (!outlook.stated.is_unknown()) return outlook.stated.first_second();
  if (!outlook.published.is_unknown()) return outlook.published.first_second();
  return std::nullopt;
}

PhraseClass find_phrase_class(const ClaimRecord& outlook) {
  if (outlook.phrase_class != PhraseClass::kNone) return outlook.phrase_class;
  const Date due = outlook.valid_from;
  if (due.is_unknown()) return PhraseClass::kVague;
  if (due.precision() == Date::Precision::kDay) return PhraseClass::kNamedDay;
  const auto stated = stated_seconds(outlook);
  const bool is_near = stated && due.last_second() - *stated <= kMonth;
  return is_near ? PhraseClass::kWithinMonth : PhraseClass::kLater;
}

std::optional<std::int64_t> find_arrival(const ClaimRecord& status, const ClaimRecord& outlook) {
  if (!is_said_to_be_so(status) || status.crossing != outlook.crossing ||
      status.state != outlook.state || !overlaps(status.scope, outlook.scope) ||
      !overlaps(status.side, outlook.side) || !overlaps(status.direction, outlook.direction)) {
    return std::nullopt;
  }
  if (!status.valid_from.is_unknown()) return status.valid_from.first_second();
  return as_of_seconds(status);
}

}  // namespace maabar
