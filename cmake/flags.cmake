# SPDX-License-Identifier: Apache-2.0
# Compiler flags as targets: `maabar_flags` for everything of ours.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

add_library(maabar_flags INTERFACE)
target_compile_options(maabar_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wcast-align -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough -Werror
  -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(maabar_flags INTERFACE -Xclang -fno-pch-timestamp)
else()
  target_compile_options(maabar_flags INTERFACE -fpch-preprocess)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(maabar_flags INTERFACE
    -Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wuseless-cast)
endif()

if(MAABAR_SANITIZE STREQUAL "address")
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
elseif(MAABAR_SANITIZE STREQUAL "thread")
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
elseif(NOT MAABAR_SANITIZE STREQUAL "")
  message(FATAL_ERROR "MAABAR_SANITIZE is '${MAABAR_SANITIZE}'; use address, thread or nothing")
endif()

if(MAABAR_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang" OR NOT MAABAR_SANITIZE STREQUAL "address")
    message(FATAL_ERROR "MAABAR_FUZZ needs clang and MAABAR_SANITIZE=address; use the preset asan")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

find_program(MAABAR_CCACHE ccache)
if(MAABAR_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # The sloppiness lets it work with precompiled headers; the folder of the build does not matter to what is built.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_NOHASHDIR=1
    ${MAABAR_CCACHE})
endif()
find_program(MAABAR_MOLD mold)
if(MAABAR_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
