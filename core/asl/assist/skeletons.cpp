// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/skeletons.h"

#include "core/asl/assist/integrations.h"
#include "core/asl/assist/snippet.h"

#include <algorithm>
#include <array>
#include <utility>

namespace wb::asl::assist {

namespace {

std::string text(std::string_view preset = {}) {
    return '"' + stop(preset) + '"';
}

std::string expression() {
    return "\"{% " + stop() + " %}\"";
}

std::string path() {
    return "\"$" + stop() + '"';
}

/// What people write most often for a number.
std::string_view usualNumber(std::string_view field) {
    static constexpr std::pair<std::string_view, std::string_view> usual[] = {
        {"TimeoutSeconds", "60"},
        {"HeartbeatSeconds", "30"},
        {"Seconds", "10"},
        {"MaxAttempts", "3"},
        {"BackoffRate", "2"},
        {"MaxDelaySeconds", "60"},
        {"MaxConcurrency", "10"},
        {"ToleratedFailurePercentage", "5"},
        {"MaxItems", "100"},
        {"MaxItemsPerBatch", "10"},
        {"MaxInputBytesPerBatch", "262144"},
    };
    for (const auto& [name, value] : usual)
        if (name == field) return value;
    return field.starts_with("Numeric") ? "0" : "1";
}

std::string call(std::string_view resource, QueryLanguage language) {
    const std::string parameters = parametersNotation(resource, language);
    std::string result = "\"Resource\":\"" + std::string(resource) + '"';
    result += language == QueryLanguage::Jsonata ? ",\"Arguments\":" : ",\"Parameters\":";
    return result + parameters;
}

/// Makes every empty text of a compact skeleton a stop.
std::string withStops(std::string_view skeleton) {
    if (skeleton == "{}" || skeleton == "[]")
        return std::string(1, skeleton.front()) + stop() + skeleton.back();
    std::string result;
    for (std::size_t i = 0; i < skeleton.size(); ++i) {
        result += skeleton[i];
        if (skeleton.substr(i, 2) == "\"\"") result += stop();
    }
    return result;
}

std::string tokenMember(QueryLanguage language) {
    return language == QueryLanguage::Jsonata ? R"("TaskToken":"{% $states.context.Task.Token %}")"
                                              : R"("TaskToken.$":"$$.Task.Token")";
}

std::string parameterNotation(const Parameter& parameter, bool isCallback, QueryLanguage language) {
    if (!isCallback || !parameter.carriesToken) return withStops(parameter.skeleton);
    const std::string member = tokenMember(language);
    if (parameter.skeleton == "{}") return '{' + member + '}';
    // The innermost empty object takes the token.
    const std::size_t place = parameter.skeleton.find("{}");
    if (place == std::string_view::npos) return withStops(parameter.skeleton);
    return withStops(parameter.skeleton.substr(0, place + 1)) + member +
           withStops(parameter.skeleton.substr(place + 1));
}

} // namespace

std::string parametersNotation(std::string_view resource, QueryLanguage language) {
    const Integration* integration = findIntegration(resource);
    if (!integration) integration = findIntegration(resource, Use::ItemReader);
    if (!integration) integration = findIntegration(resource, Use::ResultWriter);
    if (!integration) return {};
    const bool isCallback = patternOf(resource) == WaitForCallback;
    std::string result = "{";
    for (const Parameter& parameter : parametersOf(*integration)) {
        // A function without payload is rarely meant.
        const bool isWanted = parameter.isRequired || (isCallback && parameter.carriesToken) ||
                              parameter.name == "Payload" || parameter.name == "Input";
        if (!isWanted ||
            (parameter.name == "Input" && integration->call.find("startExecution") == std::string::npos))
            continue;
        if (result.size() > 1) result += ',';
        result +=
            '"' + std::string(parameter.name) + "\":" + parameterNotation(parameter, isCallback, language);
    }
    if (result.size() == 1) result += stop();
    return result + '}';
}

std::string stateNotation(StateType type, QueryLanguage language) {
    const bool jsonata = language == QueryLanguage::Jsonata;
    std::string result = R"({"Type":")" + std::string(name(type)) + '"';
    const std::string next = R"(,"Next":)" + text() + '}';
    switch (type) {
    case StateType::Task:
        return result + R"(,"Resource":)" + text() + next;
    case StateType::Choice:
        return result + R"(,"Choices":[)" + objectNotation(ObjectType::ChoiceRule, language) +
               R"(],"Default":)" + text() + '}';
    case StateType::Wait:
        return result + R"(,"Seconds":)" + stop("10") + next;
    case StateType::Fail:
        return result + R"(,"Error":)" + text() + R"(,"Cause":)" + text() + '}';
    case StateType::Succeed:
        return result + '}';
    case StateType::Parallel:
        return result + R"(,"Branches":[)" + objectNotation(ObjectType::Branch, language) + ']' + next;
    case StateType::Map:
        result += jsonata ? R"(,"Items":)" + expression() : R"(,"ItemsPath":)" + path();
        return result + R"(,"ItemProcessor":)" + objectNotation(ObjectType::Processor, language) + next;
    case StateType::Pass:
    case StateType::Unknown:
        break;
    }
    return result + next;
}

