// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
// Times executions in process, with and without snapshots, and what a snapshot costs in memory.
//     bench_execution [DEFINITION [INPUT]]
#include "core/execution/driver.h"
#include "core/execution/execution_view.h"
#include "core/execution/mocks.h"
#include "core/json/parser.h"
#include "core/json/reader.h"

#include <malloc.h>

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

std::size_t allocated() {
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
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

void bench(const char* name, const std::string& definition, const json::Value& input) {
    const Compilation compilation = compile(asl::Model::read(json::parse(definition)));
    if (!compilation.program) {
        std::printf("%s cannot be run\n", name);
        return;
    }
    StartOptions options;
    options.input = input;
    options.limits = false;
    for (const bool snapshots : {false, true}) {
        MockTasks tasks(*Mocks::read(R"({"States": {}})"));
        double best = 1e9;
        std::size_t memory = 0;
        std::size_t steps = 0;
        std::size_t events = 0;
        double seek = 0;
        for (int round = 0; round < 5; ++round) {
            const std::size_t before = allocated();
            const Clock::time_point begin = Clock::now();
            Timeline timeline(compilation.program, options, {snapshots});
            Driver driver(timeline, tasks);
            driver.run();
            best = std::min(best, milliseconds(begin));
            memory = allocated() - before;
            events = timeline.events(timeline.size() - 1).size();
            if (!snapshots) continue;
            steps = timeline.size();
            const Clock::time_point sought = Clock::now();
            timeline.seek(steps * 2 / 3);
            const ExecutionView view = viewAt(timeline, timeline.cursor());
            seek = milliseconds(sought) + (view.statuses.empty() ? 1 : 0);
        }
        const double entered = static_cast<double>(events) / 2;
        if (snapshots)
            std::printf("%-22s with snapshots  %8.2f ms %6.2f M events/s  %7.1f MB, %5.0f bytes a step, "
                        "seek and view %6.2f ms\n",
                        name, best, static_cast<double>(events) / best / 1000,
                        static_cast<double>(memory) / 1e6,
                        static_cast<double>(memory) / static_cast<double>(steps), seek);
        else
            std::printf("%-22s history alone   %8.2f ms %6.2f M transitions/s\n", name, best,
                        entered / best / 1000);
    }
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
}
