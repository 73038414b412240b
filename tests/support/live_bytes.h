// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

// For tests of what sharing saves: counts what operator new has given out and not got back. Exact on every
// platform and under sanitizers, whose allocators keep figures of their own. Include in one source file of a
// test program.

namespace wb::tests {

inline std::atomic<std::size_t> liveBytes = 0;
/// In front of every block, as wide as the strictest alignment operator new promises.
constexpr std::size_t blockHeader =
    alignof(std::max_align_t) < sizeof(std::size_t) ? sizeof(std::size_t) : alignof(std::max_align_t);

} // namespace wb::tests

void* operator new(std::size_t size) {
    void* block = std::malloc(size + wb::tests::blockHeader);
    if (!block) throw std::bad_alloc();
    *static_cast<std::size_t*>(block) = size;
    wb::tests::liveBytes += size;
    return static_cast<char*>(block) + wb::tests::blockHeader;
}

void operator delete(void* pointer) noexcept {
    if (!pointer) return;
    void* block = static_cast<char*>(pointer) - wb::tests::blockHeader;
    wb::tests::liveBytes -= *static_cast<std::size_t*>(block);
    std::free(block);
}

void operator delete(void* pointer, std::size_t) noexcept {
    operator delete(pointer);
}
