// SPDX-License-Identifier: Apache-2.0
#include "ledger/export_lines.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "ledger/body_json.h"
#include "ledger/canonical.h"

namespace maabar {
namespace ledger {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr int kExportVersion = 1;
constexpr std::string_view kFormat = "maabar-ledger";

/// The salts of present words and the hashes of absent ones, in the order of the canonical form.
Result<std::vector<SealedWords>> parse_words(const json* salts, const json* absent,
                                             EntryBody& body) {
  std::vector<SealedWords> out;
  std::string problem;
  visit_words(body, [&](WordField field, std::string& text) {
    const std::string name(to_string(field));
    if (!text.empty()) {
      const auto bytes = salts != nullptr && salts->contains(name) && (*salts)[name].is_string()
                             ? parse_hex((*salts)[name].get<std::string>())
                             : std::nullopt;
      Salt salt{};
      if (!bytes || bytes->size() != salt.size()) {
        problem = "the salt of '" + name + "' is missing or not 32 hexadecimal digits";
        return;
      }
      std::copy(bytes->begin(), bytes->end(), salt.begin());
      out.push_back({name, seal(salt, text), false, salt, text});
    } else if (absent != nullptr && absent->contains(name)) {
      const std::string mark =
          (*absent)[name].is_string() ? (*absent)[name].get<std::string>() : std::string();
      const auto hash = mark.empty() ? std::nullopt : parse_hash(mark.substr(1));
      if (!hash || (mark[0] != '#' && mark[0] != '-')) {
        problem = "the absent words of '" + name + "' need # or - and 64 hexadecimal digits";
        return;
      }
      out.push_back({name, *hash, mark[0] == '-', {}, {}});
    }
  });
  if (!problem.empty()) return invalid_input(problem);
  return out;
}

Result<ExportedEntry> parse_entry(const json& object) {
  Reader from(object);
  ExportedEntry out;
  Entry& entry = out.entry;
  const std::string kind_text = from.text("kind");
  const auto id = from.entry("entry");
  const auto recorded = from.moment("recorded");
  const auto hash = from.hash("hash");
  entry.content_id = from.text("id");
  entry.desk = from.text("desk");
  entry.entry_there = from.entry("entry_there");
  entry.recorded_there = from.moment("recorded_there");
  out.before = from.hash("before");
  const json* body = from.object("body");
  const json* salts = from.object("salts");
  const json* absent = from.object("absent");
  RETURN_IF_ERROR(from.outcome());
  const auto kind = find_kind(kind_text);
  if (!kind) return invalid_input("'" + kind_text.substr(0, 40) + "' is no kind of entry");
  if (!id || !recorded || !hash || body == nullptr) {
    return invalid_input("an entry needs the fields entry, recorded, hash and body");
  }
  const bool is_foreign = !entry.desk.empty();
  if (entry.entry_there.has_value() != is_foreign ||
      entry.recorded_there.has_value() != is_foreign) {
    return invalid_input("the fields desk, entry_there and recorded_there come together");
  }
  const auto bytes = parse_hex(entry.content_id);
  if (!bytes || entry.content_id != to_hex(*bytes) || bytes->size() != 16) {
    return invalid_input("field 'id' must be 32 lower-case hexadecimal digits");
  }
  entry.id = *id;
  entry.recorded = *recorded;
  entry.hash = *hash;
  ASSIGN_OR_RETURN(entry.body, parse_body(*body, *kind));
  ASSIGN_OR_RETURN(out.words, parse_words(salts, absent, entry.body));
  for (const SealedWords& words : out.words) {
    if (!words.words) entry.absent_words.push_back(words.field);
  }
  return out;
}

Result<LedgerExport> parse_header(const json& object) {
  Reader from(object);
  if (from.text("format") != kFormat) return invalid_input("is not an export of a ledger");
  LedgerExport out;
  const auto version = from.entry("version");
  if (version && version->value() > kExportVersion) {
    return unavailable(
        fmt::format("was exported by a newer maabar (export version {}, this one "
                    "knows up to {})",
                    version->value(), kExportVersion));
  }
  const auto entries = from.entry("entries");
  const auto head = from.hash("head");
  out.desk = from.text("desk");
  out.sensitivity = from.parsed("sensitivity", parse_sensitivity);
  const auto complete = object.find("complete");
  if (complete != object.end() && complete->is_boolean()) out.is_complete = complete->get<bool>();
  RETURN_IF_ERROR(from.outcome());
  if (!version || !entries || !head || out.desk.empty()) {
    return invalid_input("the header needs the fields version, desk, entries and head");
  }
  out.head = {entries->value(), *head};
  return out;
}

/// Proves the lines against their hashes, one by one, and the last against the header.
Result<void> check_chain(const LedgerExport& lines) {
  Hash before = beginning_of(lines.desk);
  std::uint32_t next = 0;
  for (const ExportedEntry& line : lines.entries) {
    const Entry& entry = line.entry;
    const bool follows = entry.id.value() == next;
    if (entry.id.value() < next || (!follows && (lines.is_complete || !line.before))) {
      return invalid_input(fmt::format("entry {} is missing before this line", next),
                           {"", line.line, 0});
    }
    if (!follows) before = *line.before;
    if (sha256(canonical_form(entry, line.words, before)) != entry.hash) {
      return invalid_input(
          fmt::format("entry {} does not match its hash: the line was changed", entry.id.value()),
          {"", line.line, 0});
    }
    const std::string& first_desk = entry.desk.empty() ? lines.desk : entry.desk;
    if (entry.absent_words.empty() &&
        content_id(entry.body, first_desk, entry.entry_there.value_or(entry.id)) !=
            entry.content_id) {
      return invalid_input(
          fmt::format("entry {}: its id is not the id of what it says", entry.id.value()),
          {"", line.line, 0});
    }
    before = entry.hash;
    next = entry.id.value() + 1;
  }
  if (lines.is_complete && (next != lines.head.entries || before != lines.head.hash)) {
    return invalid_input(
        fmt::format("the header says {} entries, the lines hold {}: the export is "
                    "cut off",
                    lines.head.entries, next));
  }
  return {};
}

Result<LedgerExport> parse_lines(std::string_view text) {
  std::optional<LedgerExport> out;
  for (int line = 1; !text.empty(); ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view bytes = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (bytes.empty()) continue;
    const Where where{"", line, 0};
    if (find_invalid_utf8(bytes)) return invalid_input("the line is not UTF-8", where);
    const json object = json::parse(bytes, nullptr, false);
    if (!object.is_object()) return invalid_input("is no JSON object: cut off or damaged", where);
    if (!out) {
      auto header = parse_header(object);
      if (!header) return Error{header.error().kind, header.error().message, where};
      out = std::move(*header);
      continue;
    }
    auto entry = parse_entry(object);
    if (!entry) return Error{entry.error().kind, entry.error().message, where};
    entry->line = line;
    out->entries.push_back(std::move(*entry));
  }
  if (!out) return invalid_input("is empty; an export begins with a header line");
  RETURN_IF_ERROR(check_chain(*out));
  return std::move(*out);
}

}  // namespace
}  // namespace ledger

