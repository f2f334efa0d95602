// SPDX-License-Identifier: Apache-2.0
#include "report/date_phrase.h"

#include <algorithm>
#include <array>

#include "report/date_event.h"
#include "report/date_period.h"

namespace maabar::report {
namespace {

using Kind = DatePhrase::Kind;
using Part = DatePhrase::Part;
using Unit = DatePhrase::Unit;
using Which = DatePhrase::Which;

DateRole to_role(std::string_view text) {
  if (text == "since") return DateRole::kSince;
  if (text == "until") return DateRole::kUntil;
  if (text == "by") return DateRole::kBy;
  if (text == "before") return DateRole::kBefore;
  if (text == "after") return DateRole::kAfter;
  if (text == "for") return DateRole::kFor;
  return text == "within" ? DateRole::kWithin : DateRole::kAt;
}

Part to_part(std::string_view text) {
  if (text == "early") return Part::kEarly;
  return text == "mid" ? Part::kMid : Part::kLate;
}

/// Recognises one date at a token. Every `read_` either moves `at_` behind what it took, fills
/// `phrase_` and says so, or leaves both.
class DateReader {
 public:
  explicit DateReader(const DateCursor& cursor) : c_(cursor) {}

  /// Whether a date begins at a token.
  bool read(std::uint32_t begin) {
    at_ = begin;
    phrase_ = {};
    if (!read_role_and_core()) return false;
    phrase_.begin = begin;
    phrase_.end = at_;
    return true;
  }

  /// What was read last.
  DatePhrase take_phrase() { return std::move(phrase_); }

 private:
  bool read_role_and_core() {
    const std::uint32_t begin = at_;
    const Annotation* word = c_.find(at_, c_.classes().day_word);
    if (word != nullptr && word->end > at_ + 2) return read_day_word();
    if (take(read_since_then(c_, at_)) || take(read_nth_day(c_, at_)) ||
        take(read_event_day(c_, at_)) || read_vague()) {
      return true;
    }
    read_role();
    const bool has_role = at_ != begin;
    const bool between = c_.is(begin, "between");
    skip_approximations();
    const bool has_part = read_part();
    const bool article = at_ > 0 && c_.is_any<"the", "this", "that">(at_ - 1);
    hint_ = has_role || has_part ? DateHint::kRole : article ? DateHint::kArticle : DateHint::kNone;
    const DateRole role = phrase_.role;
    const Part part = phrase_.part;
    if (!read_core()) return false;
    phrase_.role = role;
    if (part != Part::kNone) set_part(part);
    const bool from = c_.is(begin, "from") || between || role == DateRole::kSince;
    read_range_end(from, between);
    // `the night between Wednesday and Thursday` is the second's
    const bool night = between && begin > 0 && c_.is_any<"night", "midnight">(begin - 1);
    if (night && phrase_.kind == Kind::kRange) {
      DatePhrase second = std::move(phrase_.inner[1]);
      phrase_ = std::move(second);
    }
    return true;
  }

  void set_part(Part part) {
    const bool inside = phrase_.kind == Kind::kRange || phrase_.kind == Kind::kWeekday;
    if (!inside) phrase_.part = part;
  }

  /// Keeps what was read, if anything was.
  bool take(std::optional<DatePhrase> phrase) {
    if (!phrase) return false;
    at_ = phrase->end;
    phrase_ = std::move(*phrase);
    return true;
  }

  void read_role() {
    const Annotation* role = c_.find(at_, c_.classes().role);
    if (role == nullptr) return;
    phrase_.role = to_role(c_.value(*role));
    at_ = role->end;
  }

  void skip_approximations() {
    while (c_.is_any<"about", "around", "the", "some", "nearly", "more", "than", "over", "least",
                     "at", "on", "in", "almost", "another", "roughly", "approximately", "just",
                     "only", "under", "less">(at_))
      ++at_;
  }

  bool read_part() {
    const Annotation* part = c_.find(at_, c_.classes().part);
    if (part == nullptr) return false;
    phrase_.part = to_part(c_.value(*part));
    at_ = c_.skip<"of", "the", "in", "on">(part->end);
    return true;
  }

