# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
# What every target of the project shares: language level, warnings, sanitizers, and how libraries and tests are declared.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(WB_CCACHE ccache)
if(WB_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Paths relative to the checkout, so that several work trees share one cache.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${WB_CCACHE})
endif()

add_library(wb_options INTERFACE)
target_include_directories(wb_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(wb_options INTERFACE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII)
if(MSVC)
    target_compile_options(wb_options INTERFACE /W4 /utf-8)
else()
    target_compile_options(wb_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # With optimisation g++ 12 takes every `"text" + string` for an overlapping copy (GCC bug 105651), and the end of a
    # Result on the stack for a free of its memory.
    target_compile_options(wb_options INTERFACE -Wno-restrict -Wno-free-nonheap-object)
endif()
if(WB_SANITIZE)
    target_compile_options(wb_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined)
    target_link_options(wb_options INTERFACE -fsanitize=address,undefined)
endif()
if(WB_FUZZ)
    target_compile_options(wb_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# wb_library(NAME [MOC] [LINKS targets...] [FILES files...])
# A static library of the .cpp and .h files of the current folder (or FILES). LINKS are the arrows the target may follow.
function(wb_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "MOC" "" "LINKS;FILES")
    if(NOT arg_FILES)
        file(GLOB arg_FILES CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
    endif()
    set(sources ${arg_FILES})
    list(FILTER sources INCLUDE REGEX "\\.cpp$")
    if(sources)
        add_library(${name} STATIC ${arg_FILES})
        set(scope PUBLIC)
    else()
        add_library(${name} INTERFACE)
        set(scope INTERFACE)
    endif()
    target_link_libraries(${name} ${scope} wb_options ${arg_LINKS})
    if(WB_UNITY AND sources)
        set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
    endif()
    if(arg_MOC)
        set_target_properties(${name} PROPERTIES AUTOMOC ON)
    endif()
endfunction()

# wb_tests(FOLDER_LABEL LINKS targets...): one test program for every tst_*.cpp of the current folder.
function(wb_tests label)
    cmake_parse_arguments(PARSE_ARGV 1 arg "GUI" "" "LINKS")
    file(GLOB files CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/tst_*.cpp")
    foreach(file IN LISTS files)
        get_filename_component(unit "${file}" NAME_WE)
        set(target "${label}_${unit}")
        add_executable(${target} "${file}")
        set_target_properties(${target} PROPERTIES
            AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
        target_link_libraries(${target} PRIVATE wb_options Qt6::Test ${arg_LINKS})
        # Absolute paths on the command line would keep work trees from sharing the compiler cache.
        file(STRINGS "${file}" uses_paths REGEX "WB_(SOURCE|BINARY)_DIR" LIMIT_COUNT 1)
        if(uses_paths)
            target_compile_definitions(${target} PRIVATE
                WB_SOURCE_DIR="${CMAKE_SOURCE_DIR}" WB_BINARY_DIR="${CMAKE_BINARY_DIR}")
        endif()
        add_test(NAME "${label}/${unit}" COMMAND ${target})
        set_tests_properties("${label}/${unit}" PROPERTIES
            TIMEOUT 300 LABELS "${label}" ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
    endforeach()
endfunction()
