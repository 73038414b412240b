// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "coverage.h"

namespace wb::cli {

namespace {

std::string describe(const asl::State& state, const asl::Transition& transition) {
    std::string text = state.path.text();
    switch (transition.kind) {
    case asl::TransitionKind::Next:
        text += "/Next";
        break;
    case asl::TransitionKind::Default:
        text += "/Default";
        break;
    case asl::TransitionKind::ChoiceRule:
        text += "/Choices[" + std::to_string(transition.index) + "]";
        break;
    case asl::TransitionKind::Catch:
        text += "/Catch[" + std::to_string(transition.index) + "]";
        break;
    }
    return text + " -> " + transition.target;
}

void count(Coverage::Figure& figure, bool isVisited, const std::string& what) {
    ++figure.all;
    if (isVisited)
        ++figure.visited;
    else
        figure.missing.push_back(what);
}

} // namespace

void Visits::add(std::span<const execution::Change> changes) {
    for (const execution::Change& change : changes) {
        if (change.kind == execution::Change::Kind::Entered)
            states.insert(change.state);
        else if (change.kind == execution::Change::Kind::Taken)
            transitions.insert({change.state, change.transition, change.index});
    }
}

void Coverage::add(const Visits& visits) {
    m_visits.states.insert(visits.states.begin(), visits.states.end());
    m_visits.transitions.insert(visits.transitions.begin(), visits.transitions.end());
}

std::vector<Coverage::Figure> Coverage::figures() const {
    Figure states{"states", 0, 0, {}};
    Figure transitions{"transitions", 0, 0, {}};
    Figure rules{"choice rules", 0, 0, {}};
    Figure catchers{"catchers", 0, 0, {}};
    for (asl::StateIndex index = 0; index < m_model.states().size(); ++index) {
        const asl::State& state = m_model.state(index);
        count(states, m_visits.states.contains(index), state.path.text());
        for (const asl::Transition& transition : state.transitions) {
            const bool isTaken = m_visits.transitions.contains({index, transition.kind, transition.index});
            const std::string what = describe(state, transition);
            count(transitions, isTaken, what);
            if (transition.kind == asl::TransitionKind::ChoiceRule ||
                transition.kind == asl::TransitionKind::Default)
                count(rules, isTaken, what);
            if (transition.kind == asl::TransitionKind::Catch) count(catchers, isTaken, what);
        }
    }
    return {states, transitions, rules, catchers};
}

double Coverage::percent() const {
    const std::vector<Figure> all = figures();
    Figure sum;
    for (const Figure& figure : {all[0], all[1]}) {
        sum.visited += figure.visited;
        sum.all += figure.all;
    }
    return sum.percent();
}

} // namespace wb::cli
