// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/draft.h"

#include <set>
#include <unordered_map>

namespace wb::asl::refactor {

namespace {

/// What deleting a set of states does to what is left.
class Removal {
  public:
    Removal(const Model& model, std::span<const StatePath> paths) : m_model(model) {
        refusal = refuseDocument(model);
        for (const StatePath& path : paths) {
            const State* state = refusal ? nullptr : findState(model, path, refusal);
            if (!state) return;
            m_gone.insert(indexOf(*state));
        }
        m_count = m_gone.size();
        if (m_gone.empty()) refusal = Refusal{"No state is selected"};
        for (const StateIndex index : m_gone) {
            m_containers.insert(m_model.state(index).container);
            if (!m_first) m_first = &m_model.state(index);
        }
        for (const ContainerIndex container : m_containers) takeDuplicates(m_model.container(container));
        for (const ContainerIndex container : m_containers)
            if (!refusal) plan(m_model.container(container));
    }

    Edit finish() {
        for (const StateIndex index : m_gone) m_draft.removeState(m_model.state(index));
        std::string label = m_count == 1 ? "Delete \"" + m_first->name + "\""
                                         : "Delete " + std::to_string(m_count) + " states";
        Edit edit = m_draft.finish(std::move(label));
        edit.select = m_select;
        for (const std::string& name : m_duplicates)
            edit.notes.push_back("Every state called \"" + name +
                                 "\" is deleted, for another one would take its place");
        return edit;
    }

    std::optional<Refusal> refusal;

  private:
    // Of states of one name all go with the one that counts.
    void takeDuplicates(const Container& container) {
        std::unordered_set<std::string_view> names;
        for (const StateIndex index : container.states)
            if (m_gone.contains(index)) names.insert(m_model.state(index).name);
        for (const StateIndex index : container.states)
            if (names.contains(m_model.state(index).name) && m_gone.insert(index).second)
                m_duplicates.insert(m_model.state(index).name);
    }

    StateIndex indexOf(const State& state) const {
        return static_cast<StateIndex>(&state - m_model.states().data());
    }

    // The state that follows the deleted one where it stood: by Next or Default, past other deleted ones.
    std::optional<StateIndex> successor(StateIndex index) {
        std::vector<StateIndex> passed;
        while (index != noIndex && m_gone.contains(index)) {
            // What was met before is known, or noIndex while it is sought: then it is a loop.
            const auto [known, isNew] = m_successors.emplace(index, noIndex);
            if (!isNew) {
                index = known->second;
                break;
            }
            passed.push_back(index);
            const auto next = wayOn(m_model.state(index));
            index = next ? m_model.findIn(m_model.state(index).container, *next) : noIndex;
        }
        for (const StateIndex each : passed) m_successors[each] = index;
        return index == noIndex ? std::nullopt : std::optional(index);
    }

    void plan(const Container& container) {
        // What goes away with its container needs no care.
        if (container.owner != noIndex && isInsideGone(container.owner)) return;
        std::optional<StateIndex> firstLeft;
        for (const StateIndex index : container.states)
            if (!firstLeft && !m_gone.contains(index)) firstLeft = index;
        if (!firstLeft) {
            // Empty again, as before its first state: another one may be put there.
            if (const json::Node start = container.node.findMember("StartAt")) m_draft.editor.remove(start);
            return;
        }
        if (container.start != noIndex && m_gone.contains(container.start))
            m_draft.setStartAt(container,
                               m_model.state(successor(container.start).value_or(*firstLeft)).name);
        for (const StateIndex index : container.states)
            if (!refusal && !m_gone.contains(index)) planState(index);
    }

    bool isInsideGone(StateIndex index) const {
        while (index != noIndex) {
            if (m_gone.contains(index)) return true;
            index = m_model.container(m_model.state(index).container).owner;
        }
        return false;
    }

    void planState(StateIndex index) {
        const State& state = m_model.state(index);
        std::vector<const Transition*> dropped;
        std::size_t rules = 0;
        for (const Transition& transition : state.transitions) {
            if (transition.to == noIndex || !m_gone.contains(transition.to)) continue;
            if (!m_select) m_select = state.path;
            const auto next = successor(transition.to);
            // Joining must not make a state its own successor: that would be a loop nobody asked for.
            if (next && *next != index) {
                m_draft.retarget(transition, m_model.state(*next).name);
            } else if (!transition.owner) {
                m_draft.setWayOn(state, std::nullopt);
            } else {
                dropped.push_back(&transition);
                if (transition.kind == TransitionKind::ChoiceRule) ++rules;
            }
        }
        if (rules > 0 && rules == state.node["Choices"].size())
            refusal = Refusal{"The Choice \"" + state.name + "\" would be left without a rule"};
        else
            m_draft.removeOwner(state, dropped);
    }

    const Model& m_model;
    Draft m_draft{m_model};
    std::unordered_set<StateIndex> m_gone;
    std::unordered_set<ContainerIndex> m_containers;
    std::set<std::string> m_duplicates;
    std::unordered_map<StateIndex, StateIndex> m_successors;
    const State* m_first = nullptr;
    std::size_t m_count = 0; ///< Of the states that were named.
    std::optional<StatePath> m_select;
};

} // namespace

std::optional<Refusal> canDelete(const Model& model, std::span<const StatePath> states) {
    return Removal(model, states).refusal;
}

Outcome deleteStates(const Model& model, std::span<const StatePath> states) {
    Removal removal(model, states);
    if (removal.refusal) return failure(std::move(*removal.refusal));
    return removal.finish();
}

Outcome deleteState(const Model& model, const StatePath& state) {
    return deleteStates(model, {&state, 1});
}

} // namespace wb::asl::refactor
