// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/draft.h"

#include "core/json/parser.h"

#include <algorithm>
#include <array>
#include <set>

namespace wb::asl::refactor {

namespace {

/// States of one container that are entered at one place and left to one place, or the reason why they are
/// none.
class Region {
  public:
    Region(const Model& model, std::span<const StatePath> paths) : m_model(model) {
        refusal = refuseDocument(model);
        if (!refusal && paths.empty()) refusal = Refusal{"No state is selected"};
        for (const StatePath& path : paths) {
            const State* state = refusal ? nullptr : findState(model, path, refusal);
            if (!state) return;
            members.insert(static_cast<StateIndex>(state - model.states().data()));
        }
        if (refusal) return;
        container = &model.container(model.state(*members.begin()).container);
        for (const StateIndex index : members)
            if (&model.container(model.state(index).container) != container)
                refusal = Refusal{"The states stand in different containers"};
        std::unordered_set<std::string_view> names;
        for (const StateIndex index : members) names.insert(m_model.state(index).name);
        for (const StateIndex index : container->states)
            if (names.contains(m_model.state(index).name) && !members.contains(index))
                refusal = Refusal{"There are several states called \"" + m_model.state(index).name + "\""};
        if (!refusal) findEntry();
        if (!refusal) findExit();
    }

    std::optional<Refusal> refusal;
    std::set<StateIndex> members;
    const Container* container = nullptr;
    const State* entry = nullptr;
    std::vector<const Transition*> entering;
    std::optional<std::string> exit;
    std::vector<const State*> leaving; ///< States whose Next leads out.

  private:
    void findEntry() {
        const auto enter = [&](StateIndex index) {
            if (entry && entry != &m_model.state(index))
                refusal = Refusal{"The states are entered at more than one of them"};
            entry = &m_model.state(index);
        };
        if (members.contains(container->start)) enter(container->start);
        for (const StateIndex index : container->states) {
            if (members.contains(index)) continue;
            for (const Transition& transition : m_model.state(index).transitions) {
                if (!members.contains(transition.to)) continue;
                entering.push_back(&transition);
                enter(transition.to);
            }
        }
        if (!entry) entry = &m_model.state(*members.begin());
    }

    void findExit() {
        bool ends = false;
        for (const StateIndex index : members) {
            const State& state = m_model.state(index);
            if (state.isTerminal && state.type != StateType::Fail) ends = true;
            for (const Transition& transition : state.transitions) {
                if (members.contains(transition.to)) continue;
                if (transition.kind != TransitionKind::Next) {
                    refusal = Refusal{"A rule or catcher of \"" + state.name + "\" leads out of the states"};
                    return;
                }
                if (exit && *exit != transition.target) {
                    refusal = Refusal{"The states are left to more than one other state"};
                    return;
                }
                exit = transition.target;
                leaving.push_back(&state);
            }
        }
        if (ends && exit) refusal = Refusal{"Some of the states end the container and others go on"};
    }

