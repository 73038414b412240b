// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/mocks.h"
#include "core/execution/start_options.h"
#include "core/execution/task.h"
#include "definitions.h"
#include "programs.h"

#include <memory>
#include <string>
#include <vector>

namespace wb::cli {

/// What an execution's tasks are answered from.
struct AnswerSources {
    /// The definition: beside it lie the files that a Distributed Map reads.
    std::string file;
    /// In the order in which they are asked.
    std::vector<execution::Mocks> mocks;
    /// Those of `--handlers` and `--lambda-endpoint`; null without.
    std::shared_ptr<const ProgramAnswers> programs;
    /// The other definitions that startExecution may start; null when there are none.
    std::shared_ptr<Definitions> definitions;

    /// Takes `--handlers`, `--lambda-endpoint` and `--definitions`. Returns false when `option` is none of
    /// them.
    bool readOption(const std::string& option, const std::string& value);
    /// Reads the files that the options named; `substitutions` are for the definitions. Prints what is wrong
    /// and returns false when they cannot be used.
    bool readFiles(const Substitutions& substitutions);

  private:
    std::string m_handlersFile;
    std::string m_lambdaEndpoint;
    std::string m_definitionsPath;
};

/// Those who answer tasks, in their order: mocks, handlers, endpoint, local definitions, files. Each goes on
/// to the next.
struct Answerers {
    Answerers(const AnswerSources& sources, const execution::StartOptions& options);
    ~Answerers();
    execution::TaskInterface& first() { return *m_chain.back(); }

  private:
    std::vector<std::unique_ptr<execution::TaskInterface>> m_chain;
};

} // namespace wb::cli
