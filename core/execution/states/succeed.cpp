// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/machine.h"

namespace wb::execution {

void Machine::executeSucceed(Fiber& fiber, Compiled state) {
    std::optional<json::Value> input = effectiveInput(fiber, state);
    if (!input) return;
    complete(fiber, state, std::move(*input));
}

} // namespace wb::execution
