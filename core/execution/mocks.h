// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/execution/task.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace wb::execution {

/// Answers prepared in a file: our own `{"States": {"<state>": [reply, ...]}}` or AWS Step Functions Local's
/// MockConfigFile.json.
class Mocks {
  public:
    /// Reads either format, told apart by the top key. `stateMachine` and `testCase` choose within a
    /// MockConfigFile; empty takes the only one there is. The error says what is wrong and where.
    static Result<Mocks, std::string> read(std::string_view text, std::string_view stateMachine = {},
                                           std::string_view testCase = {});
    /// The states that are answered for.
    std::vector<std::string> stateNames() const;
    bool has(std::string_view stateName) const { return m_states.contains(std::string(stateName)); }

  private:
    friend class MockTasks;
    friend class MockReader;
    /// Given one after the other; `used` counts those given.
    struct Replies {
        std::vector<TaskReply> all;
        std::size_t used = 0;
    };
    struct StateReplies {
        Replies ofState;
        std::map<std::vector<std::uint32_t>, Replies> ofIteration;
    };
    std::unordered_map<std::string, StateReplies> m_states;
};

/// Answers tasks from mocks at once; what the mocks do not name goes on to `next`, if there is one.
class MockTasks : public TaskInterface {
  public:
    explicit MockTasks(Mocks mocks, TaskInterface* next = nullptr);
    const Mocks& mocks() const { return m_mocks; }
    void start(const TaskRequest& request, Completion completion) override;
    void cancel(TaskId task) override;
    bool wait(int milliseconds) override;

  private:
    Mocks m_mocks;
    TaskInterface* m_next;
};

} // namespace wb::execution
