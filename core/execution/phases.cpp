// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/phases.h"

#include <utility>
#include <vector>

namespace wb::execution {

namespace {

/// Whole seconds as the API has them; jitter gives others.
json::Value wholeOr(double number) {
    const auto whole = static_cast<std::int64_t>(number);
    return static_cast<double>(whole) == number ? json::Value(whole) : json::Value(number);
}

} // namespace

json::Value Phases::toValue() const {
    std::vector<json::Member> members;
    const auto add = [&](const char* name, const json::Value& value) {
        if (!value.isAbsent()) members.push_back({name, value});
    };
    add("input", input);
    add("afterInputPath", afterInputPath);
    add("afterParameters", afterParameters);
    add("afterArguments", afterArguments);
    add("afterItemsPath", afterItemsPath);
    add("afterItemsPointer", afterItemsPointer);
    add("afterItemSelector", afterItemSelector);
    add("afterItemBatcher", afterItemBatcher);
    add("result", result);
    add("afterResultSelector", afterResultSelector);
    add("afterResultPath", afterResultPath);
    add("variables", variables);
    if (resolved.isObject())
        for (const auto& [field, name] :
             {std::pair("MaxConcurrency", "maxConcurrency"),
              std::pair("ToleratedFailureCount", "toleratedFailureCount"),
              std::pair("ToleratedFailurePercentage", "toleratedFailurePercentage")})
            add(name, resolved[field]);
    if (errorDetails) {
        std::vector<json::Member> details;
        if (errorDetails->catchIndex)
            details.push_back({"catchIndex", static_cast<std::int64_t>(*errorDetails->catchIndex)});
        if (errorDetails->retryIndex)
            details.push_back({"retryIndex", static_cast<std::int64_t>(*errorDetails->retryIndex)});
        if (errorDetails->retryBackoffIntervalSeconds)
            details.push_back(
                {"retryBackoffIntervalSeconds", wholeOr(*errorDetails->retryBackoffIntervalSeconds)});
        if (!details.empty()) members.push_back({"errorDetails", json::Value::object(std::move(details))});
    }
    return json::Value::object(std::move(members));
}

} // namespace wb::execution
