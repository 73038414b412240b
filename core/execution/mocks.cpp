// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/mocks.h"

#include "core/json/parser.h"
#include "core/json/read_problem.h"
#include "core/json/reader.h"
#include "core/json/writer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

using namespace std::string_view_literals;

namespace wb::execution {

namespace {

using Message = std::optional<std::string>;

/// Text stays what it is; anything else becomes its JSON text, as causes are always text.
json::Value asText(const json::Value& value) {
    if (value.isString() || value.isAbsent() || value.isNull()) return value.isNull() ? json::Value() : value;
    return json::toText(value);
}

std::string textOf(const std::vector<std::uint32_t>& iteration) {
    std::string text;
    for (const std::uint32_t index : iteration) text += (text.empty() ? "" : ", ") + std::to_string(index);
    return '[' + text + ']';
}

std::optional<std::size_t> number(std::string_view text) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

/// The place of a key that an object of the format has twice: a reader of values keeps one of them only. What
/// a reply holds is not looked into.
Message writtenTwice(json::Node object, const std::string& place) {
    std::set<std::string> keys;
    for (const json::Node member : object.children()) {
        const std::string key = member.key().string().value_or(std::string());
        if (!keys.insert(key).second) return place + "/" + key + " is written twice";
        const json::Node value = member.value();
        if (!value.isObject() || key == "Return") continue;
        if (Message problem = writtenTwice(value, place + "/" + key)) return problem;
    }
    return std::nullopt;
}

} // namespace

/// Reads both formats; every refusal says where.
class MockReader {
  public:
    Message readAnswers(const json::Value& states);
    Message readMockConfig(const json::Value& root, std::string_view machine, std::string_view testCase);
    Mocks take() { return std::move(m_mocks); }

