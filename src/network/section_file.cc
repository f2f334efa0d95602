// SPDX-License-Identifier: Apache-2.0
#include "network/section_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "base/check.h"
#include "base/file.h"

namespace maabar {
namespace {

constexpr std::array<char, 8> kMagic = {'M', 'A', 'A', 'B', 'A', 'R', 'R', 'N'};
constexpr std::uint32_t kFormat = 2;
constexpr std::uint32_t kByteOrder = 0x01020304U;
constexpr std::size_t kAlignment = 64;
constexpr std::size_t kMostSections = 1000;

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint32_t format = kFormat;
  std::uint32_t byte_order = kByteOrder;
  std::uint32_t sections = 0;
  std::uint32_t reserved = 0;
  std::uint64_t file_size = 0;
  std::uint64_t checksum = 0;  ///< of the header with this field zero, and the table
};
static_assert(sizeof(Header) == 40);

struct TableRow {
  std::array<char, 32> name{};  ///< ended by zeros
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  std::uint32_t row_bytes = 0;
  std::uint32_t reserved = 0;
  std::uint64_t checksum = 0;
};
static_assert(sizeof(TableRow) == 64);

std::uint64_t checksum_of(std::span<const char> bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::uint64_t head_checksum(Header header, std::span<const TableRow> table) {
  header.checksum = 0;
  std::string bytes(sizeof(Header) + table.size_bytes(), '\0');
  std::memcpy(bytes.data(), &header, sizeof(Header));
  if (!table.empty()) std::memcpy(bytes.data() + sizeof(Header), table.data(), table.size_bytes());
  return checksum_of(bytes);
}

std::size_t aligned(std::size_t size) { return (size + kAlignment - 1) / kAlignment * kAlignment; }

/// A read-only mapping that ends with its last holder.
struct Mapping {
  void* address = nullptr;
  std::size_t size = 0;
  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (address != nullptr) ::munmap(address, size);
  }
};

Result<std::shared_ptr<Mapping>> map_file(const std::filesystem::path& path) {
  const Where where{path.string(), 0, 0};
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return not_found("no such file", where);
    return unavailable("cannot be opened: " + std::generic_category().message(errno), where);
  }
  auto mapping = std::make_shared<Mapping>();
  struct stat status {};
  if (::fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
    mapping->size = static_cast<std::size_t>(status.st_size);
    void* address = ::mmap(nullptr, mapping->size, PROT_READ, MAP_PRIVATE, fd, 0);
    mapping->address = address == MAP_FAILED ? nullptr : address;
  }
  ::close(fd);
  if (mapping->address == nullptr && mapping->size > 0) {
    return unavailable("cannot be mapped into memory", where);
  }
  return mapping;
}

}  // namespace

Error SectionFile::damaged(std::string_view what) const {
  return corrupt(fmt::format("{}; make it again with 'maabar import roads'", what), {name_, 0, 0});
}

Result<SectionFile> SectionFile::open(const std::filesystem::path& path) {
  ASSIGN_OR_RETURN(const std::shared_ptr<Mapping> mapping, map_file(path));
  const auto* bytes = static_cast<const char*>(mapping->address);
  ASSIGN_OR_RETURN(SectionFile file, parse({bytes, mapping->size}, mapping, path.string()));
  file.is_mapped_ = true;
  return file;
}

Result<SectionFile> SectionFile::of_bytes(std::string bytes, std::string name) {
  // Rows must be aligned as they are in a mapping.
  const std::size_t rows = aligned(bytes.size()) / kAlignment;
  struct alignas(kAlignment) Line {
    std::array<char, kAlignment> bytes;
  };
  auto lines = std::make_shared<std::vector<Line>>(rows);
  if (!bytes.empty()) std::memcpy(lines->data(), bytes.data(), bytes.size());
  const auto* first = static_cast<const char*>(static_cast<const void*>(lines->data()));
  return parse({first, bytes.size()}, lines, std::move(name));
}

