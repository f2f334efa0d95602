// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"
#include "network/road_graph.h"
#include "network/section_file.h"

/// A road network on disk: docs/formats/road-network.md.
namespace maabar {

/// Adds sections of others to a network's file, such as an order of its nodes.
using AddSections = std::function<void(SectionWriter&)>;

/// Writes the graph, what is to be remembered of its import (JSON) and what `others` add, whole or
/// not at all. `kUnavailable` if the disk is full or closed to us.
Result<void> save_network(const std::filesystem::path& path, const RoadGraph& graph,
                          std::string_view report, const AddSections& others = {});

/// An opened network. Opening maps the file and proves its header and section table; `graph` proves
/// that indices lie in their columns; `verify` proves every byte.
class NetworkFile {
 public:
  /// Errors of `SectionFile::open`.
  static Result<NetworkFile> open(const std::filesystem::path& path);
  static Result<NetworkFile> of_bytes(std::string bytes, std::string name);

  /// The graph in the file's own memory, which it keeps. `kCorrupt` if a column is missing or an
  /// index points outside. O(nodes + arcs).
  [[nodiscard]] Result<RoadGraph> graph() const;
  /// What `save_network` was given.
  [[nodiscard]] Result<std::string> report() const;
  [[nodiscard]] Result<void> verify() const { return sections_.verify(); }
  /// Also those that others keep beside the graph.
  [[nodiscard]] const SectionFile& sections() const { return sections_; }

 private:
  explicit NetworkFile(SectionFile sections) : sections_(std::move(sections)) {}
  SectionFile sections_;
};

}  // namespace maabar