  private:
    Message readReply(const json::Value& value, const std::string& place, Mocks::StateReplies& replies);
    Message readResponse(const json::Value& response, const std::string& place, Mocks::StateReplies& replies);
    Mocks m_mocks;
};

Message MockReader::readReply(const json::Value& value, const std::string& place,
                              Mocks::StateReplies& replies) {
    TaskReply reply;
    if (!value.isObject()) return place + " must be an object";
    const json::Value* output = value.find("output"sv);
    const json::Value* error = value.find("error"sv);
    const json::Value* timeout = value.find("timeout"sv);
    if (timeout && !timeout->isBoolean()) return place + "/timeout must be true or false";
    if (timeout && timeout->boolean()) {
        if (output) return place + " has both output and timeout";
        reply = TaskReply::never(error && error->isString() ? *error : json::Value());
    } else if (output) {
        if (error) return place + " has both output and error";
        reply = TaskReply::success(*output);
    } else if (error || value.find("cause"sv)) {
        reply = TaskReply::failure(error ? asText(*error) : json::Value(), asText(value["cause"]));
        reply.isUnsubmitted = value["event"] == json::Value("TaskSubmitFailed");
    } else {
        return place + " needs one of output, error and timeout";
    }
    reply.submitted = value["submitted"];
    if (const json::Value* delay = value.find("delay"sv)) {
        constexpr double most = 1e10;
        const double seconds = delay->isNumber() ? delay->toDouble() : -1;
        if (!(seconds >= 0 && seconds <= most)) return place + "/delay must be a number of seconds";
        reply.delay = std::llround(seconds * 1000);
    }
    if (const json::Value* alive = value.find("alive"sv)) {
        if (!alive->isBoolean()) return place + "/alive must be true or false";
        reply.isAlive = alive->boolean();
    }
    Mocks::Replies* list = &replies.ofState;
    if (const json::Value* iteration = value.find("iteration"sv)) {
        if (!iteration->isArray()) return place + "/iteration must be an array of indices";
        std::vector<std::uint32_t> indices;
        for (const json::Value& index : iteration->items()) {
            const std::optional<std::int64_t> read = index.isNumber() ? index.integer() : std::nullopt;
            if (!read || *read < 0 || *read > UINT32_MAX)
                return place + "/iteration must hold indices from 0";
            indices.push_back(static_cast<std::uint32_t>(*read));
        }
        list = &replies.ofIteration[std::move(indices)];
    }
    list->add(std::move(reply), list->end() + 1);
    return std::nullopt;
}

Message MockReader::readAnswers(const json::Value& states) {
    if (!states.isObject()) return "/States must be an object of arrays of replies";
    for (const json::Member& member : states.members()) {
        const std::string place = "/States/" + std::string(member.key.view());
        if (!member.value.isArray()) return place + " must be an array of replies";
        Mocks::StateReplies& replies = m_mocks.m_states[std::string(member.key.view())];
        for (std::size_t index = 0; index < member.value.size(); ++index) {
            if (Message problem =
                    readReply(member.value.at(index), place + "/" + std::to_string(index), replies))
                return problem;
        }
    }
    return std::nullopt;
}

// "Keys inside a response: a zero-based index or an inclusive range, consecutive from 0; exactly one of
// Return and Throw each."
Message MockReader::readResponse(const json::Value& response, const std::string& place,
                                 Mocks::StateReplies& replies) {
    if (!response.isObject() || response.size() == 0)
        return place + " must be an object with at least the key \"0\"";
    struct Range {
        std::size_t first;
        std::size_t last;
        const json::Value* answer;
        std::string key;
    };
    std::vector<Range> ranges;
    constexpr std::size_t mostInvocations = 1'000'000'000;
    for (const json::Member& member : response.members()) {
        const std::string key(member.key.view());
        const std::size_t dash = key.find('-');
        const std::optional<std::size_t> first = number(std::string_view(key).substr(0, dash));
        const std::optional<std::size_t> last =
            dash == std::string::npos ? first : number(std::string_view(key).substr(dash + 1));
        if (!first || !last || *last < *first || *last > mostInvocations)
            return place + ": \"" + key + "\" is neither an index nor a range such as \"1-2\"";
        ranges.push_back({*first, *last, &member.value, key});
    }
    std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) { return a.first < b.first; });
    for (const Range& range : ranges) {
        if (range.first != replies.ofState.end())
            return place + ": \"" + range.key + "\" does not follow: the indices must be consecutive from 0";
        const json::Value* result = range.answer->find("Return"sv);
        const json::Value* thrown = range.answer->find("Throw"sv);
        if ((result != nullptr) == (thrown != nullptr))
            return place + "/" + range.key + " needs exactly one of Return and Throw";
        TaskReply reply;
        if (result) {
            reply = TaskReply::success(*result);
        } else {
            const json::Value* error = thrown->find("Error"sv);
            if (!error || !error->isString()) return place + "/" + range.key + "/Throw needs an Error";
            const json::Value cause = asText((*thrown)["Cause"]);
            const bool isTimeout =
                error->string() == "States.Timeout" || error->string() == "States.HeartbeatTimeout";
            // The service's own timeouts have no cause: one that has is thrown like any other error.
            reply =
                isTimeout && cause.isAbsent() ? TaskReply::never(*error) : TaskReply::failure(*error, cause);
        }
        replies.ofState.add(std::move(reply), range.last + 1);
    }
    return std::nullopt;
}

