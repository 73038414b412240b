// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/jsonata_text.h"

#include "core/asl/choice_operators.h"
#include "core/json/value.h"
#include "core/json/writer.h"

namespace wb::asl::refactor {

namespace {

// The regular expression for a StringMatches pattern, where * stands for anything and a backslash makes it
// plain.
std::string regex(std::string_view pattern) {
    std::string text = "/^";
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        char c = pattern[i];
        if (c == '*') {
            text += "[\\s\\S]*";
            continue;
        }
        if (c == '\\' && i + 1 < pattern.size()) c = pattern[++i];
        if (std::string_view("\\^$.|?*+()[]{}/").find(c) != std::string_view::npos) text += '\\';
        text += c;
    }
    return text + "$/";
}

// An expression where a value is a time, false where it is not.
std::string ifTime(const std::string& value, const std::string& then) {
    static constexpr const char* form = R"(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)";
    return "($type(" + value + ") = 'string' ? ($contains(" + value + ", " + form + ") ? " + then +
           " : false) : false)";
}

bool isFinerThanMillis(std::string_view time) {
    const std::size_t point = time.find('.');
    if (point == std::string_view::npos) return false;
    const std::size_t end = time.find_first_not_of("0123456789", point + 1);
    const std::string_view digits = time.substr(point + 1, end - point - 1);
    return digits.find_last_not_of('0') != std::string_view::npos && digits.find_last_not_of('0') >= 3;
}

Translated typeTest(std::string_view name, bool expected, const std::string& left) {
    std::string text;
    if (name == "IsPresent")
        text = "$exists(" + left + ")";
    else if (name == "IsNull")
        text = "$type(" + left + ") = 'null'";
    else if (name == "IsString")
        text = "$type(" + left + ") = 'string'";
    else if (name == "IsNumeric")
        text = "$type(" + left + ") = 'number'";
    else if (name == "IsBoolean")
        text = "$type(" + left + ") = 'boolean'";
    else if (name == "IsTimestamp")
        text = ifTime(left, "true");
    else
        return failure(std::string(name) + " has no counterpart in JSONata");
    return expected ? text : "$not(" + text + ")";
}

Translated comparison(const ChoiceOperator& op, json::Node operand, const std::string& left,
                      const PathRoots& roots) {
    if (op.operand == OperandKind::TypeTest) {
        const auto expected = operand.boolean();
        if (!expected) return failure(std::string(op.name) + " is neither true nor false");
        return typeTest(op.name, *expected, left);
    }
    std::string right;
    if (op.isPath) {
        if (!operand.isString()) return failure(std::string(op.name) + " is not a path");
        Translated path = translatePath(*operand.string(), roots);
        if (!path) return path;
        right = *path;
    } else if (operand.isString()) {
        if (op.name == "StringMatches")
            return "($type(" + left + ") = 'string' ? $contains(" + left + ", " + regex(*operand.string()) +
                   ") : false)";
        right = jsonataString(*operand.string());
    } else if (operand.isNumber() || operand.isBoolean()) {
        right = json::toText(operand.toValue());
    } else {
        return failure(std::string(op.name) + " has a value that is not constant");
    }
    const std::string_view symbol = op.symbol == "≥" ? ">=" : op.symbol == "≤" ? "<=" : op.symbol;
    if (op.operand == OperandKind::Timestamp) {
        if (!op.isPath && isFinerThanMillis(operand.string().value_or("")))
            return failure(std::string("a time has more digits than the milliseconds of JSONata"));
        const std::string order =
            "$toMillis(" + left + ") " + std::string(symbol) + " $toMillis(" + right + ")";
        return ifTime(left, op.isPath ? ifTime(right, order) : order);
    }
    const std::string type = op.operand == OperandKind::Text     ? "'string'"
                             : op.operand == OperandKind::Number ? "'number'"
                                                                 : "'boolean'";
    if (symbol == "=" && !op.isPath) return left + " = " + right;
    // Values of another type do not match; in JSONata comparing them would fail. The conditional keeps them
    // apart.
    const std::string guard =
        "$type(" + left + ") = " + type + (op.isPath ? " and $type(" + right + ") = " + type : "");
    return "(" + guard + " ? " + left + " " + std::string(symbol) + " " + right + " : false)";
}

Translated joined(json::Node rules, std::string_view word, const PathRoots& roots) {
    if (!rules.isArray() || rules.size() == 0) return failure(std::string("And and Or need a list of rules"));
    std::string text;
    for (const json::Node rule : rules.children()) {
        Translated part = translateRule(rule, roots);
        if (!part) return part;
        text += (text.empty() ? "(" : " " + std::string(word) + " (") + *part + ")";
    }
    return text;
}

} // namespace

Translated translateRule(json::Node rule, const PathRoots& roots) {
    if (const json::Node all = rule["And"]) return joined(all, "and", roots);
    if (const json::Node any = rule["Or"]) return joined(any, "or", roots);
    if (const json::Node inner = rule["Not"]) {
        Translated text = translateRule(inner, roots);
        return text ? Translated("$not(" + *text + ")") : text;
    }
    const auto variable = rule["Variable"].string();
    if (!variable) return failure(std::string("a rule has no Variable"));
    const Translated left = translatePath(*variable, roots);
    if (!left) return left;
    for (const json::Node member : rule.children())
        if (const ChoiceOperator* op = findChoiceOperator(member.key().string().value_or("")))
            return comparison(*op, member.value(), *left, roots);
    return failure(std::string("a rule has no comparison"));
}

} // namespace wb::asl::refactor
