// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/mocks.h"
#include "core/history/history.h"
#include "core/history/recording.h"
#include "core/json/writer.h"

#include <algorithm>

namespace wb::history {

execution::Driver::Situation run(execution::Driver& driver, const execution::Timeline& timeline,
                                 const Recording& recording, const std::function<void()>& afterStep) {
    using Situation = execution::Driver::Situation;
    const auto recorded = [&] { return timeline.events(timeline.size() - 1).size(); };
    const RecordedEvent* stop = recording.isOver() && recording.events.back().type == "ExecutionAborted"
                                    ? &recording.events.back()
                                    : nullptr;
    const std::size_t last = stop                 ? recording.events.size() - 1
                             : recording.isOver() ? static_cast<std::size_t>(-1)
                                                  : recording.events.size();
    const auto tell = [&] {
        if (afterStep) afterStep();
    };
    while (recorded() < last) {
        const Situation situation = driver.step();
        tell();
        if (situation != Situation::Advanced) return situation;
    }
    if (stop) {
        driver.apply(execution::Command::passTime(0, stop->time));
        driver.apply(execution::Command::abort(stop->details["error"], stop->details["cause"]));
        tell();
    }
    return Situation::Finished;
}

std::optional<std::size_t> divergence(const execution::Timeline& timeline, const Recording& recording) {
    const std::span<const execution::Event> events = timeline.events(timeline.size() - 1);
    const std::size_t common = std::min(events.size(), recording.events.size());
    for (std::size_t at = 0; at < common; ++at)
        if (typeName(events[at], timeline.program().model()) != recording.events[at].type) return at;
    // The last step may go a little further than an execution that had not ended.
    const bool isAgreed = events.size() == recording.events.size() ||
                          (events.size() > recording.events.size() && !recording.isOver());
    return isAgreed ? std::nullopt : std::optional(common);
}

Replay replay(execution::ProgramPtr program, const Recording& recording) {
    Replay replay{execution::Timeline(program, recording.options()), {}, {}};
    Result<execution::Mocks, std::string> mocks = execution::Mocks::read(json::toText(recording.answers()));
    if (!mocks) {
        replay.problem = mocks.error();
        return replay;
    }
    execution::MockTasks tasks(std::move(*mocks));
    execution::Driver driver(replay.timeline, tasks);
    if (run(driver, replay.timeline, recording) != execution::Driver::Situation::Finished)
        replay.problem = driver.problem().stateName + ": " + driver.problem().message;
    replay.divergesAt = divergence(replay.timeline, recording);
    return replay;
}

} // namespace wb::history
