// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/execution/mocks.h"
#include "core/execution/program.h"
#include "core/execution/start_options.h"
#include "core/execution/timeline.h"
#include "core/json/value.h"

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
    std::vector<RecordedEvent> events;

    /// Reads `{"events": [...]}` or a bare array, in either order of time. The error says what is wrong and
    /// where.
    static Result<Recording, std::string> read(std::string_view text);

    /// What the execution began with: input and time.
    execution::StartOptions options() const;
    /// What its tasks answered, as an answers file `{"States": {...}}`.
    json::Value answers() const;
};

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
