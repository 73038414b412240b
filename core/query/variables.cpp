// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/variables.h"

#include "core/unicode/unicode.h"

#include <algorithm>

namespace wb::query {

namespace {

bool refuse(std::string* reason, std::string text) {
    if (reason) *reason = std::move(text);
    return false;
}

Failure<Error> runtime(std::string cause) {
    return failure(Error{"States.Runtime", std::move(cause), true, {}});
}

Failure<Error> tooLarge(std::string cause) {
    return failure(Error{"States.DataLimitExceeded", std::move(cause), true, {}});
}

} // namespace

std::size_t variableNameLength(std::string_view name) {
    return static_cast<std::size_t>(std::count_if(
        name.begin(), name.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool isVariableName(std::string_view name, std::string* reason) {
    const std::string quoted = "'" + std::string(name) + "'";
    if (name.empty()) return refuse(reason, "A variable needs a name");
    if (variableNameLength(name) > maximumVariableName)
        return refuse(reason, "The variable name " + quoted + " is longer than 80 characters");
    if (name == "states") return refuse(reason, "The variable name 'states' is reserved");
    return unicode::isIdentifier(name) ||
           refuse(reason, "The variable name " + quoted +
                              " is not a letter followed by letters, digits and underscores");
}

std::uint64_t bytesOf(const json::Value& variables) {
    std::uint64_t bytes = 0;
    for (const json::Member& member : variables.members()) bytes += member.value.textSize();
    return bytes;
}

Result<Assigned, Error> assignVariables(const json::Value& own, const json::Value& outer,
                                        const json::Value& assigned, std::uint64_t used) {
    if (!assigned.isObject()) return runtime("Assign must be an object");
    Assigned result{own, used};
    std::size_t inAssign = 0;
    for (const json::Member& member : assigned.members()) {
        std::string reason;
        const std::string name(member.key.view());
        if (!isVariableName(name, &reason)) return runtime(reason);
        if (outer.find(member.key))
            return runtime("The variable '" + name +
                           "' of an outer scope cannot be assigned in an inner one");
        const std::size_t size = member.value.textSize();
        if (size > maximumVariableBytes)
            return tooLarge("The variable '" + name +
                            "' has a size exceeding the maximum number of bytes service limit.");
        inAssign += size;
        if (const json::Value* before = own.find(member.key)) result.bytes -= before->textSize();
        result.bytes += size;
        result.variables = result.variables.with(member.key, member.value);
    }
    if (inAssign > maximumAssignBytes)
        return tooLarge(
            "The variables assigned have a size exceeding the maximum number of bytes service limit.");
    if (result.bytes > maximumVariablesBytes)
        return tooLarge("The variables of the execution have a size exceeding the maximum number of bytes "
                        "service limit.");
    return result;
}

json::Value visibleVariables(const json::Value& outer, const json::Value& own) {
    if (outer.size() == 0) return own;
    if (own.size() == 0) return outer;
    json::ObjectBuilder visible;
    for (const json::Value* scope : {&outer, &own})
        for (const json::Member& member : scope->members()) visible.set(member.key, member.value);
    return std::move(visible).build();
}

} // namespace wb::query
