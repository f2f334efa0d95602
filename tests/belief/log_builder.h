// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/date.h"
#include "base/file.h"
#include "belief/belief_model.h"
#include "belief/latest_claim_model.h"
#include "belief/state.h"
#include "claim/claim_csv.h"
#include "ledger/claim_log.h"

/// What the tests of belief share: small ledgers written as table rows, and questions.
namespace maabar::test {

inline Date date(std::string_view text) {
  return text.empty() ? Date() : Date::parse(text).value();
}
inline Country country(std::string_view text) { return Country::parse(text).value(); }
inline CrossingKey key(std::string_view text) { return CrossingKey::parse(text).value(); }
inline Direction direction(std::string_view text) { return parse_direction(text).value(); }

/// The two days of a question, the known one on `clock`.
inline AsOf as_of(std::string_view valid, std::string_view known,
                  KnownClock clock = KnownClock::kPublished) {
  return AsOf{ValidTime(parse_inclusive_moment(valid).value()),
              parse_inclusive_moment(known).value(), clock};
}

/// A claim as the test writes it; the rest is default.
struct Said {
  std::string crossing = "iq-sy.al-qaim-abu-kamal";
  std::string value = "open";
  std::string published = {};
  std::string facet = "status";
  std::string scope = "all";
  std::string side = {};
  std::string direction = "both";
  std::string modality = "reported";
  std::string stated = {};
  std::string valid_from = {};
  std::string valid_to = {};
  std::string chain = {};
  std::string detail = {};
  std::string rating = "C3";
  bool only = false;
  std::optional<std::int64_t> count = {};
  std::string recorded = "2026-01-01";
};

inline Claim to_claim(const Said& said) {
  Claim claim;
  claim.crossing = key(said.crossing);
  claim.value = ClaimValue::parse(said.facet, said.value).value();
  claim.scope = parse_scope(said.scope).value();
  claim.direction = direction(said.direction);
  if (!said.side.empty()) claim.side = country(said.side);
  claim.modality = parse_modality(said.modality).value();
  claim.stated = date(said.stated);
  claim.valid_from = date(said.valid_from);
  claim.valid_to = date(said.valid_to);
  claim.published = date(said.published);
  claim.chain = said.chain;
  claim.detail = said.detail;
  claim.admiralty = parse_admiralty(said.rating).value();
  claim.only = said.only;
  claim.count = said.count;
  return claim;
}

/// A ledger in memory: every claim with a report of its own.
class LogBuilder {
 public:
  EntryId say(const Said& said) {
    const EntryId report = EntryId(next_++);
    const EntryId entry = EntryId(next_++);
    log.add(make_record(log, to_claim(said), "a publisher", entry, report,
                        RecordTime(date(said.recorded).first_second())));
    log.set_end(EntryId(next_));
    return entry;
  }
  void review(EntryId claim, ReviewEntry::Verdict verdict, std::string_view recorded) {
    log.add(ReviewRecord{EntryId(next_++), claim, EntryId::none(), verdict,
                         RecordTime(date(recorded).first_second())});
  }
  void retract(EntryId target, std::string_view published, std::string_view recorded) {
    log.add(RetractionRecord{EntryId(next_++), target, PublishedTime(date(published).last_second()),
                             RecordTime(date(recorded).first_second())});
  }
  void rate(std::string_view rating, std::string_view recorded) {
    log.add(RatingRecord{EntryId(next_++), log.intern("a publisher"),
                         parse_admiralty(rating).value(),
                         RecordTime(date(recorded).first_second())});
  }
  ClaimLog log;

 private:
  std::uint32_t next_ = 0;
};

inline const Gazetteer& gazetteer() {
  static const Gazetteer shared =
      Gazetteer::load(MAABAR_DATA_DIR "/gazetteer", MAABAR_DATA_DIR "/levant").value();
  return shared;
}

inline CrossingBelief believe(const ClaimLog& log, AsOf question,
                              std::string_view crossing = "iq-sy.al-qaim-abu-kamal") {
  return LatestClaimModel().believe(log, gazetteer(), key(crossing), question);
}

/// The state of cargo in the first direction of the crossing.
inline StateBelief cargo(const ClaimLog& log, AsOf question,
                         std::string_view crossing = "iq-sy.al-qaim-abu-kamal") {
  const CrossingBelief belief = believe(log, question, crossing);
  return belief.track(TrafficClass::kCargo, directions_of(key(crossing))[0]).crossing;
}

/// The role of a claim in a belief; nothing if it is not listed.
inline std::optional<Evidence::Role> role_of(const StateBelief& belief, EntryId claim) {
  for (const Evidence& evidence : belief.evidence) {
    if (evidence.claim == claim) return evidence.role;
  }
  return std::nullopt;
}

/// A table of claims as a log, entry 2n+1 for its nth row, recorded on 1 November 2026.
inline ClaimLog history_in(const std::string& file) {
  const ClaimTable table = parse_claim_table(load_file(file, 10000000).value(), file).value();
  ClaimLog log;
  std::uint32_t next = 0;
  for (const ClaimRow& row : table.accepted) {
    log.add(make_record(log, row.claim, row.report.publisher, EntryId(next + 1), EntryId(next),
                        RecordTime(date("2026-11-01").first_second())));
    next += 2;
  }
  log.set_end(EntryId(next));
  return log;
}

/// The bundled history.
inline const ClaimLog& bundled_history() {
  static const ClaimLog shared = history_in(MAABAR_DATA_DIR "/levant/history.csv");
  return shared;
}

}  // namespace maabar::test
