// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "test_cases.h"

#include "core/execution/driver.h"
#include "core/json/read_problem.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "names.h"

#include <algorithm>
#include <chrono>

namespace wb::cli {

using namespace std::string_view_literals;

namespace {

using Message = std::optional<std::string>;

Message readNames(const json::Value& value, const std::string& place, std::vector<std::string>& names) {
    if (value.isAbsent()) return std::nullopt;
    if (!value.isArray()) return place + " must be an array of state names";
    for (const json::Value& name : value.items()) {
        if (!name.isString()) return place + " must be an array of state names";
        names.emplace_back(name.string());
    }
    return std::nullopt;
}

Message readExpectation(const json::Value& value, const std::string& place, TestCase& test) {
    if (value.isAbsent()) return std::nullopt;
    if (!value.isObject()) return place + " must be an object";
    static const Names keys("member", {"Status", "Output", "Error", "Cause", "Visited", "NotVisited"});
    if (const Message problem = keys.problemOfKeys(value)) return place + ": " + *problem;
    if (const json::Value* status = value.find("Status"sv)) {
        static constexpr std::string_view known[] = {"SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"};
        if (!status->isString() ||
            std::find(std::begin(known), std::end(known), status->string()) == std::end(known))
            return place + "/Status must be SUCCEEDED, FAILED, TIMED_OUT or ABORTED";
        test.status = std::string(status->string());
    }
    test.output = value["Output"];
    test.error = value["Error"];
    test.cause = value["Cause"];
    if (Message problem = readNames(value["Visited"], place + "/Visited", test.visited)) return problem;
    return readNames(value["NotVisited"], place + "/NotVisited", test.notVisited);
}

/// What a reply may hold that is not read is a slip here.
Message checkAnswers(const json::Value& answers, const std::string& place) {
    static const Names keys(
        "member", {"output", "error", "cause", "timeout", "submitted", "iteration", "delay", "event"});
    for (const json::Member& state : answers.members())
        for (std::size_t index = 0; state.value.isArray() && index < state.value.size(); ++index)
            if (const json::Value reply = state.value.at(index); reply.isObject())
                if (const Message problem = keys.problemOfKeys(reply))
                    return place + "/" + std::string(state.key.view()) + "/" + std::to_string(index) + ": " +
                           *problem;
    return std::nullopt;
}

Message readCase(const json::Value& value, const std::string& place, TestCase& test) {
    if (!value.isObject()) return place + " must be an object";
    static const Names keys("member", {"Name", "Input", "Type", "Answers", "Expect"});
    if (const Message problem = keys.problemOfKeys(value)) return place + ": " + *problem;
    const json::Value name = value["Name"];
    if (!name.isString()) return place + "/Name must be a string";
    test.name = std::string(name.string());
    if (const json::Value* input = value.find("Input"sv)) test.options.input = *input;
    if (const json::Value* type = value.find("Type"sv)) {
        if (!type->isString() || (type->string() != "STANDARD" && type->string() != "EXPRESS"))
            return place + "/Type must be STANDARD or EXPRESS";
        if (type->string() == "EXPRESS") test.options.type = execution::MachineType::Express;
    }
    if (const Message refusal = test.options.refusal()) return place + ": " + *refusal;
    const json::Value answers = value["Answers"];
    Result<execution::Mocks, std::string> mocks = execution::Mocks::read(json::toText(
        json::Value::object({{"States", answers.isAbsent() ? json::Value::object() : answers}})));
    if (!mocks) return place + "/Answers: " + mocks.error();
    test.answers = std::move(*mocks);
    if (const Message problem = checkAnswers(answers, place + "/Answers")) return problem;
    return readExpectation(value["Expect"], place + "/Expect", test);
}

std::string described(const json::Value& value) {
    return value.isAbsent() || value.isNull() ? std::string("nothing") : json::toText(value);
}

/// Null in an expectation stands for "there is none".
bool agrees(const json::Value& expected, const json::Value& actual) {
    if (expected.isAbsent()) return true;
    return actual.isAbsent() ? expected.isNull() : expected == actual;
}

std::string describe(const asl::Model& model, const asl::State& state, const asl::Transition& transition) {
    static_cast<void>(model);
    std::string text = state.path.text();
    switch (transition.kind) {
    case asl::TransitionKind::Next:
        text += "/Next";
        break;
    case asl::TransitionKind::Default:
        text += "/Default";
        break;
    case asl::TransitionKind::ChoiceRule:
        text += "/Choices[" + std::to_string(transition.index) + "]";
        break;
    case asl::TransitionKind::Catch:
        text += "/Catch[" + std::to_string(transition.index) + "]";
        break;
    }
    return text + " -> " + transition.target;
}

} // namespace

Result<std::vector<TestCase>, std::string> readTestCases(std::string_view text) {
    const Result<json::Value, json::ReadError> root = json::read(text);
    if (!root) return failure(json::describe(text, root.error()));
    const json::Value cases = (*root)["Cases"];
    if (!cases.isArray()) return failure(std::string("/Cases must be an array"));
    static const Names keys("member", {"Cases"});
    if (const Message problem = keys.problemOfKeys(*root)) return failure(*problem);
    std::vector<TestCase> all;
    for (std::size_t index = 0; index < cases.size(); ++index) {
        TestCase test;
        if (Message problem = readCase(cases.at(index), "/Cases/" + std::to_string(index), test))
            return failure(*problem);
        all.push_back(std::move(test));
    }
    return all;
}

std::optional<std::string> unknownStates(const std::vector<TestCase>& cases, const asl::Model& model) {
    const Names states = Names::ofStates(model);
    for (const TestCase& test : cases)
        for (const auto& [field, names] :
             {std::pair("Answers", test.answers.stateNames()), std::pair("Expect/Visited", test.visited),
              std::pair("Expect/NotVisited", test.notVisited)})
            for (const std::string& name : names)
                if (const Message problem = states.problem(name))
                    return "the case '" + test.name + "', " + field + ": " + *problem;
    return std::nullopt;
}

void Visits::add(std::span<const execution::Change> changes) {
    for (const execution::Change& change : changes) {
        if (change.kind == execution::Change::Kind::Entered)
            states.insert(change.state);
        else if (change.kind == execution::Change::Kind::Taken)
            transitions.insert({change.state, change.transition, change.index});
    }
}

void Coverage::add(const Visits& visits) {
    m_visits.states.insert(visits.states.begin(), visits.states.end());
    m_visits.transitions.insert(visits.transitions.begin(), visits.transitions.end());
}

std::vector<Coverage::Figure> Coverage::figures() const {
    Figure states{"states", 0, 0, {}};
    Figure transitions{"transitions", 0, 0, {}};
    Figure rules{"choice rules", 0, 0, {}};
    Figure catchers{"catchers", 0, 0, {}};
    const auto count = [](Figure& figure, bool isVisited, const std::string& what) {
        ++figure.all;
        if (isVisited)
            ++figure.visited;
        else
            figure.missing.push_back(what);
    };
    for (asl::StateIndex index = 0; index < m_model.states().size(); ++index) {
        const asl::State& state = m_model.state(index);
        count(states, m_visits.states.contains(index), state.path.text());
        for (const asl::Transition& transition : state.transitions) {
            const bool isTaken = m_visits.transitions.contains({index, transition.kind, transition.index});
            const std::string what = describe(m_model, state, transition);
            count(transitions, isTaken, what);
            if (transition.kind == asl::TransitionKind::ChoiceRule ||
                transition.kind == asl::TransitionKind::Default)
                count(rules, isTaken, what);
            if (transition.kind == asl::TransitionKind::Catch) count(catchers, isTaken, what);
        }
    }
    return {states, transitions, rules, catchers};
}

double Coverage::percent() const {
    const std::vector<Figure> all = figures();
    Figure sum;
    for (const Figure& figure : {all[0], all[1]}) {
        sum.visited += figure.visited;
        sum.all += figure.all;
    }
    return sum.percent();
}

TestResult runTestCase(const execution::ProgramPtr& program, const TestCase& test, Coverage& coverage) {
    TestResult result;
    result.name = test.name;
    const auto begin = std::chrono::steady_clock::now();
    // Nobody looks back: what was visited is noted as the run goes on.
    execution::Timeline timeline(program, test.options, {false});
    execution::MockTasks tasks(test.answers);
    execution::Driver driver(timeline, tasks);
    Visits visits;
    execution::Driver::Situation situation = execution::Driver::Situation::Advanced;
    while (situation == execution::Driver::Situation::Advanced) {
        visits.add(timeline.changesOf(0));
        situation = driver.step();
    }
    visits.add(timeline.changesOf(0));
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    coverage.add(visits);
    const execution::MachineState& end = timeline.state();
    if (situation != execution::Driver::Situation::Finished) {
        result.problems.push_back(driver.problem().state.text() + ": " + driver.problem().message);
        return result;
    }
    const std::string status(execution::name(end.status()));
    if (!test.status.empty() && status != test.status) {
        std::string problem = "the status is " + status + ", expected " + test.status;
        if (end.error().isString()) problem += " (" + std::string(end.error().string()) + ")";
        result.problems.push_back(problem);
    }
    const auto compare = [&](const char* what, const json::Value& expected, const json::Value& actual) {
        if (!agrees(expected, actual))
            result.problems.push_back(std::string("the ") + what + " is " + described(actual) +
                                      ", expected " + described(expected));
    };
    compare("output", test.output, end.output());
    compare("error", test.error, end.error());
    compare("cause", test.cause, end.cause());
    std::set<std::string> entered;
    for (const asl::StateIndex state : visits.states) entered.insert(program->state(state).name);
    for (const std::string& name : test.visited)
        if (!entered.contains(name)) result.problems.push_back("the state '" + name + "' was not visited");
    for (const std::string& name : test.notVisited)
        if (entered.contains(name)) result.problems.push_back("the state '" + name + "' was visited");
    return result;
}

} // namespace wb::cli
