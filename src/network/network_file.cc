// SPDX-License-Identifier: Apache-2.0
#include "network/network_file.h"

namespace maabar {
namespace {

constexpr std::string_view kReport = "report";

}  // namespace

Result<void> save_network(const std::filesystem::path& path, const RoadGraph& graph,
                          std::string_view report, const AddSections& others) {
  SectionWriter writer;
  RoadColumns::for_each(graph.columns(), [&](std::string_view name, const auto& column) {
    writer.add(name, column);
  });
  writer.add(kReport, std::span<const char>(report));
  if (others) others(writer);
  return writer.save(path);
}

Result<NetworkFile> NetworkFile::open(const std::filesystem::path& path) {
  ASSIGN_OR_RETURN(SectionFile sections, SectionFile::open(path));
  return NetworkFile(std::move(sections));
}

Result<NetworkFile> NetworkFile::of_bytes(std::string bytes, std::string name) {
  ASSIGN_OR_RETURN(SectionFile sections, SectionFile::of_bytes(std::move(bytes), std::move(name)));
  return NetworkFile(std::move(sections));
}

Result<RoadGraph> NetworkFile::graph() const {
  RoadColumns columns;
  Result<void> done;
  RoadColumns::for_each(columns,
                        [&]<typename T>(std::string_view name, std::span<const T>& column) {
                          auto rows = sections_.rows<T>(name);
                          if (rows) column = *rows;
                          if (!rows && done) done = rows.error();
                        });
  if (!done) return done.error();
  auto graph = RoadGraph::adopt(columns, sections_.keeper());
  sections_.let_go();  // names and drawing were looked at and are seldom wanted
  if (graph) return graph;
  return corrupt(graph.error().message + "; make it again with 'maabar import roads'",
                 {sections_.name(), 0, 0});
}

Result<std::string> NetworkFile::report() const {
  ASSIGN_OR_RETURN(const std::span<const char> bytes, sections_.rows<char>(kReport));
  return std::string(bytes.begin(), bytes.end());
}

}  // namespace maabar
