// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/interval.h"
#include "claim/claim.h"
#include "report/date_phrase.h"
#include "report/lexicon.h"

namespace maabar {

/// A date that a text tells, with what it means.
struct FoundDate {
  Span span;  ///< bytes of the text, with the word of its role ("since")
  report::DateRole role = report::DateRole::kAt;
  report::DateSpan dates;  ///< unknown for what no calendar holds ("recently")
  std::string duration;    ///< ISO 8601 (`P2Y`) of a length of time ("for two years"), else empty

  /// EDTF level 0: `2019-05-06`, `2019-05`, `2019`, or `2019-05-03/2019-05-07`; empty if unknown.
  [[nodiscard]] std::string value() const;
  /// The days meant, half-open. Requires: `dates` are known.
  [[nodiscard]] Interval<Day> days() const;
};

/// Finds the dates of a text and what they mean, as the reader of reports does, without its
/// gazetteer and grammar. Threads: immutable once built; `find` may be called from many.
class DateFinder {
 public:
  /// `kInvalidInput` if the lexicon lacks a class that dates are made of.
  static Result<DateFinder> build(const Lexicon& lexicon);

  DateFinder(DateFinder&&) noexcept;
  DateFinder& operator=(DateFinder&&) noexcept;
  ~DateFinder();

  /// Every date of `text`, in order. `reference`: the day that "today" is; if it is unknown, only
  /// full dates are known. `lean` says where a date without a year lies. "Three days later" counts
  /// from the date told before it, else from `reference`. Cost: linear in the bytes of `text`.
  [[nodiscard]] std::vector<FoundDate> find(std::string_view text, const Date& reference,
                                            report::Lean lean) const;

 private:
  struct Compiled;
  explicit DateFinder(std::unique_ptr<const Compiled> compiled);
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace maabar
