// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
// Times the parser beside nlohmann/json in one run on a generated definition, and what versions of a growing
// object cost.
#include "core/json/parser.h"
#include "core/json/reader.h"
#include "core/json/value.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>

namespace {

std::string definition(std::size_t size) {
    std::string text = "{\n  \"StartAt\": \"State 0\",\n  \"States\": {\n";
    for (int i = 0; text.size() < size; ++i) {
        const std::string next = std::to_string(i + 1);
        text += i > 0 ? ",\n" : "";
        text += "    \"State " + std::to_string(i) +
                "\": {\n      \"Type\": \"Task\",\n      \"Resource\": \"arn:aws:states:::lambda:invoke\",\n "
                "     \"Parameters\": {\n"
                "        \"FunctionName\": \"arn:aws:lambda:eu-west-1:123456789012:function:handler-" +
                next +
                "\",\n        \"Payload.$\": \"$.order.items[0]\"\n      },\n      \"Retry\": [\n        {\n"
                "          \"ErrorEquals\": [\"States.TaskFailed\"],\n          \"MaxAttempts\": 3,\n        "
                "  \"BackoffRate\": 2.0\n"
                "        }\n      ],\n      \"Next\": \"State " +
                next + "\"\n    }";
    }
    return text + "\n  }\n}\n";
}

double medianMilliseconds(int rounds, const std::function<void()>& work) {
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
    return times[static_cast<std::size_t>(rounds / 2)];
}

} // namespace

int main() {
    constexpr int rounds = 31;
    std::size_t sink = 0;
    for (const std::size_t size : {std::size_t{1'000'000}, std::size_t{6'000'000}}) {
        const auto text = std::make_shared<const std::string>(definition(size));
        const auto row = [&](const char* name, const std::function<void()>& work) {
            std::printf("%-32s %8.2f ms\n", name, medianMilliseconds(rounds, work));
        };
        std::printf("%zu bytes, medians of %d\n", text->size(), rounds);
        row("wb::json::parse (tree)", [&] { sink += wb::json::parse(text)->nodeCount(); });
        row("wb::json::read (values)", [&] { sink += wb::json::read(*text)->size(); });
        row("nlohmann accept", [&] { sink += nlohmann::json::accept(*text) ? 1U : 0U; });
        row("nlohmann json", [&] { sink += nlohmann::json::parse(*text).size(); });
        row("nlohmann ordered_json", [&] { sink += nlohmann::ordered_json::parse(*text).size(); });
    }
    const double growing = medianMilliseconds(5, [&] {
        std::vector<wb::json::Value> versions{wb::json::Value::object()};
        for (int i = 0; i < 10'000; ++i)
            versions.push_back(versions.back().with(wb::json::String("key" + std::to_string(i)), i));
        for (const auto& version : versions) sink += version.textSize();
    });
    std::printf("%-32s %8.2f ms\n", "10,000 with() and textSize()", growing);
    return sink == 0 ? 1 : 0;
}
