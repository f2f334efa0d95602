// SPDX-License-Identifier: Apache-2.0
#include "ledger/schema.h"

namespace maabar::ledger {
namespace {

// clang-format off
#define NO_CHANGE(table, taken)                                                                   \
  {"trigger", #table "_update", "CREATE TRIGGER " #table "_update BEFORE UPDATE ON " #table       \
   " BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END"},                               \
  NO_LOSS(table, taken)
// REPLACE would delete without asking the delete trigger, so a taken key is refused before.
#define NO_LOSS(table, taken)                                                                     \
  {"trigger", #table "_delete", "CREATE TRIGGER " #table "_delete BEFORE DELETE ON " #table       \
   " BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END"},                               \
  {"trigger", #table "_insert", "CREATE TRIGGER " #table "_insert BEFORE INSERT ON " #table       \
   " WHEN " taken " BEGIN SELECT RAISE(ABORT, 'entries are never replaced'); END"}
#define TAKEN(table) "EXISTS (SELECT 1 FROM " #table " WHERE entry = NEW.entry)"
// clang-format on

const std::vector<SchemaObject> kSchema = {
    {"table", "meta", R"(CREATE TABLE meta (
  desk TEXT NOT NULL
) STRICT)"},
    {"table", "name", R"(CREATE TABLE name (
  number INTEGER PRIMARY KEY,
  text TEXT NOT NULL
) STRICT)"},
    {"index", "name_by_text", "CREATE UNIQUE INDEX name_by_text ON name (text)"},
    {"table", "entry", R"(CREATE TABLE entry (
  number INTEGER PRIMARY KEY CHECK (number >= 0),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 8),
  id BLOB NOT NULL CHECK (length(id) = 16),
  recorded INTEGER NOT NULL,
  desk INTEGER,
  entry_there INTEGER,
  recorded_there INTEGER,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  CHECK ((desk IS NULL) = (entry_there IS NULL)),
  CHECK ((desk IS NULL) = (recorded_there IS NULL))
) STRICT)"},
    {"index", "entry_by_id", "CREATE UNIQUE INDEX entry_by_id ON entry (id)"},
    {"table", "report", R"(CREATE TABLE report (
  entry INTEGER PRIMARY KEY,
  publisher INTEGER,
  published INTEGER NOT NULL,
  media_type INTEGER
) STRICT)"},
    {"table", "claim", R"(CREATE TABLE claim (
  entry INTEGER PRIMARY KEY,
  report INTEGER NOT NULL CHECK (report < entry),
  crossing INTEGER,
  facet INTEGER NOT NULL CHECK (facet BETWEEN 0 AND 4),
  value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 8),
  actor INTEGER CHECK ((actor IS NULL) = (facet <> 1)),
  scope INTEGER NOT NULL CHECK (scope BETWEEN 0 AND 5),
  direction_from INTEGER NOT NULL,
  direction_to INTEGER NOT NULL,
  side INTEGER NOT NULL,
  modality INTEGER NOT NULL CHECK (modality BETWEEN 0 AND 4),
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  stated INTEGER NOT NULL,
  published INTEGER NOT NULL,
  span_begin INTEGER,
  span_end INTEGER CHECK ((span_begin IS NULL) = (span_end IS NULL)),
  rule INTEGER,
  reliability INTEGER NOT NULL,
  information INTEGER NOT NULL,
  sensitivity INTEGER NOT NULL CHECK (sensitivity BETWEEN 0 AND 1),
  phrase_class INTEGER NOT NULL CHECK (phrase_class BETWEEN 0 AND 5),
  is_only INTEGER NOT NULL CHECK (is_only BETWEEN 0 AND 1),
  count INTEGER CHECK (count >= 0),
  unit INTEGER,
  chain INTEGER,
  provisional INTEGER NOT NULL CHECK (provisional BETWEEN 0 AND 1),
  candidates TEXT
) STRICT)"},
    {"index", "claim_by_report", "CREATE INDEX claim_by_report ON claim (report)"},
    {"table", "review", R"(CREATE TABLE review (
  entry INTEGER PRIMARY KEY,
  claim INTEGER NOT NULL CHECK (claim < entry),
  verdict INTEGER NOT NULL CHECK (verdict BETWEEN 0 AND 2),
  replacement INTEGER CHECK (replacement < entry),
  CHECK ((replacement IS NULL) = (verdict <> 2))
) STRICT)"},
    {"table", "retraction", R"(CREATE TABLE retraction (
  entry INTEGER PRIMARY KEY,
  target INTEGER NOT NULL CHECK (target < entry),
  published INTEGER NOT NULL
) STRICT)"},
    {"table", "redaction", R"(CREATE TABLE redaction (
  entry INTEGER PRIMARY KEY,
  target INTEGER NOT NULL CHECK (target < entry)
) STRICT)"},
    {"table", "removed", R"(CREATE TABLE removed (
  redaction INTEGER NOT NULL,
  position INTEGER NOT NULL,
  word INTEGER NOT NULL,
  PRIMARY KEY (redaction, position)
) STRICT, WITHOUT ROWID)"},
    {"index", "removed_by_word", "CREATE INDEX removed_by_word ON removed (word)"},
    {"table", "note", R"(CREATE TABLE note (
  entry INTEGER PRIMARY KEY,
  crossing INTEGER NOT NULL,
  claim INTEGER CHECK (claim < entry),
  valid INTEGER NOT NULL
) STRICT)"},
    {"table", "alias", R"(CREATE TABLE alias (
  entry INTEGER PRIMARY KEY,
  from_crossing INTEGER NOT NULL,
  to_crossing INTEGER NOT NULL,
  alias_kind INTEGER NOT NULL CHECK (alias_kind BETWEEN 0 AND 2)
) STRICT)"},
    {"table", "gate", R"(CREATE TABLE gate (
  entry INTEGER PRIMARY KEY,
  crossing INTEGER NOT NULL,
  lat_e7 INTEGER NOT NULL,
  lng_e7 INTEGER NOT NULL
) STRICT)"},
    {"table", "publisher", R"(CREATE TABLE publisher (
  entry INTEGER PRIMARY KEY,
  publisher INTEGER NOT NULL,
  reliability INTEGER NOT NULL,
  information INTEGER NOT NULL
) STRICT)"},
    {"table", "word", R"(CREATE TABLE word (
  number INTEGER PRIMARY KEY,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  came_without INTEGER NOT NULL CHECK (came_without BETWEEN 0 AND 1),
  salt BLOB CHECK (length(salt) = 16),
  text TEXT,
  CHECK ((salt IS NULL) = (text IS NULL))
) STRICT)"},
    {"index", "word_of_detail",
     "CREATE INDEX word_of_detail ON word (number) WHERE number % 16 = 7"},
    // The one change there is: the words named by a redaction entry go, and nothing else moves.
    {"trigger", "word_update", R"(CREATE TRIGGER word_update BEFORE UPDATE ON word
WHEN NOT (NEW.text IS NULL AND NEW.salt IS NULL AND NEW.number = OLD.number
  AND NEW.hash = OLD.hash AND NEW.came_without = OLD.came_without
  AND EXISTS (SELECT 1 FROM removed WHERE removed.word = OLD.number))
BEGIN SELECT RAISE(ABORT, 'words are removed only by a redaction'); END)"},
    NO_LOSS(word, "EXISTS (SELECT 1 FROM word WHERE number = NEW.number)"),
    NO_CHANGE(meta, "EXISTS (SELECT 1 FROM meta)"),
    NO_CHANGE(name, "EXISTS (SELECT 1 FROM name WHERE number = NEW.number OR text = NEW.text)"),
    NO_CHANGE(entry,
              "NEW.number <> (SELECT coalesce(max(number) + 1, 0) FROM entry)"
              " OR EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)"),
    NO_CHANGE(report, TAKEN(report)),
    NO_CHANGE(claim, TAKEN(claim)),
    NO_CHANGE(review, TAKEN(review)),
    NO_CHANGE(retraction, TAKEN(retraction)),
    NO_CHANGE(redaction, TAKEN(redaction)),
    NO_CHANGE(removed,
              "EXISTS (SELECT 1 FROM removed"
              " WHERE redaction = NEW.redaction AND position = NEW.position)"),
    NO_CHANGE(note, TAKEN(note)),
    NO_CHANGE(alias, TAKEN(alias)),
    NO_CHANGE(gate, TAKEN(gate)),
    NO_CHANGE(publisher, TAKEN(publisher)),
};

#undef NO_CHANGE
#undef NO_LOSS
#undef TAKEN

}  // namespace

const std::vector<SchemaObject>& schema() { return kSchema; }

}  // namespace maabar::ledger
