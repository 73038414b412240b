// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/execution/task.h"

#include <memory>
#include <string>
#include <vector>

/// Where the command line starts other programs. There are two programs of one command line: `asl`, which
/// loads no Qt and so starts in a moment, and `asl-processes`, which can start others. What is declared here
/// each of them has its own way; all else is the same.
namespace wb::cli {

/// Called before anything is read when an argument asks for other programs: `asl` becomes `asl-processes`
/// with the same command line and does not return.
void needPrograms();

/// Draws a picture by the drawing helper: `asl graph`.
int runGraph(const std::vector<std::string>& arguments);

/// Answers tasks by other programs: local functions and a Lambda endpoint.
class ProgramAnswers {
  public:
    /// Either may be empty. The error is a usage error's text.
    static Result<std::shared_ptr<const ProgramAnswers>, std::string> read(const std::string& handlersFile,
                                                                           const std::string& endpoint);
    virtual ~ProgramAnswers() = default;
    /// Appends those who answer, each before the last one of the chain.
    virtual void appendTo(std::vector<std::unique_ptr<execution::TaskInterface>>& chain) const = 0;
};

/// Runs the command line of `main` and ends the process.
[[noreturn]] void runCommandLine(int argc, char* argv[]);

} // namespace wb::cli
