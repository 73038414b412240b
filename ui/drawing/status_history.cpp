// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/drawing/status_history.h"

#include <QJsonObject>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace wb::ui::drawing {

namespace {

struct Event {
    qint64 id = 0;
    qint64 before = 0;
    QString type;
    /// Of an event that enters or leaves a state.
    const asl::State* state = nullptr;

    bool enters() const { return type.endsWith(u"StateEntered"); }
    bool leaves() const { return type.endsWith(u"StateExited"); }
    bool fails() const {
        return type == u"FailStateEntered" || type.endsWith(u"Failed") || type.endsWith(u"TimedOut");
    }
};

class HistoryReader {
  public:
    HistoryReader(const QJsonArray& events, const asl::Model& model) : m_model(model) {
        for (const asl::State& state : model.states()) m_byName.emplace(state.name, &state);
        for (const QJsonValue& value : events) add(value.toObject());
        for (std::size_t i = 0; i < m_events.size(); ++i) m_place.emplace(m_events[i].id, i);
        m_places.resize(m_events.size());
        m_entries.resize(m_events.size());
    }

    RunStatus read() {
        m_run.shown = true;
        for (const Event& event : m_events) take(event);
        return std::move(m_run);
    }

  private:
    void add(const QJsonObject& written) {
        Event event{written[QLatin1String("id")].toInteger(),
                    written[QLatin1String("previousEventId")].toInteger(),
                    written[QLatin1String("type")].toString(), nullptr};
        const char* details = event.enters()   ? "stateEnteredEventDetails"
                              : event.leaves() ? "stateExitedEventDetails"
                                               : nullptr;
        if (details) {
            const QJsonObject about = written[QLatin1String(details)].toObject();
            const auto found = m_byName.find(about[QLatin1String("name")].toString().toStdString());
            if (found != m_byName.end()) event.state = found->second;
        }
        m_events.push_back(std::move(event));
    }

    void take(const Event& event) {
        if (event.enters() && event.state) {
            StateRun& state = m_run.states[event.state->path];
            state.status = event.state->type == asl::StateType::Fail ? Status::Failed : Status::Active;
            if (state.status == Status::Active) m_active[event.state->path.text()] = &state;
            ++state.entered;
            arrive(event);
        } else if (event.leaves() && event.state) {
            const Event* before = previous(event);
            m_run.states[event.state->path].status =
                before && before->fails() ? Status::Caught : Status::Succeeded;
            m_active.erase(event.state->path.text());
            // What still ran inside of it ended with it.
            end(event.state->path, Status::Aborted);
        } else if (event.type == u"ExecutionSucceeded") {
            m_run.ended = true;
        } else if (event.type == u"ExecutionFailed") {
            failAround(event);
            end({}, Status::Aborted);
        } else if (event.type == u"ExecutionAborted" || event.type == u"ExecutionTimedOut") {
            end({}, Status::Aborted);
        }
    }

    const Event* previous(const Event& event) const {
        const auto found = m_place.find(event.before);
        // Only backwards: a broken history must not lead in a circle.
        if (found == m_place.end() || m_events[found->second].id >= event.id) return nullptr;
        return &m_events[found->second];
    }

    /// What is known of the way back from each event to the nearest one of a kind.
    using Nearest = std::vector<std::optional<const Event*>>;

    /// The first event on the way back from `start`, itself included, that is `wanted`. What is passed is
    /// remembered: whoever comes by later need not walk the way again.
    const Event* nearest(const Event* start, Nearest& known, bool (*wanted)(const Event&)) const {
        std::vector<std::size_t> passed;
        const Event* event = start;
        while (event && !wanted(*event)) {
            const auto index = static_cast<std::size_t>(event - m_events.data());
            if (known[index]) {
                event = *known[index];
                break;
            }
            passed.push_back(index);
            event = previous(*event);
        }
        for (const std::size_t index : passed) known[index] = event;
        return event;
    }

    /// The transition that leads from a state to another one; null when there is none.
    const asl::Transition* wayTo(const asl::State& from, asl::StateIndex to, bool caught) {
        const auto known = m_ways.try_emplace(&from);
        if (known.second)
            for (const asl::Transition& way : from.transitions)
                known.first->second.emplace(std::pair(way.to, way.kind == asl::TransitionKind::Catch), &way);
        const auto found = known.first->second.find({to, caught});
        return found == known.first->second.end() ? nullptr : found->second;
    }

    /// Counts the transition that led to the state just entered.
    void arrive(const Event& event) {
        const Event* from =
            nearest(previous(event), m_places, [](const Event& e) { return e.enters() || e.leaves(); });
        if (!from) {
            ++m_run.taken[{asl::StatePath(), asl::TransitionKind::Next, 0}];
            return;
        }
        if (!from->leaves() || !from->state || from->state->container != event.state->container) return;
        const Event* cause = previous(*from);
        const bool caught = cause && cause->fails();
        const asl::StateIndex to = static_cast<asl::StateIndex>(event.state - m_model.states().data());
        if (const asl::Transition* way = wayTo(*from->state, to, caught))
            ++m_run.taken[{from->state->path, way->kind, way->index}];
    }

    /// The state in which the execution failed and every container around it.
    void failAround(const Event& event) {
        // An execution fails once; whatever says so again has nothing left to mark.
        if (m_active.empty()) return;
        const Event* cause = nearest(previous(event), m_entries, [](const Event& e) { return e.enters(); });
        const asl::State* state = cause ? cause->state : nullptr;
        while (state) {
            StateRun& run = m_run.states[state->path];
            if (m_active.erase(state->path.text()) > 0) run.status = Status::Failed;
            const asl::StateIndex owner = m_model.container(state->container).owner;
            state = owner == asl::noIndex ? nullptr : &m_model.state(owner);
        }
    }

    /// Of the states inside of `container` (all for the machine) those that have not ended.
    void end(const asl::StatePath& container, Status status) {
        const std::string inside = container.isMachine() ? std::string() : container.text() + '/';
        auto next = m_active.lower_bound(inside);
        while (next != m_active.end() && next->first.starts_with(inside)) {
            next->second->status = status;
            next = m_active.erase(next);
        }
    }

    const asl::Model& m_model;
    std::unordered_map<std::string, const asl::State*> m_byName;
    std::vector<Event> m_events;
    std::unordered_map<qint64, std::size_t> m_place;
    Nearest m_places, m_entries;
    std::unordered_map<const asl::State*, std::map<std::pair<asl::StateIndex, bool>, const asl::Transition*>>
        m_ways;
    /// The states that have not ended, by path: what is inside of a container stands together.
    std::map<std::string, StateRun*, std::less<>> m_active;
    RunStatus m_run;
};

} // namespace

RunStatus statusOfHistory(const QJsonArray& events, const asl::Model& model) {
    return HistoryReader(events, model).read();
}

} // namespace wb::ui::drawing
