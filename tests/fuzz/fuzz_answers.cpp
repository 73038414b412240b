// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include "core/execution/mocks.h"
#include "core/history/history.h"
#include "core/history/recording.h"
#include "core/json/parser.h"
#include "core/json/writer.h"

#include <cstddef>
#include <cstdint>

using namespace wb;

namespace {

/// Has a place for whatever a history may tell of.
const execution::ProgramPtr& program() {
    static const execution::ProgramPtr compiled =
        execution::compile(
            asl::Model::read(json::parse(
                R"({"StartAt": "M", "States": {"M": {"Type": "Map", "Next": "T", "ItemProcessor": {"StartAt": "A", "States": {
                     "A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "HeartbeatSeconds": 3,
                           "Retry": [{"ErrorEquals": ["States.ALL"]}], "End": true}}}},
                    "T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "TimeoutSeconds": 9,
                          "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "W"}], "Next": "W"},
                    "W": {"Type": "Wait", "Seconds": 5, "End": true}}})")))
            .program;
    return compiled;
}

/// Runs with these mocks as far as they go.
void run(execution::Mocks mocks) {
    execution::StartOptions options;
    options.input = json::Value::array({1, 2});
    execution::Timeline timeline(program(), options);
    execution::MockTasks tasks(std::move(mocks));
    execution::Driver driver(timeline, tasks);
    driver.run();
    std::string text;
    history::write(text, timeline.events(timeline.size() - 1), program()->model(), options);
    fuzz::check(history::Recording::read("{\"events\":" + text + "}").ok());
}

/// A history gives answers that can be used, and is replayed without end or harm.
void replay(std::string_view text) {
    const Result<history::Recording, std::string> recording = history::Recording::read(text);
    if (!recording) return;
    fuzz::check(!recording->events.empty());
    fuzz::check(execution::Mocks::read(json::toText(recording->answers())).ok());
    history::replay(program(), *recording);
}

} // namespace

/// Any bytes as an answers file or MockConfigFile.json, and as a history: the first byte chooses.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (data[0] % 2 == 1) {
        replay(text);
        return 0;
    }
    Result<execution::Mocks, std::string> mocks = execution::Mocks::read(text);
    if (mocks) run(std::move(*mocks));
    return 0;
}
