// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "ledger/ledger_impl.h"
#include "ledger/row_codec.h"

namespace maabar {
namespace ledger {
namespace {

/// Below this many new entries names are looked up one by one; above, all are read first.
constexpr std::int64_t kFewEntries = 1000;

/// The numbers of the `name` table as text ids of one log, interned when first used.
class Names {
 public:
  Names(Store& store, ClaimLog& log) : store_(store), log_(log) {}

  Result<void> load_all() {
    ASSIGN_OR_RETURN(Statement rows,
                     store_.database().prepare("SELECT number, text FROM name ORDER BY number"));
    while (true) {
      ASSIGN_OR_RETURN(const bool is_there, rows.step());
      if (!is_there) return {};
      const auto number = static_cast<std::size_t>(rows.integer(0));
      if (number != texts_.size() + 1) return corrupt("the numbers of names have a gap");
      texts_.emplace_back(rows.text(1));
      ids_.push_back(TextId::none());
    }
  }

  /// None for NULL.
  Result<TextId> find(const Statement& row, int column) {
    if (row.is_null(column)) return TextId::none();
    const auto index = static_cast<std::size_t>(row.integer(column)) - 1;
    if (index >= texts_.size()) {
      ASSIGN_OR_RETURN(const std::string text, store_.name(row.integer(column)));
      return log_.intern(text);
    }
    if (ids_[index].is_none()) ids_[index] = log_.intern(texts_[index]);
    return ids_[index];
  }

 private:
  Store& store_;
  ClaimLog& log_;
  std::vector<std::string> texts_;
  std::vector<TextId> ids_;
};

EntryId entry_column(const Statement& row, int column) {
  return row.is_null(column) ? EntryId::none()
                             : EntryId(static_cast<std::uint32_t>(row.integer(column)));
}

/// A column's value, or its mark of damage.
template <typename T>
bool take(const std::optional<T>& value, T& into) {
  if (value) into = *value;
  return value.has_value();
}

bool take_value(const Statement& row, ClaimRecord& record) {
  if (!take(decode_enum(row.integer(3), Facet::kTraffic), record.facet)) return false;
  switch (record.facet) {
    case Facet::kStatus:
    case Facet::kOutlook:
      return take(decode_enum(row.integer(4), State::kClosed), record.state);
    case Facet::kSecurity:
      return take(decode_enum(row.integer(4), Measure::kAttack), record.measure);
    case Facet::kTraffic:
      return take(decode_enum(row.integer(4), Traffic::kPeople), record.counted);
    case Facet::kControl:
      break;
  }
  return true;
}

bool take_columns(const Statement& row, ClaimRecord& record) {
  record.only = row.integer(16) != 0;
  record.count = row.is_null(17) ? -1 : row.integer(17);
  record.recorded = RecordTime(row.integer(19));
  return take_value(row, record) &&
         take(decode_enum(row.integer(6), Scope::kMilitary), record.scope) &&
         take(decode_country(row.integer(7)), record.direction.from) &&
         take(decode_country(row.integer(8)), record.direction.to) &&
         take(decode_country(row.integer(9)), record.side) &&
         take(decode_enum(row.integer(10), Modality::kDenied), record.modality) &&
         take(decode_date(row.integer(11)), record.valid_from) &&
         take(decode_date(row.integer(12)), record.valid_to) &&
         take(decode_date(row.integer(13)), record.stated) &&
         take(decode_date(row.integer(14)), record.published) &&
         take(decode_enum(row.integer(15), PhraseClass::kConditional), record.phrase_class) &&
         take(decode_admiralty(row.integer(21), row.integer(22)), record.admiralty) &&
         take(decode_enum(row.integer(23), Sensitivity::kInternal), record.sensitivity);
}

PublishedTime known_from(const Date& published, RecordTime recorded) {
  return PublishedTime(published.is_unknown() ? recorded.seconds() : published.last_second());
}

constexpr std::string_view kClaims =
    "SELECT claim.entry, claim.report, crossing, facet, value, actor, scope, direction_from,"
    " direction_to, side, modality, valid_from, valid_to, stated, claim.published, phrase_class,"
    " is_only, count, chain, entry.recorded, report.publisher, reliability, information,"
    " sensitivity FROM claim CROSS JOIN entry ON entry.number = claim.entry"
    " CROSS JOIN report ON report.entry = claim.report"
    " WHERE claim.entry >= ? ORDER BY claim.entry";

/// The rare claims with a detail, beside the scan of all claims.
class Details {
 public:
  static Result<Details> begin(const Store& store, std::int64_t first) {
    ASSIGN_OR_RETURN(Statement rows,
                     store.database().prepare("SELECT number, text FROM word"
                                              " WHERE number % 16 = 7 AND number >= ?"
                                              " ORDER BY number"));
    rows.bind(0, first * 16);
    Details details(std::move(rows));
    RETURN_IF_ERROR(details.advance());
    return details;
  }
  /// The detail of a claim; claims must be asked for in order. None: it has none, or it was
  /// removed.
  Result<TextId> find(std::int64_t entry, ClaimLog& log) {
    while (has_row_ && rows_.integer(0) / 16 < entry) RETURN_IF_ERROR(advance());
    if (!has_row_ || rows_.integer(0) / 16 != entry || rows_.is_null(1)) return TextId::none();
    return log.intern(rows_.text(1));
  }

