# SPDX-License-Identifier: Apache-2.0

# One precompiled header for all libraries and one for all tests, to halve the time of a build of everything. A build without them
# (release) proves that every source includes what it uses.
option(MAABAR_PCH "Precompile the headers that everything includes" OFF)
set(MAABAR_COMMON_HEADERS <algorithm> <array> <charconv> <filesystem> <functional> <map> <memory> <optional> <set> <span>
  <string> <string_view> <unordered_map> <variant> <vector> <fmt/format.h> <nlohmann/json.hpp>)

# maabar_pch(<target> HEADERS ... LINKS ...): an empty library that holds a precompiled header.
function(maabar_pch target)
  cmake_parse_arguments(arg "" "" "HEADERS;LINKS" ${ARGN})
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/${target}.cc CONTENT "// Holds a precompiled header.\n" @ONLY)
  add_library(${target} OBJECT ${PROJECT_BINARY_DIR}/${target}.cc)
  target_link_libraries(${target} PRIVATE maabar_flags fmt::fmt nlohmann_json::nlohmann_json ${arg_LINKS})
  target_precompile_headers(${target} PRIVATE ${arg_HEADERS})
endfunction()

if(MAABAR_PCH)
  maabar_pch(maabar_library_pch HEADERS ${MAABAR_COMMON_HEADERS})
  if(MAABAR_TESTS)
    maabar_pch(maabar_test_pch HEADERS ${MAABAR_COMMON_HEADERS} <gtest/gtest.h> LINKS GTest::gtest)
  endif()
endif()

# maabar_library(<folder> HEADERS a.h ... SOURCES a.cc ... [DEPENDS base ...] [LINKS lib ...])
# One library per folder of src/: `maabar_<folder>`. DEPENDS names folders of ours (public), LINKS third-party targets (private).
function(maabar_library folder)
  cmake_parse_arguments(arg "" "" "HEADERS;SOURCES;DEPENDS;LINKS" ${ARGN})
  set(target maabar_${folder})
  add_library(${target} STATIC ${arg_SOURCES})
  # A header with a source of its name is proved to compile alone by that source, which includes it first (tools/check_style.py)
  # and is built without precompiled headers in `release`. The preset `headers` compiles the others.
  set(alone ${arg_HEADERS})
  list(TRANSFORM arg_SOURCES REPLACE "[.]cc$" ".h" OUTPUT_VARIABLE proved)
  list(REMOVE_ITEM alone ${proved})
  target_sources(${target}
    PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/src FILES ${arg_HEADERS}
    PUBLIC FILE_SET alone TYPE HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/src FILES ${alone})
  set_target_properties(${target} PROPERTIES INTERFACE_HEADER_SETS_TO_VERIFY alone)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  foreach(dependency ${arg_DEPENDS})
    target_link_libraries(${target} PUBLIC maabar_${dependency})
  endforeach()
  target_link_libraries(${target} PRIVATE maabar_flags ${arg_LINKS})
  if(MAABAR_PCH)
    target_link_libraries(${target} PRIVATE nlohmann_json::nlohmann_json)
    target_precompile_headers(${target} REUSE_FROM maabar_library_pch)
  endif()
endfunction()

# maabar_test(<folder> SOURCES a_test.cc ... [DEPENDS folder ...] [LINKS lib ...] [COST seconds])
# One test program per folder: `<folder>_test`. The dearest begin first, so that none of them runs alone at the end.
function(maabar_test folder)
  cmake_parse_arguments(arg "" "COST" "SOURCES;DEPENDS;LINKS" ${ARGN})
  set(target ${folder}_test)
  add_executable(${target} ${arg_SOURCES})
  foreach(dependency ${arg_DEPENDS})
    target_link_libraries(${target} PRIVATE maabar_${dependency})
  endforeach()
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${target} PRIVATE
    MAABAR_DATA_DIR="${PROJECT_SOURCE_DIR}/data" MAABAR_TESTS_DIR="${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(${target} PRIVATE maabar_flags GTest::gtest GTest::gtest_main ${arg_LINKS})
  if(MAABAR_PCH)
    target_link_libraries(${target} PRIVATE nlohmann_json::nlohmann_json)
    target_precompile_headers(${target} REUSE_FROM maabar_test_pch)
  endif()
  # One entry per program: what its tests share (a lexicon, a region pack) is made once.
  add_test(NAME ${folder} COMMAND ${target})
  set_tests_properties(${folder} PROPERTIES TIMEOUT 900)
  if(arg_COST)
    set_tests_properties(${folder} PROPERTIES COST ${arg_COST})
  endif()
endfunction()
