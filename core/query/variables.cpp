// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/variables.h"

#include <QChar>
#include <QList>
#include <QString>

#include <algorithm>
#include <array>

namespace wb::query {

namespace {

// UAX #31: letters and letter numbers begin an identifier; marks, decimal digits and connectors go on. ASL
// adds nothing. A few characters do by name (Other_ID_Start, Other_ID_Continue in PropList.txt).
bool isIdentifierStart(char32_t code) {
    constexpr std::array<char32_t, 6> others = {0x1885, 0x1886, 0x2118, 0x212E, 0x309B, 0x309C};
    if (std::find(others.begin(), others.end(), code) != others.end()) return true;
    switch (QChar::category(code)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Number_Letter:
        return true;
    default:
        return false;
    }
}

bool isIdentifierPart(char32_t code) {
    if (isIdentifierStart(code)) return true;
    if (code == 0xB7 || code == 0x387 || (code >= 0x1369 && code <= 0x1371) || code == 0x19DA) return true;
    switch (QChar::category(code)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Number_DecimalDigit:
    case QChar::Punctuation_Connector:
        return true;
    default:
        return false;
    }
}

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

bool isIdentifier(std::string_view name) {
    // Decoding takes a first U+FEFF for a mark of the encoding and drops it.
    if (name.starts_with("\xEF\xBB\xBF")) return false;
    const auto codes = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())).toUcs4();
    return !codes.isEmpty() && isIdentifierStart(codes.front()) &&
           std::all_of(codes.begin(), codes.end(), isIdentifierPart);
}

bool isVariableName(std::string_view name, std::string* reason) {
    const std::string quoted = "'" + std::string(name) + "'";
    if (name.empty()) return refuse(reason, "A variable needs a name");
    if (variableNameLength(name) > maximumVariableName)
        return refuse(reason, "The variable name " + quoted + " is longer than 80 characters");
    if (name == "states") return refuse(reason, "The variable name 'states' is reserved");
    return isIdentifier(name) ||
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
