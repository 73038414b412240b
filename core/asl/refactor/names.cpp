// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/draft.h"

#include <algorithm>

namespace wb::asl::refactor {

std::string uniqueName(const Model& model, std::string_view wish) {
    auto taken = stateNames(model);
    return freeName(taken, wish.empty() ? "State" : wish);
}

std::string newStateText(StateType type, QueryLanguage language) {
    const bool jsonata = language == QueryLanguage::Jsonata;
    const std::string branch = R"("StartAt": "Pass", "States": {"Pass": {"Type": "Pass", "End": true}})";
    switch (type) {
    case StateType::Task:
        return jsonata
                   ? R"({"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "MyFunction", "Payload": "{% $states.input %}"}})"
                   : R"({"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "MyFunction", "Payload.$": "$"}})";
    case StateType::Choice:
        return jsonata
                   ? R"({"Type": "Choice", "Choices": [{"Condition": "{% $exists($states.input.value) %}"}]})"
                   : R"({"Type": "Choice", "Choices": [{"Variable": "$.value", "IsPresent": true}]})";
    case StateType::Wait:
        return R"({"Type": "Wait", "Seconds": 5})";
    case StateType::Succeed:
        return R"({"Type": "Succeed"})";
    case StateType::Fail:
        return R"({"Type": "Fail", "Error": "Failed", "Cause": "The workflow failed."})";
    case StateType::Parallel:
        return R"({"Type": "Parallel", "Branches": [{)" + branch + "}]}";
    case StateType::Map:
        return R"({"Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"}, )" + branch + "}}";
    default:
        return R"({"Type": "Pass"})";
    }
}

std::optional<Refusal> canRename(const Model& model, const StatePath& path, std::string_view name) {
    std::optional<Refusal> refusal;
    const State* state = requireState(model, path, refusal);
    if (!state) return refusal;
    const auto characters = std::count_if(
        name.begin(), name.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    if (name.empty()) return Refusal{"A state needs a name"};
    if (characters > 80) return Refusal{"A state's name has at most 80 characters"};
    if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
        return Refusal{"A state's name has no control characters"};
    if (name == state->name) return std::nullopt;
    for (const State& other : model.states())
        if (other.name == name) return Refusal{"There is a state \"" + std::string(name) + "\" already"};
    return std::nullopt;
}

Outcome renameState(const Model& model, const StatePath& path, const std::string& name) {
    if (auto refusal = canRename(model, path, name)) return failure(std::move(*refusal));
    const State& state = *model.find(path);
    const auto index = static_cast<StateIndex>(&state - model.states().data());
    const Container& container = model.container(state.container);
    Draft draft(model);
    draft.editor.replaceVerbatim(state.nameNode, json::quoted(name));
    if (container.start == index) draft.editor.replaceVerbatim(container.startAtNode, json::quoted(name));
    for (const StateIndex other : container.states)
        for (const Transition& transition : model.state(other).transitions)
            if (transition.to == index) draft.retarget(transition, name);
    Edit edit = draft.finish("Rename \"" + state.name + "\" to \"" + name + "\"");
    if (name == state.name) edit.edits.clear();
    const StatePath renamed = container.path.state(name);
    addMoved(edit, model, state, renamed);
    edit.select = renamed;
    if (isDuplicate(model, state))
        edit.notes.push_back("Another state called \"" + state.name + "\" is left where it was");
    return edit;
}

} // namespace wb::asl::refactor
