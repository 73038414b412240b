// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
// Times what an editor does after a keystroke (parse, model, validation) on generated definitions of growing
// size. The definitions can be written for other validators: bench_lint FOLDER.
#include "core/asl/model.h"
#include "core/json/parser.h"
#include "core/lint/lint.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>

namespace {

/// A chain of tasks, choices and a Map now and then, about 620 bytes a state.
std::string definition(int states) {
    const auto name = [&](int i) { return i < states - 1 ? "State " + std::to_string(i) : "Done"; };
    std::string text = "{\n  \"StartAt\": \"State 0\",\n  \"States\": {\n";
    for (int i = 0; i < states - 1; ++i) {
        const std::string next = '"' + name(i + 1) + '"';
        text += "    \"" + name(i) + "\": {\n";
        if (i % 5 == 4) {
            text += "      \"Type\": \"Choice\",\n      \"Choices\": [\n        {\n          \"And\": [\n"
                    "            { \"Variable\": \"$.order.total\", \"NumericGreaterThan\": 100 },\n"
                    "            { \"Variable\": \"$.order.country\", \"StringEquals\": \"DE\" },\n"
                    "            { \"Not\": { \"Variable\": \"$.order.closed\", \"IsPresent\": true } }\n"
                    "          ],\n          \"Next\": " +
                    next + "\n        }\n      ],\n      \"Default\": " + next + "\n    },\n";
            continue;
        }
        text += "      \"Type\": \"Task\",\n      \"Resource\": \"arn:aws:states:::lambda:invoke\",\n"
                "      \"Parameters\": {\n        \"FunctionName\": "
                "\"arn:aws:lambda:eu-west-1:123456789012:function:handler-" +
                std::to_string(i) +
                "\",\n        \"Payload\": {\n          \"order.$\": \"$.order.items[0]\",\n"
                "          \"id.$\": \"States.Format('{}-{}', $.order.id, $$.Execution.Name)\"\n        }\n  "
                "    },\n"
                "      \"TimeoutSeconds\": 60,\n      \"ResultPath\": \"$.results.r" +
                std::to_string(i) +
                "\",\n      \"Retry\": [\n        {\n          \"ErrorEquals\": [\"States.TaskFailed\", "
                "\"Lambda.Unknown\"],\n          \"IntervalSeconds\": 2,\n          \"MaxAttempts\": 3,\n"
                "          \"BackoffRate\": 2.0\n        }\n      ],\n      \"Next\": " +
                next + "\n    },\n";
    }
    return text + "    \"Done\": {\n      \"Type\": \"Succeed\"\n    }\n  }\n}\n";
}

/// CPU time, which other programs do not lengthen.
double medianMilliseconds(int rounds, const std::function<void()>& work) {
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const std::clock_t start = std::clock();
        work();
        times.push_back(1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
    return times[static_cast<std::size_t>(rounds / 2)];
}

} // namespace

int main(int argc, char** argv) {
    std::printf("%8s %10s %9s %9s %9s %9s %8s\n", "states", "bytes", "parse", "model", "check", "all",
                "check/parse");
    std::size_t found = 0;
    for (const int states : {10, 100, 1'000, 10'000, 50'000}) {
        const auto text = std::make_shared<const std::string>(definition(states));
        if (argc > 1)
            std::ofstream(std::string(argv[1]) + "/chain-" + std::to_string(states) + ".asl.json",
                          std::ios::binary)
                << *text;
        const int rounds = states > 1'000 ? 7 : 51;
        const auto tree = wb::json::parse(text);
        const auto model = wb::asl::Model::read(tree);
        const double parse = medianMilliseconds(rounds, [&] { found += wb::json::parse(text)->nodeCount(); });
        const double read =
            medianMilliseconds(rounds, [&] { found += wb::asl::Model::read(tree)->states().size(); });
        const double check = medianMilliseconds(rounds, [&] { found += wb::lint::check(*model).size(); });
        const double all = medianMilliseconds(
            rounds, [&] { found += wb::lint::check(*wb::asl::Model::read(wb::json::parse(text))).size(); });
        std::printf("%8d %10zu %9.3f %9.3f %9.3f %9.3f %8.2f\n", states, text->size(), parse, read, check,
                    all, check / parse);
    }
    return found == 0 ? 1 : 0;
}