Message MockReader::readMockConfig(const json::Value& root, std::string_view machine,
                                   std::string_view testCase) {
    const auto choose = [](const json::Value& object, std::string_view wanted, const std::string& what,
                           const char* option, std::string& name, json::Value& chosen) -> Message {
        if (!object.isObject() || object.size() == 0) return "there is no " + what + " in the file";
        std::string names;
        for (const json::Member& member : object.members())
            names += (names.empty() ? "" : ", ") + std::string(member.key.view());
        if (wanted.empty() && object.size() > 1)
            return "there are several " + what + "s; choose with " + option + ": " + names;
        name = wanted.empty() ? std::string((*object.members().begin()).key.view()) : std::string(wanted);
        const json::Value* found = object.find(std::string_view(name));
        if (!found) return "there is no " + what + " '" + name + "'; the file has " + names;
        chosen = *found;
        return std::nullopt;
    };
    std::string machineName;
    std::string caseName;
    json::Value chosenMachine;
    json::Value chosenCase;
    if (Message problem = choose(root["StateMachines"], machine, "state machine", "--state-machine",
                                 machineName, chosenMachine))
        return problem;
    if (Message problem =
            choose(chosenMachine["TestCases"], testCase, "test case", "--test-case", caseName, chosenCase))
        return problem;
    const std::string casePlace = "/StateMachines/" + machineName + "/TestCases/" + caseName;
    if (!chosenCase.isObject()) return casePlace + " must map state names to response names";
    const json::Value responses = root["MockedResponses"];
    for (const json::Member& member : chosenCase.members()) {
        if (!member.value.isString())
            return casePlace + "/" + std::string(member.key.view()) + " must be a string";
        const std::string response(member.value.string());
        const json::Value* found = responses.find(std::string_view(response));
        if (!found)
            return casePlace + " names the response '" + response + "', which /MockedResponses does not have";
        if (Message problem = readResponse(*found, "/MockedResponses/" + response,
                                           m_mocks.m_states[std::string(member.key.view())]))
            return problem;
    }
    return std::nullopt;
}

Result<Mocks, std::string> Mocks::read(std::string_view text, std::string_view stateMachine,
                                       std::string_view testCase) {
    const Result<json::Value, json::ReadError> root = json::read(text);
    if (!root) return failure(json::describe(text, root.error()));
    MockReader reader;
    Message problem;
    if (root->find("States"sv))
        problem = reader.readAnswers((*root)["States"]);
    else if (root->find("StateMachines"sv))
        problem = reader.readMockConfig(*root, stateMachine, testCase);
    else
        problem = "the top key must be \"States\" (answers) or \"StateMachines\" (MockConfigFile.json)";
    if (!problem) problem = writtenTwice(json::parse(std::string(text))->root(), {});
    if (problem) return failure(*problem);
    return reader.take();
}

const TaskReply* Mocks::Replies::take() {
    if (next == all.size()) return nullptr;
    const TaskReply& reply = all[next].reply;
    if (++used == all[next].end) ++next;
    return &reply;
}

std::vector<std::string> Mocks::stateNames() const {
    std::vector<std::string> names;
    for (const auto& [name, replies] : m_states) names.push_back(name);
    std::sort(names.begin(), names.end());
    return names;
}

MockTasks::MockTasks(Mocks mocks, TaskInterface* next) : m_mocks(std::move(mocks)), m_next(next) {}

void MockTasks::start(const TaskRequest& request, Completion completion) {
    const auto found = m_mocks.m_states.find(request.stateName);
    if (found == m_mocks.m_states.end()) {
        if (m_next)
            m_next->start(request, std::move(completion));
        else
            completion(request.id, TaskReply::unanswered("the answers file does not name this state"));
        return;
    }
    // Replies of an iteration are counted within it, all others by state.
    const auto iteration = found->second.ofIteration.find(request.iteration);
    Mocks::Replies& replies =
        iteration == found->second.ofIteration.end() ? found->second.ofState : iteration->second;
    if (const TaskReply* reply = replies.take())
        completion(request.id, *reply);
    else
        completion(request.id, TaskReply::broken("the answers for this state are exhausted: invocation " +
                                                 std::to_string(replies.used + 1) +
                                                 (found->second.ofIteration.empty()
                                                      ? std::string()
                                                      : " of iteration " + textOf(request.iteration)) +
                                                 " has none"));
}

void MockTasks::cancel(TaskId task) {
    if (m_next) m_next->cancel(task);
}

bool MockTasks::wait(int milliseconds) {
    return m_next && m_next->wait(milliseconds);
}

} // namespace wb::execution
