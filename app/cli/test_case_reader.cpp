// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/files.h"
#include "core/json/line_index.h"
#include "core/json/parser.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/unicode/unicode.h"
#include "names.h"
#include "test_case.h"

#include <map>
#include <set>

namespace wb::cli {

using namespace std::string_view_literals;

namespace {

using Message = std::optional<std::string>;

/// Messages begin with the place they are about, `/Cases/0/Expect: ...`. Puts its line and column before it:
/// those of the innermost part that is there.
std::string located(std::string_view text, const std::string& message) {
    const json::SyntaxTreePtr tree = json::parse(std::string(text));
    json::Node at = tree->root();
    std::string_view rest = message;
    const auto step = [&](const std::string& name) {
        if (rest.size() <= name.size() || rest.front() != '/' || rest.substr(1, name.size()) != name)
            return false;
        const std::string_view after = rest.substr(name.size() + 1);
        if (!after.empty() && after.front() != '/' && after.front() != ':' && after.front() != ' ')
            return false;
        rest = after;
        return true;
    };
    for (bool goesOn = true; goesOn;) {
        goesOn = false;
        std::uint32_t position = 0;
        for (const json::Node child : at.children()) {
            goesOn = step(at.isArray() ? std::to_string(position++) : child.key().string().value_or(""));
            if (!goesOn) continue;
            at = at.isArray() ? child : child.value();
            break;
        }
    }
    const json::LineColumn place = json::LineIndex(text).at(at ? at.range().begin : 0);
    return std::to_string(place.line) + ':' + std::to_string(place.column) + ": " + message;
}

Message readNames(const json::Value& value, const std::string& place, std::vector<std::string>& names) {
    if (value.isAbsent()) return std::nullopt;
    if (!value.isArray()) return place + " must be an array of state names";
    for (std::size_t index = 0; index < value.size(); ++index) {
        const json::Value name = value.at(index);
        if (!name.isString()) return place + '/' + std::to_string(index) + " must be a state's name";
        names.emplace_back(name.string());
    }
    return std::nullopt;
}

Message readText(const json::Value& value, const std::string& place, json::Value& text) {
    if (!value.isAbsent() && !value.isString() && !value.isNull())
        return place + " must be a string, or null where there must be none";
    text = value;
    return std::nullopt;
}

Message readPattern(const json::Value& value, const std::string& place, std::optional<Pattern>& pattern) {
    if (value.isAbsent()) return std::nullopt;
    if (!value.isString()) return place + " must be a regular expression";
    pattern = Pattern{std::string(value.string()), regex::Regex(unicode::toUtf16(value.string()))};
    if (pattern->regex.isValid()) return std::nullopt;
    return place + " is no regular expression: " + pattern->regex.error();
}

Message readStatus(const json::Value& value, const std::string& place, std::string& status) {
    if (value.isAbsent()) return std::nullopt;
    for (const std::string_view known : {"SUCCEEDED"sv, "FAILED"sv, "TIMED_OUT"sv, "ABORTED"sv})
        if (value == json::Value(known)) status = known;
    return status.empty() ? Message(place + " must be SUCCEEDED, FAILED, TIMED_OUT or ABORTED")
                          : std::nullopt;
}

Message readExpectation(const json::Value& value, const std::string& place, Expectation& expect) {
    if (value.isAbsent()) return std::nullopt;
    if (!value.isObject()) return place + " must be an object";
    static const Names keys("member", {"Status", "Output", "OutputIncludes", "Error", "ErrorMatches", "Cause",
                                       "CauseMatches", "Visited", "NotVisited"});
    if (const Message problem = keys.problemOfKeys(value)) return place + ": " + *problem;
    expect.output = value["Output"];
    expect.outputIncludes = value["OutputIncludes"];
    if (Message problem = readStatus(value["Status"], place + "/Status", expect.status)) return problem;
    if (Message problem = readText(value["Error"], place + "/Error", expect.error)) return problem;
    if (Message problem = readText(value["Cause"], place + "/Cause", expect.cause)) return problem;
    if (Message problem = readPattern(value["ErrorMatches"], place + "/ErrorMatches", expect.errorMatches))
        return problem;
    if (Message problem = readPattern(value["CauseMatches"], place + "/CauseMatches", expect.causeMatches))
        return problem;
    if (Message problem = readNames(value["Visited"], place + "/Visited", expect.visited)) return problem;
    return readNames(value["NotVisited"], place + "/NotVisited", expect.notVisited);
}

/// What a reply may hold that is not read is a slip here.
Message checkReplies(const json::Value& answers, const std::string& place) {
    static const Names keys("member", {"output", "error", "cause", "timeout", "submitted", "iteration",
                                       "delay", "alive", "event"});
    for (const json::Member& state : answers.members())
        for (std::size_t index = 0; state.value.isArray() && index < state.value.size(); ++index)
            if (const json::Value reply = state.value.at(index); reply.isObject())
                if (const Message problem = keys.problemOfKeys(reply))
                    return place + "/" + std::string(state.key.view()) + "/" + std::to_string(index) + ": " +
                           *problem;
    return std::nullopt;
}

Message readAnswers(const json::Value& answers, const std::string& place, TestCase& test) {
    if (answers.isAbsent()) return std::nullopt;
    Result<execution::Mocks, std::string> mocks =
        execution::Mocks::read(json::toText(json::Value::object({{"States", answers}})));
    if (!mocks) {
        constexpr std::string_view inside = "/States";
        return place + mocks.error().substr(mocks.error().starts_with(inside) ? inside.size() : 0);
    }
    test.mocks.push_back(std::move(*mocks));
    test.hasAnswers = true;
    return checkReplies(answers, place);
}

Message readMockConfig(const json::Value& config, const std::string& place, const std::string& folder,
                       TestCase& test) {
    if (config.isAbsent()) return std::nullopt;
    if (!config.isObject()) return place + " must be an object";
    static const Names keys("member", {"File", "StateMachine", "TestCase"});
    if (const Message problem = keys.problemOfKeys(config)) return place + ": " + *problem;
    for (const json::Member& member : config.members())
        if (!member.value.isString())
            return place + '/' + std::string(member.key.view()) + " must be a string";
    const json::Value name = config["File"];
    if (!name.isString()) return place + " needs the File, a MockConfigFile.json or an answers file";
    const std::filesystem::path file = toPath(folder) / toPath(name.string());
    const Result<std::string, std::string> content = readBytes(file);
    if (!content) return place + "/File: cannot read " + toText(file) + ": " + content.error();
    const json::Value machine = config["StateMachine"];
    const json::Value testCase = config["TestCase"];
    Result<execution::Mocks, std::string> mocks =
        execution::Mocks::read(*content, machine.isString() ? machine.string() : ""sv,
                               testCase.isString() ? testCase.string() : ""sv);
    if (!mocks) return place + ": " + std::string(name.string()) + ": " + mocks.error();
    test.mocks.push_back(std::move(*mocks));
    return std::nullopt;
}

Message readCase(const json::Value& value, const std::string& place, const std::string& folder,
                 TestCase& test) {
    if (!value.isObject()) return place + " must be an object";
    static const Names keys("member", {"Name", "Input", "Type", "Answers", "MockConfig", "Expect"});
    if (const Message problem = keys.problemOfKeys(value)) return place + ": " + *problem;
    const json::Value name = value["Name"];
    if (!name.isString()) return place + (name.isAbsent() ? " needs a Name" : "/Name must be a string");
    test.name = std::string(name.string());
    if (const json::Value* input = value.find("Input"sv)) test.options.input = *input;
    if (const json::Value* type = value.find("Type"sv)) {
        if (*type == json::Value("EXPRESS"))
            test.options.type = execution::MachineType::Express;
        else if (*type != json::Value("STANDARD"))
            return place + "/Type must be STANDARD or EXPRESS";
    }
    if (const Message refusal = test.options.refusal()) return place + ": " + *refusal;
    if (Message problem = readAnswers(value["Answers"], place + "/Answers", test)) return problem;
    if (Message problem = readMockConfig(value["MockConfig"], place + "/MockConfig", folder, test))
        return problem;
    return readExpectation(value["Expect"], place + "/Expect", test.expect);
}

Message unknownState(const TestCase& test, const std::string& place, const Names& states, bool hasOthers) {
    for (const execution::Mocks& mocks : test.mocks)
        for (const std::string& name : hasOthers ? std::vector<std::string>() : mocks.stateNames())
            if (const Message problem = states.problem(name))
                return place +
                       (test.hasAnswers && &mocks == &test.mocks.front() ? "/Answers/" + name
                                                                         : "/MockConfig") +
                       ": " + *problem;
    for (const auto& [field, names] : {std::pair("/Expect/Visited/", &test.expect.visited),
                                       std::pair("/Expect/NotVisited/", &test.expect.notVisited)})
        for (std::size_t index = 0; index < names->size(); ++index)
            if (const Message problem = states.problem((*names)[index]))
                return place + field + std::to_string(index) + ": " + *problem;
    return std::nullopt;
}

/// The place of a member of a case, or of the answers of a state, that is written twice: only one would
/// count.
Message writtenTwice(json::Node object, const std::string& place) {
    std::set<std::string> keys;
    for (const json::Node member : object.children()) {
        const std::string key = member.key().string().value_or(std::string());
        if (!keys.insert(key).second) return place + "/" + key + " is written twice";
        if (key != "Answers" || !member.value().isObject()) continue;
        if (Message problem = writtenTwice(member.value(), place + "/Answers")) return problem;
    }
    return std::nullopt;
}

Message casesWrittenTwice(std::string_view text) {
    const json::SyntaxTreePtr tree = json::parse(std::string(text));
    std::size_t index = 0;
    for (const json::Node test : tree->root()["Cases"].children()) {
        const std::string place = "/Cases/" + std::to_string(index++);
        if (!test.isObject()) continue;
        if (Message problem = writtenTwice(test, place)) return problem;
    }
    return std::nullopt;
}

} // namespace

Result<std::vector<TestCase>, std::string> readTestCases(std::string_view text, const std::string& folder) {
    const Result<json::Value, json::ReadError> root = json::read(text);
    if (!root) {
        const json::LineColumn at = json::LineIndex(text).at(root.error().offset);
        return failure(std::to_string(at.line) + ':' + std::to_string(at.column) +
                       ": not JSON: " + root.error().message);
    }
    const json::Value cases = (*root)["Cases"];
    if (!cases.isArray())
        return failure(
            located(text, "/Cases must be an array of test cases: {\"Cases\": [{\"Name\": ...}]}"));
    static const Names keys("member", {"Cases"});
    if (const Message problem = keys.problemOfKeys(*root)) return failure(located(text, *problem));
    if (const Message problem = casesWrittenTwice(text)) return failure(located(text, *problem));
    std::vector<TestCase> all;
    std::map<std::string, std::size_t> names;
    for (std::size_t index = 0; index < cases.size(); ++index) {
        const std::string place = "/Cases/" + std::to_string(index);
        TestCase test;
        if (const Message problem = readCase(cases.at(index), place, folder, test))
            return failure(located(text, *problem));
        if (const auto [same, isNew] = names.emplace(test.name, index); !isNew)
            return failure(located(text, place + "/Name: '" + test.name + "' is the name of /Cases/" +
                                             std::to_string(same->second) +
                                             " already; reports tell cases by their names"));
        all.push_back(std::move(test));
    }
    return all;
}

std::optional<std::string> unknownStates(std::string_view text, const std::vector<TestCase>& cases,
                                         const asl::Model& model, bool hasOthers) {
    const Names states = Names::ofStates(model);
    for (std::size_t index = 0; index < cases.size(); ++index)
        if (const Message problem =
                unknownState(cases[index], "/Cases/" + std::to_string(index), states, hasOthers))
            return located(text, *problem);
    return std::nullopt;
}

} // namespace wb::cli
