// SPDX-License-Identifier: Apache-2.0
#include <poll.h>
#include <unistd.h>

#include <csignal>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/machine.h"
#include "cli/program.h"

namespace {

/// Whether standard output is a pipe that nobody reads any more.
bool reader_is_gone() {
  pollfd output{STDOUT_FILENO, POLLOUT, 0};
  return poll(&output, 1, 0) == 1 && (output.revents & (POLLERR | POLLHUP)) != 0;
}

}  // namespace

int main(int argc, char** argv) {
  using maabar::cli::Colour;
  // A reader that has gone away is noticed by the write that fails, and is no error.
  std::signal(SIGPIPE, SIG_IGN);
  const bool has_colour = isatty(STDOUT_FILENO) != 0 && !maabar::cli::environment("NO_COLOR");
  maabar::cli::Console console{std::cout, std::cerr, has_colour ? Colour::kAnsi : Colour::kPlain,
                               isatty(STDERR_FILENO) != 0, &std::cin};
  try {
    const int status = maabar::cli::run(std::vector<std::string>(argv + 1, argv + argc), console);
    std::cout.flush();
    if (std::cout.good() || reader_is_gone()) return std::cout.good() ? status : 0;
    return maabar::cli::report_error(
        console, maabar::unavailable("standard output cannot be written; is the disk full?"));
  } catch (const std::exception& error) {
    return maabar::cli::report_error(
        console, maabar::internal_error(std::string(error.what()) + "; please report this"));
  }
}