Result<SectionFile> SectionFile::parse(std::span<const char> bytes,
                                       std::shared_ptr<const void> keeper, std::string name) {
  SectionFile file;
  file.bytes_ = bytes;
  file.keeper_ = std::move(keeper);
  file.name_ = std::move(name);
  Header header;
  if (bytes.size() < sizeof(Header)) return file.damaged("is too short for a road network");
  std::memcpy(&header, bytes.data(), sizeof(Header));
  if (header.magic != kMagic) return file.damaged("is no road network");
  if (header.format != kFormat || header.byte_order != kByteOrder) {
    return unavailable(
        fmt::format(
            "is a road network of format {}, and this maabar reads format {}; make it again "
            "with 'maabar import roads'",
            header.format, kFormat),
        {file.name_, 0, 0});
  }
  if (header.file_size != bytes.size()) {
    return file.damaged(fmt::format("is cut short or has grown: it has {} bytes and should have {}",
                                    bytes.size(), header.file_size));
  }
  const std::size_t table_end = sizeof(Header) + std::size_t{header.sections} * sizeof(TableRow);
  if (header.sections > kMostSections || table_end > bytes.size()) {
    return file.damaged("has a damaged section table");
  }
  std::vector<TableRow> table(header.sections);
  if (!table.empty()) {
    std::memcpy(table.data(), bytes.data() + sizeof(Header), table.size() * sizeof(TableRow));
  }
  if (head_checksum(header, table) != header.checksum) {
    return file.damaged("has a damaged header or section table");
  }
  for (const TableRow& row : table) {
    const bool fits = row.name.back() == '\0' && row.offset % kAlignment == 0 &&
                      row.offset <= bytes.size() && row.size <= bytes.size() - row.offset &&
                      row.row_bytes > 0 && row.size % row.row_bytes == 0;
    if (!fits) return file.damaged("has a section outside the file");
    file.sections_.push_back({row.name.data(), row.offset, row.size, row.row_bytes, row.checksum});
  }
  return file;
}

bool SectionFile::has(std::string_view section) const {
  return std::any_of(sections_.begin(), sections_.end(),
                     [&](const Section& row) { return row.name == section; });
}

Result<std::span<const char>> SectionFile::bytes_of(std::string_view section,
                                                    std::size_t row_bytes) const {
  const auto found = std::find_if(sections_.begin(), sections_.end(),
                                  [&](const Section& row) { return row.name == section; });
  if (found == sections_.end() || found->row_bytes != row_bytes) {
    return damaged(fmt::format("lacks the section {}", section));
  }
  return bytes_.subspan(found->offset, found->size);
}

Result<void> SectionFile::verify() const {
  for (const Section& section : sections_) {
    const std::span<const char> bytes = bytes_.subspan(section.offset, section.size);
    const std::uint64_t checksum = checksum_of(bytes);
    let_go(bytes);
    if (checksum != section.checksum) {
      return damaged(fmt::format("is damaged in section {}", section.name));
    }
  }
  return {};
}

// Whole pages only: whoever reads them meanwhile gets them anew.
void SectionFile::let_go(std::span<const char> bytes) const {
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const auto first = static_cast<std::size_t>(bytes.data() - bytes_.data()) / page * page;
  const std::size_t last = static_cast<std::size_t>(bytes.data() - bytes_.data()) + bytes.size();
  if (!is_mapped_ || last == first) return;
  // The mapping is read-only: nothing can be lost, and a refusal costs memory alone.
  auto* begin = const_cast<char*>(bytes_.data()) + first;
  static_cast<void>(::madvise(begin, last - first, MADV_DONTNEED));
}

void SectionWriter::add_bytes(std::string_view name, std::span<const char> bytes,
                              std::uint32_t row_bytes) {
  CHECK(!name.empty() && name.size() < sizeof(TableRow::name));
  CHECK(std::none_of(sections_.begin(), sections_.end(),
                     [&](const Pending& pending) { return pending.name == name; }));
  sections_.push_back({std::string(name), bytes, row_bytes});
}

std::string SectionWriter::bytes() const {
  std::vector<TableRow> table;
  std::size_t end = aligned(sizeof(Header) + sections_.size() * sizeof(TableRow));
  for (const Pending& pending : sections_) {
    TableRow row;
    std::copy(pending.name.begin(), pending.name.end(), row.name.begin());
    row.offset = end;
    row.size = pending.bytes.size();
    row.row_bytes = pending.row_bytes;
    row.checksum = checksum_of(pending.bytes);
    table.push_back(row);
    end = aligned(end + pending.bytes.size());
  }
  Header header;
  header.sections = static_cast<std::uint32_t>(table.size());
  header.file_size = end;
  header.checksum = head_checksum(header, table);
  std::string file(end, '\0');
  std::memcpy(file.data(), &header, sizeof(Header));
  if (!table.empty()) {
    std::memcpy(file.data() + sizeof(Header), table.data(), table.size() * sizeof(TableRow));
  }
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].size == 0) continue;
    std::memcpy(file.data() + table[i].offset, sections_[i].bytes.data(), table[i].size);
  }
  return file;
}

Result<void> SectionWriter::save(const std::filesystem::path& path) const {
  return save_file(path, bytes());
}

}  // namespace maabar
