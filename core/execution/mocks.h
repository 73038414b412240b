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
    /// Given one after the other, each to the invocations before `end`, counted from 0.
    struct Replies {
        struct Entry {
            TaskReply reply;
            std::size_t end = 0;
        };
        std::vector<Entry> all;
        /// How many were given, and where in `all` the next one is.
        std::size_t used = 0;
        std::size_t next = 0;
        /// The first invocation that has none.
        std::size_t end() const { return all.empty() ? 0 : all.back().end; }
        void add(TaskReply reply, std::size_t until) { all.push_back({std::move(reply), until}); }
        /// The next reply; null when there is none left.
        const TaskReply* take();
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
