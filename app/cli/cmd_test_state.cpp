// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "cmd_test_state.h"

#include "core/execution/test_state.h"
#include "core/json/parser.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/lint/codes.h"
#include "core/tasks/item_reader.h"
#include "documents.h"
#include "json_argument.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <optional>
#include <set>

namespace wb::cli {

using namespace std::string_view_literals;

namespace {

struct Request {
    std::string file;
    std::string state;
    execution::TestStateRequest test;
    enum class Level { Info, Debug, Trace } level = Level::Info;
    std::string errorCausedByState;
    std::optional<std::string> itemReaderData;
    Substitutions substitutions;
};

/// JSON text, or @FILE, or - for standard input. What is wrong has been printed already.
std::string readJson(const std::string& option, const std::string& argument, json::Value& value) {
    std::optional<json::Value> read = readJsonArgument(option, argument);
    if (!read) return option + " cannot be used";
    value = std::move(*read);
    return {};
}

/// TestState's stateConfiguration.
std::string readConfiguration(const std::string& argument, Request& request) {
    json::Value configuration;
    const std::string option = "--state-configuration";
    if (std::string problem = readJson(option, argument, configuration); !problem.empty()) return problem;
    if (!configuration.isObject()) return option + " must be an object";
    const auto number = [&](const json::Value& value, std::uint32_t& target) {
        const std::optional<std::int64_t> read = value.isNumber() ? value.integer() : std::nullopt;
        if (!read || *read < 0 || *read > UINT32_MAX) return false;
        target = static_cast<std::uint32_t>(*read);
        return true;
    };
    for (const json::Member& member : configuration.members()) {
        const std::string key(member.key.view());
        bool isRight = true;
        if (key == "retrierRetryCount")
            isRight = number(member.value, request.test.retryCount);
        else if (key == "mapIterationFailureCount")
            isRight = number(member.value, request.test.failedIterations);
        else if ((isRight = member.value.isString()) && key == "errorCausedByState")
            request.errorCausedByState = std::string(member.value.string());
        else if (isRight && key == "mapItemReaderData")
            request.itemReaderData = std::string(member.value.string());
        else
            return option + (isRight ? " has no member " + key : "/" + key + " is of the wrong kind");
        if (!isRight) return option + "/" + key + " must be a whole number from 0";
    }
    return {};
}

/// What the state itself has to say to the configuration.
std::string applyConfiguration(Request& request, const asl::Model& model, const asl::State& state) {
    if (!request.errorCausedByState.empty()) {
        const bool isInside =
            std::any_of(state.containers.begin(), state.containers.end(), [&](asl::ContainerIndex container) {
                return model.findIn(container, request.errorCausedByState) != asl::noIndex;
            });
        if (!isInside)
            return "errorCausedByState: there is no state '" + request.errorCausedByState + "' inside '" +
                   state.name + "'";
    }
    const json::Node reader = state.node["ItemReader"];
    if (!request.itemReaderData)
        return reader && request.test.failedIterations > 0
                   ? "mapIterationFailureCount needs the items: give mapItemReaderData"
                   : "";
    if (!reader) return "mapItemReaderData: the state has no ItemReader";
    const json::Node config = reader["ReaderConfig"];
    const json::Value configuration = config ? config.toValue() : json::Value::object();
    Result<json::Value, std::string> items =
        tasks::readItems(*request.itemReaderData, configuration, tasks::maxItems(configuration));
    if (!items) return "mapItemReaderData: " + items.error();
    request.test.readItems = std::move(*items);
    return {};
}

/// The service calls a state that is tested without its machine so.
constexpr const char* unnamedState = "StateName";

/// Collects the states that a state, not those inside of it, goes on to.
void collectTargets(json::Node node, std::set<std::string>& targets) {
    for (const json::Node member : node.children()) {
        const std::string key = member.key().string().value_or("");
        if (key == "Next" || key == "Default") {
            if (std::optional<std::string> target = member.value().string())
                targets.insert(std::move(*target));
        } else if (key == "Choices" || key == "Catch") {
            for (const json::Node element : member.value().children()) collectTargets(element, targets);
        }
    }
}

/// A definition may be a state alone, as TestState takes it: then it is put into a machine of its own, which
/// has the states it goes on to.
json::SyntaxTreePtr asMachine(const json::SyntaxTreePtr& tree, Request& request) {
    const json::Node root = tree->root();
    if (!root["Type"] || root["States"]) return tree;
    if (request.state.empty()) request.state = unnamedState;
    std::set<std::string> targets;
    collectTargets(root, targets);
    std::vector<json::Member> states = {{request.state, root.toValue()}};
    for (const std::string& target : targets)
        if (target != request.state) states.push_back({target, json::Value::object({{"Type", "Succeed"}})});
    return json::parse(json::toText(json::Value::object(
        {{"StartAt", request.state}, {"States", json::Value::object(std::move(states))}})));
}

std::string readMock(const std::string& argument, execution::TestStateRequest& test) {
    json::Value mock;
    if (std::string problem = readJson("--mock", argument, mock); !problem.empty()) return problem;
    const json::Value* result = mock.find("result"sv);
    const json::Value* error = mock.find("errorOutput"sv);
    if ((result != nullptr) == (error != nullptr))
        return "--mock needs exactly one of result and errorOutput";
    if (result) {
        test.result = *result;
        // The API gives results as JSON text.
        if (result->isString())
            if (Result<json::Value, json::ReadError> read = json::read(result->string()))
                test.result = std::move(*read);
    } else {
        test.hasError = true;
        test.error = (*error)["error"];
        test.cause = (*error)["cause"];
    }
    return {};
}

std::string readOption(const std::string& option, const std::string& value, Request& request) {
    if (option == "--input") return readJson(option, value, request.test.options.input);
    if (option == "--variables") {
        const std::string problem = readJson(option, value, request.test.variables);
        return problem.empty() && !request.test.variables.isObject() ? "--variables must be an object"
                                                                     : problem;
    }
    if (std::string problem; request.substitutions.readOption(option, value, problem)) return problem;
    if (option == "--context") {
        const std::string problem = readJson(option, value, request.test.options.context);
        return problem.empty() && !request.test.options.context.isObject() ? "--context must be an object"
                                                                           : problem;
    }
    if (option == "--state-configuration") return readConfiguration(value, request);
    if (option == "--mock") return readMock(value, request.test);
    if (option == "--role-arn") {
        request.test.options.roleArn = value;
        return {};
    }
    if (option == "--retry-count") {
        const auto [end, error] =
            std::from_chars(value.data(), value.data() + value.size(), request.test.retryCount);
        return error == std::errc() && end == value.data() + value.size()
                   ? ""
                   : "--retry-count needs a whole number";
    }
    if (option == "--inspection-level") {
        if (value != "INFO" && value != "DEBUG" && value != "TRACE")
            return "'" + value + "' is no inspection level";
        request.level = value == "INFO" ? Request::Level::Info : Request::Level::Debug;
        return {};
    }
    return "test-state does not know the option " + option;
}

std::string readArguments(const std::vector<std::string>& arguments, Request& request) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i].starts_with("--")) {
            if (i + 1 == arguments.size()) return arguments[i] + " needs a value";
            if (std::string problem = readOption(arguments[i], arguments[i + 1], request); !problem.empty())
                return problem;
            ++i;
        } else if (request.file.empty()) {
            request.file = arguments[i];
        } else if (request.state.empty()) {
            request.state = arguments[i];
        } else {
            return "'" + arguments[i] + "' is one argument too many";
        }
    }
    return request.file.empty() ? "test-state needs a file" : "";
}

