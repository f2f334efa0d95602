// SPDX-License-Identifier: Apache-2.0
#include "cli/inbox.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <istream>
#include <thread>

#include "base/file.h"

namespace maabar::cli {
namespace {

constexpr std::array<std::string_view, 9> kEndings = {
    ".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".eml", ".csv", ".json"};

bool ends_as_report(const std::filesystem::path& path) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

Result<void> add_folder(const std::filesystem::path& folder, Inbox& inbox) {
  namespace fs = std::filesystem;
  std::error_code error;
  std::vector<std::string> found;
  std::vector<std::string> other;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    const bool is_hidden = it->path().filename().string().starts_with(".");
    std::error_code unreadable;
    if (it->is_directory(unreadable)) {
      if (is_hidden) it.disable_recursion_pending();
    } else if (!is_hidden && it->is_regular_file(unreadable)) {
      (ends_as_report(it->path()) ? found : other).push_back(it->path().string());
    }
  }
  if (error)
    return unavailable("the folder cannot be listed: " + error.message(),
                       Where{folder.string(), 0, 0});
  std::sort(found.begin(), found.end());
  std::sort(other.begin(), other.end());
  inbox.files.insert(inbox.files.end(), found.begin(), found.end());
  inbox.passed_over.insert(inbox.passed_over.end(), other.begin(), other.end());
  return {};
}

Result<std::string> load_input(std::istream* in) {
  const Where where{"standard input", 0, 0};
  if (in == nullptr) return invalid_input("there is none", where);
  std::string bytes(kMostReportBytes + 1, '\0');
  in->read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in->gcount()));
  if (bytes.size() <= kMostReportBytes) return bytes;
  return invalid_input(fmt::format("more than {} bytes: split it", kMostReportBytes), where);
}

ReadFile read_one(const ReadingRun& run, const std::string& file, std::istream* in) {
  ReadFile out;
  out.name = file == "-" ? "standard input" : file;
  auto bytes = file == "-" ? load_input(in) : load_file(file, kMostReportBytes);
  if (!bytes) {
    out.reading = bytes.error();
    return out;
  }
  out.bytes = std::move(*bytes);
  DocumentOptions options = run.known;
  options.name = out.name;
  out.reading = run.reader.read(out.bytes, options);
  return out;
}

}  // namespace

Result<Inbox> find_files(const std::vector<std::string>& arguments) {
  Inbox inbox;
  for (const std::string& argument : arguments) {
    std::error_code error;
    if (argument != "-" && std::filesystem::is_directory(argument, error)) {
      RETURN_IF_ERROR(add_folder(argument, inbox));
    } else {
      inbox.files.push_back(argument);
    }
  }
  return inbox;
}

Result<void> read_in_order(const ReadingRun& run, const std::vector<std::string>& files,
                           Console& console, const std::function<Result<void>(ReadFile&)>& take) {
  const std::size_t threads = std::max(1U, run.threads);
  const std::size_t window = threads == 1 ? 1 : threads * 2;
  for (std::size_t begin = 0; begin < files.size(); begin += window) {
    std::vector<ReadFile> read(std::min(window, files.size() - begin));
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
      for (std::size_t i = next++; i < read.size(); i = next++) {
        read[i] = read_one(run, files[begin + i], console.in);
      }
    };
    std::vector<std::thread> helpers;
    while (helpers.size() + 1 < std::min(threads, read.size())) helpers.emplace_back(work);
    work();
    for (std::thread& helper : helpers) helper.join();
    for (ReadFile& file : read) RETURN_IF_ERROR(take(file));
  }
  return {};
}

}  // namespace maabar::cli
