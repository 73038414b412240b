// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/fragment.h"

namespace wb::asl::refactor {

namespace {

// A new state made fit for its place: unique names and a way on. A Choice cannot end, so one at an end brings
// a second state to lead to.
using Prepared = std::vector<Draft::NamedText>;

Result<Prepared, Refusal> prepare(const Model& model, const NewState& state,
                                  std::optional<std::string> target) {
    auto read = Fragment::read(state.text, state.name.empty() ? "State" : state.name);
    if (!read) return failure(Refusal(read.error()));
    Fragment fragment = std::move(*read);
    auto taken = stateNames(model);
    fragment.makeUnique(taken);
    std::optional<Draft::NamedText> companion;
    Draft draft(fragment.model());
    const State& first = fragment.first();
    if (first.type == StateType::Choice) {
        if (!target) {
            target = freeName(taken, "Done");
            companion = {*target, "\n{\"Type\": \"Succeed\"}"};
        }
        for (const json::Node rule : first.node["Choices"].children())
            if (rule.isObject() && !rule["Next"])
                draft.editor.appendMember(rule, "Next", json::quoted(*target));
    }
    draft.setWayOn(first, target);
    fragment.apply(draft);
    // Text on one line is spread, as states are commonly written; the container decides when it stands on one
    // line itself.
    const bool isPlain = state.text.find('\n') == std::string::npos;
    Prepared prepared{
        {fragment.first().name, (isPlain ? "\n" : "") + std::string(fragment.first().node.text())}};
    if (companion) prepared.push_back(std::move(*companion));
    return prepared;
}

Edit finish(const Draft& draft, const Container& container, const Prepared& prepared) {
    const std::string& name = prepared.front().name;
    Edit edit = draft.finish("Add \"" + name + "\"");
    edit.select = container.path.state(name);
    return edit;
}

} // namespace

std::optional<Refusal> canInsertOnTransition(const Model& model, const TransitionPlace& place) {
    std::optional<Refusal> refusal;
    const State* state = requireState(model, place.state, refusal);
    if (!state) return refusal;
    if (!findTransition(*state, place.kind, place.index))
        return Refusal{"\"" + state->name + "\" has no such transition"};
    return std::nullopt;
}

Outcome insertOnTransition(const Model& model, const TransitionPlace& place, const NewState& added) {
    if (auto refusal = canInsertOnTransition(model, place)) return failure(std::move(*refusal));
    const State& state = *model.find(place.state);
    const Transition& transition = *findTransition(state, place.kind, place.index);
    const auto prepared = prepare(model, added, transition.target);
    if (!prepared) return failure(Refusal(prepared.error()));
    const Container& container = model.container(state.container);
    Draft draft(model);
    draft.retarget(transition, prepared->front().name);
    draft.addStates(container, &state, *prepared);
    return finish(draft, container, *prepared);
}

std::optional<Refusal> canAppend(const Model& model, const StatePath& after) {
    std::optional<Refusal> refusal;
    const State* state = requireState(model, after, refusal);
    if (!state) return refusal;
    if (endsByNature(state->type))
        return Refusal{"Nothing follows a " + std::string(name(state->type)) + " state"};
    return std::nullopt;
}

Outcome appendState(const Model& model, const StatePath& after, const NewState& added) {
    if (auto refusal = canAppend(model, after)) return failure(std::move(*refusal));
    const State& state = *model.find(after);
    const Container& container = model.container(state.container);
    const json::Node rules = state.node["Choices"];
    const bool asRule = state.type == StateType::Choice && wayOn(state) && rules.isArray();
    const auto prepared = prepare(model, added, asRule ? std::nullopt : wayOn(state));
    if (!prepared) return failure(Refusal(prepared.error()));
    Draft draft(model);
    if (asRule)
        draft.editor.appendElement(rules, "\n" + newRule(state, prepared->front().name));
    else
        draft.setWayOn(state, prepared->front().name);
    draft.addStates(container, &state, *prepared);
    return finish(draft, container, *prepared);
}

std::optional<Refusal> canAddFirst(const Model& model, const StatePath& path) {
    std::optional<Refusal> refusal;
    requireContainer(model, path, refusal);
    return refusal;
}

Outcome addFirstState(const Model& model, const StatePath& path, const NewState& added) {
    if (auto refusal = canAddFirst(model, path)) return failure(std::move(*refusal));
    const Container& container = *findContainer(model, path);
    std::optional<std::string> next;
    if (container.start != noIndex) next = container.startAt;
    const auto prepared = prepare(model, added, next);
    if (!prepared) return failure(Refusal(prepared.error()));
    Draft draft(model);
    draft.setStartAt(container, prepared->front().name);
    draft.addStates(container, nullptr, *prepared);
    return finish(draft, container, *prepared);
}

std::optional<Refusal> canAddMissing(const Model& model, const StatePath& path, std::string_view name) {
    std::optional<Refusal> refusal;
    requireContainer(model, path, refusal);
    if (!refusal && (name.empty() || stateNames(model).contains(std::string(name))))
        refusal = Refusal{"A state called \"" + std::string(name) + "\" cannot be added"};
    return refusal;
}

Outcome addMissingState(const Model& model, const StatePath& path, const std::string& name,
                        const std::optional<StatePath>& after) {
    if (auto refusal = canAddMissing(model, path, name)) return failure(std::move(*refusal));
    const Container& container = *findContainer(model, path);
    const auto prepared =
        prepare(model, {name, newStateText(StateType::Pass, model.queryLanguage())}, std::nullopt);
    if (!prepared) return failure(Refusal(prepared.error()));
    Draft draft(model);
    draft.addStates(container, after ? model.find(*after) : nullptr, *prepared);
    return finish(draft, container, *prepared);
}

} // namespace wb::asl::refactor