std::string objectNotation(ObjectType type, QueryLanguage language) {
    const bool jsonata = language == QueryLanguage::Jsonata;
    switch (type) {
    case ObjectType::Retrier:
        return R"({"ErrorEquals":[)" + text("States.ALL") + R"(],"IntervalSeconds":)" + stop("1") +
               R"(,"MaxAttempts":)" + stop("3") + R"(,"BackoffRate":)" + stop("2") + '}';
    case ObjectType::Catcher:
        return R"({"ErrorEquals":[)" + text("States.ALL") + R"(],"Next":)" + text() + '}';
    case ObjectType::ChoiceRule:
        if (jsonata) return R"({"Condition":)" + expression() + R"(,"Next":)" + text() + '}';
        return R"({"Variable":)" + path() + R"(,"StringEquals":)" + text() + R"(,"Next":)" + text() + '}';
    case ObjectType::NestedRule:
        return R"({"Variable":)" + path() + R"(,"StringEquals":)" + text() + '}';
    case ObjectType::Branch:
        return R"({"StartAt":)" + text() + R"(,"States":{)" + stop() + "}}";
    case ObjectType::Processor:
        return R"({"ProcessorConfig":{"Mode":)" + text("INLINE") + R"(},"StartAt":)" + text() +
               R"(,"States":{)" + stop() + "}}";
    case ObjectType::ProcessorConfig:
        return R"({"Mode":)" + text("DISTRIBUTED") + R"(,"ExecutionType":)" + text("STANDARD") + '}';
    case ObjectType::ItemReader:
        return '{' + call("arn:aws:states:::s3:getObject", language) + R"(,"ReaderConfig":{"InputType":)" +
               text("JSON") + "}}";
    case ObjectType::ResultWriter:
        return '{' + call("arn:aws:states:::s3:putObject", language) + '}';
    case ObjectType::ReaderConfig:
        return R"({"InputType":)" + text("JSON") + '}';
    case ObjectType::ItemBatcher:
        return R"({"MaxItemsPerBatch":)" + stop("10") + '}';
    case ObjectType::WriterConfig:
        return R"({"Transformation":)" + text("COMPACT") + R"(,"OutputType":)" + text("JSON") + '}';
    case ObjectType::Credentials:
        return R"({"RoleArn":)" + text() + '}';
    default:
        return '{' + stop() + '}';
    }
}

std::string valueNotation(const Field& field, QueryLanguage language) {
    switch (field.kind) {
    case ValueKind::Boolean:
        return field.name == "End" ? "true" : stop("true");
    case ValueKind::Integer:
    case ValueKind::Number:
        return stop(usualNumber(field.name));
    case ValueKind::Path:
    case ValueKind::ReferencePath:
    case ValueKind::PayloadPath:
        return path();
    case ValueKind::Condition:
        return expression();
    case ValueKind::Template:
        if (field.name == "Output") return expression();
        if (field.name == "Credentials") return objectNotation(ObjectType::Credentials, language);
        return '{' + stop() + '}';
    case ValueKind::Items:
        return expression();
    case ValueKind::Assignments:
    case ValueKind::Json:
    case ValueKind::States:
        return '{' + stop() + '}';
    case ValueKind::ErrorNames:
        return '[' + text("States.ALL") + ']';
    case ValueKind::Texts:
        return '[' + text() + ']';
    case ValueKind::Object:
        return objectNotation(field.object, language);
    case ValueKind::Objects:
        return '[' + objectNotation(field.object, language) + ']';
    case ValueKind::Choice:
        return text(field.values.size() == 1 ? field.values.front() : std::string_view());
    case ValueKind::Text:
    case ValueKind::StateName:
    case ValueKind::Timestamp:
    case ValueKind::Resource:
        break;
    }
    return text();
}

std::string machineNotation(QueryLanguage language) {
    const bool jsonata = language == QueryLanguage::Jsonata;
    return std::string(jsonata ? R"({"QueryLanguage":"JSONata","StartAt":)" : R"({"StartAt":)") +
           text("Start") + R"(,"States":{"Start":{"Type":)" + text("Pass") + R"(,"End":true}}})";
}

} // namespace wb::asl::assist