  bool read_core() {
    if (!c_.may_begin_core(at_)) return false;
    const bool points = c_.may_be(at_, c_.classes().which);
    const bool counts =
        points || c_.may_be_ordinal(at_) || c_.is_any<"final", "closing", "opening">(at_);
    if ((counts && take(read_nth(c_, at_, hint_))) ||
        (points && take(read_pointed_month(c_, at_))) ||
        (c_.may_be(at_, c_.classes().feast) && take(read_feast(c_, at_)))) {
      return true;
    }
    if (take(read_calendar(c_, at_, hint_))) {
      read_year_of_day();
      return true;
    }
    const Pointer pointer = phrase_.part == Part::kNone ? Pointer::kNeeded : Pointer::kImplied;
    return read_day_word() ||
           ((points || c_.may_be(at_, c_.classes().weekday)) && read_weekday()) || read_counted() ||
           ((points || c_.may_be(at_, c_.classes().season)) && take(read_season(c_, at_, hint_))) ||
           read_beyond() || take(read_pointed_unit(c_, at_, pointer)) ||
           take(read_named_period(c_, at_)) || take(read_unit_end(c_, at_, hint_));
  }

  void read_year_of_day() {
    if (phrase_.kind != Kind::kCalendar || phrase_.year != 0) return;
    if (phrase_.month != 0) {
      add_year_period(c_, phrase_);
    } else if (c_.is(at_, "of")) {
      // `the 10th of next month`
      auto month = read_period(c_, at_ + 1, Pointer::kImplied);
      if (month && month->unit == Unit::kMonth && month->kind == Kind::kShift) {
        const std::int32_t day = phrase_.day;
        phrase_ = {};
        phrase_.kind = Kind::kNth;
        phrase_.count = day;
        phrase_.end = month->end;
        phrase_.inner = {std::move(*month)};
      }
    }
    at_ = phrase_.end;
  }

  // Days told by a word.

  bool read_day_word() {
    const Annotation* word = c_.find(at_, c_.classes().day_word);
    if (word == nullptr) return false;
    phrase_ = {};
    phrase_.kind = Kind::kShift;
    phrase_.count = c_.number_value(*word);
    at_ = word->end;
    if (phrase_.count >= 0 && c_.is(at_, "week")) {  // `tomorrow week`
      phrase_.count += 7;
      ++at_;
    }
    return true;
  }

  /// recently, in the coming days, the other day
  bool read_vague() {
    const Annotation* word = c_.find(at_, c_.classes().vague);
    if (word == nullptr) return false;
    phrase_.kind = Kind::kVague;
    at_ = word->end;
    return true;
  }

  bool read_weekday() {
    const auto pointing = pointing_at(c_, at_);
    const Annotation* weekday = weekday_at(c_, pointing ? pointing->end : at_);
    if (weekday == nullptr) return false;
    phrase_ = {};
    phrase_.kind = Kind::kWeekday;
    phrase_.weekday = c_.number_value(*weekday);
    if (pointing) {
      phrase_.which = pointing->which;
      phrase_.from_event = pointing->from_event;
    }
    at_ = weekday->end;
    if (read_date_of_weekday() || read_week_of_weekday()) return true;
    // `Monday week`, `the Monday after next`
    const bool after = c_.is(at_, "after") && c_.is(at_ + 1, "next");
    const bool before = c_.is(at_, "before") && c_.is(at_ + 1, "last");
    if (after || before) {
      phrase_.which = after ? Which::kNext : Which::kLast;
      phrase_.count = after ? 7 : -7;
      at_ += 2;
    } else if (c_.is(at_, "week") && c_.token(at_).lower && !pointing) {
      phrase_.count = 7;
      ++at_;
    }
    return true;
  }

  /// `Monday, 15 October`, `Monday the 15th`, `Monday (15 October)`.
  bool read_date_of_weekday() {
    std::uint32_t date = at_;
    if (date < c_.last() && (c_.token(date).mark == ',' || c_.token(date).mark == '(')) ++date;
    date = c_.skip<"the">(date);
    auto phrase = read_calendar(c_, date, DateHint::kRole);
    if (!phrase || phrase->day == 0 || phrase->kind == Kind::kRange) return false;
    phrase->weekday = phrase_.weekday;
    take(std::move(phrase));
    if (c_.is_mark(at_, ')')) ++at_;
    read_year_of_day();
    return true;
  }

