// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/driver.h"
#include "core/execution/execution_view.h"
#include "core/execution/mocks.h"
#include "core/execution/program.h"
#include "core/execution/timeline.h"
#include "core/json/parser.h"
#include "core/json/reader.h"
#include "core/json/writer.h"

#include <QTest>

#include <memory>
#include <string>
#include <vector>

namespace wb::execution::test {

inline ProgramPtr programOf(const std::string& definition) {
    Compilation compilation = compile(asl::Model::read(json::parse(definition)));
    for (const Refusal& refusal : compilation.refusals)
        qWarning("%s: %s", refusal.path.text().c_str(), refusal.message.c_str());
    return compilation.program;
}

inline json::Value valueOf(const std::string& text) {
    Result<json::Value, json::ReadError> value = json::read(text);
    return value ? *value : json::Value();
}

/// A definition of the states given as the text of the States object.
inline std::string machine(const std::string& startAt, const std::string& states) {
    return R"({"StartAt": ")" + startAt + R"(", "States": {)" + states + "}}";
}

/// A whole run with answers from text.
struct Run {
    explicit Run(const std::string& definition, const std::string& input = "{}",
                 const std::string& answers = "", StartOptions options = {}) {
        program = programOf(definition);
        options.input = valueOf(input);
        timeline = std::make_unique<Timeline>(program, options);
        tasks = std::make_unique<MockTasks>(
            std::move(*Mocks::read(answers.empty() ? R"({"States": {}})" : answers)));
        driver = std::make_unique<Driver>(*timeline, *tasks);
        situation = driver->run();
    }

    const MachineState& state() const { return timeline->state(); }
    std::string status() const { return std::string(name(state().status())); }
    std::string output() const { return json::toText(state().output()); }
    std::string error() const {
        return state().error().isString() ? std::string(state().error().string()) : "";
    }
    std::string cause() const {
        return state().cause().isString() ? std::string(state().cause().string()) : "";
    }
    /// Seconds of virtual time since the start.
    double elapsed() const { return static_cast<double>(state().now() - state().options().startTime) / 1000; }
    std::vector<const Event*> events(EventType type) const {
        std::vector<const Event*> found;
        for (const Event& event : timeline->events(timeline->size() - 1))
            if (event.type == type) found.push_back(&event);
        return found;
    }
    /// Names of the states entered, in order.
    QStringList entered() const {
        QStringList names;
        for (const Event* event : events(EventType::StateEntered))
            names << QString::fromStdString(program->state(event->state).name);
        return names;
    }

    ProgramPtr program;
    std::unique_ptr<Timeline> timeline;
    std::unique_ptr<MockTasks> tasks;
    std::unique_ptr<Driver> driver;
    Driver::Situation situation = Driver::Situation::Advanced;
};

} // namespace wb::execution::test
