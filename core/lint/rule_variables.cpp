// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/node_text.h"
#include "core/lint/rules.h"

#include <unordered_map>

namespace wb::lint::rules {

namespace {

using asl::ContainerIndex;
using asl::StateIndex;

class Variables {
  public:
    explicit Variables(const Check& check) : m_check(check), m_model(check.model) {
        for (const Use& use : check.facts.uses) {
            if (use.kind != Use::Kind::AssignVariable || use.state == asl::noIndex) continue;
            m_assigners[use.name][m_model.state(use.state).container].push_back(use.state);
        }
    }

    void run() {
        for (const Use& use : m_check.facts.uses) {
            if (use.state == asl::noIndex) continue;
            if (use.kind == Use::Kind::ReadVariable && use.name != "states") checkRead(use);
            if (use.kind == Use::Kind::AssignVariable) checkAssignment(use);
        }
    }

  private:
    /// The state around a container from which variables can be seen inside; noIndex at the machine and in
    /// the child executions of a distributed Map.
    StateIndex scopeAround(ContainerIndex index) const {
        const asl::Container& container = m_model.container(index);
        if (container.owner == asl::noIndex) return asl::noIndex;
        const bool distributed =
            asl::NodeText(container.node["ProcessorConfig"]["Mode"]).view() == "DISTRIBUTED";
        return distributed ? asl::noIndex : container.owner;
    }

    void checkRead(const Use& use) {
        bool isAssigned = false;
        const auto byContainer = m_assigners.find(use.name);
        for (StateIndex state = use.state; state != asl::noIndex && byContainer != m_assigners.end();
             state = scopeAround(m_model.state(state).container)) {
            const ContainerIndex container = m_model.state(state).container;
            const auto assigners = byContainer->second.find(container);
            if (assigners == byContainer->second.end()) continue;
            isAssigned = true;
            if (canFollow(use.name, container, assigners->second, state)) return;
        }
        const std::string name = '$' + use.name;
        warn(use, code::unassignedVariable,
             isAssigned ? "No state that can run before this one assigns " + name
                        : name + " is never assigned");
    }

    void checkAssignment(const Use& use) {
        const auto& byContainer = m_assigners[use.name];
        if (byContainer.size() < 2) return;
        StateIndex outer = scopeAround(m_model.state(use.state).container);
        for (; outer != asl::noIndex; outer = scopeAround(m_model.state(outer).container)) {
            if (byContainer.count(m_model.state(outer).container) == 0) continue;
            warn(use, code::shadowedVariable,
                 '$' + use.name + " belongs to an outer scope, too, and cannot be assigned here");
            return;
        }
    }

    /// Whether a way leads from one of the assigning states to another state.
    bool canFollow(const std::string& name, ContainerIndex container,
                   const std::vector<StateIndex>& assigners, StateIndex state) {
        const auto [entry, isNew] = m_followers[name].try_emplace(container);
        if (isNew) entry->second = followersOf(assigners);
        return m_budget <= 0 || entry->second.count(state) != 0;
    }

    std::unordered_map<StateIndex, bool> followersOf(std::vector<StateIndex> queue) {
        std::unordered_map<StateIndex, bool> followers;
        while (!queue.empty() && m_budget > 0) {
            const StateIndex index = queue.back();
            queue.pop_back();
            for (const asl::Transition& transition : m_model.state(index).transitions) {
                --m_budget;
                if (transition.to != asl::noIndex && followers.emplace(transition.to, true).second)
                    queue.push_back(transition.to);
            }
        }
        return followers;
    }

    void warn(const Use& use, std::string_view code, std::string message) {
        m_check.report.add(Severity::Warning, code, std::move(message),
                           locationOf(m_model.state(use.state).path), use.range);
    }

    const Check& m_check;
    const asl::Model& m_model;
    std::unordered_map<std::string, std::unordered_map<ContainerIndex, std::vector<StateIndex>>> m_assigners;
    std::unordered_map<std::string, std::unordered_map<ContainerIndex, std::unordered_map<StateIndex, bool>>>
        m_followers;
    /// Transitions that may still be followed: a machine with many variables in a long chain is not worth
    /// more.
    std::int64_t m_budget = 2'000'000;
};

} // namespace

void variables(const Check& check) {
    if (check.options.warnings) Variables(check).run();
}

} // namespace wb::lint::rules
