// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.h"
#include "report/file_reading.h"
#include "report/status_record.h"

namespace maabar::report {

/// Reads records into one report each: its text is the crossing's name and the record's fields, one
/// a line; its claims are what the status word says, at `as_of`, and what the note's text says. A
/// crossing is found by id, name or alias; an ambiguous or misspelt name leaves the claim
/// unresolved with its candidates, an unknown one an unread span. Words of status:
/// docs/formats/documents.md. Records whose status is no such word are refused. `options` win over
/// the record.
FileReading read_records(const StatusRecords& records, const DocumentOptions& options,
                         const Gazetteer& gazetteer, const ReportReader& reader);

}  // namespace maabar::report
