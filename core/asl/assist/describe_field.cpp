// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/describe_field.h"

#include <cmath>
#include <cstdio>

namespace wb::asl::assist {

namespace {

std::string spelled(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.0f", number);
    return text;
}

std::string bounds(const Field& field) {
    const bool hasMinimum = std::isfinite(field.minimum);
    const bool hasMaximum = std::isfinite(field.maximum);
    if (hasMinimum && hasMaximum)
        return "From " + spelled(field.minimum) + " to " + spelled(field.maximum) + '.';
    if (hasMinimum) return "At least " + spelled(field.minimum) + '.';
    if (hasMaximum) return "At most " + spelled(field.maximum) + '.';
    return {};
}

} // namespace

std::string_view describe(ValueKind kind) {
    switch (kind) {
    case ValueKind::Text:
        return "text";
    case ValueKind::StateName:
        return "name of a state";
    case ValueKind::Boolean:
        return "true or false";
    case ValueKind::Integer:
        return "integer";
    case ValueKind::Number:
        return "number";
    case ValueKind::Choice:
        return "one of a list";
    case ValueKind::Path:
        return "path";
    case ValueKind::ReferencePath:
        return "reference path";
    case ValueKind::PayloadPath:
        return "path or intrinsic function";
    case ValueKind::Template:
        return "payload template";
    case ValueKind::Assignments:
        return "variables";
    case ValueKind::Condition:
        return "condition";
    case ValueKind::Json:
        return "any JSON";
    case ValueKind::Timestamp:
        return "date and time";
    case ValueKind::Resource:
        return "ARN";
    case ValueKind::ErrorNames:
        return "names of errors";
    case ValueKind::Texts:
        return "texts";
    case ValueKind::Items:
        return "array or expression";
    case ValueKind::Object:
        return "object";
    case ValueKind::Objects:
        return "array of objects";
    case ValueKind::States:
        return "states by name";
    }
    return {};
}

std::string fieldMarkdown(const Field& field, QueryLanguage language) {
    std::string text = "**" + std::string(field.name) + "** (" + std::string(describe(field.kind)) + ")\n\n";
    text += field.doc;
    if (!field.values.empty()) {
        text += "\n\nOne of ";
        for (std::size_t i = 0; i < field.values.size(); ++i)
            text += (i ? ", `" : "`") + std::string(field.values[i]) + '`';
        text += '.';
    }
    if (const std::string limits = bounds(field); !limits.empty()) text += "\n\n" + limits;
    if (field.expression && language == QueryLanguage::Jsonata)
        text += "\n\nA `{% %}` expression may stand here.";
    if (field.languages != Languages::Both)
        text += field.languages == Languages::Jsonata ? "\n\nOnly with JSONata." : "\n\nOnly with JSONPath.";
    return text;
}

} // namespace wb::asl::assist
