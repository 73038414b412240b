// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/reader.h"
#include "core/query/jsonata/jsonata.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

// bench_jsonata FILE: times one workload, `{"expr", "data", "compile", "rounds"}`, and prints
// `{"milliseconds", "kilobytes", "grown"}`: the median CPU time of the rounds, the peak memory of the
// process, and how far that lies above what it held before the first evaluation, with the data read.
// jsonata_peer.mjs writes the workloads and times its side.

namespace {

namespace jsonata = wb::query::jsonata;

/// Resident memory (`VmRSS:`) or its peak (`VmHWM:`) where the system tells it in /proc; else 0.
long kilobytes(std::string_view field) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(field)) return std::stol(line.substr(field.size()));
    return 0;
}

bool evaluateOnce(const jsonata::Expression& expression, const jsonata::Environment& environment) {
    const auto result = expression.evaluate(environment);
    if (!result) std::cerr << result.error().message << '\n';
    return result.ok();
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const auto workload = [&] {
        std::ifstream file(argv[1], std::ios::binary);
        return wb::json::read(std::string(std::istreambuf_iterator<char>(file), {}));
    }();
    if (!workload) return 2;
    const std::string source((*workload)["expr"].string());
    const bool compiles = (*workload)["compile"].boolean();
    // Short evaluations are repeated within a round, so that the clock's own cost does not show.
    const auto repetitions = (*workload)["repetitions"].integer().value_or(1);
    const auto rounds = (*workload)["rounds"].integer().value_or(5);
    jsonata::Environment environment;
    environment.input = (*workload)["data"];
    const auto compiled = jsonata::Expression::compile(source);
    // The peak of reading must not hide that of evaluating.
    std::ofstream("/proc/self/clear_refs") << 5;
    const long before = kilobytes("VmRSS:");
    if (!compiled || !evaluateOnce(*compiled, environment)) return 1;
    std::vector<double> times;
    for (std::int64_t round = 0; round < rounds; ++round) {
        const std::clock_t start = std::clock();
        for (std::int64_t i = 0; i < repetitions; ++i) {
            if (compiles) {
                if (!evaluateOnce(*jsonata::Expression::compile(source), environment)) return 1;
            } else if (!evaluateOnce(*compiled, environment)) {
                return 1;
            }
        }
        const double elapsed = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        times.push_back(elapsed / static_cast<double>(repetitions));
    }
    std::sort(times.begin(), times.end());
    const long peak = kilobytes("VmHWM:");
    std::printf("{\"milliseconds\": %.6f, \"kilobytes\": %ld, \"grown\": %ld}\n", times[times.size() / 2],
                peak, peak - before);
    return 0;
}