json::Value report(const execution::TestStateResult& result, Request::Level level) {
    std::vector<json::Member> members;
    members.push_back({"status", execution::name(result.status)});
    const bool hasOutput = result.status == execution::TestStateResult::Status::Succeeded ||
                           result.status == execution::TestStateResult::Status::CaughtError;
    if (hasOutput) members.push_back({"output", result.output});
    if (!result.error.isAbsent()) members.push_back({"error", result.error});
    if (!result.cause.isAbsent()) members.push_back({"cause", result.cause});
    if (!result.nextState.empty()) members.push_back({"nextState", result.nextState});
    if (level != Request::Level::Info || result.phases.errorDetails) {
        json::Value inspection = result.phases.toValue();
        if (level == Request::Level::Info) {
            const json::Value details = inspection["errorDetails"];
            inspection =
                details.isAbsent() ? json::Value() : json::Value::object({{"errorDetails", details}});
        }
        if (!inspection.isAbsent()) members.push_back({"inspectionData", inspection});
    }
    return json::Value::object(std::move(members));
}

/// Whether the service takes the definition; if not, what is wrong is printed. The text around a state that
/// stands alone is not the user's: places are told by their paths.
bool isAccepted(const asl::Model& model, const std::string& file, bool isAlone) {
    bool isValid = true;
    for (const lint::Diagnostic& diagnostic : errorsOf(model, execution::MachineType::Standard)) {
        if (diagnostic.severity != lint::Severity::Error ||
            (isAlone && diagnostic.code == lint::code::missingEnd))
            continue;
        isValid = false;
        std::fprintf(stderr, "asl: %s: %s: %s [%s]\n", file.c_str(), diagnostic.location.c_str(),
                     diagnostic.message.c_str(), std::string(diagnostic.code).c_str());
    }
    return isValid;
}

