// SPDX-License-Identifier: Apache-2.0
#include "report/record_reading.h"

#include <algorithm>
#include <array>
#include <optional>

#include "gazetteer/fold.h"

namespace maabar::report {
namespace {

/// What a list's word for a state means; `unknown` says nothing.
struct StateWord {
  std::string_view word;  ///< folded
  std::optional<State> state;
  std::string_view detail;
};

constexpr std::array kStateWords = {
    StateWord{"active", State::kOpen, ""},
    StateWord{"open", State::kOpen, ""},
    StateWord{"opened", State::kOpen, ""},
    StateWord{"operational", State::kOpen, ""},
    StateWord{"functional", State::kOpen, ""},
    StateWord{"limited", State::kRestricted, ""},
    StateWord{"restricted", State::kRestricted, ""},
    StateWord{"partial", State::kRestricted, ""},
    StateWord{"partially open", State::kRestricted, ""},
    StateWord{"closed", State::kClosed, ""},
    StateWord{"shut", State::kClosed, ""},
    StateWord{"inactive", State::kClosed, "listed as inactive"},
    StateWord{"unknown", std::nullopt, ""},
    StateWord{"no information", std::nullopt, ""},
    StateWord{"", std::nullopt, ""},
};

const StateWord* find_state(std::string_view status) {
  const std::string folded = fold_name(status);
  const auto* found = std::find_if(kStateWords.begin(), kStateWords.end(),
                                   [&](const StateWord& word) { return word.word == folded; });
  return found == kStateWords.end() ? nullptr : found;
}

/// Which crossing a record speaks of.
struct Place {
  CrossingKey key;
  std::string name;  ///< as a reader would write it
  bool provisional = false;
  std::vector<CrossingKey> candidates;
};

Place find_place(const std::string& written, const Gazetteer& gazetteer) {
  Place place;
  place.name = written;
  if (const auto id = gazetteer.resolve_crossing(written)) {
    place.key = gazetteer.crossing(*id).key;
    place.name = gazetteer.crossing(*id).display_name();
    return place;
  }
  if (const auto key = CrossingKey::parse(written); key && key->is_crossing()) {
    place.key = *key;
    place.provisional = true;
    return place;
  }
  std::vector<CrossingId> near = gazetteer.crossings_named(written);
  if (near.empty()) near = gazetteer.near_names(written, 4);
  for (const CrossingId id : near) place.candidates.push_back(gazetteer.crossing(id).key);
  return place;
}

/// The record as a report: where the words of status and note stand in its text.
struct Sheet {
  Document document;
  Span status;
};

void add_field(std::string& text, const std::string& name, const std::string& value) {
  if (!value.empty()) text += name + ": " + value + '\n';
}

Sheet make_sheet(const StatusRecord& record, const Place& place, const DocumentOptions& options) {
  Sheet sheet;
  Report& report = sheet.document.report;
  report.title = place.name;
  report.publisher = options.publisher.empty() ? record.publisher : options.publisher;
  report.url = options.url.empty() ? record.url : options.url;
  report.published = options.published.is_unknown() ? record.published : options.published;
  std::string& text = report.text;
  text = place.name + "\n\n";
  sheet.document.title = {0, place.name.size()};
  bool has_status = false;
  for (const auto& [name, value] : record.fields) {
    if (value == record.note && !value.empty()) continue;  // the note stands last
    if (value == record.status && !has_status && !value.empty()) {
      const std::size_t begin = text.size() + name.size() + 2;
      sheet.status = {begin, begin + value.size()};
      has_status = true;
    }
    add_field(text, name, value);
  }
  if (!record.note.empty()) text += '\n';
  sheet.document.body = {text.size(), text.size() + record.note.size()};
  text += record.note;
  sheet.document.name = options.name;
  return sheet;
}

Claim claim_of(const StatusRecord& record, const StateWord& word, const Place& place,
               const Sheet& sheet) {
  Claim claim;
  claim.crossing = place.key;
  claim.candidates = place.key.is_none() ? place.candidates : std::vector<CrossingKey>();
  claim.provisional = place.provisional;
  claim.value = ClaimValue::status(*word.state);
  claim.scope = record.scope;
  claim.direction = record.direction;
  claim.side = record.side;
  claim.valid_from = record.as_of;
  claim.stated = record.as_of;
  claim.published = sheet.document.report.published;
  claim.detail = word.detail;
  claim.also_at = record.also_at;
  claim.span = sheet.status;
  claim.evidence = record.status;
  claim.rule = "table";
  return claim;
}

/// A note speaks of its record's crossing unless it names another.
void bind_note(DocumentReading& reading, const Place& place) {
  const auto fits = [&](const Claim& claim) {
    return std::find(claim.candidates.begin(), claim.candidates.end(), place.key) !=
           claim.candidates.end();
  };
  for (Claim& claim : reading.unresolved) {
    if (place.key.is_none() || !fits(claim)) continue;
    claim.crossing = place.key;
    claim.candidates.clear();
    reading.claims.push_back(std::move(claim));
  }
  std::erase_if(reading.unresolved, [](const Claim& claim) { return claim.candidates.empty(); });
}

/// All that a record says of the state of its crossing rests on one observation.
void finish(DocumentReading& reading) {
  const std::string id = report_id(reading.report);
  for (std::vector<Claim>* claims : {&reading.claims, &reading.unresolved}) {
    for (Claim& claim : *claims) {
      claim.report = id;
      claim.published = reading.report.published;
      if (claim.facet() == Facet::kStatus) claim.chain = "record-" + id.substr(0, 16);
    }
  }
}

Result<DocumentReading> read_record(const StatusRecord& record, const DocumentOptions& options,
                                    const Gazetteer& gazetteer, const ReportReader& reader) {
  const StateWord* word = find_state(record.status);
  if (word == nullptr) {
    return invalid_input(
        fmt::format("status '{}' is none of active, open, limited, restricted, "
                    "closed, inactive, unknown",
                    record.status.substr(0, 40)));
  }
  const Place place = find_place(record.crossing, gazetteer);
  const Sheet sheet = make_sheet(record, place, options);
  const bool is_named = !place.key.is_none() || !place.candidates.empty();
  DocumentReading reading;
  reading.report = sheet.document.report;
  if (!record.note.empty()) reading = reader.read(sheet.document);
  reading.report.media_type = "text/x-record";
  bind_note(reading, place);
  if (word->state && is_named) {
    const Claim claim = claim_of(record, *word, place, sheet);
    const std::vector<std::string> faults = find_faults(claim);
    if (!faults.empty()) return invalid_input(faults.front());
    auto& claims = place.key.is_none() ? reading.unresolved : reading.claims;
    claims.insert(claims.begin(), claim);
  }
  if (word->state && !is_named) {
    reading.unread.push_back(
        {sheet.status, fmt::format("no crossing named '{}' is known", record.crossing)});
  }
  finish(reading);
  return reading;
}

}  // namespace

FileReading read_records(const StatusRecords& records, const DocumentOptions& options,
                         const Gazetteer& gazetteer, const ReportReader& reader) {
  FileReading out;
  out.refused = records.refused;
  out.remarks = records.remarks;
  for (const StatusRecord& record : records.accepted) {
    auto reading = read_record(record, options, gazetteer, reader);
    if (reading) {
      out.readings.push_back(std::move(*reading));
    } else {
      out.refused.push_back(invalid_input(reading.error().message, record.where));
    }
  }
  return out;
}

}  // namespace maabar::report
