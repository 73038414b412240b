// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/draft.h"

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
            const State* state = refusal ? nullptr : requireState(model, path, refusal);
            if (!state) return;
            members.insert(static_cast<StateIndex>(state - model.states().data()));
        }
        if (refusal) return;
        container = &model.container(model.state(*members.begin()).container);
        for (const StateIndex index : members)
            if (&model.container(model.state(index).container) != container)
                refusal = Refusal{"The states stand in different containers"};
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

// The states of the region as members of a States object, each on the indentation of its new place or all on
// one line.
std::vector<std::string> movedStates(const Model& model, const Region& region,
                                     const std::optional<std::string>& indent) {
    Draft inner(model);
    for (const State* state : region.leaving) inner.setWayOn(*state, std::nullopt);
    std::vector<std::string> texts;
    for (const StateIndex index : region.container->states) {
        if (!region.members.contains(index)) continue;
        const json::Node member = model.state(index).nameNode.parent();
        const std::string text = inner.textOf(member);
        texts.push_back(indent ? json::reindented(text, inner.indentOf(member), *indent, inner.editor.style())
                               : json::onOneLine(text, inner.editor.style()));
    }
    return texts;
}

std::string joined(const std::vector<std::string>& texts, const std::string& separator) {
    std::string result;
    for (const std::string& text : texts) result += (result.empty() ? "" : "," + separator) + text;
    return result;
}

std::string containerText(const Model& model, const Region& region, const std::string& name, bool isMap,
                          const json::TextStyle& style, const std::optional<std::string>& base) {
    const std::string exit = region.exit ? json::quoted("Next") + style.colon + json::quoted(*region.exit)
                                         : json::quoted("End") + style.colon + "true";
    const auto member = [&](const char* key, const std::string& value) {
        return json::quoted(key) + style.colon + value;
    };
    const std::string startAt = member("StartAt", json::quoted(region.entry->name));
    const std::string config = member("ProcessorConfig", "{" + member("Mode", "\"INLINE\"") + "}");
    const std::string type = member("Type", isMap ? "\"Map\"" : "\"Parallel\"");
    if (!base) {
        const std::string comma = "," + style.space;
        const std::string states =
            member("States", "{" + joined(movedStates(model, region, std::nullopt), style.space) + "}");
        const std::string inner = startAt + comma + states;
        const std::string content = isMap ? member("ItemProcessor", "{" + config + comma + inner + "}")
                                          : member("Branches", "[{" + inner + "}]");
        return json::quoted(name) + style.colon + "{" + type + comma + content + comma + exit + "}";
    }
    const auto line = [&](int depth) {
        std::string text = style.newLine + *base;
        for (int i = 0; i < depth; ++i) text += style.indent;
        return text;
    };
    const int inside = isMap ? 2 : 3;
    const std::string statesIndent = line(inside + 1).substr(style.newLine.size());
    const std::string states =
        member("States", "{" + line(inside + 1) +
                             joined(movedStates(model, region, statesIndent), line(inside + 1)) +
                             line(inside) + "}");
    const std::string inner = line(inside) + startAt + "," + line(inside) + states;
    const std::string content =
        isMap ? member("ItemProcessor", "{" + line(2) + config + "," + inner + line(1) + "}")
              : member("Branches", "[" + line(2) + "{" + inner + line(2) + "}" + line(1) + "]");
    return json::quoted(name) + style.colon + "{" + line(1) + type + "," + line(1) + content + "," + line(1) +
           exit + line(0) + "}";
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
    std::string text =
        containerText(model, region, name, isMap, draft.editor.style(), draft.editor.childIndent(statesNode));
    json::Node first;
    for (const StateIndex index : region.container->states)
        if (!first && region.members.contains(index)) first = model.state(index).nameNode.parent();
    draft.editor.insertVerbatim(statesNode, first, std::move(text));
    for (const StateIndex index : region.members) draft.removeState(model.state(index));
    for (const Transition* transition : region.entering) draft.retarget(*transition, name);
    if (region.members.contains(region.container->start)) draft.setStartAt(*region.container, name);
    Edit edit = draft.finish(isMap ? "Wrap in a Map" : "Wrap in a Parallel");
    const StatePath path = region.container->path.state(name);
    const StatePath inside = isMap ? path.processor("ItemProcessor") : path.branch(0);
    for (const StateIndex index : region.members)
        addMoved(edit, model, model.state(index).path, inside.state(model.state(index).name));
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
    Draft draft(model);
    for (const StateIndex child : inner.states) {
        const State& moved = model.state(child);
        draft.addVerbatim(outer, &state, moved.name, held.textOf(moved.node), held.indentOf(moved.node));
    }
    draft.removeState(state);
    for (const StateIndex other : outer.states)
        if (other != index)
            for (const Transition& transition : model.state(other).transitions)
                if (transition.to == index) draft.retarget(transition, inner.startAt);
    if (outer.start == index) draft.setStartAt(outer, inner.startAt);
    Edit edit = draft.finish("Unwrap \"" + state.name + "\"");
    for (const StateIndex child : inner.states)
        addMoved(edit, model, model.state(child).path, outer.path.state(model.state(child).name));
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
