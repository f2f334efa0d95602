// SPDX-License-Identifier: Apache-2.0
#include "cli/stories.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/csv.h"
#include "base/file.h"
#include "base/hash.h"
#include "gazetteer/fold.h"

namespace maabar::cli {
namespace {

constexpr std::size_t kMostFileBytes = std::size_t{1} << 31U;
constexpr int kDaysOfCopies = 3;
constexpr int kDaysOfVersions = 7;
constexpr std::string_view kChainMark = "story-";

std::string digest(std::string_view text) { return to_hex(sha256(text)).substr(0, 16); }

/// An address as pages share it: without scheme, `www.`, fragment and a last slash.
std::string page_digest(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
  }
  if (url.starts_with("www.")) url.remove_prefix(4);
  url = url.substr(0, url.find('#'));
  while (url.ends_with("/")) url.remove_suffix(1);
  return url.empty() ? std::string() : digest(url);
}

std::string title_digest(const Report& report) {
  if (report.publisher.empty() || report.title.empty()) return {};
  return digest(fold_name(report.publisher) + '\n' + fold_name(report.title));
}

bool tells_a_story(const Report& report) {
  return report.media_type == "text/plain" || report.media_type == "text/markdown" ||
         report.media_type == "text/html" || report.media_type == "message/rfc822";
}

StoryRow row_of_report(const Report& report) {
  StoryRow row;
  row.report = report_id(report);
  row.known = report.published;
  row.page = page_digest(report.url);
  row.title = title_digest(report);
  row.sketch = sketch_of(story_text(report));
  return row;
}

/// Whether two publications lie within so many days; an unknown or coarse one may.
bool within(const Date& a, const Date& b, int days) {
  if (a.is_unknown() || b.is_unknown()) return true;
  return a.first_day() - b.last_day() <= days && b.first_day() - a.last_day() <= days;
}

/// What two claims of one story must share to be the same claim. Dates may differ: copies are
/// printed on other days.
std::string likeness(const Claim& claim) {
  std::string key;
  for (const std::string& part :
       {claim.crossing.text(), std::string(to_string(claim.facet())), claim.value.text(),
        std::string(to_string(claim.scope)), to_string(claim.direction), claim.side.code(),
        std::string(to_string(claim.modality))}) {
    key += part + '\n';
  }
  return key;
}

std::string sketch_text(const StorySketch& sketch) {
  std::string text;
  for (const std::uint32_t slot : sketch.least) text += fmt::format("{:08x}", slot);
  return text;
}

bool parse_sketch(std::string_view text, StorySketch& sketch) {
  if (text.size() != StorySketch::kSlots * 8) return false;
  for (std::size_t slot = 0; slot < StorySketch::kSlots; ++slot) {
    const char* begin = text.data() + slot * 8;
    const auto [end, error] = std::from_chars(begin, begin + 8, sketch.least[slot], 16);
    if (error != std::errc() || end != begin + 8) return false;
  }
  return true;
}

std::optional<std::uint32_t> parse_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

const std::vector<std::string> kColumns = {"entry", "report", "known", "page",
                                           "title", "words",  "sketch"};

/// Nothing if the file is not as `save` writes it.
std::optional<std::vector<StoryRow>> parse_rows(const std::string& bytes) {
  const auto table = CsvTable::parse(bytes, "stories.csv");
  if (!table || table->columns() != kColumns) return std::nullopt;
  std::vector<StoryRow> rows;
  for (const CsvTable::Row& row : table->rows()) {
    const auto& fields = row.fields;
    StoryRow story;
    const auto entry = parse_number(fields[0]);
    const auto known = Date::parse(fields[2]);
    const auto shingles = parse_number(fields[5]);
    if (!entry || !known || !shingles || !parse_sketch(fields[6], story.sketch))
      return std::nullopt;
    story.entry = EntryId(*entry);
    story.report = fields[1];
    story.known = *known;
    story.page = fields[3];
    story.title = fields[4];
    story.sketch.shingles = *shingles;
    rows.push_back(std::move(story));
  }
  return rows;
}

bool is_before(const StoryRow& a, const StoryRow& b) {
  if (!a.known.is_unknown() && !b.known.is_unknown() && a.known != b.known)
    return a.known < b.known;
  return a.entry < b.entry;
}

RetractionEntry supersession(const std::string& older, const std::string& newer, const Date& known,
                             const std::string& publisher) {
  return {older, known, publisher, std::string(kSuperseded) + newer};
}

}  // namespace

Result<Stories> Stories::load(const std::filesystem::path& file, const Ledger& ledger) {
  Stories stories(file);
  if (const auto bytes = load_file(file, kMostFileBytes)) {
    if (auto rows = parse_rows(*bytes)) stories.rows_ = std::move(*rows);
  }
  RETURN_IF_ERROR(stories.catch_up(ledger));
  return stories;
}

