// SPDX-License-Identifier: Apache-2.0
#include "region/json_rows.h"

#include <iterator>
#include <optional>
#include <set>

#include "region/record.h"

namespace maabar {
namespace {

using Json = nlohmann::json;

/// How much of the text the parser has read.
struct Progress {
  std::size_t bytes = 0;
  int lines = 0;
};

/// Walks over the text and keeps a `Progress`: the parser's events carry no position.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, Progress* progress) : at_(at), progress_(progress) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++progress_->bytes;
    if (*at_ == '\n') ++progress_->lines;
    ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    return a.at_ == b.at_;
  }

 private:
  const char* at_;
  Progress* progress_;
};

/// The parser's own words for a syntax error, without its prefix.
std::string reason_of(const Json::exception& exception) {
  const std::string_view what = exception.what();
  const std::size_t colon = what.find(": ");
  return excerpt(what.substr(colon == std::string_view::npos ? 0 : colon + 2), 160);
}

/// First pass: refuses what is not strict, and notes where the rows start.
class Inspector : public nlohmann::json_sax<Json> {
 public:
  Inspector(const Progress& progress, std::string_view key) : progress_(progress), key_(key) {}

  [[nodiscard]] const std::optional<std::string>& fault() const { return fault_; }
  [[nodiscard]] std::vector<int> take_row_lines() { return std::move(row_lines_); }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }

  bool start_object(std::size_t) override {
    if (levels_.size() == 2 && is_in_rows_) row_lines_.push_back(progress_.lines + 1);
    return enter();
  }
  bool start_array(std::size_t) override {
    if (levels_.size() == 1) is_in_rows_ = last_key_ == key_;
    return enter();
  }
  bool end_object() override { return leave(); }
  bool end_array() override { return leave(); }
  bool key(string_t& name) override {
    if (levels_.size() == 1) last_key_ = name;
    if (levels_.back().insert(name).second) return true;
    fault_ = fmt::format("'{}' stands twice in one object; keep one", excerpt(name, 60));
    return false;
  }
  bool parse_error(std::size_t, const std::string&, const Json::exception& exception) override {
    fault_ =
        fmt::format("this is not JSON: {}; correct it here or just before", reason_of(exception));
    return false;
  }

 private:
  static constexpr std::size_t kMostLevels = 16;

  bool enter() {
    levels_.emplace_back();
    if (levels_.size() <= kMostLevels) return true;
    fault_ = fmt::format("objects and lists are nested more than {} deep", kMostLevels);
    return false;
  }
  bool leave() {
    levels_.pop_back();
    if (levels_.size() == 1) is_in_rows_ = false;
    return true;
  }

  const Progress& progress_;
  std::string key_;
  std::string last_key_;
  bool is_in_rows_ = false;
  std::vector<std::set<std::string>> levels_;  ///< keys seen in each open object
  std::vector<int> row_lines_;
  std::optional<std::string> fault_;
};

/// Why `root` is not an object with an array of objects under `key`, if so.
std::optional<std::string> find_shape_fault(const Json& root, std::string_view key,
                                            std::size_t rows) {
  if (!root.is_object()) return "the document must be one JSON object { ... }";
  if (key.empty()) return std::nullopt;
  const auto found = root.find(key);
  if (found == root.end() || !found->is_array()) {
    return fmt::format("the object needs a list \"{}\"", key);
  }
  if (found->size() != rows) return fmt::format("every item of \"{}\" must be an object", key);
  return std::nullopt;
}

}  // namespace

Result<JsonRows> parse_json_rows(std::string_view text, const std::string& file,
                                 std::string_view key) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  Progress progress;
  Inspector inspector(progress, key);
  const CountingIterator begin(text.data(), &progress);
  const CountingIterator end(text.data() + text.size(), &progress);
  if (!Json::sax_parse(begin, end, &inspector)) {
    return invalid_input(inspector.fault().value_or("this is not JSON"),
                         Where{file, progress.lines + 1, 0});
  }
  JsonRows rows;
  rows.root = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  rows.row_lines = inspector.take_row_lines();
  if (const auto fault = find_shape_fault(rows.root, key, rows.row_lines.size())) {
    return invalid_input(*fault, Where{file, 1, 0});
  }
  return rows;
}

}  // namespace maabar
