// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
//
// Median time of compiling JSONPaths, and of evaluating them over more and more items: a line of figures that
// does not rise but for what the caches no longer hold is linear.
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

constexpr int sizes[] = {1'000, 10'000, 100'000, 1'000'000};

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
    std::vector<Scope> scopes;
    for (const int size : sizes) scopes.push_back({items(size), {}, json::Value::object(), {}, 0});
    std::printf("%-60s %10s   ns an item:", "path", "compile us");
    for (const int size : sizes) std::printf(" %10d", size);
    std::printf("\n");
    for (const char* text : paths) {
        const auto path = jsonpath::Path::parse(text);
        if (!path) return 1;
        std::printf("%-60s %10.2f              ", text,
                    medianMicroseconds(201, [text] { (void)jsonpath::Path::parse(text); }));
        for (std::size_t i = 0; i < scopes.size(); ++i) {
            const int rounds = sizes[i] > 10'000 ? 5 : 101;
            const double time =
                medianMicroseconds(rounds, [&] { (void)jsonpath::evaluate(*path, scopes[i]); });
            std::printf(" %10.1f", time * 1000 / sizes[i]);
        }
        std::printf("\n");
    }
    return 0;
}
