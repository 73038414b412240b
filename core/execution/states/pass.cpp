// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/machine.h"

namespace wb::execution {

void Machine::executePass(Fiber& fiber, Compiled state) {
    std::optional<json::Value> input = effectiveInput(fiber, state);
    if (!input) return;
    complete(fiber, state, state.result.isAbsent() ? std::move(*input) : state.result);
}

} // namespace wb::execution