  /// `Monday of last week`, `Friday next week`.
  bool read_week_of_weekday() {
    auto week = read_pointed_unit(c_, c_.skip<"of", "in">(at_), Pointer::kNeeded);
    if (!week || week->unit != Unit::kWeek || week->kind != Kind::kShift) return false;
    const std::int32_t weekday = phrase_.weekday;
    phrase_ = {};
    phrase_.kind = Kind::kNth;
    phrase_.count = 1;
    phrase_.weekday = weekday;
    at_ = week->end;
    phrase_.which = week->which;
    phrase_.inner = {std::move(*week)};
    return true;
  }

  // Counts of units.

  /// `two weeks ago`, `three days later`, `for two years`, `the past two weeks`.
  bool read_counted() {
    const auto pointing = pointing_at(c_, at_);
    std::uint32_t at = pointing ? pointing->end : at_;
    auto count = half_unit(at);
    if (!count) count = c_.read_count(at);
    const bool plural_alone = !count && (phrase_.role == DateRole::kFor || is_far(at));
    if (plural_alone) count = DateCursor::Number{3, at, true, false};
    const Annotation* unit = count ? c_.find(count->end, c_.classes().unit) : nullptr;
    if (unit == nullptr || (plural_alone && !is_plural(c_, *unit))) return false;
    phrase_ = {};
    phrase_.kind = Kind::kDuration;
    phrase_.unit = to_unit(c_.value(*unit));
    phrase_.count = count->value * (c_.value(*unit).starts_with("fortnight") ? 2 : 1);
    phrase_.vague = count->vague;
    at_ = unit->end;
    bool half = count->half;
    if (c_.is(at_, "and") && c_.is(at_ + 1, "a") && c_.is(at_ + 2, "half")) {
      half = true;
      at_ += 3;
    }
    if (half) add_half();
    if (pointing) phrase_.which = pointing->which;
    if (plural_alone) phrase_.kind = Kind::kVague;
    read_direction();
    return true;
  }

  /// `two and a half years` in a finer unit.
  void add_half() {
    struct Finer {
      Unit unit, finer;
      std::int32_t per, half;
    };
    constexpr std::array<Finer, 6> kFiner = {{{Unit::kDay, Unit::kHour, 24, 12},
                                              {Unit::kWeek, Unit::kDay, 7, 3},
                                              {Unit::kMonth, Unit::kDay, 30, 15},
                                              {Unit::kYear, Unit::kMonth, 12, 6},
                                              {Unit::kDecade, Unit::kYear, 10, 5},
                                              {Unit::kCentury, Unit::kYear, 100, 50}}};
    const Unit unit = phrase_.unit;
    phrase_.vague = phrase_.vague || unit == Unit::kWeek || unit == Unit::kMonth;
    for (const Finer& step : kFiner) {
      if (step.unit != unit) continue;
      phrase_.unit = step.finer;
      phrase_.count = phrase_.count * step.per + step.half;
    }
  }

  /// Whether a bare plural unit is followed by `ago`: `weeks ago`, `months earlier`.
  [[nodiscard]] bool is_far(std::uint32_t at) const {
    const Annotation* unit = c_.find(at, c_.classes().unit);
    return unit != nullptr && is_plural(c_, *unit) &&
           c_.find(unit->end, c_.classes().ago) != nullptr;
  }

  /// `half a year`, `a half hour`.
  [[nodiscard]] std::optional<DateCursor::Number> half_unit(std::uint32_t at) const {
    const std::uint32_t half = c_.skip<"a">(at);
    if (!c_.is(half, "half")) return std::nullopt;
    const std::uint32_t unit = c_.skip<"a", "an">(half + 1);
    if (c_.find(unit, c_.classes().unit) == nullptr) return std::nullopt;
    return DateCursor::Number{0, unit, false, true};
  }

