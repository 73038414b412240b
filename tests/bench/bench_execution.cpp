// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
// Times executions in process, with and without snapshots, and what a snapshot costs in memory.
//     bench_execution [DEFINITION [INPUT]]
#include "core/execution/driver.h"
#include "core/execution/execution_view.h"
#include "core/execution/mocks.h"
#include "core/json/parser.h"
#include "core/json/reader.h"
#include "tests/bench/allocated_bytes.h"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

using namespace wb;
using namespace wb::execution;

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::time_point since) {
    return std::chrono::duration<double, std::milli>(Clock::now() - since).count();
}

std::string chain(int count, bool hasField) {
    std::string states;
    for (int i = 0; i < count; ++i) {
        const std::string name = std::to_string(i);
        states += (i ? ",\"S" : "\"S") + name + "\":{\"Type\":\"Pass\",";
        if (hasField) states += "\"Result\":" + name + ",\"ResultPath\":\"$.f" + name + "\",";
        states += i + 1 == count ? "\"End\":true}" : "\"Next\":\"S" + std::to_string(i + 1) + "\"}";
    }
    return "{\"StartAt\":\"S0\",\"States\":{" + states + "}}";
}

/// Counts to `rounds`: a Pass with an intrinsic function and a Choice a round.
std::string loop(int rounds) {
    const std::string count =
        R"_("Count":{"Type":"Pass","Parameters":{"n.$":"States.MathAdd($.n, 1)"},"Next":"Again"})_";
    const std::string again =
        R"_("Again":{"Type":"Choice","Choices":[{"Variable":"$.n","Next":"Count","NumericLessThan":)_" +
        std::to_string(rounds) + R"_(}],"Default":"Done"})_";
    return R"_({"StartAt":"Count","States":{)_" + count + "," + again + R"_(,"Done":{"Type":"Succeed"}}})_";
}

std::string mapped() {
    return R"({"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.items","End":true,"ItemProcessor":{"StartAt":"A","States":{
        "A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"C"},"C":{"Type":"Pass","End":true}}}}}})";
}

json::Value items(int count) {
    std::vector<json::Value> all;
    for (int i = 0; i < count; ++i) all.emplace_back(i);
    return json::Value::object({{"items", json::Value::array(std::move(all))}});
}

/// One task an item, all of them under way at once.
std::string distributed() {
    return R"({"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.items","End":true,"ItemProcessor":{
        "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"A","States":{
        "A":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","End":true}}}}}})";
}

std::string answersByIteration(int count) {
    std::string replies;
    for (int i = 0; i < count; ++i)
        replies += (i ? ",{" : "{") + std::string("\"output\":0,\"iteration\":[") + std::to_string(i) + "]}";
    return R"({"States":{"A":[)" + replies + "]}}";
}

/// Branches of Pass states.
std::string parallel(int branches, int length) {
    std::string all;
    for (int branch = 0; branch < branches; ++branch) {
        const std::string prefix = "B" + std::to_string(branch) + "S";
        std::string states;
        for (int i = 0; i < length; ++i)
            states += (i ? ",\"" : "\"") + prefix + std::to_string(i) + "\":{\"Type\":\"Pass\"," +
                      (i + 1 == length ? std::string("\"End\":true}")
                                       : "\"Next\":\"" + prefix + std::to_string(i + 1) + "\"}");
        all +=
            (branch ? ",{\"StartAt\":\"" : "{\"StartAt\":\"") + prefix + "0\",\"States\":{" + states + "}}";
    }
    return "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Parallel\",\"End\":true,\"Branches\":[" + all +
           "]}}}";
}

struct Figures {
    double milliseconds = 1e9;
    double seek = 0;
    std::size_t memory = 0;
    std::size_t steps = 0;
    std::size_t events = 0;
};

/// The best of several runs.
Figures measure(const ProgramPtr& program, const StartOptions& options, bool snapshots, const Mocks& mocks) {
    Figures figures;
    for (int round = 0; round < 5; ++round) {
        MockTasks tasks(mocks);
        const std::size_t before = wb::tests::allocatedBytes();
        const Clock::time_point begin = Clock::now();
        Timeline timeline(program, options, {snapshots});
        Driver driver(timeline, tasks);
        driver.run();
        figures.milliseconds = std::min(figures.milliseconds, milliseconds(begin));
        figures.memory = wb::tests::allocatedBytes() - before;
        figures.steps = timeline.size();
        figures.events = timeline.events(timeline.size() - 1).size();
        if (!snapshots) continue;
        const Clock::time_point sought = Clock::now();
        timeline.seek(timeline.size() * 2 / 3);
        const ExecutionView view = viewAt(timeline, timeline.cursor());
        figures.seek = milliseconds(sought) + (view.statuses.empty() ? 1 : 0);
    }
    return figures;
}

void bench(const char* name, const std::string& definition, const json::Value& input,
           const std::string& answers = R"({"States": {}})") {
    const Compilation compilation = compile(asl::Model::read(json::parse(definition)));
    if (!compilation.program) {
        std::printf("%s cannot be run\n", name);
        return;
    }
    StartOptions options;
    options.input = input;
    options.limits = false;
    const Mocks mocks = *Mocks::read(answers);
    const Figures history = measure(compilation.program, options, false, mocks);
    const Figures kept = measure(compilation.program, options, true, mocks);
    const double events = static_cast<double>(history.events);
    const double steps = static_cast<double>(kept.steps);
    std::printf("%-22s history alone   %8.2f ms %6.2f M transitions/s\n", name, history.milliseconds,
                events / 2 / history.milliseconds / 1000);
    // A snapshot's own cost is what is there besides the events and the data they hold.
    std::printf(
        "%-22s with snapshots  %8.2f ms %6.2f M events/s  %7.1f MB, %5.0f bytes a step, %5.0f of them "
        "the snapshot's; seek and view %6.2f ms\n",
        name, kept.milliseconds, events / kept.milliseconds / 1000, static_cast<double>(kept.memory) / 1e6,
        static_cast<double>(kept.memory) / steps,
        (static_cast<double>(kept.memory) - static_cast<double>(history.memory)) / steps, kept.seek);
}

std::string contentOf(const char* path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

} // namespace

int main(int argc, char* argv[]) {
    if (argc > 1) {
        bench(argv[1], contentOf(argv[1]),
              argc > 2 ? *json::read(contentOf(argv[2])) : json::Value::object());
        return 0;
    }
    bench("chain 10,000", chain(10'000, false), json::Value::object());
    bench("chain, a field each", chain(10'000, true), json::Value::object());
    bench("loop 50,000", loop(50'000), json::Value::object({{"n", 0}}));
    bench("Map 10,000 x 3", mapped(), items(10'000));
    bench("Parallel 100 x 20", parallel(100, 20), json::Value::object());
    bench("20,000 tasks", distributed(), items(20'000), answersByIteration(20'000));
}
