// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tasks/nested_tasks.h"
#include "substitutions.h"

#include <map>
#include <string>
#include <string_view>

namespace wb::cli {

/// The state machines that startExecution may start, read when they are first asked for. `path` is a folder
/// that holds NAME.asl.json (.asl.yaml, .asl.yml) for the state machine NAME, or a file
/// `{"Definitions": {"<name or ARN>": "<file>" | {"File": "<file>", "Type": "EXPRESS"}}}` with files relative
/// to it.
class Definitions {
  public:
    Definitions(std::string path, Substitutions substitutions);
    /// Why there are none to be found; empty when all is well.
    const std::string& problem() const { return m_problem; }
    /// The machine of an ARN or a name, with what keeps it from being run; null when there is none.
    const tasks::LocalMachine* find(std::string_view arn);

  private:
    struct Entry {
        std::string file;
        execution::MachineType type = execution::MachineType::Standard;
    };
    const Entry* entry(std::string_view name) const;
    void readMap();
    void readFolder();

    std::string m_path;
    Substitutions m_substitutions;
    std::map<std::string, Entry, std::less<>> m_entries;
    std::map<std::string, tasks::LocalMachine, std::less<>> m_machines;
    std::string m_problem;
};

} // namespace wb::cli