  void read_direction() {
    const bool vague = phrase_.kind == Kind::kVague;
    const Kind shift = vague ? Kind::kVague : Kind::kShift;
    if (at_ < c_.last() && c_.token(at_).possessive) ++at_;
    if (c_.is(at_, "time")) {
      phrase_.kind = shift;
      ++at_;
    } else if (c_.is(at_, "hence") || (c_.is(at_, "from") && c_.is_any<"now", "today">(at_ + 1))) {
      phrase_.kind = shift;
      at_ += c_.is(at_, "hence") ? 1U : 2U;
    } else if (read_base_date(vague)) {
      return;
    } else if (const Annotation* ago = c_.find(at_, c_.classes().ago)) {
      phrase_.kind = shift;
      phrase_.count = -phrase_.count;
      phrase_.from_event = c_.value(*ago) == "event";
      at_ = ago->end;
      phrase_.clause_event = leads_clause(c_, at_);
      read_ago_day();
    } else if (const Annotation* later = c_.find(at_, c_.classes().later);
               later != nullptr && !(c_.is(at_, "on") && begins_date(c_, at_ + 1))) {
      phrase_.kind = shift;
      phrase_.from_event = true;
      at_ = later->end;
      phrase_.clause_event = leads_clause(c_, at_);
    }
  }

  /// `two days after 5 May`, `a week from Monday`, `a week on Friday`, `a day before yesterday`.
  bool read_base_date(bool vague) {
    const bool before = c_.is_any<"before", "prior">(at_);
    // `a week on Friday`; `for two hours on Friday` counts nothing.
    const bool on = c_.is(at_, "on") && phrase_.unit == Unit::kWeek;
    // `a week today`
    const bool today = phrase_.unit == Unit::kWeek && c_.is_any<"today", "tomorrow">(at_);
    const bool after = on || today || c_.is_any<"after", "from", "following">(at_);
    if ((!before && !after) || vague) return false;
    const std::uint32_t base_at = today ? at_ : c_.skip<"to", "the">(at_ + 1);
    DateReader inside(c_);
    inside.at_ = base_at;
    inside.hint_ = DateHint::kArticle;
    const bool plain = c_.is(at_, "on") || c_.is(at_, "from");
    auto base = read_calendar(c_, base_at, DateHint::kArticle);
    if (!base || base->day == 0) {
      if (!inside.read_day_word() && !inside.read_weekday()) return false;
      base = std::move(inside.phrase_);
      base->end = inside.at_;
      if (plain && base->kind == Kind::kWeekday && base->which == Which::kNone) {
        base->which = Which::kNext;
      }
    }
    phrase_.kind = Kind::kShift;
    if (phrase_.unit == Unit::kWeek) {
      phrase_.unit = Unit::kDay;
      phrase_.count *= 7;
    }
    if (before) phrase_.count = -phrase_.count;
    at_ = base->end;
    phrase_.inner = {std::move(*base)};
    return true;
  }

  /// `a week ago today`, `a week ago on Monday`: the day is the named one.
  void read_ago_day() {
    const std::uint32_t at = c_.skip<"on", "last", "this">(at_);
    const Annotation* today = c_.find(at, c_.classes().day_word);
    const Annotation* weekday = weekday_at(c_, at);
    if (phrase_.unit != Unit::kWeek || (today == nullptr && weekday == nullptr)) return;
    DatePhrase base;
    base.kind = today != nullptr ? Kind::kShift : Kind::kWeekday;
    if (today != nullptr) base.count = c_.number_value(*today);
    if (weekday != nullptr) base.weekday = c_.number_value(*weekday);
    phrase_.unit = Unit::kDay;
    phrase_.count *= 7;
    at_ = today != nullptr ? today->end : weekday->end;
    base.end = at_;
    phrase_.inner = {std::move(base)};
  }

