// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonpath/names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace wb::query::jsonpath {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::array pathFunctions = {
    std::pair{"min"sv, Function::Min},       std::pair{"max"sv, Function::Max},
    std::pair{"avg"sv, Function::Average},   std::pair{"stddev"sv, Function::StandardDeviation},
    std::pair{"length"sv, Function::Length}, std::pair{"size"sv, Function::Length},
    std::pair{"sum"sv, Function::Sum},       std::pair{"keys"sv, Function::Keys},
    std::pair{"concat"sv, Function::Concat}, std::pair{"append"sv, Function::Append},
    std::pair{"first"sv, Function::First},   std::pair{"last"sv, Function::Last},
    std::pair{"index"sv, Function::Index},
};

constexpr std::array filterFunctions = {
    std::pair{"length"sv, Function::Length}, std::pair{"count"sv, Function::Count},
    std::pair{"match"sv, Function::Match},   std::pair{"search"sv, Function::Search},
    std::pair{"value"sv, Function::Value},
};

constexpr std::array wordComparisons = {
    std::pair{"in"sv, Comparison::In},
    std::pair{"nin"sv, Comparison::NotIn},
    std::pair{"subsetof"sv, Comparison::SubsetOf},
    std::pair{"anyof"sv, Comparison::AnyOf},
    std::pair{"noneof"sv, Comparison::NoneOf},
    std::pair{"all"sv, Comparison::AllOf},
    std::pair{"contains"sv, Comparison::Contains},
    std::pair{"size"sv, Comparison::Size},
    std::pair{"empty"sv, Comparison::Empty},
};

template <typename Table>
auto lookUp(const Table& table, std::string_view name) -> std::optional<decltype(table.front().second)> {
    for (const auto& [key, value] : table)
        if (key == name) return value;
    return std::nullopt;
}

} // namespace

std::string_view functionName(Function function) {
    for (const auto& [name, listed] : pathFunctions)
        if (listed == function) return name;
    for (const auto& [name, listed] : filterFunctions)
        if (listed == function) return name;
    return {};
}

std::optional<Function> pathFunction(std::string_view name) {
    return lookUp(pathFunctions, name);
}

std::optional<Function> filterFunction(std::string_view name) {
    return lookUp(filterFunctions, name);
}

std::optional<Comparison> wordComparison(std::string_view word) {
    std::string lower(word);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lookUp(wordComparisons, lower);
}

void appendQuotedName(std::string& out, std::string_view name) {
    out += '\'';
    for (const char c : name) {
        if (c == '\\' || c == '\'') out += '\\';
        out += c;
    }
    out += '\'';
}

} // namespace wb::query::jsonpath
