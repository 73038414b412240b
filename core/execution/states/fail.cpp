// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/machine.h"
#include "core/json/writer.h"

namespace wb::execution {

void Machine::executeFail(Fiber& fiber, Compiled state) {
    if (Phases* phases = phasesOf(fiber)) phases->input = fiber.data;
    std::optional<json::Value> error =
        fieldValue(fiber, state, state.fail->error, fiber.data, query::Expected::String);
    if (!error) return;
    std::optional<json::Value> cause =
        fieldValue(fiber, state, state.fail->cause, fiber.data, query::Expected::String);
    if (!cause) return;
    for (const auto& [field, value] :
         {std::pair(&state.fail->error, &*error), std::pair(&state.fail->cause, &*cause)})
        if (field->kind != Field::Kind::None && !value->isString()) {
            failRuntime(fiber, "The " + field->name + " field refers to value \"" +
                                   json::toPlainText(*value) +
                                   "\" which is not a valid string: " + field->pathText);
            return;
        }
    fail(fiber, {std::move(*error), std::move(*cause), false, false});
}

} // namespace wb::execution
