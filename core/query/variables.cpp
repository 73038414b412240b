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

bool isVariableName(std::string_view name, std::string* reason) {
    const auto codes = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())).toUcs4();
    const std::string quoted = "'" + std::string(name) + "'";
    // Decoding takes a first U+FEFF for a mark of the encoding and drops it.
    if (name.starts_with("\xEF\xBB\xBF"))
        return refuse(reason, "The variable name " + quoted + " does not begin with a letter");
    if (codes.isEmpty()) return refuse(reason, "A variable needs a name");
    if (static_cast<std::size_t>(codes.size()) > maximumVariableName)
        return refuse(reason, "The variable name " + quoted + " is longer than 80 characters");
    if (name == "states") return refuse(reason, "The variable name 'states' is reserved");
    if (!isIdentifierStart(codes.front()))
        return refuse(reason, "The variable name " + quoted + " does not begin with a letter");
    for (const char32_t code : codes)
        if (!isIdentifierPart(code))
            return refuse(reason, "The variable name " + quoted +
                                      " has a character that is neither letter, digit nor '_'");
    return true;
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
