// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/answers_log.h"

#include <utility>
#include <vector>

namespace wb::execution {

json::Value answerOf(const TaskRequest& request, const TaskReply& reply) {
    std::vector<json::Member> members;
    const auto orNull = [](const json::Value& value) {
        return value.isAbsent() ? json::Value(nullptr) : value;
    };
    switch (reply.kind) {
    case TaskReply::Kind::Succeeded:
        members.push_back({"output", orNull(reply.output)});
        break;
    case TaskReply::Kind::Failed:
        members.push_back({"error", orNull(reply.error)});
        if (!reply.cause.isAbsent()) members.push_back({"cause", reply.cause});
        if (reply.isUnsubmitted) members.push_back({"event", "TaskSubmitFailed"});
        break;
    case TaskReply::Kind::Never:
        members.push_back({"timeout", true});
        if (!reply.error.isAbsent()) members.push_back({"error", reply.error});
        break;
    case TaskReply::Kind::Unanswered:
    case TaskReply::Kind::Broken:
        return {};
    }
    if (!reply.submitted.isAbsent()) members.push_back({"submitted", reply.submitted});
    if (!request.iteration.empty()) {
        std::vector<json::Value> indices;
        for (const std::uint32_t index : request.iteration)
            indices.emplace_back(static_cast<std::int64_t>(index));
        members.push_back({"iteration", json::Value::array(std::move(indices))});
    }
    if (reply.isAlive) members.push_back({"alive", true});
    if (reply.delay > 0) members.push_back({"delay", static_cast<double>(reply.delay) / 1000});
    return json::Value::object(std::move(members));
}

void AnswersLog::start(const TaskRequest& request, Completion completion) {
    (*m_states)[request.stateName].insert_or_assign(request.sequence, answerOf(request, TaskReply::never()));
    m_next.start(request, [states = m_states, request, completion = std::move(completion)](TaskId task,
                                                                                           TaskReply reply) {
        (*states)[request.stateName].insert_or_assign(request.sequence, answerOf(request, reply));
        completion(task, std::move(reply));
    });
}

json::Value AnswersLog::answers() const {
    std::vector<json::Member> states;
    for (const auto& [state, replies] : *m_states) {
        std::vector<json::Value> list;
        for (const auto& [sequence, reply] : replies)
            if (!reply.isAbsent()) list.push_back(reply);
        states.push_back({state, json::Value::array(std::move(list))});
    }
    return json::Value::object({{"States", json::Value::object(std::move(states))}});
}

} // namespace wb::execution
