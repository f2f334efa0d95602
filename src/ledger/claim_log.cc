// SPDX-License-Identifier: Apache-2.0
#include "ledger/claim_log.h"

namespace maabar {

TextId ClaimLog::find_text(std::string_view text) const {
  const auto it = text_ids_.find(std::string(text));
  return it == text_ids_.end() ? TextId::none() : it->second;
}

TextId ClaimLog::intern(std::string_view text) {
  if (text.empty()) return TextId::none();
  const auto [it, is_new] = text_ids_.try_emplace(std::string(text), TextId::none());
  if (is_new) it->second = texts_.push_back(std::string(text));
  return it->second;
}

void ClaimLog::add(ClaimRecord record) {
  CHECK(claims_.empty() || claims_.back().entry < record.entry);
  claims_.push_back(record);
}

void ClaimLog::add(ReviewRecord record) { reviews_.push_back(record); }

void ClaimLog::add(RetractionRecord record) { retractions_.push_back(record); }

void ClaimLog::add(RatingRecord record) { ratings_.push_back(record); }

ClaimRecord make_record(ClaimLog& log, const Claim& claim, std::string_view publisher,
                        EntryId entry, EntryId report, RecordTime recorded) {
  ClaimRecord record;
  record.entry = entry;
  record.report = report;
  record.crossing = log.intern(claim.crossing.text());
  record.publisher = log.intern(publisher);
  record.chain = log.intern(claim.chain);
  record.detail = log.intern(claim.detail);
  record.facet = claim.facet();
  switch (claim.facet()) {
    case Facet::kStatus:
    case Facet::kOutlook:
      record.state = claim.value.state();
      break;
    case Facet::kControl:
      record.actor = log.intern(claim.value.actor());
      break;
    case Facet::kSecurity:
      record.measure = claim.value.measure();
      break;
    case Facet::kTraffic:
      record.counted = claim.value.counted();
      break;
  }
  record.scope = claim.scope;
  record.modality = claim.modality;
  record.phrase_class = claim.phrase_class;
  record.sensitivity = claim.sensitivity;
  record.admiralty = claim.admiralty;
  record.only = claim.only;
  record.direction = claim.direction;
  record.side = claim.side;
  record.valid_from = claim.valid_from;
  record.valid_to = claim.valid_to;
  record.stated = claim.stated;
  record.published = claim.published;
  record.count = claim.count.value_or(-1);
  record.recorded = recorded;
  record.known_from = PublishedTime(claim.published.is_unknown() ? recorded.seconds()
                                                                 : claim.published.last_second());
  return record;
}

}  // namespace maabar
