// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/result.h"

/// A file of named arrays that is mapped, not read: docs/formats/road-network.md.
namespace maabar {

/// One row of the section table.
struct Section {
  std::string name;
  std::uint64_t offset = 0;  ///< from the start of the file, a multiple of 64
  std::uint64_t size = 0;    ///< bytes
  std::uint32_t row_bytes = 0;
  std::uint64_t checksum = 0;  ///< XXH3, 64 bits, of its bytes
};

/// An opened file. What was checked: the header, its checksum, the file's size and that every
/// section lies inside it; the sections' own bytes only by `verify`. Copies share the mapping; safe
/// from many threads.
class SectionFile {
 public:
  /// Maps the file. `kNotFound` if it is not there; `kCorrupt` if it is cut short, changed, or no
  /// such file; `kUnavailable` if another version wrote it; each says what to do. O(sections).
  static Result<SectionFile> open(const std::filesystem::path& path);
  /// The same from bytes in memory; `name` stands for the path in errors.
  static Result<SectionFile> of_bytes(std::string bytes, std::string name);

  [[nodiscard]] const std::vector<Section>& sections() const { return sections_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::uint64_t size() const { return bytes_.size(); }
  /// What keeps the bytes: hold it as long as a section is read.
  [[nodiscard]] std::shared_ptr<const void> keeper() const { return keeper_; }

  /// The rows of a section, in the file's own memory. `kCorrupt` if there is none of that name or
  /// its rows have another size.
  template <typename T>
  [[nodiscard]] Result<std::span<const T>> rows(std::string_view section) const {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 64);
    ASSIGN_OR_RETURN(const std::span<const char> bytes, bytes_of(section, sizeof(T)));
    // The mapping starts on a page and sections on 64 bytes, so rows are aligned.
    return std::span<const T>(static_cast<const T*>(static_cast<const void*>(bytes.data())),
                              bytes.size() / sizeof(T));
  }
  [[nodiscard]] bool has(std::string_view section) const;

  /// Reads everything and proves the checksums. `kCorrupt` names the first section that differs.
  [[nodiscard]] Result<void> verify() const;

  /// Gives back the memory of what was read so far, for those who read all to prove it: what is
  /// read again comes back from the system's cache. Nothing happens to bytes in our own memory.
  void let_go() const { let_go(bytes_); }

 private:
  static Result<SectionFile> parse(std::span<const char> bytes, std::shared_ptr<const void> keeper,
                                   std::string name);
  [[nodiscard]] Result<std::span<const char>> bytes_of(std::string_view section,
                                                       std::size_t row_bytes) const;
  [[nodiscard]] Error damaged(std::string_view what) const;
  void let_go(std::span<const char> bytes) const;

  std::span<const char> bytes_;
  bool is_mapped_ = false;
  std::shared_ptr<const void> keeper_;
  std::vector<Section> sections_;
  std::string name_;
};

/// Collects sections and writes them as one file.
class SectionWriter {
 public:
  /// Appends a section. Requires: a name of 1 to 31 bytes that was not added before. Refers to
  /// `rows` until the file is written.
  template <typename T>
  void add(std::string_view name, std::span<const T> rows) {
    static_assert(std::is_trivially_copyable_v<T>);
    add_bytes(name,
              {static_cast<const char*>(static_cast<const void*>(rows.data())), rows.size_bytes()},
              sizeof(T));
  }
  [[nodiscard]] std::string bytes() const;
  /// Whole or not at all, as base/file.h says. `kUnavailable` if the disk is full or closed to us.
  [[nodiscard]] Result<void> save(const std::filesystem::path& path) const;

 private:
  struct Pending {
    std::string name;
    std::span<const char> bytes;
    std::uint32_t row_bytes;
  };
  void add_bytes(std::string_view name, std::span<const char> bytes, std::uint32_t row_bytes);

  std::vector<Pending> sections_;
};

}  // namespace maabar
