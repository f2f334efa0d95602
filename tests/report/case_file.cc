// SPDX-License-Identifier: Apache-2.0
#include "report/case_file.h"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "base/file.h"

namespace maabar::test {
namespace {

/// Gathers the lines of one case.
class CaseReader {
 public:
  explicit CaseReader(std::string file) : file_(std::move(file)) {}

  Result<void> take(const std::string& line, int number) {
    line_ = number;
    if (line.starts_with('#')) return {};
    if (line.empty()) return finish();
    if (line == "none" || line == "more") {
      (line == "none" ? case_.none : case_.more) = true;
      return {};
    }
    if (line.starts_with('|')) {
      body_ += "\n" + (line.size() > 2 ? line.substr(2) : "");
      return {};
    }
    const std::size_t colon = line.find(": ");
    if (colon == std::string::npos) return fail("not a line of a case: '" + line + "'");
    return take_field(line.substr(0, colon), line.substr(colon + 2));
  }

  Result<void> finish() {
    if (!open_) return {};
    if (body_.empty()) return fail("the case has no text");
    if (case_.claims.empty() && !case_.none && !case_.suppressed && !case_.unresolved) {
      return fail("the case says neither claim nor none");
    }
    case_.text = header_ + "\n" + body_ + "\n";
    cases_.push_back(std::move(case_));
    case_ = {};
    header_.clear();
    body_.clear();
    open_ = false;
    return {};
  }

  std::vector<Case> take_cases() { return std::move(cases_); }

 private:
  Result<void> fail(const std::string& what) const {
    return invalid_input(what, Where{file_, line_, 0});
  }

  Result<void> take_field(const std::string& key, const std::string& value) {
    if (key == "case") {
      open_ = true;
      case_.name = value;
      case_.where = {file_, line_, 0};
    } else if (key == "published") {
      header_ += "Published: " + value + "\n";
    } else if (key == "publisher") {
      header_ += "Publisher: " + value + "\n";
    } else if (key == "title") {
      header_ += "Title: " + value + "\n";
    } else if (key == "text") {
      body_ = value;
    } else if (key == "claim") {
      return take_claim(value);
    } else if (key == "suppressed" || key == "unresolved" || key == "unread") {
      int count = 0;
      std::from_chars(value.data(), value.data() + value.size(), count);
      (key == "suppressed" ? case_.suppressed
       : key == "unread"   ? case_.unread
                           : case_.unresolved) = count;
    } else {
      return fail("unknown key '" + key + "'");
    }
    return {};
  }

  Result<void> take_claim(const std::string& value) {
    std::istringstream words(value);
    std::map<std::string, std::string> fields;
    std::string word;
    while (words >> word) {
      const std::size_t equals = word.find('=');
      if (fields.empty()) {
        fields["crossing"] = word;
      } else if (equals == std::string::npos) {
        fields[word] = "true";
      } else if (fields.size() == 1) {
        fields["facet"] = word.substr(0, equals);
        fields["value"] = word.substr(equals + 1);
      } else {
        std::string text = word.substr(equals + 1);
        std::replace(text.begin(), text.end(), '_', ' ');
        fields[word.substr(0, equals)] = text;
      }
    }
    if (!fields.contains("facet")) return fail("a claim needs a crossing and facet=value");
    case_.claims.push_back(std::move(fields));
    return {};
  }

  std::string file_;
  std::vector<Case> cases_;
  Case case_;
  std::string header_;
  std::string body_;
  bool open_ = false;
  int line_ = 0;
};

}  // namespace

Result<std::vector<Case>> parse_cases(std::string_view text, const std::string& file) {
  CaseReader reader(file);
  std::istringstream lines{std::string(text)};
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    RETURN_IF_ERROR(reader.take(line, number));
  }
  RETURN_IF_ERROR(reader.finish());
  return reader.take_cases();
}

Result<std::vector<Case>> load_cases(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Case> all;
  for (const std::filesystem::path& path : files) {
    ASSIGN_OR_RETURN(const std::string text, load_file(path, std::size_t{1} << 20U));
    ASSIGN_OR_RETURN(std::vector<Case> cases, parse_cases(text, path.filename().string()));
    std::move(cases.begin(), cases.end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace maabar::test