    const Model& m_model;
};

// The new state without the states of the region, for these to be put into its empty `States`.
std::string emptyContainer(const Region& region, bool isMap) {
    const std::string exit =
        region.exit ? "\"Next\": " + json::quoted(*region.exit) : std::string("\"End\": true");
    const std::string inner = "\"StartAt\": " + json::quoted(region.entry->name) + ",\n\"States\": {}\n}";
    if (isMap)
        return "{\n\"Type\": \"Map\",\n\"ItemProcessor\": {\n\"ProcessorConfig\": {\"Mode\": \"INLINE\"},\n" +
               inner + ",\n" + exit + "\n}";
    return "{\n\"Type\": \"Parallel\",\n\"Branches\": [{\n" + inner + "],\n" + exit + "\n}";
}

// The new state with the states of the region and their comments in it, laid out for its place behind
// `after`.
std::string containerText(const Model& model, const Region& region, bool isMap, const Draft& draft,
                          json::Node after) {
    const json::Node outer = region.container->node["States"];
    const json::Layout layout = draft.editor.layoutAt(outer, after);
    const auto around =
        Model::read(json::parse(draft.editor.laidOutAt(outer, after, emptyContainer(region, isMap))));
    const json::Node root = around->tree().root();
    const json::Node processor = isMap ? root["ItemProcessor"] : root["Branches"].element(0);
    Container inner;
    inner.node = processor;
    Draft leaving(model);
    for (const State* state : region.leaving) leaving.setWayOn(*state, std::nullopt);
    const ChangedText changed(leaving);
    const json::Siblings siblings(outer);
    Draft filling(*around, layout.style);
    for (const StateIndex index : region.container->states) {
        if (!region.members.contains(index)) continue;
        const json::Node member = memberOf(model.state(index));
        json::Piece piece = siblings.piece(*siblings.position(member));
        piece.text = changed.of(member);
        filling.addPiece(inner, nullptr, std::move(piece), member);
    }
    return json::apply(around->tree().text(), filling.editor.finish());
}

bool assigns(const State& state) {
    if (state.node["Assign"]) return true;
    for (const char* list : {"Choices", "Catch"})
        for (const json::Node item : state.node[list].children())
            if (item["Assign"]) return true;
    return false;
}

} // namespace

std::optional<Refusal> canWrap(const Model& model, std::span<const StatePath> states, StateType type) {
    if (type != StateType::Parallel && type != StateType::Map)
        return Refusal{"Only Parallel and Map hold states"};
    return Region(model, states).refusal;
}

Outcome wrap(const Model& model, std::span<const StatePath> states, StateType type) {
    if (auto refusal = canWrap(model, states, type)) return failure(std::move(*refusal));
    const Region region(model, states);
    const bool isMap = type == StateType::Map;
    const std::string name = uniqueName(model, isMap ? "Map" : "Parallel");
    Draft draft(model);
    const json::Node statesNode = region.container->node["States"];
    json::Node first;
    for (const StateIndex index : region.container->states)
        if (!first && region.members.contains(index)) first = memberOf(model.state(index));
    const std::string text = json::quoted(name) + draft.editor.layoutAt(statesNode, first).style.colon +
                             containerText(model, region, isMap, draft, first);
    draft.editor.insertPiece(statesNode, first, {{}, text, {}, 0});
    for (const StateIndex index : region.members) draft.removeState(model.state(index));
    for (const Transition* transition : region.entering) draft.retarget(*transition, name);
    if (region.members.contains(region.container->start)) draft.setStartAt(*region.container, name);
    Edit edit = draft.finish(isMap ? "Wrap in a Map" : "Wrap in a Parallel");
    const StatePath path = region.container->path.state(name);
    const StatePath inside = isMap ? path.processor("ItemProcessor") : path.branch(0);
    for (const StateIndex index : region.members)
        addMoved(edit, model, model.state(index), inside.state(model.state(index).name));
    edit.select = path;
    for (const StateIndex index : region.members)
        if (assigns(model.state(index)))
            edit.notes.push_back("What \"" + model.state(index).name +
                                 "\" assigns is not seen by the states behind \"" + name + "\" any more");
    return edit;
}

std::optional<Refusal> canUnwrap(const Model& model, const StatePath& path) {
    std::optional<Refusal> refusal;
    const State* state = requireState(model, path, refusal);
    if (!state) return refusal;
    if (state->type != StateType::Parallel && state->type != StateType::Map)
        return Refusal{"Only a Parallel or Map holds states"};
    if (isDuplicate(model, *state)) return Refusal{"There are several states called \"" + state->name + "\""};
    if (state->containers.size() != 1) return Refusal{"Only a Parallel of one branch can be unwrapped"};
    const Container& inner = model.container(state->containers.front());
    if (inner.states.empty() || inner.start == noIndex) return Refusal{"The container has no first state"};
    for (const StateIndex index : inner.states) {
        const State& held = model.state(index);
        const StateIndex clash = model.findIn(state->container, held.name);
        if (clash != noIndex && &model.state(clash) != state)
            return Refusal{"There is a state \"" + held.name + "\" outside already"};
        if (held.type == StateType::Succeed && wayOn(*state))
            return Refusal{"\"" + held.name + "\" would end everything instead of the container"};
    }
    return std::nullopt;
}

Outcome unwrap(const Model& model, const StatePath& path) {
    if (auto refusal = canUnwrap(model, path)) return failure(std::move(*refusal));
    const State& state = *model.find(path);
    const auto index = static_cast<StateIndex>(&state - model.states().data());
    const Container& outer = model.container(state.container);
    const Container& inner = model.container(state.containers.front());
    // What followed itself goes on with its first state.
    std::optional<std::string> after = wayOn(state);
    if (after == state.name) after = inner.startAt;
    Draft held(model);
    for (const StateIndex child : inner.states)
        if (model.state(child).isTerminal && after) held.setWayOn(model.state(child), after);
    const ChangedText changed(held);
    const json::Siblings siblings(inner.node["States"]);
    Draft draft(model);
    for (const StateIndex child : inner.states) {
        const json::Node member = memberOf(model.state(child));
        json::Piece piece = siblings.piece(*siblings.position(member));
        piece.text = changed.of(member);
        draft.addPiece(outer, &state, std::move(piece), member);
    }
    draft.removeState(state);
    for (const StateIndex other : outer.states)
        if (other != index)
            for (const Transition& transition : model.state(other).transitions)
                if (transition.to == index) draft.retarget(transition, inner.startAt);
    if (outer.start == index) draft.setStartAt(outer, inner.startAt);
    Edit edit = draft.finish("Unwrap \"" + state.name + "\"");
    for (const StateIndex child : inner.states)
        addMoved(edit, model, model.state(child), outer.path.state(model.state(child).name));
    edit.select = outer.path.state(inner.startAt);
    static constexpr std::array<std::string_view, 7> structure{
        "Type", "Next", "End", "Branches", "ItemProcessor", "Iterator", "Comment"};
    for (const json::Node member : state.node.children()) {
        const std::string key = member.key().string().value_or("");
        if (std::find(structure.begin(), structure.end(), key) == structure.end())
            edit.notes.push_back("\"" + key + "\" of \"" + state.name + "\" has no place any more");
    }
    return edit;
}

} // namespace wb::asl::refactor
