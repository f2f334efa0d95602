// SPDX-License-Identifier: Apache-2.0
#include "belief/promise_cases.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/csv.h"
#include "belief/outlook_words.h"

namespace maabar {
namespace {

/// One row of the table, as text and dates.
struct Row {
  CrossingKey crossing;
  std::string fact;
  Date announced;
  Date target;
  Date actual;
  std::string outcome;
};

class RowReader {
 public:
  static Result<RowReader> open(const CsvTable& table) {
    RowReader reader(table);
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      ASSIGN_OR_RETURN(reader.columns_[i], table.column(kColumns[i]));
    }
    return reader;
  }

  [[nodiscard]] Result<Row> read(const CsvTable::Row& from) const {
    const auto cell = [&](std::size_t column) { return from.fields[columns_[column]]; };
    Row row;
    ASSIGN_OR_RETURN(row.crossing, placed(CrossingKey::parse(cell(0)), from));
    row.fact = cell(1);
    ASSIGN_OR_RETURN(row.announced, placed(Date::parse(cell(2)), from));
    ASSIGN_OR_RETURN(row.target, placed(Date::parse(cell(3)), from));
    ASSIGN_OR_RETURN(row.actual, placed(Date::parse(cell(4)), from));
    row.outcome = cell(5);
    if (row.announced.is_unknown()) {
      return invalid_input("a promise needs the day it was said", table_->where(from));
    }
    if (!row.actual.is_unknown() && row.actual.last_day() < row.announced.first_day()) {
      return invalid_input("it opened before the promise was said", table_->where(from));
    }
    return row;
  }

 private:
  static constexpr std::array<std::string_view, 6> kColumns = {
      "crossing", "announce_fact", "announced", "target", "actual", "outcome"};

  explicit RowReader(const CsvTable& table) : table_(&table) {}

  template <typename T>
  Result<T> placed(Result<T> value, const CsvTable::Row& from) const {
    if (!value) return invalid_input(value.error().message, table_->where(from));
    return value;
  }

  const CsvTable* table_;
  std::array<std::size_t, 6> columns_{};
};

const ClaimRecord* find_outlook(const ClaimLog& log, const Row& row) {
  const TextId chain = log.find_text(row.fact);
  const TextId crossing = log.find_text(row.crossing.text());
  if (chain.is_none() || crossing.is_none()) return nullptr;
  const auto claims = log.claims();
  const auto it = std::find_if(claims.begin(), claims.end(), [&](const ClaimRecord& claim) {
    return claim.chain == chain && claim.crossing == crossing && claim.facet == Facet::kOutlook &&
           claim.state == State::kOpen;
  });
  return it == claims.end() ? nullptr : &*it;
}

/// Why a row is no case; empty if it is one.
std::string_view find_fault(const Row& row, const ClaimRecord* outlook) {
  if (outlook == nullptr) return "no outlook of this fact in the history";
  if (outlook->scope == Scope::kMilitary) return "military traffic";
  const bool is_watched = row.outcome == "missed" || row.outcome == "pending";
  if (row.actual.is_unknown() && !is_watched) return "what became of it is not known";
  return {};
}

PromiseCase to_case(const Row& row, const ClaimRecord& outlook, Day until) {
  PromiseCase promise;
  promise.crossing = row.crossing;
  promise.phrase_class = find_phrase_class(outlook);
  promise.said = row.announced.first_day();
  if (promise.phrase_class == PhraseClass::kNamedDay && !row.target.is_unknown()) {
    promise.due = row.target.last_day();
  }
  if (!row.actual.is_unknown()) promise.opened = row.actual.last_day();
  promise.watched_until = until;
  return promise;
}

PromiseCase to_case(const Promise& promise, Day until) {
  PromiseCase made;
  made.crossing = promise.crossing;
  made.phrase_class = promise.phrase_class;
  made.said = promise.stated.first_day();
  if (promise.phrase_class == PhraseClass::kNamedDay && !promise.due.is_unknown()) {
    made.due = promise.due.last_day();
  }
  made.opened = promise.came;
  made.watched_until = until;
  return made;
}

}  // namespace

Result<PromiseCases> read_promise_cases(std::string_view text, const std::string& file,
                                        const ClaimLog& log, Day until) {
  ASSIGN_OR_RETURN(const CsvTable table, CsvTable::parse(text, file));
  ASSIGN_OR_RETURN(const RowReader reader, RowReader::open(table));
  PromiseCases read;
  for (const CsvTable::Row& from : table.rows()) {
    ASSIGN_OR_RETURN(const Row row, reader.read(from));
    const ClaimRecord* const outlook = find_outlook(log, row);
    const std::string_view fault = find_fault(row, outlook);
    const auto place = fault.empty() ? std::optional(read.cases.size()) : std::nullopt;
    read.facts.emplace(std::pair(row.crossing, row.fact), place);
    if (fault.empty()) {
      read.cases.push_back(to_case(row, *outlook, until));
    } else {
      read.left_out.push_back(to_string(table.where(from)) + ": " + std::string(fault));
    }
  }
  return read;
}

std::vector<Promise> opening_promises(const BeliefInputs& inputs,
                                      const std::vector<CrossingKey>& crossings, AsOf as_of) {
  std::vector<Promise> openings;
  std::set<std::pair<CrossingKey, TextId>> chains;
  for (const Promise& promise : follow_promises(inputs, crossings, as_of)) {
    if (promise.expected != State::kOpen || promise.scope == Scope::kMilitary) continue;
    if (promise.outcome == PromiseOutcome::kWithdrawn) continue;
    const auto position = find_claim(inputs.log, promise.claim);
    CHECK(position.has_value());
    const TextId chain = inputs.log.claims()[*position].chain;
    if (!chain.is_none() && !chains.emplace(promise.crossing, chain).second) continue;
    openings.push_back(promise);
  }
  return openings;
}

std::vector<PromiseCase> promise_cases_of(const BeliefInputs& inputs,
                                          const std::vector<CrossingKey>& crossings, AsOf as_of) {
  const Day until = day_of(as_of.valid.seconds());
  std::vector<PromiseCase> cases;
  for (const Promise& promise : opening_promises(inputs, crossings, as_of)) {
    cases.push_back(to_case(promise, until));
  }
  return cases;
}

std::vector<PromiseCase> cases_with_ledger(const PromiseCases& table, const BeliefInputs& inputs,
                                           const std::vector<CrossingKey>& crossings, AsOf as_of) {
  const Day until = day_of(as_of.valid.seconds());
  std::vector<PromiseCase> cases = table.cases;
  for (const Promise& promise : opening_promises(inputs, crossings, as_of)) {
    const TextId chain = inputs.log.claims()[*find_claim(inputs.log, promise.claim)].chain;
    const std::string fact = chain.is_none() ? std::string() : inputs.log.text(chain);
    const auto row = table.facts.find({promise.crossing, fact});
    if (row == table.facts.end()) {
      cases.push_back(to_case(promise, until));
    } else if (row->second) {
      cases[*row->second].opened = promise.came;
    }
  }
  return cases;
}

std::vector<PromiseCase> cases_without(const std::vector<PromiseCase>& cases,
                                       const CrossingKey& crossing) {
  std::vector<PromiseCase> others;
  std::copy_if(cases.begin(), cases.end(), std::back_inserter(others),
               [&](const PromiseCase& promise) { return promise.crossing != crossing; });
  return others;
}

}  // namespace maabar
