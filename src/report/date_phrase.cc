// SPDX-License-Identifier: Apache-2.0
#include "report/date_phrase.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace maabar::report {
namespace {

using Kind = DatePhrase::Kind;
using Which = DatePhrase::Which;
using Unit = DatePhrase::Unit;

std::int32_t to_number(std::string_view text) {
  std::int32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Unit to_unit(std::string_view text) {
  if (text == "hour") return Unit::kHour;
  if (text == "day") return Unit::kDay;
  if (text == "week" || text == "fortnight") return Unit::kWeek;
  return text == "month" ? Unit::kMonth : Unit::kYear;
}

DateRole to_role(std::string_view text) {
  if (text == "since") return DateRole::kSince;
  if (text == "until") return DateRole::kUntil;
  if (text == "by") return DateRole::kBy;
  if (text == "before") return DateRole::kBefore;
  if (text == "after") return DateRole::kAfter;
  if (text == "for") return DateRole::kFor;
  return text == "within" ? DateRole::kWithin : DateRole::kAt;
}

Which to_which(std::string_view text) {
  if (text == "last") return Which::kLast;
  return text == "next" ? Which::kNext : Which::kThis;
}

/// Recognises one date at a token. Every `read_` either moves `at_` behind what it took and says
/// so, or leaves it.
class DateReader {
 public:
  DateReader(const TokenText& text, const Annotations& annotations, const DateClasses& classes,
             const std::vector<std::string>& values, std::uint32_t last)
      : text_(text), annotations_(annotations), classes_(classes), values_(values), last_(last) {}

  std::optional<DatePhrase> read(std::uint32_t begin) {
    at_ = begin;
    phrase_ = {};
    phrase_.begin = begin;
    const Annotation* word = find(classes_.day_word);
    const bool told = word != nullptr && word->end > begin + 2;
    if (!told && read_event_shift()) return finish();
    if (told) {
      read_day_word();
      return finish();
    }
    read_role();
    const bool has_role = at_ != begin;
    skip_words({"about", "around", "the", "about", "some", "nearly", "more", "than", "over",
                "least", "at", "on", "in", "first", "another"});
    read_part();
    if (!read_core(has_role)) return std::nullopt;
    return finish();
  }

 private:
  std::optional<DatePhrase> finish() {
    phrase_.end = at_;
    return phrase_;
  }

  [[nodiscard]] bool is(std::uint32_t at, std::string_view folded) const {
    return at < last_ && text_.folded[at] == folded;
  }

  [[nodiscard]] const Annotation* find(ClassId word_class) const {
    if (at_ >= last_) return nullptr;
    const Annotation* found = annotations_.find(at_, word_class);
    return found != nullptr && found->end <= last_ ? found : nullptr;
  }

  [[nodiscard]] std::string_view value(const Annotation& annotation) const {
    return values_[annotation.payload];
  }

  void skip_words(std::initializer_list<std::string_view> words) {
    while (at_ < last_ && std::find(words.begin(), words.end(), text_.folded[at_]) != words.end() &&
           !text_.folded[at_].empty()) {
      ++at_;
    }
  }

  void read_role() {
    const Annotation* role = find(classes_.role);
    if (role == nullptr) return;
    phrase_.role = to_role(value(*role));
    at_ = role->end;
  }

  void read_part() {
    const Annotation* part = find(classes_.part);
    if (part == nullptr) return;
    phrase_.coarse = true;
    at_ = part->end;
    skip_words({"of", "the", "in"});
  }

  bool read_core(bool has_role) {
    if (read_iso() || read_slashed() || read_day_word() || read_feast()) return true;
    if (read_day_month() || read_month(has_role)) return true;
    if (read_weekday() || read_counted() || read_season(has_role) || read_which_unit()) return true;
    return read_ordinal(has_role) || read_year(has_role);
  }

  [[nodiscard]] std::int32_t number_at(std::uint32_t at) const {
    return at < last_ && text_.tokens[at].kind == Token::Kind::kNumber ? text_.tokens[at].number
                                                                       : -1;
  }

  [[nodiscard]] bool is_year(std::uint32_t at) const {
    const std::int32_t year = number_at(at);
    return year >= 1800 && year <= 2200 && text_.tokens[at].end - text_.tokens[at].begin == 4;
  }

  bool read_iso() {
    if (!is_year(at_) || at_ + 1 >= last_ || !text_.tokens[at_ + 1].joined) return false;
    const std::int32_t month = number_at(at_ + 1);
    if (month < 1 || month > 12) return false;
    phrase_.year = number_at(at_);
    phrase_.month = month;
    at_ += 2;
    if (at_ < last_ && text_.tokens[at_].joined && number_at(at_) >= 1 && number_at(at_) <= 31) {
      phrase_.day = number_at(at_++);
    }
    return true;
  }

  /// 3/12/2019 or 3.12.2019: day first, unless only the other order can be.
  bool read_slashed() {
    if (at_ + 4 >= last_) return false;
    const char mark = text_.tokens[at_ + 1].mark;
    if ((mark != '/' && mark != '.') || text_.tokens[at_ + 3].mark != mark) return false;
    std::int32_t day = number_at(at_);
    std::int32_t month = number_at(at_ + 2);
    if (!is_year(at_ + 4) || day < 1 || month < 1) return false;
    if (month > 12) std::swap(day, month);
    if (month > 12 || day > 31) return false;
    phrase_.year = number_at(at_ + 4);
    phrase_.month = month;
    phrase_.day = day;
    at_ += 5;
    return true;
  }

  bool read_day_word() {
    const Annotation* word = find(classes_.day_word);
    if (word == nullptr) return false;
    phrase_.kind = Kind::kShift;
    phrase_.count = to_number(value(*word));
    at_ = word->end;
    return true;
  }

  bool read_feast() {
    const Annotation* feast = find(classes_.feast);
    if (feast == nullptr) return false;
    const std::string_view day = value(*feast);
    phrase_.month = to_number(day.substr(0, 2));
    phrase_.coarse = day.size() < 5;
    if (day.size() >= 5) phrase_.day = to_number(day.substr(3, 2));
    at_ = feast->end;
    return true;
  }

  [[nodiscard]] const Annotation* month_at(std::uint32_t at) const {
    const Annotation* month = at < last_ ? annotations_.find(at, classes_.month) : nullptr;
    return month != nullptr && !text_.tokens[at].lower ? month : nullptr;
  }

  void read_following_year() {
    std::uint32_t at = at_;
    if (at < last_ && (text_.tokens[at].mark == ',' || is(at, "of"))) ++at;
    if (!is_year(at)) return;
    phrase_.year = number_at(at);
    at_ = at + 1;
  }

  /// 15 October 2018, the 15th of October, 26 to 27 November (the later one).
  bool read_day_month() {
    std::uint32_t at = at_;
    const std::int32_t first = number_at(at);
    if (first < 1 || first > 31) return false;
    std::int32_t day = first;
    ++at;
    const bool range = is(at, "to") || is(at, "and") || is(at, "or") ||
                       (at < last_ && (text_.tokens[at].joined || text_.tokens[at].mark == '-'));
    if (range) {
      const std::uint32_t second = text_.tokens[at].joined ? at : at + 1;
      if (number_at(second) >= 1 && number_at(second) <= 31 && month_at(second + 1) != nullptr) {
        day = number_at(second);
        at = second + 1;
      }
    }
    if (is(at, "of")) ++at;
    const Annotation* month = month_at(at);
    if (month == nullptr) return false;
    phrase_.day = day;
    phrase_.month = to_number(value(*month));
    at_ = month->end;
    read_following_year();
    return true;
  }

  /// October, October 15, October 2018, last October.
  bool read_month(bool has_role) {
    std::uint32_t at = at_;
    const Annotation* which = find(classes_.which);
    if (which != nullptr) at = which->end;
    const Annotation* month = month_at(at);
    if (month == nullptr) return false;
    const std::int32_t day = number_at(month->end);
    const bool dated = (day >= 1 && day <= 31) || is_year(month->end);
    const bool possessive = month->end < last_ && text_.tokens[month->end].possessive;
    if (!dated && !has_role && which == nullptr && !phrase_.coarse && !possessive) return false;
    phrase_.month = to_number(value(*month));
    if (which != nullptr) phrase_.which = to_which(value(*which));
    at_ = month->end;
    if (day >= 1 && day <= 31) {
      phrase_.day = day;
      ++at_;
    }
    read_following_year();
    return true;
  }

  bool read_weekday() {
    std::uint32_t at = at_;
    const Annotation* which = find(classes_.which);
    if (which != nullptr) at = which->end;
    const Annotation* weekday = at < last_ ? annotations_.find(at, classes_.weekday) : nullptr;
    if (weekday == nullptr || text_.tokens[at].lower) return false;
    phrase_.kind = Kind::kWeekday;
    phrase_.weekday = to_number(value(*weekday));
    if (which != nullptr) phrase_.which = to_which(value(*which));
    at_ = weekday->end;
    std::uint32_t date = at_;
    if (date < last_ && text_.tokens[date].mark == ',') ++date;
    if (is(date, "the")) ++date;
    if (number_at(date) < 1 && month_at(date) == nullptr) return true;
    at_ = date;
    const bool full = read_day_month() || read_month(false) || read_ordinal(true);
    if (full) phrase_.kind = Kind::kCalendar;
    if (!full) at_ = weekday->end;
    return true;
  }

  std::optional<std::int32_t> read_count() {
    if (const Annotation* word = find(classes_.number_word)) {
      at_ = word->end;
      const std::int32_t count = to_number(value(*word));
      skip_words({"of", "long"});
      return count;
    }
    const std::int32_t number = number_at(at_);
    if (number < 0 || text_.tokens[at_].ordinal) return std::nullopt;
    ++at_;
    return number;
  }

  /// `two weeks ago`, `three days later`, `for two years`, `the past two weeks`.
  bool read_counted() {
    const std::uint32_t start = at_;
    const Annotation* which = find(classes_.which);
    if (which != nullptr) at_ = which->end;
    const auto count = read_count();
    const Annotation* unit = count ? find(classes_.unit) : nullptr;
    if (unit == nullptr) {
      at_ = start;
      return false;
    }
    phrase_.unit = to_unit(value(*unit));
    phrase_.count = *count * (value(*unit) == "fortnight" ? 2 : value(*unit) == "decade" ? 10 : 1);
    at_ = unit->end;
    read_direction();
    return true;
  }

  void read_direction() {
    phrase_.kind = Kind::kDuration;
    if (const Annotation* ago = find(classes_.ago)) {
      phrase_.kind = Kind::kShift;
      phrase_.count = -phrase_.count;
      phrase_.from_event = value(*ago) == "event";
      at_ = ago->end;
    } else if (const Annotation* later = find(classes_.later)) {
      phrase_.kind = Kind::kShift;
      phrase_.from_event = true;
      at_ = later->end;
    }
  }

  bool read_season(bool has_role) {
    std::uint32_t at = at_;
    const Annotation* which = find(classes_.which);
    if (which != nullptr) at = which->end;
    const Annotation* season = at < last_ ? annotations_.find(at, classes_.season) : nullptr;
    if (season == nullptr || (!has_role && which == nullptr && !phrase_.coarse)) return false;
    phrase_.kind = Kind::kSeason;
    phrase_.season = to_number(value(*season));
    if (which != nullptr) phrase_.which = to_which(value(*which));
    at_ = season->end;
    read_following_year();
    return true;
  }

  /// last week, this month, next year, the end of the year.
  bool read_which_unit() {
    std::uint32_t at = at_;
    const Annotation* which = find(classes_.which);
    if (which == nullptr && !phrase_.coarse) return false;
    if (which != nullptr) at = which->end;
    const Annotation* unit = at < last_ ? annotations_.find(at, classes_.unit) : nullptr;
    if (unit == nullptr) return false;
    phrase_.kind = Kind::kShift;
    phrase_.unit = to_unit(value(*unit));
    const Which told = which == nullptr ? Which::kThis : to_which(value(*which));
    phrase_.which = told;
    phrase_.count = told == Which::kLast ? -1 : told == Which::kNext ? 1 : 0;
    if (phrase_.unit == Unit::kDay) phrase_.coarse = false;
    at_ = unit->end;
    return true;
  }

  /// the 15th
  bool read_ordinal(bool has_role) {
    const std::int32_t day = number_at(at_);
    if (day < 1 || day > 31 || !text_.tokens[at_].ordinal) return false;
    const bool article = at_ > 0 && is(at_ - 1, "the");
    if (!article && !has_role) return false;
    if (annotations_.find(std::min(at_ + 1, last_), classes_.unit) != nullptr) return false;
    if (at_ + 1 < last_ && is_noun_after(at_ + 1)) return false;
    phrase_.day = day;
    ++at_;
    if (is(at_, "of") && is(at_ + 1, "the") && is(at_ + 2, "month")) at_ += 3;
    return true;
  }

  /// `the 15th brigade` is no date, `the 15th, when` and `the 15th and` are.
  [[nodiscard]] bool is_noun_after(std::uint32_t at) const {
    static constexpr std::array<std::string_view, 16> kLinks = {
        "and",  "or", "to", "of", "at", "in",  "when",  "for",
        "with", "as", "on", "it", "by", "was", "after", "before"};
    return text_.tokens[at].kind == Token::Kind::kWord &&
           std::find(kLinks.begin(), kLinks.end(), text_.folded[at]) == kLinks.end();
  }

  bool read_year(bool has_role) {
    if (!is_year(at_) || (!has_role && !phrase_.coarse)) return false;
    if (at_ + 1 < last_ && text_.tokens[at_ + 1].kind == Token::Kind::kWord &&
        phrase_.role == DateRole::kFor) {
      return false;
    }
    phrase_.year = number_at(at_++);
    return true;
  }

  /// `the day before`, `a day after`, `the next morning`, `the same night`: counted from an event.
  bool read_event_shift() {
    std::uint32_t at = at_;
    if (is(at, "on")) ++at;
    const bool the = is(at, "the");
    if (!the && !is(at, "a") && !is(at, "one")) return false;
    ++at;
    std::int32_t count = 1;
    const bool next = the && (is(at, "next") || is(at, "following"));
    const bool same = the && is(at, "same");
    if (next || same) ++at;
    const bool unit = is(at, "day") || is(at, "morning") || is(at, "night") || is(at, "evening") ||
                      is(at, "afternoon");
    if (!unit) return false;
    ++at;
    if (!next && !same) {
      const bool before = is(at, "before") || is(at, "earlier");
      const bool after = is(at, "after") || is(at, "later");
      if (!before && !after) return false;
      count = before ? -1 : 1;
      ++at;
    }
    phrase_.kind = Kind::kShift;
    phrase_.unit = Unit::kDay;
    phrase_.count = same ? 0 : count;
    phrase_.from_event = true;
    at_ = at;
    return true;
  }

  const TokenText& text_;
  const Annotations& annotations_;
  const DateClasses& classes_;
  const std::vector<std::string>& values_;
  std::uint32_t last_;
  std::uint32_t at_ = 0;
  DatePhrase phrase_;
};

}  // namespace

DateClasses DateClasses::of(const ClassNames& names) {
  return {names.find("month"),       names.find("weekday"),   names.find("unit"),
          names.find("number-word"), names.find("which"),     names.find("season"),
          names.find("day-word"),    names.find("date-role"), names.find("date-part"),
          names.find("ago"),         names.find("later"),     names.find("feast")};
}

std::vector<DatePhrase> find_dates(const TokenText& text, const Annotations& annotations,
                                   const DateClasses& classes,
                                   const std::vector<std::string>& values, std::uint32_t first,
                                   std::uint32_t last) {
  std::vector<DatePhrase> found;
  DateReader reader(text, annotations, classes, values, last);
  for (std::uint32_t i = first; i < last;) {
    const auto phrase = text.tokens[i].kind == Token::Kind::kMark ? std::nullopt : reader.read(i);
    if (phrase) found.push_back(*phrase);
    i = phrase ? phrase->end : i + 1;
  }
  return found;
}

}  // namespace maabar::report
