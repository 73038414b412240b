// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "large_heap.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#if defined(__linux__) && defined(__GLIBC__)
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace wb::cli {

#if defined(__linux__) && defined(__GLIBC__) && defined(MADV_HUGEPAGE)

namespace {

/// Below that, the large pages themselves are most of what would be used.
constexpr std::uintmax_t smallestFile = 64 * 1024;
/// Room is not memory: only what is written to is ever taken.
constexpr std::size_t mostRoom = std::size_t{1} << 30;
/// Tree, model, program and history of a definition take about that much for each of its bytes.
constexpr std::size_t bytesPerByte = 32;
constexpr int largestBlock = 32 * 1024 * 1024;

} // namespace

void prepareHeapFor(const std::string& path) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error || size < smallestFile) return;
    const std::size_t room =
        size > mostRoom / bytesPerByte ? mostRoom : static_cast<std::size_t>(size) * bytesPerByte;
    // One heap that grows in one piece and is given back as a whole.
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_THRESHOLD, largestBlock);
    mallopt(M_TRIM_THRESHOLD, static_cast<int>(mostRoom));
    mallopt(M_TOP_PAD, static_cast<int>(room));
    // Larger than what is left of the heap so far, so that the heap grows now, by the padding too.
    void* const block = std::malloc(1024 * 1024);
    const auto begin = reinterpret_cast<std::uintptr_t>(block);
    const auto end = reinterpret_cast<std::uintptr_t>(sbrk(0));
    std::free(block);
    mallopt(M_TOP_PAD, 1024 * 1024);
    const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    const std::uintptr_t first = (begin + page - 1) / page * page;
    // Advice only: a system that does not follow it is no worse off.
    if (block && first < end) madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
}

#else

void prepareHeapFor(const std::string&) {}

#endif

} // namespace wb::cli
