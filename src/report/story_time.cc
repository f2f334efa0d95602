// SPDX-License-Identifier: Apache-2.0
#include "report/story_time.h"

namespace maabar::report {
namespace {

using Kind = DatePhrase::Kind;

/// Goes through the dates of a text and remembers where its story stands.
class StoryTeller {
 public:
  explicit StoryTeller(const View& view) : view_(view), today_(view.document.report.published) {}

  std::vector<Date> tell(std::size_t index) {
    const Sentence& sentence = view_.sentences[index];
    // Every item of a list tells its own story.
    const bool apart = sentence.kind == BlockKind::kItem || sentence.kind == BlockKind::kRow;
    if (apart && sentence.block != block_) event_ = Date();
    block_ = sentence.block;
    here_ = Date();
    const std::vector<DatePhrase>& dates = view_.dates[index];
    std::vector<Date> told;
    for (std::size_t i = 0; i < dates.size(); ++i) {
      told.push_back(tell_one(dates, i));
      if (moves_on(dates[i], told.back())) event_ = here_ = end_of(dates[i], told.back());
    }
    return told;
  }

 private:
  Date tell_one(const std::vector<DatePhrase>& dates, std::size_t i) const {
    const DatePhrase& date = dates[i];
    if (date.clause_event) return tell_event(dates, i);
    if (date.from_event && event_.is_unknown() && date.which != DatePhrase::Which::kLast) return {};
    if (is_bare_day(date) && !here_.is_unknown()) return day_of(here_, date.day);
    const Date& event = event_.is_unknown() ? today_ : event_;
    return resolve(date, DateFrame{today_, event, Lean::kPast});
  }

  /// "On Saturday, a day after it was hit": back from Saturday.
  [[nodiscard]] Date tell_event(const std::vector<DatePhrase>& dates, std::size_t i) const {
    Date main = here_;
    if (main.is_unknown() && i == 0 && dates.size() > 1 && !dates[1].from_event) {
      main = resolve(dates[1], today_, Lean::kPast);
    }
    // "Three days after it fell, nothing moves": told on the day of the report.
    if (main.is_unknown() && dates.size() == 1) main = today_;
    if (main.is_unknown()) return {};
    DatePhrase back = dates[i];
    back.count = -back.count;
    return resolve(back, DateFrame{today_, main, Lean::kPast});
  }

  /// "last month ... and on the 21st": the 21st of that month.
  static bool is_bare_day(const DatePhrase& date) {
    return date.kind == Kind::kCalendar && date.year == 0 && date.month == 0 && date.day != 0 &&
           date.inner.empty();
  }

  static Date day_of(const Date& month, int day) {
    if (month.month() == 0) return {};
    const auto date = Date::from_ymd(month.year(), month.month(), day);
    return date ? *date : Date();
  }

  /// Whether the story stands at that date from here on.
  [[nodiscard]] bool moves_on(const DatePhrase& phrase, const Date& date) const {
    if (date.is_unknown() || phrase.clause_event || phrase.kind == Kind::kDuration) return false;
    return today_.is_unknown() || date.first_day() <= today_.last_day();
  }

  /// After a range the story stands at its end.
  [[nodiscard]] Date end_of(const DatePhrase& phrase, const Date& date) const {
    if (phrase.kind != Kind::kRange) return date;
    return resolve_span(phrase, DateFrame{today_, today_, Lean::kPast}).last;
  }

  const View& view_;
  const Date& today_;
  Date event_;  ///< the date told last
  Date here_;   ///< likewise, of this sentence
  std::uint32_t block_ = 0;
};

}  // namespace

void tell_dates(View& view) {
  StoryTeller teller(view);
  view.told.resize(view.sentences.size());
  for (std::size_t s = 0; s < view.sentences.size(); ++s) view.told[s] = teller.tell(s);
}

}  // namespace maabar::report
