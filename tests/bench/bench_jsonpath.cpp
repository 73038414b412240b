// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
//
// Median time of one evaluation of compiled JSONPaths over 1,000 and 100,000 items, and of compiling them.
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/query/jsonpath/evaluate.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace wb;
using namespace wb::query;

namespace {

json::Value items(int count) {
    std::vector<json::Value> list;
    for (int i = 0; i < count; ++i)
        list.push_back(json::Value::object({{"id", i},
                                            {"name", "item " + std::to_string(i)},
                                            {"price", i % 100 + 0.5},
                                            {"tags", json::Value::array({"a", i % 2 ? "odd" : "even"})},
                                            {"stock", json::Value::object({{"count", i % 7}})}}));
    const auto all = json::Value::object({{"items", json::Value::array(std::move(list))}, {"limit", 50}});
    // As inputs come: what is read shares the texts of its keys.
    return *json::read(json::toText(all));
}

template <typename Work>
double medianMicroseconds(int rounds, Work work) {
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        times.push_back(
            std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
    }
    std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
    return times[static_cast<std::size_t>(rounds / 2)];
}

} // namespace

int main() {
    const char* const paths[] = {
        "$.items[*].price",
        "$.items[?(@.price > 50)]",
        "$.items[?(@.price > $.limit && @.stock.count == 3)].name",
        "$.items[?(@.tags contains 'odd' || @.id in [1,2,3])]",
        "$.items[?(@.name =~ /item .*7/)]",
        "$..count",
        "$.items[-1].stock.count",
        "$..price.sum()",
    };
    const Scope thousand{items(1'000), {}, json::Value::object(), {}, 0};
    const Scope many{items(100'000), {}, json::Value::object(), {}, 0};
    std::printf("%-60s %12s %12s %12s\n", "path", "compile us", "1,000 us", "100,000 us");
    for (const char* text : paths) {
        const auto path = jsonpath::Path::parse(text);
        if (!path) return 1;
        const double compile = medianMicroseconds(201, [text] { (void)jsonpath::Path::parse(text); });
        const double small = medianMicroseconds(201, [&] { (void)jsonpath::evaluate(*path, thousand); });
        const double large = medianMicroseconds(11, [&] { (void)jsonpath::evaluate(*path, many); });
        std::printf("%-60s %12.2f %12.1f %12.1f\n", text, compile, small, large);
    }
    return 0;
}
