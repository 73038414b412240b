// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/machine.h"

namespace wb::execution {

void Machine::executeChoice(Fiber& fiber, Compiled state) {
    std::optional<json::Value> input = effectiveInput(fiber, state);
    if (!input) return;
    Phases* phases = phasesOf(fiber);
    const query::Scope scope =
        state.isJsonata ? jsonataScope(fiber, state, nullptr, {}) : this->scope(fiber, state, *input);

    const ChoiceRule* matched = nullptr;
    std::uint32_t index = 0;
    for (; index < state.rules.size() && !matched; ++index) {
        const ChoiceRule& rule = state.rules[index];
        bool verdict = false;
        if (state.isJsonata) {
            std::optional<json::Value> value =
                evaluate(fiber, *rule.condition, scope, query::Expected::Boolean);
            if (!value) return;
            verdict = value->isBoolean() && value->boolean();
        } else {
            const Result<bool, query::Error> tested = rule.test.evaluate(scope);
            if (!tested) {
                failEvaluation(fiber, tested.error());
                return;
            }
            verdict = *tested;
        }
        if (phases) phases->verdicts.push_back(verdict);
        if (verdict) matched = &rule;
    }
    const asl::StateIndex next = matched ? matched->next : state.defaultNext;
    if (next == asl::noIndex) {
        failRuntime(fiber,
                    "Failed to transition out of the state. The state does not point to a next state.");
        return;
    }
    if (matched) --index;
    if (phases) phases->choiceRule = matched ? static_cast<int>(index) : -1;

    // A matching rule's own Assign and Output take the place of the state's, which serve Default.
    const std::optional<query::Template>& assign = matched ? matched->assign : state.assign;
    const std::optional<query::Template>& output = matched ? matched->output : state.output;
    json::Value result = std::move(*input);
    if (state.isJsonata) {
        result = fiber.data;
        if (output) {
            std::optional<json::Value> evaluated = evaluate(fiber, *output, scope);
            if (!evaluated) return;
            result = std::move(*evaluated);
        }
    } else if (!state.outputPath.isIdentity()) {
        std::optional<json::Value> filtered = accept(fiber, state.outputPath.apply(scope));
        if (!filtered) return;
        result = std::move(*filtered);
    }
    std::optional<json::Value> assigned;
    if (assign && !(assigned = evaluate(fiber, *assign, scope))) return;
    leave(fiber, state, std::move(result), assigned, next,
          matched ? asl::TransitionKind::ChoiceRule : asl::TransitionKind::Default, matched ? index : 0);
}

} // namespace wb::execution
