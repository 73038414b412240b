// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "test_state_request.h"

#include "command.h"
#include "core/json/reader.h"
#include "core/tasks/item_reader.h"
#include "json_argument.h"
#include "names.h"

#include <algorithm>
#include <charconv>

namespace wb::cli {

using namespace std::string_view_literals;

namespace {

using Message = std::optional<std::string>;

// AWS API Reference, "MockErrorOutput".
constexpr std::size_t longestError = 256;
constexpr std::size_t longestCause = 32'768;

std::string tooLong(const std::string& field, std::size_t most) {
    return field + " is longer than the " + std::to_string(most) + " bytes that TestState takes";
}

/// JSON text, or @FILE, or - for standard input. False when it cannot be used, which has been said.
bool readJson(const std::string& option, const std::string& argument, json::Value& value) {
    std::optional<json::Value> read = readJsonArgument(option, argument);
    if (!read) return false;
    value = std::move(*read);
    return true;
}

Message checkPayload(const std::string& field, const json::Value& value) {
    if (value.isAbsent() || value.textSize() <= execution::maximumPayload) return std::nullopt;
    return tooLong(field, execution::maximumPayload);
}

Message readResult(const json::Value& result, execution::TestStateRequest& test) {
    test.result = result;
    if (result.isString()) {
        // The API has results as JSON text.
        Result<json::Value, json::ReadError> read = json::read(result.string());
        if (!read)
            return "--mock/result must be JSON, or a string that holds JSON: write \"\\\"text\\\"\" for a "
                   "text";
        test.result = std::move(*read);
    }
    return checkPayload("--mock/result", test.result);
}

Message readError(const json::Value& output, execution::TestStateRequest& test) {
    if (!output.isObject()) return "--mock/errorOutput must be an object";
    static const Names keys("member", {"error", "cause"});
    if (const Message problem = keys.problemOfKeys(output)) return "--mock/errorOutput: " + *problem;
    test.error = output["error"];
    test.cause = output["cause"];
    // "This field is required if mock.errorOutput is specified."
    if (!test.error.isString()) return "--mock/errorOutput needs the string error";
    if (!test.cause.isAbsent() && !test.cause.isString()) return "--mock/errorOutput/cause must be a string";
    if (test.error.string().size() > longestError) return tooLong("--mock/errorOutput/error", longestError);
    if (test.cause.isString() && test.cause.string().size() > longestCause)
        return tooLong("--mock/errorOutput/cause", longestCause);
    test.hasError = true;
    return std::nullopt;
}

Message readMock(const json::Value& mock, execution::TestStateRequest& test) {
    if (!mock.isObject()) return "--mock must be an object";
    static const Names keys("member", {"result", "errorOutput", "fieldValidationMode"});
    if (const Message problem = keys.problemOfKeys(mock)) return "--mock: " + *problem;
    const json::Value* result = mock.find("result"sv);
    const json::Value* error = mock.find("errorOutput"sv);
    if ((result != nullptr) == (error != nullptr))
        return "--mock needs exactly one of result and errorOutput";
    if (const json::Value mode = mock["fieldValidationMode"];
        !mode.isAbsent() && mode != json::Value("STRICT") && mode != json::Value("PRESENT") &&
        mode != json::Value("NONE"))
        return "--mock/fieldValidationMode must be STRICT, PRESENT or NONE";
    return result ? readResult(*result, test) : readError(*error, test);
}

/// TestState's stateConfiguration.
Message readConfiguration(const json::Value& configuration, TestStateArguments& read) {
    const std::string option = "--state-configuration";
    if (!configuration.isObject()) return option + " must be an object";
    static const Names keys("member", {"retrierRetryCount", "errorCausedByState", "mapIterationFailureCount",
                                       "mapItemReaderData"});
    if (const Message problem = keys.problemOfKeys(configuration)) return option + ": " + *problem;
    for (const auto& [key, target] : {std::pair("retrierRetryCount"sv, &read.test.retryCount),
                                      std::pair("mapIterationFailureCount"sv, &read.test.failedIterations)}) {
        const json::Value* value = configuration.find(key);
        if (!value) continue;
        const std::optional<std::int64_t> number = value->isNumber() ? value->integer() : std::nullopt;
        if (!number || *number < 0 || *number > UINT32_MAX)
            return option + "/" + std::string(key) + " must be a whole number from 0";
        *target = static_cast<std::uint32_t>(*number);
    }
    for (const std::string_view key : {"errorCausedByState"sv, "mapItemReaderData"sv})
        if (const json::Value* value = configuration.find(key); value && !value->isString())
            return option + "/" + std::string(key) + " must be a string";
    if (const json::Value state = configuration["errorCausedByState"]; state.isString())
        read.errorCausedByState = std::string(state.string());
    if (const json::Value data = configuration["mapItemReaderData"]; data.isString())
        read.itemReaderData = std::string(data.string());
    if (read.itemReaderData && read.itemReaderData->size() > execution::maximumPayload)
        return tooLong(option + "/mapItemReaderData", execution::maximumPayload);
    return std::nullopt;
}

/// An option whose value is JSON. `isUsable` turns false when what it names cannot be read, which has been
/// said.
Message readJsonOption(const std::string& option, const std::string& argument, TestStateArguments& read,
                       bool& isUsable) {
    json::Value value;
    isUsable = readJson(option, argument, value);
    if (!isUsable) return std::nullopt;
    if (option == "--mock") {
        read.hasMock = true;
        return readMock(value, read.test);
    }
    if (option == "--state-configuration") return readConfiguration(value, read);
    if (option != "--input" && !value.isObject()) return option + " must be an object";
    json::Value& target = option == "--input"       ? read.test.options.input
                          : option == "--variables" ? read.test.variables
                                                    : read.test.options.context;
    target = value;
    return checkPayload(option, target);
}

Message readNumber(const std::string& option, const std::string& value, std::uint32_t& number) {
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error == std::errc() && end == value.data() + value.size()) return std::nullopt;
    return option + " needs a whole number";
}

Message readOption(const std::string& option, const std::string& value, TestStateArguments& read,
                   bool& isUsable) {
    for (const std::string_view known :
         {"--input"sv, "--variables"sv, "--context"sv, "--state-configuration"sv, "--mock"sv})
        if (option == known) return readJsonOption(option, value, read, isUsable);
    if (std::string problem; read.substitutions.readOption(option, value, problem))
        return problem.empty() ? std::nullopt : Message(problem);
    if (option == "--retry-count") return readNumber(option, value, read.test.retryCount);
    if (option == "--role-arn") {
        read.test.options.roleArn = value;
    } else if (option == "--state-name") {
        read.state = value;
    } else if (option == "--inspection-level") {
        if (value != "INFO" && value != "DEBUG" && value != "TRACE")
            return "'" + value + "' is no inspection level: INFO, DEBUG or TRACE";
        // No request is sent to anybody, so that TRACE has nothing more to show.
        read.level = value == "INFO" ? TestStateArguments::Level::Info : TestStateArguments::Level::Debug;
    } else {
        return "test-state does not know the option " + option;
    }
    return std::nullopt;
}

/// Whether the state has an ItemReader or a configuration of one that it does not go with.
Message readItems(TestStateArguments& arguments, const asl::State& state) {
    const json::Node reader = state.node["ItemReader"];
    if (!arguments.itemReaderData)
        return reader && arguments.test.failedIterations > 0
                   ? Message("mapIterationFailureCount needs the items: give mapItemReaderData")
                   : std::nullopt;
    if (!reader) return "mapItemReaderData: the state has no ItemReader";
    const json::Node config = reader["ReaderConfig"];
    const json::Value configuration = config ? config.toValue() : json::Value::object();
    Result<json::Value, std::string> items =
        tasks::readItems(*arguments.itemReaderData, configuration, tasks::maxItems(configuration));
    if (!items) return "mapItemReaderData: " + items.error();
    arguments.test.readItems = std::move(*items);
    return std::nullopt;
}

Message checkErrorSource(const TestStateArguments& arguments, const asl::Model& model,
                         const asl::State& state) {
    const std::string& source = arguments.errorCausedByState;
    if (source.empty()) return std::nullopt;
    // "... when an error is mocked for a Map or Parallel state."
    if (!arguments.test.hasError) return "errorCausedByState goes with an errorOutput of --mock only";
    if (state.containers.empty())
        return "errorCausedByState goes with a Map or Parallel state; '" + state.name + "' is none";
    const bool isInside = std::ranges::any_of(state.containers, [&](asl::ContainerIndex container) {
        return model.findIn(container, source) != asl::noIndex;
    });
    if (isInside) return std::nullopt;
    return "errorCausedByState: there is no state '" + source + "' inside '" + state.name + "'";
}

} // namespace

