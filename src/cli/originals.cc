// SPDX-License-Identifier: Apache-2.0
#include "cli/originals.h"

#include <array>
#include <system_error>

#include "base/file.h"
#include "cli/stories.h"

namespace maabar::cli {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kKept = {
    {{"text/html", ".html"}, {"message/rfc822", ".eml"}}};

}  // namespace

Result<void> keep_original(const Workspace& workspace, const Report& report,
                           const std::string& bytes) {
  for (const auto& [type, ending] : kKept) {
    if (report.media_type != type) continue;
    const std::filesystem::path folder = workspace.originals_path();
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
      return unavailable("cannot be made: " + error.message(), Where{folder.string(), 0, 0});
    return save_file(folder / (report_id(report) + std::string(ending)), bytes);
  }
  return {};
}

Result<void> forget_report(const Workspace& workspace, const Ledger& ledger,
                           const std::string& report) {
  for (const auto& [type, ending] : kKept) {
    const auto file = workspace.originals_path() / (report + std::string(ending));
    std::error_code error;
    std::filesystem::remove(file, error);
    if (error)
      return unavailable("cannot be removed: " + error.message(), Where{file.string(), 0, 0});
  }
  ASSIGN_OR_RETURN(Stories stories, Stories::load(workspace.stories_path(), ledger));
  stories.forget(report);
  return stories.save();
}

}  // namespace maabar::cli
