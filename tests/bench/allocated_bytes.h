// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdlib>

// What the heap has given out. glibc keeps that count anyway; elsewhere operator new counts, which costs a
// little time. Include in one source file of a bench.

#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33)

#include <malloc.h>

namespace wb::tests {

inline std::size_t allocatedBytes() {
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

} // namespace wb::tests

#else

#include "tests/support/live_bytes.h"

namespace wb::tests {

inline std::size_t allocatedBytes() {
    return wb::tests::liveBytes;
}

} // namespace wb::tests

#endif
