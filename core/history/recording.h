// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/execution/driver.h"
#include "core/execution/program.h"
#include "core/execution/start_options.h"
#include "core/execution/timeline.h"
#include "core/json/value.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wb::history {

/// One event of a recorded history.
struct RecordedEvent {
    std::string type;
    std::int64_t id = 0;
    std::int64_t previousId = 0;
    execution::Time time = 0;
    /// The `...EventDetails` object; Absent when the event has none.
    json::Value details;
};

/// A recorded execution, as `aws stepfunctions get-execution-history` prints it.
struct Recording {
    /// By id. Of an execution that was redriven, those of its first attempt.
    std::vector<RecordedEvent> events;
    /// What keeps a replay from being exact: data that was cut or left out, events that are missing.
    std::vector<std::string> warnings;
    /// Only the log of an Express execution tells.
    execution::MachineType type = execution::MachineType::Standard;

    /// Reads `{"events": [...]}` or a bare array, in either order of time; several of them one after the
    /// other, as the pages of a long history; and events line by line, as Express executions log them. The
    /// error says what is wrong and where.
    static Result<Recording, std::string> read(std::string_view text);

    /// Whether the execution had ended when it was recorded.
    bool isOver() const;
    /// What the execution began with: input, time and type.
    execution::StartOptions options() const;
    /// What its tasks answered, as an answers file `{"States": {...}}`.
    json::Value answers() const;
};

/// Runs to where the recording ends: an execution that somebody stopped is stopped again, one that had not
/// ended is left as it was. `afterStep` is called after each step, where given.
execution::Driver::Situation run(execution::Driver& driver, const execution::Timeline& timeline,
                                 const Recording& recording, const std::function<void()>& afterStep = {});

/// The first event in which a run differs from the recording, counted from 0; nothing when they agree.
std::optional<std::size_t> divergence(const execution::Timeline& timeline, const Recording& recording);

/// A recorded execution taken again step by step.
struct Replay {
    execution::Timeline timeline;
    /// The first event in which the replay differs from the recording, counted from 0; nothing when they
    /// agree.
    std::optional<std::size_t> divergesAt;
    /// Why the replay stopped before its end; empty when it did not.
    std::string problem;
};

/// Runs `program` with the recording's input and answers. Linear.
Replay replay(execution::ProgramPtr program, const Recording& recording);

} // namespace wb::history
