// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/draft.h"

#include <unordered_map>

namespace wb::asl::refactor {

namespace {

/// What deleting a set of states does to what is left.
class Removal {
  public:
    Removal(const Model& model, std::span<const StatePath> paths) : m_model(model) {
        refusal = refuseDocument(model);
        for (const StatePath& path : paths) {
            const State* state = refusal ? nullptr : requireState(model, path, refusal);
            if (!state) return;
            m_gone.insert(indexOf(*state));
        }
        if (m_gone.empty()) refusal = Refusal{"No state is selected"};
        for (const StateIndex index : m_gone) {
            m_containers.insert(m_model.state(index).container);
            if (!m_first) m_first = &m_model.state(index);
        }
        for (const ContainerIndex container : m_containers)
            if (!refusal) plan(m_model.container(container));
    }

    Edit finish() {
        for (const StateIndex index : m_gone) m_draft.removeState(m_model.state(index));
        std::string label = m_gone.size() == 1 ? "Delete \"" + m_first->name + "\""
                                               : "Delete " + std::to_string(m_gone.size()) + " states";
        Edit edit = m_draft.finish(std::move(label));
        edit.select = m_select;
        return edit;
    }

    std::optional<Refusal> refusal;

  private:
    StateIndex indexOf(const State& state) const {
        return static_cast<StateIndex>(&state - m_model.states().data());
    }

    // The state that follows the deleted one where it stood: by Next or Default, past other deleted ones.
    std::optional<StateIndex> successor(StateIndex index) const {
        std::unordered_set<StateIndex> seen;
        while (index != noIndex && m_gone.contains(index)) {
            if (!seen.insert(index).second) return std::nullopt;
            const auto next = wayOn(m_model.state(index));
            if (!next) return std::nullopt;
            index = m_model.findIn(m_model.state(index).container, *next);
        }
        return index == noIndex ? std::nullopt : std::optional(index);
    }

    void plan(const Container& container) {
        // What goes away with its container needs no care.
        if (container.owner != noIndex && isInsideGone(container.owner)) return;
        std::optional<StateIndex> firstLeft;
        for (const StateIndex index : container.states)
            if (!firstLeft && !m_gone.contains(index)) firstLeft = index;
        if (!firstLeft) {
            refusal = Refusal{"A container needs at least one state"};
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
    const State* m_first = nullptr;
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
