// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <map>

#include "base/csv.h"
#include "claim/claim_csv.h"
#include "region/proof_steps.h"

namespace maabar {
namespace {

/// The claims whose end their own page announced (`announced_ends.csv`), and which were met.
class AnnouncedEnds {
 public:
  static AnnouncedEnds read(const TableText& text, Faults& faults) {
    AnnouncedEnds ends;
    if (text.bytes.empty()) return ends;
    const auto table = CsvTable::parse(text.bytes, text.file);
    if (!table) {
      faults.push_back(table.error());
      return ends;
    }
    for (const CsvTable::Row& row : table->rows()) ends.add(*table, row, faults);
    return ends;
  }

  /// Whether the claim's end is listed; marks it as met.
  bool meet(const Claim& claim) {
    const auto found = ends_.find({claim.chain, claim.crossing.text(), to_string(claim.valid_to),
                                   to_string(claim.published)});
    if (found == ends_.end()) return false;
    found->second.is_met = true;
    return true;
  }

  void report_unmet(Faults& faults) const {
    for (const auto& [key, end] : ends_) {
      if (end.is_met) continue;
      faults.push_back(invalid_input(
          fmt::format("{} at {} fits no claim of history.csv that ends after its page; remove it",
                      key[0], key[1]),
          end.where));
    }
  }

 private:
  using Key = std::array<std::string, 4>;
  struct End {
    Where where;
    bool is_met = false;
  };

  void add(const CsvTable& table, const CsvTable::Row& row, Faults& faults) {
    Key key;
    constexpr std::array<std::string_view, 4> kColumns = {"fact", "crossing", "valid_to",
                                                          "published"};
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      const auto column = table.column(kColumns[i]);
      if (!column) return faults.push_back(column.error());
      key[i] = row.fields[*column];
    }
    const auto reason = table.find_column("reason");
    if (!reason || row.fields[*reason].empty()) {
      faults.push_back(
          invalid_input("'reason' is empty; say how the page announced the end", table.where(row)));
    }
    ends_.emplace(std::move(key), End{table.where(row)});
  }

  std::map<Key, End> ends_;
};

class ClaimProof {
 public:
  ClaimProof(const RegionPack& pack, const Gazetteer& gazetteer, Faults& faults)
      : pack_(pack),
        gazetteer_(gazetteer),
        faults_(faults),
        ends_(AnnouncedEnds::read(pack.announced_ends, faults)) {}

  void finish() const { ends_.report_unmet(faults_); }

  void prove(const ClaimRow& row) {
    row_ = &row;
    if (row.claim.crossing.is_crossing() && !gazetteer_.find_crossing(row.claim.crossing)) {
      add(fmt::format("the gazetteer has no crossing '{}'; add it to crossings.csv or correct it",
                      row.claim.crossing.text()));
    }
    if (row.claim.facet() == Facet::kControl && !gazetteer_.find_actor(row.claim.value.actor())) {
      add(fmt::format("no actor '{}'; add it to actors.csv or correct it",
                      row.claim.value.actor()));
    }
    if (row.report.publisher.empty() && row.report.url.empty()) {
      add("the row has no source; fill publisher and url");
    }
    prove_dates(row.claim);
  }

 private:
  void add(std::string message) {
    faults_.push_back(invalid_input(std::move(message), Where{pack_.history.file, row_->line, 0}));
  }

  void prove_dates(const Claim& claim) {
    const Date& published = claim.published;
    if (published.is_unknown()) return;  // known from its recording only
    const Date& as_of = pack_.meta.as_of;
    if (!as_of.is_unknown() && published.first_day() > as_of.last_day()) {
      add(fmt::format("published {} is later than the pack's as_of {}", to_string(published),
                      to_string(as_of)));
    }
    if (!claim.stated.is_unknown() && claim.stated.first_day() > published.last_day()) {
      add(fmt::format("stated {} is later than published {}", to_string(claim.stated),
                      to_string(published)));
    }
    prove_start(claim);
    const bool ends_later =
        !claim.valid_to.is_unknown() && claim.valid_to.first_day() > published.last_day();
    if (ends_later && !ends_.meet(claim)) {
      add(
          fmt::format("it ends {}, later than its page of {} could know; empty valid_to, or list "
                      "{} in announced_ends.csv with the reason",
                      to_string(claim.valid_to), to_string(published), claim.chain));
    }
  }

  /// A state that begins after its page is an outlook, an announcement, or the denial of one.
  void prove_start(const Claim& claim) {
    const bool looks_ahead = claim.facet() == Facet::kOutlook ||
                             claim.modality == Modality::kAnnounced ||
                             claim.modality == Modality::kDenied;
    if (looks_ahead || claim.valid_from.is_unknown()) return;
    if (claim.valid_from.first_day() <= claim.published.last_day()) return;
    add(fmt::format("it begins {}, after its page of {}; make it an outlook or announced",
                    to_string(claim.valid_from), to_string(claim.published)));
  }

  const RegionPack& pack_;
  const Gazetteer& gazetteer_;
  Faults& faults_;
  AnnouncedEnds ends_;
  const ClaimRow* row_ = nullptr;
};

void prove_history(const RegionPack& pack, const Gazetteer& gazetteer, Faults& faults) {
  const auto table = parse_claim_table(pack.history.bytes, pack.history.file);
  if (!table) {
    faults.push_back(table.error());
    return;
  }
  for (const RejectedRow& row : table->rejected) faults.push_back(row.error);
  ClaimProof proof(pack, gazetteer, faults);
  for (const ClaimRow& row : table->accepted) proof.prove(row);
  proof.finish();
}

/// A date column's cell; a fault and unknown if it does not parse.
Date date_cell(const CsvTable& table, const CsvTable::Row& row, std::string_view column,
               Faults& faults) {
  const auto index = table.find_column(column);
  const auto date = Date::parse(index ? row.fields[*index] : std::string());
  if (date) return *date;
  faults.push_back(
      invalid_input(fmt::format("{}: {}", column, date.error().message), table.where(row)));
  return {};
}

void prove_promise(const CsvTable& table, const CsvTable::Row& row, const Gazetteer& gazetteer,
                   Faults& faults) {
  const std::string& crossing = row.fields[table.find_column("crossing").value()];
  const auto key = CrossingKey::parse(crossing);
  if (!key || (key->is_crossing() && !gazetteer.find_crossing(*key))) {
    faults.push_back(
        invalid_input(fmt::format("the gazetteer has no crossing '{}'", crossing.substr(0, 60)),
                      table.where(row)));
  }
  for (const std::string_view column : {"announced", "target", "actual"}) {
    date_cell(table, row, column, faults);
  }
}

void prove_promises(const RegionPack& pack, const Gazetteer& gazetteer, Faults& faults) {
  if (pack.promises.bytes.empty()) return;
  const auto table = CsvTable::parse(pack.promises.bytes, pack.promises.file);
  const auto column = table ? table->column("crossing") : Result<std::size_t>(table.error());
  if (!column) {
    faults.push_back(column.error());
    return;
  }
  for (const CsvTable::Row& row : table->rows()) prove_promise(*table, row, gazetteer, faults);
}

}  // namespace

void prove_tables(const RegionPack& pack, const Gazetteer& gazetteer, Faults& faults) {
  prove_history(pack, gazetteer, faults);
  prove_promises(pack, gazetteer, faults);
  for (const ControlArea& area : pack.areas) {
    if (gazetteer.find_actor(area.actor)) continue;
    faults.push_back(invalid_input(
        fmt::format("no actor '{}'; add it to actors.csv or correct it", area.actor), area.where));
  }
}

}  // namespace maabar
