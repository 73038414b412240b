// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "answerers.h"
#include "core/execution/start_options.h"
#include "core/history/recording.h"
#include "substitutions.h"

#include <optional>
#include <string>
#include <vector>

namespace wb::cli {

/// The arguments of `asl run`.
struct RunRequest {
    std::string file;
    execution::StartOptions options;
    std::string historyFile;
    /// Where what answered the tasks is kept, as an answers file.
    std::string answersFile;
    AnswerSources answers;
    /// Where the mocks come from; empty when they are those of the recorded history.
    std::string mocksFile;
    /// A recorded history whose input, time and answers the run takes.
    std::string replayFile;
    /// What it says, where the run takes all of it.
    std::optional<history::Recording> recording;
    Substitutions substitutions;
    bool isJson = false;
    bool showsSteps = false;
};

/// Reads the arguments and the files they name. Prints what is wrong and returns nothing when they make no
/// sense.
std::optional<RunRequest> readRunRequest(const std::vector<std::string>& arguments);

} // namespace wb::cli