std::string export_header(const LedgerExport& header) {
  ledger::ordered_json out;
  out["format"] = ledger::kFormat;
  out["version"] = ledger::kExportVersion;
  out["desk"] = header.desk;
  out["entries"] = header.head.entries;
  out["head"] = to_hex(header.head.hash);
  out["sensitivity"] = to_string(header.sensitivity);
  out["complete"] = header.is_complete;
  return out.dump();
}

std::string export_line(const ExportedEntry& line) {
  const Entry& entry = line.entry;
  ledger::ordered_json out;
  out["entry"] = entry.id.value();
  out["kind"] = kind_of(entry.body);
  out["id"] = entry.content_id;
  out["recorded"] = to_iso8601(entry.recorded);
  if (entry.entry_there && entry.recorded_there) {
    out["desk"] = entry.desk;
    out["entry_there"] = entry.entry_there->value();
    out["recorded_there"] = to_iso8601(*entry.recorded_there);
  }
  out["body"] = ledger::body_json(entry.body);
  for (const SealedWords& words : line.words) {
    if (words.salt && words.words) {
      out["salts"][words.field] =
          ledger::to_hex(std::string(words.salt->begin(), words.salt->end()));
    } else {
      out["absent"][words.field] = (words.came_without ? "-" : "#") + to_hex(words.hash);
    }
  }
  if (line.before) out["before"] = to_hex(*line.before);
  out["hash"] = to_hex(entry.hash);
  return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Result<LedgerExport> parse_export(std::string_view text, const std::string& file) {
  auto lines = ledger::parse_lines(text);
  if (lines) return lines;
  Error error = lines.error();
  error.where.file = file;
  return error;
}

}  // namespace maabar
