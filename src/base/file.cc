// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace maabar {
namespace {

std::string reason(int number) { return std::generic_category().message(number); }

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<std::string> load_file(const std::filesystem::path& path, std::size_t most_bytes) {
  const Where where{path.string(), 0, 0};
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return not_found("no such file", where);
    return unavailable("cannot be opened: " + reason(errno), where);
  }
  std::string bytes;
  std::string chunk(std::size_t{1} << 16U, '\0');
  while (true) {
    const ssize_t count = ::read(file.get(), chunk.data(), chunk.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EISDIR) return invalid_input("is a directory, not a file", where);
    if (count < 0) return unavailable("cannot be read: " + reason(errno), where);
    if (count == 0) return bytes;
    if (bytes.size() + static_cast<std::size_t>(count) > most_bytes) {
      return invalid_input(fmt::format("is longer than {} bytes; split it", most_bytes), where);
    }
    bytes.append(chunk, 0, static_cast<std::size_t>(count));
  }
}

Result<void> save_file(const std::filesystem::path& path, std::string_view bytes) {
  const Where where{path.string(), 0, 0};
  std::string temporary = path.string() + ".XXXXXX";
  const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (file.get() < 0) return unavailable("cannot be written: " + reason(errno), where);
  const bool is_written = write_all(file.get(), bytes) && ::fsync(file.get()) == 0 &&
                          ::fchmod(file.get(), 0644) == 0 &&
                          ::rename(temporary.c_str(), path.c_str()) == 0;
  if (!is_written) {
    const std::string why = reason(errno);
    ::unlink(temporary.c_str());
    return unavailable("cannot be written: " + why + "; the old file, if any, is as it was", where);
  }
  return {};
}

}  // namespace maabar
