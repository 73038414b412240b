// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/node_text.h"
#include "core/asl/similar.h"
#include "core/json/writer.h"
#include "core/lint/rules.h"

#include <algorithm>

namespace wb::lint::rules {

namespace {

using asl::Container;
using asl::State;
using asl::StateIndex;
using asl::Transition;
using asl::TransitionKind;

std::string partOf(const Transition& transition) {
    const std::string index = std::to_string(transition.index);
    switch (transition.kind) {
    case TransitionKind::Next:
        return "/Next";
    case TransitionKind::Default:
        return "/Default";
    case TransitionKind::ChoiceRule:
        return "/Choices[" + index + "]/Next";
    case TransitionKind::Catch:
        break;
    }
    return "/Catch[" + index + "]/Next";
}

/// Whether a target is a name: not a placeholder, and not empty, which is reported as a value that cannot be.
bool isName(std::string_view target) {
    return !target.empty() && !asl::hasPlaceholder(target);
}

/// Offers names for missing targets, for as many as anybody reads: comparing every name with every other one
/// would cost quadratic time.
class Suggestions {
  public:
    explicit Suggestions(const asl::Model& model) : m_model(model) {}
    void offer(Diagnostic& diagnostic, const Container& container, std::string_view target, json::Node node) {
        if (m_comparisons == 0) return;
        m_comparisons -= std::min(m_comparisons, container.states.size());
        std::vector<std::string_view> candidates;
        for (const StateIndex index : container.states) candidates.push_back(m_model.state(index).name);
        const std::string_view meant = asl::mostSimilar(target, candidates);
        if (meant.empty()) return;
        std::string text;
        json::writeString(text, meant);
        diagnostic.fix = Fix{"Change to " + text, {{node.range(), text}}};
    }

  private:
    const asl::Model& m_model;
    std::size_t m_comparisons = 50'000;
};

class Transitions {
  public:
    explicit Transitions(const Check& check)
        : m_check(check), m_model(check.model), m_suggestions(check.model) {}

    void run() {
        // A machine without an end has nothing else to be said of the ways through it.
        const bool machineEnds = hasEnd(m_model.machine());
        if (!machineEnds) noEnd(m_model.machine(), {});
        for (const Container& container : m_model.containers()) {
            checkTargets(container);
            if (!machineEnds) continue;
            if (hasEnd(container)) {
                checkReachability(container);
                if (m_check.options.warnings) checkEnds(container);
            } else {
                noEnd(container, locationOf(container.path));
            }
        }
    }

  private:
    /// Whether some state ends the container, or might.
    bool hasEnd(const Container& container) const {
        return container.states.empty() || isOpen(container) ||
               std::any_of(container.states.begin(), container.states.end(),
                           [&](StateIndex index) { return m_model.state(index).isTerminal; });
    }

    void noEnd(const Container& container, std::string location) {
        m_check.report.add(Severity::Error, code::missingEnd, "Workflow has no terminal state",
                           std::move(location), container.node.findMember("States").key().range());
    }

    void missing(const Container& container, std::string location, std::string_view target, json::Node node) {
        Diagnostic& diagnostic = m_check.report.add(Severity::Error, code::missingTarget,
                                                    "Missing 'Next' target: " + std::string(target),
                                                    std::move(location), node.range());
        m_suggestions.offer(diagnostic, container, target, node);
    }

    void checkTargets(const Container& container) {
        if (container.start == asl::noIndex && isName(container.startAt) &&
            container.node["States"].isObject())
            missing(container, locationOf(container.path, "/StartAt"), container.startAt,
                    container.startAtNode);
        for (const StateIndex index : container.states) {
            const State& state = m_model.state(index);
            for (const Transition& transition : state.transitions)
                if (transition.to == asl::noIndex && isName(transition.target))
                    missing(container, locationOf(state.path, partOf(transition)), transition.target,
                            transition.targetNode);
        }
    }

    /// Whether a placeholder may lead anywhere, or stand for states that are not here yet.
    bool isOpen(const Container& container) const {
        if (asl::hasPlaceholder(container.startAt) || container.startAtNode.isPlaceholder()) return true;
        return std::any_of(container.states.begin(), container.states.end(), [&](StateIndex index) {
            const State& state = m_model.state(index);
            if (!state.node.isObject() || asl::hasPlaceholder(state.typeText)) return true;
            return std::any_of(
                state.transitions.begin(), state.transitions.end(), [](const Transition& transition) {
                    return transition.to == asl::noIndex && asl::hasPlaceholder(transition.target);
                });
        });
    }

    void checkReachability(const Container& container) {
        if (container.start == asl::noIndex || isOpen(container)) return;
        std::vector<StateIndex> queue = {container.start};
        m_reached.resize(m_model.states().size(), false);
        m_reached[container.start] = true;
        while (!queue.empty()) {
            const StateIndex index = queue.back();
            queue.pop_back();
            for (const Transition& transition : m_model.state(index).transitions)
                if (transition.to != asl::noIndex && !m_reached[transition.to]) {
                    m_reached[transition.to] = true;
                    queue.push_back(transition.to);
                }
        }
        for (const StateIndex index : container.states) {
            const State& state = m_model.state(index);
            // Of two states of the same name the first one cannot be meant; that is reported as a duplicate.
            if (m_reached[index] || m_model.findIn(state.container, state.name) != index) continue;
            m_check.report.add(Severity::Error, code::missingTarget,
                               "State \"" + state.name + "\" is not reachable.", locationOf(state.path),
                               state.nameNode.range());
        }
    }

    /// States that can never come to an end although others of their container can.
    void checkEnds(const Container& container) {
        if (container.start == asl::noIndex || isOpen(container)) return;
        std::vector<std::pair<StateIndex, StateIndex>> backwards;
        std::vector<StateIndex> queue;
        m_ends.resize(m_model.states().size(), false);
        for (const StateIndex index : container.states) {
            const State& state = m_model.state(index);
            for (const Transition& transition : state.transitions) {
                if (transition.to != asl::noIndex) backwards.emplace_back(transition.to, index);
                // What is broken is reported as such.
                if (transition.to == asl::noIndex) m_ends[index] = true;
            }
            if (state.isTerminal || state.transitions.empty()) m_ends[index] = true;
            if (m_ends[index]) queue.push_back(index);
        }
        std::sort(backwards.begin(), backwards.end());
        while (!queue.empty()) {
            const StateIndex index = queue.back();
            queue.pop_back();
            auto edge = std::lower_bound(backwards.begin(), backwards.end(), std::pair(index, StateIndex(0)));
            for (; edge != backwards.end() && edge->first == index; ++edge)
                if (!m_ends[edge->second]) {
                    m_ends[edge->second] = true;
                    queue.push_back(edge->second);
                }
        }
        for (const StateIndex index : container.states)
            if (!m_ends[index] && m_reached.size() > index && m_reached[index])
                m_check.report.add(Severity::Warning, code::cannotReachEnd,
                                   "No way leads from \"" + m_model.state(index).name + "\" to an end",
                                   locationOf(m_model.state(index).path),
                                   m_model.state(index).nameNode.range());
    }

    const Check& m_check;
    const asl::Model& m_model;
    Suggestions m_suggestions;
    std::vector<bool> m_reached;
    std::vector<bool> m_ends;
};

} // namespace

void transitions(const Check& check) {
    Transitions(check).run();
}

} // namespace wb::lint::rules
