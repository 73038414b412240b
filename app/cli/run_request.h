// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/mocks.h"
#include "core/execution/start_options.h"
#include "core/execution/task.h"
#include "core/history/recording.h"
#include "core/tasks/handlers.h"
#include "definitions.h"
#include "substitutions.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wb::cli {

/// The arguments of `asl run`.
struct RunRequest {
    std::string file;
    execution::StartOptions options;
    std::string historyFile;
    std::string lambdaEndpoint;
    std::optional<execution::Mocks> mocks;
    /// Where the mocks come from; empty when they are those of the recorded history.
    std::string mocksFile;
    std::optional<tasks::Handlers> handlers;
    /// A recorded history whose input, time and answers the run takes.
    std::string replayFile;
    /// What it says, where the run takes all of it.
    std::optional<history::Recording> recording;
    Substitutions substitutions;
    /// The other definitions that startExecution may start; null when there are none.
    std::shared_ptr<Definitions> definitions;
    bool isJson = false;
    bool showsSteps = false;
};

/// Reads the arguments and the files they name. Prints what is wrong and returns nothing when they make no
/// sense.
std::optional<RunRequest> readRunRequest(const std::vector<std::string>& arguments);

/// Those who answer tasks, in the order of the request: mocks, handlers, endpoint. Each goes on to the next.
struct Answerers {
    explicit Answerers(const RunRequest& request);
    ~Answerers();
    execution::TaskInterface& first() { return *m_chain.back(); }

  private:
    std::vector<std::unique_ptr<execution::TaskInterface>> m_chain;
};

} // namespace wb::cli