 private:
  explicit Details(Statement rows) : rows_(std::move(rows)) {}
  Result<void> advance() {
    ASSIGN_OR_RETURN(has_row_, rows_.step());
    return {};
  }
  Statement rows_;
  bool has_row_ = false;
};

Result<void> load_all_claims(Store& store, std::int64_t first, Names& names, ClaimLog& log) {
  ASSIGN_OR_RETURN(Statement row, store.database().prepare(kClaims));
  ASSIGN_OR_RETURN(Details details, Details::begin(store, first));
  row.bind(0, first);
  while (true) {
    ASSIGN_OR_RETURN(const bool is_there, row.step());
    if (!is_there) return {};
    ClaimRecord record;
    record.entry = entry_column(row, 0);
    record.report = entry_column(row, 1);
    if (!take_columns(row, record)) {
      return bad_entry(record.entry, "a column of the claim holds no value of its kind");
    }
    ASSIGN_OR_RETURN(record.crossing, names.find(row, 2));
    ASSIGN_OR_RETURN(record.actor, names.find(row, 5));
    ASSIGN_OR_RETURN(record.chain, names.find(row, 18));
    ASSIGN_OR_RETURN(record.publisher, names.find(row, 20));
    ASSIGN_OR_RETURN(record.detail, details.find(row.integer(0), log));
    record.known_from = known_from(record.published, record.recorded);
    log.add(record);
  }
}

Result<void> load_reviews(Store& store, std::int64_t first, ClaimLog& log) {
  ASSIGN_OR_RETURN(
      Statement row,
      store.database().prepare("SELECT review.entry, claim, replacement, verdict, entry.recorded"
                               " FROM review CROSS JOIN entry ON entry.number = review.entry"
                               " WHERE review.entry >= ? ORDER BY review.entry"));
  row.bind(0, first);
  while (true) {
    ASSIGN_OR_RETURN(const bool is_there, row.step());
    if (!is_there) return {};
    ReviewRecord record{entry_column(row, 0), entry_column(row, 1), entry_column(row, 2),
                        ReviewEntry::Verdict::kAccept, RecordTime(row.integer(4))};
    if (!take(decode_enum(row.integer(3), ReviewEntry::Verdict::kCorrect), record.verdict)) {
      return bad_entry(record.entry, "its verdict is none");
    }
    log.add(record);
  }
}

Result<void> load_retractions(Store& store, std::int64_t first, ClaimLog& log) {
  ASSIGN_OR_RETURN(Statement row,
                   store.database().prepare(
                       "SELECT retraction.entry, target, published, entry.recorded"
                       " FROM retraction CROSS JOIN entry ON entry.number = retraction.entry"
                       " WHERE retraction.entry >= ? ORDER BY retraction.entry"));
  row.bind(0, first);
  while (true) {
    ASSIGN_OR_RETURN(const bool is_there, row.step());
    if (!is_there) return {};
    const auto published = decode_date(row.integer(2));
    const RecordTime recorded(row.integer(3));
    if (!published) return bad_entry(entry_column(row, 0), "its publication is no date");
    log.add(RetractionRecord{entry_column(row, 0), entry_column(row, 1),
                             known_from(*published, recorded), recorded});
  }
}

Result<void> load_ratings(Store& store, std::int64_t first, ClaimLog& log) {
  ASSIGN_OR_RETURN(Statement row, store.database().prepare(
                                      "SELECT publisher.entry, name.text, reliability, information,"
                                      " entry.recorded FROM publisher"
                                      " CROSS JOIN entry ON entry.number = publisher.entry"
                                      " CROSS JOIN name ON name.number = publisher.publisher"
                                      " WHERE publisher.entry >= ? ORDER BY publisher.entry"));
  row.bind(0, first);
  while (true) {
    ASSIGN_OR_RETURN(const bool is_there, row.step());
    if (!is_there) return {};
    RatingRecord record{
        entry_column(row, 0), log.intern(row.text(1)), {}, RecordTime(row.integer(4))};
    if (!take(decode_admiralty(row.integer(2), row.integer(3)), record.admiralty)) {
      return bad_entry(record.entry, "its rating is none");
    }
    log.add(record);
  }
}

}  // namespace
}  // namespace ledger

Result<ClaimLog> Ledger::load_claims() const {
  ClaimLog log;
  RETURN_IF_ERROR(extend(log));
  return log;
}

Result<void> Ledger::extend(ClaimLog& log) const {
  ledger::Store& store = impl_->store;
  ASSIGN_OR_RETURN(ledger::Transaction snapshot, ledger::Transaction::begin_read(impl_->database));
  ASSIGN_OR_RETURN(const Head head, store.head());
  const std::int64_t first = log.end().value();
  ledger::Names names(store, log);
  if (head.entries - first > ledger::kFewEntries) RETURN_IF_ERROR(names.load_all());
  RETURN_IF_ERROR(ledger::load_all_claims(store, first, names, log));
  RETURN_IF_ERROR(ledger::load_reviews(store, first, log));
  RETURN_IF_ERROR(ledger::load_retractions(store, first, log));
  RETURN_IF_ERROR(ledger::load_ratings(store, first, log));
  log.set_end(EntryId(head.entries));
  return snapshot.commit();
}

}  // namespace maabar
