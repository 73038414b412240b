// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace wb {

/// Calls `function` on a stack of `bytes` of its own and waits for it, for recursion deeper than the caller's
/// stack allows. Only what is touched costs memory. False, without a call, when the system gives no such
/// stack. (std::thread does not let its stack be chosen.)
bool callOnStack(std::size_t bytes, const std::function<void()>& function);

} // namespace wb
