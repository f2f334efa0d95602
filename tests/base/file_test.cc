// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include <gtest/gtest.h>

#include "temporary_folder.h"

namespace maabar {
namespace {

TEST(File, WhatIsSavedLoadsBack) {
  const TemporaryFolder folder;
  ASSERT_TRUE(save_file(folder.path() / "a", "one"));
  ASSERT_TRUE(save_file(folder.path() / "a", std::string("t\0wo", 4)));
  EXPECT_EQ(load_file(folder.path() / "a", 100).value(), std::string("t\0wo", 4));
}

TEST(File, AMissingFileADirectoryAndALongFileAreToldApart) {
  const TemporaryFolder folder;
  EXPECT_EQ(load_file(folder.path() / "none", 10).error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(load_file(folder.path(), 10).error().message, "is a directory, not a file");
  ASSERT_TRUE(save_file(folder.path() / "long", "0123456789x"));
  EXPECT_EQ(load_file(folder.path() / "long", 10).error().message,
            "is longer than 10 bytes; split it");
}

TEST(File, AFailedSaveLeavesNothingBehind) {
  const TemporaryFolder folder;
  EXPECT_EQ(save_file(folder.path() / "no" / "such" / "dir", "x").error().kind,
            ErrorKind::kUnavailable);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace maabar