int testState(const std::vector<std::string>& arguments) {
    Request request;
    if (const std::string problem = readArguments(arguments, request); !problem.empty())
        return usageError(problem);
    if (const std::optional<std::string> refusal = request.test.options.refusal())
        return usageError("TestState: " + *refusal);
    json::SyntaxTreePtr tree = readDefinition(request.file, request.substitutions);
    if (!tree || !hasAllValues(*tree, request.file)) return unusable;
    const bool isAlone = tree->root()["Type"] && !tree->root()["States"];
    tree = asMachine(tree, request);
    if (request.state.empty()) return usageError("test-state needs the name of a state");
    const asl::ModelPtr model = asl::Model::read(tree);
    if (!isAccepted(*model, request.file, isAlone)) return failed;
    const auto found =
        std::find_if(model->states().begin(), model->states().end(), [&](const asl::State& state) {
            return state.name == request.state || state.path.text() == request.state;
        });
    if (found == model->states().end())
        return usageError("there is no state '" + request.state + "' in " + request.file);
    const execution::Compilation compilation = execution::compile(model);
    if (!compilation.program) {
        for (const execution::Refusal& refusal : compilation.refusals)
            std::fprintf(stderr, "asl: %s: %s\n", refusal.path.text().c_str(), refusal.message.c_str());
        return failed;
    }
    if (const std::string problem = applyConfiguration(request, *model, *found); !problem.empty())
        return usageError(problem);
    // The service runs a state alone as an Express execution.
    request.test.options.type = execution::MachineType::Express;
    request.test.state = static_cast<asl::StateIndex>(found - model->states().begin());
    const execution::TestStateResult result = execution::testState(*compilation.program, request.test);
    if (result.status == execution::TestStateResult::Status::NeedsAnswer)
        return usageError("the state '" + request.state + "' waits for an answer; give it with --mock");
    std::printf("%s\n", json::toPrettyText(report(result, request.level)).c_str());
    return result.status == execution::TestStateResult::Status::Failed ? failed : success;
}

} // namespace

const Command testStateCommand = {
    "test-state", "Execute one state alone and show what becomes of its data",
    "Usage: asl test-state FILE [STATE] [--input JSON|@FILE|-] [--variables JSON|@FILE] [--mock JSON|@FILE]\n"
    "           [--context JSON|@FILE] [--state-configuration JSON|@FILE] [--inspection-level "
    "INFO|DEBUG|TRACE]\n"
    "           [--retry-count NUMBER] [--role-arn ARN] [--set NAME=VALUE]... [--substitutions FILE]\n\n"
    "As the TestState API does. STATE is a state's name or its path; a file may also hold one state "
    "alone.\n\n"
    "  --mock JSON        {\"result\": ...} or {\"errorOutput\": {\"error\", \"cause\"}}: what a Task, Map "
    "or Parallel answers\n"
    "  --context JSON     members of the Context object, in place of its own\n"
    "  --state-configuration JSON\n"
    "                     {\"retrierRetryCount\", \"errorCausedByState\", \"mapIterationFailureCount\", "
    "\"mapItemReaderData\"}\n"
    "  --retry-count N    how often the state's retriers were used already\n\n"
    "Prints {\"status\", \"output\", \"error\", \"cause\", \"nextState\", \"inspectionData\"}; the status is "
    "SUCCEEDED, FAILED,\n"
    "RETRIABLE or CAUGHT_ERROR. Exit status: 0, 1 when the state failed, 2 wrong usage or a missing mock.\n",
    testState};

} // namespace wb::cli