  /// `the week before last`, `the month after next`; `the day after 5 May`, `the week before`.
  bool read_beyond() {
    const Annotation* unit = c_.find(at_, c_.classes().unit);
    if (unit == nullptr || is_plural(c_, *unit)) return false;
    const std::uint32_t at = unit->end;
    const bool before = c_.is(at, "before");
    const bool after = c_.is(at, "after");
    const bool twice = (before && c_.is(at + 1, "last")) || (after && c_.is(at + 1, "next"));
    if (!before && !after) return false;
    const Unit kind = to_unit(c_.value(*unit));
    if (!twice && hint_ != DateHint::kArticle && hint_ != DateHint::kRole) return false;
    phrase_ = {};
    phrase_.kind = Kind::kShift;
    phrase_.unit = kind;
    if (twice) {
      phrase_.count = before ? -2 : 2;
      phrase_.which = before ? Which::kLast : Which::kNext;
      at_ = at + 2;
      return true;
    }
    phrase_.count = 1;
    const std::uint32_t start = at_;
    at_ = at;
    if (read_base_date(false)) {
      phrase_.unit = kind;
      phrase_.count = before ? -1 : 1;
      return true;
    }
    at_ = start;
    if (kind == Unit::kDay || at + 1 >= c_.last() || c_.token(at + 1).mark != 0) {
      phrase_.count = before ? -1 : 1;
      phrase_.from_event = true;
      at_ = at + 1;
      return true;
    }
    return false;
  }

  // Ranges of two dates.

  /// `from 3 May to 7 June`, `between March and May`, `since Monday` stays as it is.
  void read_range_end(bool from, bool between) {
    const bool dash = c_.is_mark(at_, '-') || c_.is_joined(at_);
    const bool to = c_.is_any<"to", "until", "till", "through", "til">(at_);
    const bool up_to = c_.is(at_, "up") && c_.is(at_ + 1, "to");
    if (!dash && !to && !up_to && !(between && c_.is(at_, "and"))) return;
    const bool plain = phrase_.kind == Kind::kCalendar || phrase_.kind == Kind::kSeason ||
                       phrase_.kind == Kind::kNth;
    const bool shift = from && (phrase_.kind == Kind::kWeekday || phrase_.kind == Kind::kShift);
    if (!plain && !shift) return;
    DateReader last(c_);
    last.hint_ = DateHint::kRole;
    last.at_ = c_.skip<"the">(c_.is_joined(at_) ? at_ : up_to ? at_ + 2 : at_ + 1);
    const bool part = last.read_part();
    const Part which = last.phrase_.part;
    if (last.at_ >= c_.last() || !last.read_core()) return;
    last.phrase_.end = last.at_;
    const Kind kind = last.phrase_.kind;
    if (kind == Kind::kDuration || kind == Kind::kVague || kind == Kind::kRange) return;
    if (dash && kind != phrase_.kind) return;
    if (part) last.set_part(which);
    DatePhrase range;
    range.kind = Kind::kRange;
    range.role = phrase_.role == DateRole::kUntil ? DateRole::kAt : phrase_.role;
    range.year = phrase_.year != 0 ? phrase_.year : last.phrase_.year;
    at_ = last.at_;
    range.inner = {std::move(phrase_), std::move(last.phrase_)};
    phrase_ = std::move(range);
  }

  const DateCursor& c_;
  std::uint32_t at_ = 0;
  DatePhrase phrase_;
  DateHint hint_ = DateHint::kNone;
};

}  // namespace

DateClasses DateClasses::of(const ClassNames& names) {
  DateClasses c;
  const std::array<ClassId*, kNames.size()> ids = {
      &c.month,    &c.weekday, &c.unit, &c.number_word, &c.ordinal, &c.which, &c.season,
      &c.day_word, &c.role,    &c.part, &c.ago,         &c.later,   &c.feast, &c.vague};
  for (std::size_t i = 0; i < ids.size(); ++i) *ids[i] = names.find(kNames[i]);
  return c;
}

std::vector<DatePhrase> find_dates(const TokenText& text, const Annotations& annotations,
                                   const DateClasses& classes,
                                   const std::vector<std::string>& values, std::uint32_t first,
                                   std::uint32_t last) {
  const DateCursor cursor(text, annotations, classes, values, last);
  DateReader reader(cursor);
  std::vector<DatePhrase> found;
  for (std::uint32_t i = first; i < last;) {
    const bool none = text.tokens[i].kind == Token::Kind::kMark ||
                      !classes.starts.may_begin(text, annotations, i);
    if (none || !reader.read(i)) {
      ++i;
      continue;
    }
    found.push_back(reader.take_phrase());
    i = found.back().end;
  }
  return found;
}

}  // namespace maabar::report
