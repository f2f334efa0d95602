// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "report/file_reading.h"

namespace maabar::cli {

/// The files that `read` was given: each argument as it is, a folder as the files below it whose
/// names end as reports do (docs/formats/documents.md), in the order of their paths; hidden ones
/// are passed over. `-` is standard input.
struct Inbox {
  std::vector<std::string> files;
  std::vector<std::string> passed_over;  ///< in folders: other endings
};
/// `kUnavailable` if a folder cannot be listed.
Result<Inbox> find_files(const std::vector<std::string>& arguments);

/// How a run goes over its files.
struct ReadingRun {
  const FileReader& reader;
  DocumentOptions known;  ///< of every document: date, publisher, URL
  unsigned threads = 1;
};

/// One file as it was read.
struct ReadFile {
  std::string name;   ///< the path, or `standard input`
  std::string bytes;  ///< as they are on disk
  Result<FileReading> reading = FileReading{};
};

/// Reads the files, several at once, and hands each to `take` in the order of `files` until one
/// fails. At most two files for each thread are in memory. `console.in` is read for `-`.
Result<void> read_in_order(const ReadingRun& run, const std::vector<std::string>& files,
                           Console& console, const std::function<Result<void>(ReadFile&)>& take);

}  // namespace maabar::cli
