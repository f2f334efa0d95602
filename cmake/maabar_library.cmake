# SPDX-License-Identifier: Apache-2.0

# maabar_library(<folder> HEADERS a.h ... SOURCES a.cc ... [DEPENDS base ...] [LINKS lib ...])
# One library per folder of src/: `maabar_<folder>`. DEPENDS names folders of ours (public), LINKS third-party targets (private).
function(maabar_library folder)
  cmake_parse_arguments(arg "" "" "HEADERS;SOURCES;DEPENDS;LINKS" ${ARGN})
  set(target maabar_${folder})
  add_library(${target} STATIC ${arg_SOURCES})
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/src FILES ${arg_HEADERS})
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  foreach(dependency ${arg_DEPENDS})
    target_link_libraries(${target} PUBLIC maabar_${dependency})
  endforeach()
  target_link_libraries(${target} PRIVATE maabar_flags ${arg_LINKS})
endfunction()

# maabar_test(<folder> SOURCES a_test.cc ... [DEPENDS folder ...] [LINKS lib ...])
# One test program per folder: `<folder>_test`, each TEST its own ctest entry.
function(maabar_test folder)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;LINKS" ${ARGN})
  set(target ${folder}_test)
  add_executable(${target} ${arg_SOURCES})
  foreach(dependency ${arg_DEPENDS})
    target_link_libraries(${target} PRIVATE maabar_${dependency})
  endforeach()
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${target} PRIVATE
    MAABAR_DATA_DIR="${PROJECT_SOURCE_DIR}/data" MAABAR_TESTS_DIR="${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(${target} PRIVATE maabar_flags GTest::gtest GTest::gtest_main ${arg_LINKS})
  gtest_discover_tests(${target} DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT 300)
endfunction()
