// SPDX-License-Identifier: Apache-2.0
#include "belief/statement.h"

#include <algorithm>

#include "base/clock.h"
#include "belief/detail_words.h"

namespace maabar {
namespace {

using KeyKind = CrossingKey::Kind;

/// What the claim's key means for the crossing asked about. Only the crossing's own key is not
/// among its border's and countries'.
struct KeyReading {
  KeyKind kind = KeyKind::kCrossing;
  Country side;  ///< whose side it speaks for; none: the whole
};

/// The crossing's own key, its border's and its first country's, in the log's numbers; none that no
/// claim names.
struct TrackKeys {
  TextId crossing;
  TextId border;
  TextId country_a;
};

TrackKeys find_keys(const ClaimLog& log, const CrossingKey& crossing) {
  return {log.find_text(crossing.text()), log.find_text(crossing.border().text()),
          log.find_text(crossing.country_a().lower_code())};
}

KeyReading read_key(const TrackKeys& keys, const ClaimRecord& claim, const SideTrack& track) {
  if (claim.crossing == keys.crossing) return {KeyKind::kCrossing, claim.side};
  if (claim.crossing == keys.border) return {KeyKind::kPair, claim.side};
  const Country country =
      claim.crossing == keys.country_a ? track.crossing.country_a() : track.crossing.country_b();
  return {KeyKind::kCountry, claim.side.is_none() ? country : claim.side};
}

bool is_scope_of(const ClaimLog& log, const ClaimRecord& claim, TrafficClass traffic_class) {
  if (claim.scope == to_scope(traffic_class)) return true;
  if (claim.scope != Scope::kAll) return false;
  return claim.detail.is_none() || !exempts(log.text(claim.detail), to_string(traffic_class));
}

/// Whether the claim says that its kind of traffic is the only one that passes.
bool is_only(const ClaimLog& log, const ClaimRecord& claim) {
  if (claim.scope == Scope::kAll || claim.state == State::kClosed) return false;
  return claim.only || (!claim.detail.is_none() && says_only(log.text(claim.detail)));
}

/// The last second of the claim's period. `2014-01` in a report of 15 January tells of an end that
/// had come by then, unless it was announced.
std::int64_t end_seconds(const ClaimRecord& claim) {
  const std::int64_t end = claim.valid_to.last_second();
  if (claim.published.is_unknown() || claim.modality == Modality::kAnnounced) return end;
  const std::int64_t published = claim.published.last_second();
  return claim.valid_to.first_second() <= published ? std::min(end, published) : end;
}

Statement to_statement(const ClaimRecord& claim, const KeyReading& key, std::int64_t as_of) {
  Statement said;
  said.claim = claim.entry;
  said.chain = claim.chain;
  said.value = claim.state;
  said.modality = claim.modality;
  said.admiralty = claim.admiralty;
  said.scope = claim.scope;
  said.valid_from = claim.valid_from;
  said.valid_to = claim.valid_to;
  said.is_dated = !claim.valid_from.is_unknown();
  said.is_own_class = claim.scope != Scope::kAll;
  said.is_own_crossing = key.kind == KeyKind::kCrossing;
  said.is_own_side = !key.side.is_none();
  said.begin = said.is_dated ? claim.valid_from.first_second() : as_of;
  said.as_of = std::max(as_of, said.begin);
  if (!claim.valid_to.is_unknown()) said.end = end_seconds(claim);
  if (!said.is_dated && said.end < said.begin) said.begin = said.end;
  said.published = claim.known_from.seconds();
  return said;
}

/// Why a claim that touches the track makes no state; empty if it does.
std::string_view find_discount(const ClaimRecord& claim, const KeyReading& key, bool has_time) {
  switch (claim.modality) {
    case Modality::kExpected:
      return "expected, not said to be so";
    case Modality::kHoped:
      return "hoped for, not said to be so";
    case Modality::kReported:
    case Modality::kAnnounced:
    case Modality::kDenied:
      break;
  }
  if (!has_time) return "bears no date at all, so it cannot be placed in time";
  if (key.kind != KeyKind::kCrossing && claim.state != State::kClosed) {
    return "says only that some crossing of the border passes";
  }
  return {};
}

bool touches(const ClaimRecord& claim, const KeyReading& key, const SideTrack& track) {
  if (!key.side.is_none() && key.side != track.side) return false;
  return claim.direction.is_both() || claim.direction == track.direction;
}

/// `restricted passengers, repatriation only` beside `restricted cargo, ... only`: the one does not
/// close what the other speaks of.
void drop_soft_where_direct(std::vector<Statement>& said) {
  std::vector<TextId> direct;
  for (const Statement& statement : said) {
    if (!statement.is_soft && !statement.chain.is_none()) direct.push_back(statement.chain);
  }
  std::sort(direct.begin(), direct.end());
  std::erase_if(said, [&](const Statement& statement) {
    return statement.is_soft && std::binary_search(direct.begin(), direct.end(), statement.chain);
  });
}

}  // namespace

std::optional<std::int64_t> as_of_seconds(const ClaimRecord& claim) {
  if (!claim.stated.is_unknown()) return claim.stated.first_second();
  if (!claim.published.is_unknown()) return claim.published.first_second();
  if (!claim.valid_from.is_unknown()) return claim.valid_from.first_second();
  return std::nullopt;
}

bool tells_of_long(const ClaimRecord& claim) {
  constexpr std::int64_t kLong = 30 * kSecondsPerDay;
  const auto said = as_of_seconds(claim);
  return said && !claim.valid_from.is_unknown() && *said - claim.valid_from.first_second() > kLong;
}

bool tells_of_past(const ClaimRecord& claim) {
  if (claim.valid_to.is_unknown()) return false;
  if (claim.published.is_unknown()) return claim.valid_to.last_second() <= claim.recorded.seconds();
  return claim.valid_to.precision() == Date::Precision::kDay
             ? claim.valid_to.last_second() <= claim.published.last_second()
             : claim.valid_to.last_second() < claim.published.first_second();
}

SideStatements read_statements(const ClaimLog& log, const std::vector<ClaimRecord>& status_claims,
                               const SideTrack& track, std::int64_t valid_seconds) {
  SideStatements read;
  const TrackKeys keys = find_keys(log, track.crossing);
  for (const ClaimRecord& claim : status_claims) {
    const KeyReading key = read_key(keys, claim, track);
    if (!touches(claim, key, track)) continue;
    const bool is_direct = is_scope_of(log, claim, track.traffic_class);
    if (!is_direct && !is_only(log, claim)) continue;
    const auto as_of = as_of_seconds(claim);
    const std::string_view discount = find_discount(claim, key, as_of.has_value());
    if (!discount.empty()) {
      if (is_direct) read.discounted.push_back({claim.entry, std::string(discount)});
      continue;
    }
    Statement said = to_statement(claim, key, *as_of);
    if (said.begin > valid_seconds) continue;
    if (said.is_denial()) {
      if (is_direct) read.denials.push_back(said);
      continue;
    }
    if (!is_direct) {
      said.is_soft = true;
      said.is_own_class = false;
      said.value = State::kClosed;
    }
    read.said.push_back(said);
  }
  drop_soft_where_direct(read.said);
  return read;
}

}  // namespace maabar
