// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/stops.h"

#include "core/query/variables.h"
#include "ui/value_text.h"

#include <QCoreApplication>

namespace wb::ui {

using execution::Change;
using execution::Timeline;
using query::jsonata::Expression;

namespace {

/// A condition is asked at every visit of its state: it must not hold up the run.
constexpr query::jsonata::Limits conditionLimits{.steps = 5'000'000,
                                                 .depth = 1'000,
                                                 .resultBytes = 64ULL << 20,
                                                 .memoryBytes = 64ULL << 20,
                                                 .milliseconds = 1'000};

QString translate(const char* text) {
    return QCoreApplication::translate("wb::ui::Stops", text);
}

/// What a condition speaks of at a state that was left.
json::Value outputOf(const Timeline& timeline, execution::FiberId id) {
    const execution::Fiber* fiber = timeline.state().fiber(id);
    return fiber && fiber->activity == execution::Activity::Ready ? fiber->data
                                                                  : timeline.phases(timeline.cursor()).output;
}

/// What the state could read; of a fiber that is over, from before its last step.
json::Value variablesOf(const Timeline& timeline, execution::FiberId id) {
    const execution::Fiber* fiber = timeline.state().fiber(id);
    if (!fiber && timeline.cursor() > 0) fiber = timeline.state(timeline.cursor() - 1).fiber(id);
    return fiber ? query::visibleVariables(fiber->outerVariables, fiber->variables) : json::Value::object();
}

json::Value errorOf(const Timeline& timeline) {
    const auto details = timeline.phases(timeline.cursor()).errorDetails;
    if (!details) return json::Value::object();
    return json::Value::object({{"Error", details->error}, {"Cause", details->cause}});
}

} // namespace

QString Stops::conditionProblem(const std::string& condition) {
    if (condition.empty()) return {};
    const auto compiled = Expression::compile(condition);
    return compiled.ok() ? QString() : toQString(compiled.error().message);
}

void Stops::set(const Breakpoints& breakpoints) {
    std::unordered_map<asl::StatePath, Watched> all;
    for (const auto& [path, breakpoint] : breakpoints) {
        if (!breakpoint.isEnabled) continue;
        Watched watched{breakpoint, std::nullopt, 0};
        if (const auto known = m_all.find(path);
            known != m_all.end() && known->second.breakpoint == breakpoint)
            watched.hits = known->second.hits;
        if (auto compiled = Expression::compile(breakpoint.condition);
            !breakpoint.condition.empty() && compiled.ok())
            watched.condition = std::move(compiled).value();
        all.emplace(path, std::move(watched));
    }
    m_all = std::move(all);
}

void Stops::reset() {
    for (auto& [path, watched] : m_all) watched.hits = 0;
}

bool Stops::holds(const Watched& watched, const Timeline& timeline, execution::FiberId id, Moment moment,
                  QString* problem) {
    if (!watched.condition) return true;
    query::jsonata::Environment environment;
    const execution::Fiber* fiber = timeline.state().fiber(id);
    environment.input = moment == Moment::Error  ? errorOf(timeline)
                        : moment == Moment::Exit ? outputOf(timeline, id)
                        : fiber                  ? fiber->data
                                                 : json::Value();
    environment.variables = variablesOf(timeline, id);
    environment.clockMillis = timeline.state().now();
    environment.limits = conditionLimits;
    const auto result = watched.condition->evaluate(environment);
    // A condition that cannot be told must not let the run pass unseen.
    if (!result.ok()) {
        *problem = toQString(result.error().message);
        return true;
    }
    if (result->isBoolean()) return result->boolean();
    if (!result->isAbsent())
        *problem = translate("The condition gives %1, neither true nor false").arg(shortText(*result, 60));
    return !result->isAbsent();
}

std::optional<Stop> Stops::check(const Timeline& timeline, const asl::StatePath& path,
                                 execution::FiberId fiber, Moment moment, bool counts) {
    const auto found = m_all.find(path);
    if (found == m_all.end()) return std::nullopt;
    Watched& watched = found->second;
    const Breakpoint& breakpoint = watched.breakpoint;
    const bool isWatched = moment == Moment::Entry  ? breakpoint.onEntry
                           : moment == Moment::Exit ? breakpoint.onExit
                                                    : breakpoint.onError;
    Stop stop{path, {}};
    if (!isWatched || !holds(watched, timeline, fiber, moment, &stop.problem)) return std::nullopt;
    if (counts && ++watched.hits < breakpoint.hits) return std::nullopt;
    return stop;
}

std::optional<Stop> Stops::at(const Timeline& timeline, bool counts) {
    if (m_all.empty()) return std::nullopt;
    const auto pathOf = [&](asl::StateIndex state) -> const asl::StatePath& {
        return timeline.program().state(state).path;
    };
    for (const Change& change : timeline.changesOf(timeline.cursor())) {
        if (change.state == asl::noIndex) continue;
        const bool isError = change.kind == Change::Kind::Failed || change.kind == Change::Kind::Caught ||
                             change.kind == Change::Kind::Retrying;
        if (!isError && change.kind != Change::Kind::Succeeded) continue;
        const Moment moment = isError ? Moment::Error : Moment::Exit;
        if (auto stop = check(timeline, pathOf(change.state), change.fiber, moment, counts)) return stop;
    }
    const execution::FiberId next = timeline.state().nextReady();
    const execution::Fiber* fiber = timeline.state().fiber(next);
    if (!fiber || fiber->state == asl::noIndex) return std::nullopt;
    return check(timeline, pathOf(fiber->state), next, Moment::Entry, counts);
}

} // namespace wb::ui