Result<void> Stories::catch_up(const Ledger& ledger) {
  if (!rows_.empty()) {
    // A file of another ledger's, or one from before a restoration, is of no use.
    const auto last = ledger.find_entry(rows_.back().entry);
    if (!last || last->content_id != rows_.back().report) rows_.clear();
  }
  const EntryId from = rows_.empty() ? EntryId(0) : EntryId(rows_.back().entry.value() + 1);
  std::map<std::string, Date> known;
  RETURN_IF_ERROR(ledger.entries(from, [&](const Entry& entry) {
    if (const auto* claim = std::get_if<ClaimEntry>(&entry.body)) {
      known[claim->claim.report] = claim->claim.published;
    }
    const auto* report = std::get_if<ReportEntry>(&entry.body);
    const bool has_text = report != nullptr && !report->report.text.empty();
    if (!has_text || !tells_a_story(report->report)) return true;
    rows_.push_back(row_of_report(report->report));
    rows_.back().entry = entry.id;
    return true;
  }));
  for (StoryRow& row : rows_) {
    const auto found = known.find(row.report);
    if (found != known.end() && row.known < found->second) row.known = found->second;
  }
  return {};
}

Result<void> Stories::save() const {
  std::string text = csv_row(kColumns);
  for (const StoryRow& row : rows_) {
    text +=
        csv_row({fmt::format("{}", row.entry.value()), row.report, to_string(row.known), row.page,
                 row.title, fmt::format("{}", row.sketch.shingles), sketch_text(row.sketch)});
  }
  return save_file(file_, text);
}

std::optional<StoryRow> Stories::row_of(const DocumentReading& reading) {
  if (!tells_a_story(reading.report)) return std::nullopt;
  StoryRow row = row_of_report(reading.report);
  for (const Claim& claim : reading.claims) row.known = std::max(row.known, claim.published);
  return row;
}

std::vector<const StoryRow*> Stories::versions_of(const StoryRow& row) const {
  std::vector<const StoryRow*> versions;
  for (const StoryRow& other : rows_) {
    const bool is_page = !row.page.empty() && row.page == other.page;
    const bool may_be_page = row.page.empty() || other.page.empty();
    const bool is_titled = may_be_page && !row.title.empty() && row.title == other.title;
    if (other.report == row.report || (!is_page && !is_titled)) continue;
    if (within(row.known, other.known, kDaysOfVersions)) versions.push_back(&other);
  }
  return versions;
}

const StoryRow* Stories::find_copy(const StoryRow& row) const {
  const StoryRow* best = nullptr;
  int most = kCopySlots - 1;
  for (const StoryRow& other : rows_) {
    if (other.report == row.report || !within(row.known, other.known, kDaysOfCopies)) continue;
    const int equal = equal_slots(row.sketch, other.sketch);
    if (equal > most) {
      most = equal;
      best = &other;
    }
  }
  return best;
}

Result<void> Stories::set_chains(const StoryRow& row, const Ledger& ledger,
                                 DocumentReading& reading) const {
  std::vector<const StoryRow*> kin = versions_of(row);
  if (const StoryRow* copy = find_copy(row)) kin.push_back(copy);
  std::map<std::string, std::string> chains;  // by likeness
  for (const StoryRow* other : kin) {
    ASSIGN_OR_RETURN(const std::vector<EntryId> entries, ledger.claims_of(other->entry));
    for (const EntryId entry : entries) {
      ASSIGN_OR_RETURN(const FoundClaim found, ledger.find_claim(entry));
      if (!found.claim.chain.starts_with(kChainMark)) continue;
      chains.emplace(likeness(found.claim), found.claim.chain);
    }
  }
  for (Claim& claim : reading.claims) {
    if (!claim.chain.empty()) continue;
    const std::string key = likeness(claim);
    const auto own =
        fmt::format("{}{}-{}", kChainMark, row.report.substr(0, 16), digest(key).substr(0, 8));
    claim.chain = chains.emplace(key, own).first->second;
  }
  return {};
}

std::vector<RetractionEntry> Stories::supersessions(const StoryRow& row,
                                                    const Report& report) const {
  const StoryRow* before = nullptr;
  const StoryRow* after = nullptr;
  for (const StoryRow* other : versions_of(row)) {
    // This one has the last entry: of versions known on one day it is the later.
    const bool is_earlier =
        other->known.is_unknown() || row.known.is_unknown() || other->known <= row.known;
    if (is_earlier && (before == nullptr || is_before(*before, *other))) before = other;
    if (!is_earlier && (after == nullptr || is_before(*other, *after))) after = other;
  }
  std::vector<RetractionEntry> out;
  if (before != nullptr) {
    out.push_back(supersession(before->report, row.report, row.known, report.publisher));
  }
  if (after != nullptr) {
    out.push_back(supersession(row.report, after->report, after->known, report.publisher));
  }
  return out;
}

void Stories::forget(const std::string& report) {
  std::erase_if(rows_, [&](const StoryRow& row) { return row.report == report; });
}

}  // namespace maabar::cli