std::optional<TestStateArguments> readTestStateArguments(const std::vector<std::string>& arguments) {
    TestStateArguments read;
    const auto refuse = [](const std::string& message) {
        usageError(message);
        return std::nullopt;
    };
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        if (argument == "--reveal-secrets" || argument == "--no-reveal-secrets") continue;
        if (argument.starts_with("--")) {
            if (i + 1 == arguments.size()) return refuse(argument + " needs a value");
            bool isUsable = true;
            if (const Message problem = readOption(argument, arguments[++i], read, isUsable))
                return refuse(*problem);
            if (!isUsable) return std::nullopt;
        } else if (read.file.empty()) {
            read.file = argument;
        } else if (read.state.empty()) {
            read.state = argument;
        } else {
            return refuse("'" + argument + "' is one argument too many");
        }
    }
    if (read.file.empty()) return refuse("test-state needs a file");
    // "This field may only be specified if a mock is specified in the same request."
    if (!read.test.options.context.isAbsent() && !read.hasMock)
        return refuse("--context may only be given together with --mock");
    return read;
}

std::string applyToState(TestStateArguments& arguments, const asl::Model& model, const asl::State& state) {
    const bool takesMock = state.type == asl::StateType::Task || state.type == asl::StateType::Map ||
                           state.type == asl::StateType::Parallel;
    if (arguments.hasMock && !takesMock)
        return "a mock can only be given for Task, Map and Parallel states; '" + state.name +
               "' is of the type " + std::string(asl::name(state.type));
    if (arguments.test.failedIterations > 0 && state.type != asl::StateType::Map)
        return "mapIterationFailureCount goes with a Map state; '" + state.name + "' is none";
    if (const Message problem = checkErrorSource(arguments, model, state)) return *problem;
    return readItems(arguments, state).value_or("");
}

} // namespace wb::cli
