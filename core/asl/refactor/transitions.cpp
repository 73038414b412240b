// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/draft.h"

namespace wb::asl::refactor {

namespace {

struct Way {
    const State* state = nullptr;
    const Transition* transition = nullptr;
};

Way requireWay(const Model& model, const TransitionPlace& place, std::optional<Refusal>& refusal) {
    const State* state = requireState(model, place.state, refusal);
    if (!state) return {};
    const Transition* transition = findTransition(*state, place.kind, place.index);
    if (!transition) refusal = Refusal{"\"" + state->name + "\" has no such transition"};
    return {state, transition};
}

std::string arrow(const State& from, std::string_view to) {
    return "\"" + from.name + "\" to \"" + std::string(to) + "\"";
}

} // namespace

std::optional<Refusal> canRetarget(const Model& model, const TransitionPlace& place,
                                   const StatePath& target) {
    std::optional<Refusal> refusal;
    const Way way = requireWay(model, place, refusal);
    if (refusal) return refusal;
    const State* to = requireState(model, target, refusal);
    if (!to) return refusal;
    if (to->container != way.state->container)
        return Refusal{"Transitions do not cross the border of a branch or Map"};
    return std::nullopt;
}

Outcome retarget(const Model& model, const TransitionPlace& place, const StatePath& target) {
    if (auto refusal = canRetarget(model, place, target)) return failure(std::move(*refusal));
    std::optional<Refusal> none;
    const Way way = requireWay(model, place, none);
    const State& to = *model.find(target);
    Draft draft(model);
    draft.retarget(*way.transition, to.name);
    Edit edit = draft.finish("Lead " + arrow(*way.state, to.name));
    edit.select = way.state->path;
    return edit;
}

std::optional<Refusal> canConnect(const Model& model, const StatePath& from, const StatePath& to) {
    std::optional<Refusal> refusal;
    const State* source = requireState(model, from, refusal);
    const State* target = source ? requireState(model, to, refusal) : nullptr;
    if (!target) return refusal;
    if (source->container != target->container)
        return Refusal{"Transitions do not cross the border of a branch or Map"};
    if (endsByNature(source->type))
        return Refusal{"Nothing follows a " + std::string(name(source->type)) + " state"};
    return std::nullopt;
}

Outcome connect(const Model& model, const StatePath& from, const StatePath& to) {
    if (auto refusal = canConnect(model, from, to)) return failure(std::move(*refusal));
    const State& source = *model.find(from);
    const State& target = *model.find(to);
    Draft draft(model);
    const json::Node rules = source.node["Choices"];
    if (source.type == StateType::Choice && source.node.findMember("Default") && rules.isArray())
        draft.editor.appendElement(rules, "\n" + newRule(source, target.name));
    else
        draft.setWayOn(source, target.name);
    Edit edit = draft.finish("Connect " + arrow(source, target.name));
    edit.select = source.path;
    return edit;
}

std::optional<Refusal> canDisconnect(const Model& model, const TransitionPlace& place) {
    std::optional<Refusal> refusal;
    const Way way = requireWay(model, place, refusal);
    if (refusal) return refusal;
    if (place.kind == TransitionKind::ChoiceRule && way.state->node["Choices"].size() < 2)
        return Refusal{"A Choice needs at least one rule"};
    return std::nullopt;
}

Outcome disconnect(const Model& model, const TransitionPlace& place) {
    if (auto refusal = canDisconnect(model, place)) return failure(std::move(*refusal));
    std::optional<Refusal> none;
    const Way way = requireWay(model, place, none);
    Draft draft(model);
    if (way.transition->owner)
        draft.removeOwner(*way.state, {way.transition});
    else
        draft.setWayOn(*way.state, std::nullopt);
    Edit edit = draft.finish("Disconnect " + arrow(*way.state, way.transition->target));
    edit.select = way.state->path;
    return edit;
}

std::optional<Refusal> canSetStartAt(const Model& model, const StatePath& path, const StatePath& state) {
    std::optional<Refusal> refusal;
    const Container* container = requireContainer(model, path, refusal);
    const State* first = container ? requireState(model, state, refusal) : nullptr;
    if (!first) return refusal;
    if (&model.container(first->container) != container)
        return Refusal{"The state stands in another container"};
    return std::nullopt;
}

Outcome setStartAt(const Model& model, const StatePath& path, const StatePath& state) {
    if (auto refusal = canSetStartAt(model, path, state)) return failure(std::move(*refusal));
    const State& first = *model.find(state);
    Draft draft(model);
    draft.setStartAt(*findContainer(model, path), first.name);
    Edit edit = draft.finish("Start at \"" + first.name + "\"");
    edit.select = state;
    return edit;
}

} // namespace wb::asl::refactor
