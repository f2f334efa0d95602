# SPDX-License-Identifier: Apache-2.0
# Third-party libraries, all from Debian 12. Each has its reason in docs/decisions/0002-dependencies.md.
find_package(fmt 9 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(SQLite3 3.40 REQUIRED)
find_package(LibXml2 2.9 REQUIRED)
find_package(Threads REQUIRED)

find_package(PkgConfig REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)

# libosmium and protozero are headers only; what they unpack with are libraries.
find_path(MAABAR_OSMIUM_INCLUDE osmium/version.hpp REQUIRED)
find_package(EXPAT REQUIRED)
find_package(ZLIB REQUIRED)
find_package(BZip2 REQUIRED)
add_library(maabar_osmium INTERFACE)
target_include_directories(maabar_osmium SYSTEM INTERFACE ${MAABAR_OSMIUM_INCLUDE})
target_link_libraries(maabar_osmium INTERFACE EXPAT::EXPAT ZLIB::ZLIB BZip2::BZip2 Threads::Threads)
pkg_check_modules(gmime REQUIRED gmime-3.0)
# Not the imported target: its flags would differ from those of the precompiled headers.
add_library(maabar_gmime INTERFACE)
target_include_directories(maabar_gmime SYSTEM INTERFACE ${gmime_INCLUDE_DIRS})
target_link_libraries(maabar_gmime INTERFACE ${gmime_LINK_LIBRARIES})

# libcsv ships neither a CMake nor a pkg-config file.
find_path(MAABAR_LIBCSV_INCLUDE csv.h REQUIRED)
find_library(MAABAR_LIBCSV csv REQUIRED)
add_library(maabar_libcsv INTERFACE)
target_include_directories(maabar_libcsv SYSTEM INTERFACE ${MAABAR_LIBCSV_INCLUDE})
target_link_libraries(maabar_libcsv INTERFACE ${MAABAR_LIBCSV})

# METIS ships neither.
find_path(MAABAR_METIS_INCLUDE metis.h REQUIRED)
find_library(MAABAR_METIS metis REQUIRED)
add_library(maabar_metis INTERFACE)
target_include_directories(maabar_metis SYSTEM INTERFACE ${MAABAR_METIS_INCLUDE})
target_link_libraries(maabar_metis INTERFACE ${MAABAR_METIS})

if(MAABAR_TESTS)
  find_package(GTest 1.12 REQUIRED)
endif()
