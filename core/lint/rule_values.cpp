// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/node_text.h"
#include "core/asl/similar.h"
#include "core/lint/rules.h"
#include "core/lint/timestamp.h"

#include <algorithm>
#include <cmath>

namespace wb::lint::rules {

namespace {

using asl::Field;
using asl::ObjectType;
using asl::QueryLanguage;
using asl::ValueKind;

/// Whether a text is meant as a JSONata expression, well written or not.
bool isMeantAsExpression(std::string_view text) {
    return text.starts_with("{%") || text.ends_with("%}");
}

/// A bound as the service spells it: fields that take fractions have theirs with one, `100.0`. All bounds are
/// whole.
std::string boundText(const Field& field, double bound) {
    return std::to_string(static_cast<long long>(bound)) + (field.kind == ValueKind::Number ? ".0" : "");
}

void range(const Check& check, const Place& place, const Field& field, double number) {
    if (number < field.minimum)
        check.report.error("Minimum value is " + boundText(field, field.minimum), place);
    if (number > field.maximum)
        check.report.error("Maximum value is " + boundText(field, field.maximum), place);
}

/// Offers the number or boolean that a string spells, `10` for `"10"`.
void offerUnquoted(Diagnostic& diagnostic, json::Node node) {
    if (!node.isString()) return;
    const std::string text(asl::NodeText(node).view());
    const bool isNumber = !text.empty() && text.size() < 10 && text != "0" && text.front() != '0' &&
                          text.find_first_not_of("0123456789") == std::string::npos;
    if (isNumber ? diagnostic.message.ends_with("Boolean")
                 : !diagnostic.message.ends_with("Boolean") || (text != "true" && text != "false"))
        return;
    diagnostic.fix = Fix{"Change to " + text, {{node.range(), text}}};
}

void number(const Check& check, const Place& place, const Field& field) {
    const json::Node node = place.node();
    const bool integral = field.kind == ValueKind::Integer;
    if (!node.isNumber() ||
        (integral && !node.integer() && !(std::abs(node.number().value_or(0.5)) > 9e15))) {
        offerUnquoted(
            check.report.error(integral ? "Expected value of type Integer" : "Expected value of type Number",
                               place),
            node);
        return;
    }
    range(check, place, field, node.number().value_or(0));
}

void oneOf(const Check& check, const Place& place, const Field& field) {
    const asl::NodeText text(place.node());
    if (std::find(field.values.begin(), field.values.end(), text.view()) != field.values.end()) return;
    std::string names;
    for (const std::string_view name : field.values) names += (names.empty() ? "" : ", ") + std::string(name);
    Diagnostic& diagnostic =
        check.report.error("Value should be one of the following: [" + names + "]", place);
    const std::string_view meant = asl::mostSimilar(text, {field.values.begin(), field.values.end()});
    if (!meant.empty())
        diagnostic.fix =
            Fix{"Change to " + std::string(meant), {{place.range(), '"' + std::string(meant) + '"'}}};
}

void texts(const Check& check, const Place& place, bool mayBeEmpty) {
    if (!place.node().isArray()) {
        check.report.error("Expected value of type Array", place);
        return;
    }
    if (!mayBeEmpty && place.node().size() == 0) check.report.error("Value cannot be empty", place);
    std::uint32_t index = 0;
    for (const json::Node element : place.node().children()) {
        if (!element.isString() && !element.isPlaceholder())
            check.report.error("Expected value of type String", place.element(index, element));
        ++index;
    }
}

/// Branches and processors are containers of the model, which the rules visit of their own accord.
bool isContainer(ObjectType type) {
    return type == ObjectType::Branch || type == ObjectType::Processor;
}

void objects(const Check& check, const Place& place, const Field& field, QueryLanguage language) {
    if (!place.node().isArray()) {
        check.report.error("Expected value of type Array", place);
        return;
    }
    const bool mayBeEmpty = field.object == ObjectType::Retrier || field.object == ObjectType::Catcher;
    if (!mayBeEmpty && place.node().size() == 0) check.report.error("Value cannot be empty", place);
    if (isContainer(field.object)) return;
    std::uint32_t index = 0;
    for (const json::Node element : place.node().children())
        object(check, place.element(index++, element), field.object, language);
}

void states(const Check& check, const Place& place) {
    if (!place.node().isObject())
        check.report.error("Expected value of type Object", place);
    else if (place.node().size() == 0)
        check.report.error("Value cannot be empty", place);
}

void text(const Check& check, const Place& place, const Field& field) {
    const json::Node node = place.node();
    if (!node.isString()) {
        check.report.error("Expected value of type String", place);
        return;
    }
    if (asl::hasPlaceholder(asl::NodeText(node))) return;
    if (field.kind == ValueKind::Timestamp && !isTimestamp(asl::NodeText(node)))
        check.report.error("String does not match RFC3339 timestamp", place);
    else if (field.kind == ValueKind::Choice)
        oneOf(check, place, field);
    else if ((field.kind == ValueKind::Resource || field.kind == ValueKind::StateName) &&
             asl::NodeText(node).view().empty())
        check.report.error("Value cannot be empty", place);
}

/// What may stand for a value of any kind: placeholders, null where it has a meaning, expressions.
bool standsForAnything(const Place& place, const Field& field, QueryLanguage language) {
    const json::Node node = place.node();
    if (!node || node.isPlaceholder() || node.kind() == json::NodeKind::Error) return true;
    if (node.isNull() && field.nullable) return true;
    if (!node.isString()) return false;
    const asl::NodeText spelled(node);
    if (field.kind != ValueKind::Choice && asl::hasPlaceholder(spelled)) return true;
    return language == QueryLanguage::Jsonata && field.expression && isMeantAsExpression(spelled);
}

} // namespace

void value(const Check& check, const Place& place, const Field& field, QueryLanguage language) {
    expressions(check, place, field, language);
    if (standsForAnything(place, field, language)) return;
    const json::Node node = place.node();
    switch (field.kind) {
    case ValueKind::Text:
    case ValueKind::StateName:
    case ValueKind::Path:
    case ValueKind::ReferencePath:
    case ValueKind::PayloadPath:
    case ValueKind::Choice:
    case ValueKind::Timestamp:
    case ValueKind::Resource:
        text(check, place, field);
        break;
    case ValueKind::Boolean:
        if (!node.isBoolean())
            offerUnquoted(check.report.error("Expected value of type Boolean", place), node);
        break;
    case ValueKind::Integer:
    case ValueKind::Number:
        number(check, place, field);
        break;
    case ValueKind::Assignments:
        if (!node.isObject()) check.report.error("Expected value of type Object", place);
        break;
    case ValueKind::Condition:
        if (!node.isBoolean() && !node.isString()) check.report.error("Expected value of type String", place);
        break;
    case ValueKind::ErrorNames:
        texts(check, place, false);
        break;
    case ValueKind::Texts:
        texts(check, place, true);
        break;
    case ValueKind::Items:
        if (!node.isArray() && !node.isObject()) check.report.error("Expected value of type Array", place);
        break;
    case ValueKind::Object:
        if (!isContainer(field.object) || !node.isObject()) object(check, place, field.object, language);
        break;
    case ValueKind::Objects:
        objects(check, place, field, language);
        break;
    case ValueKind::States:
        states(check, place);
        break;
    case ValueKind::Template:
    case ValueKind::Json:
        break;
    }
}

} // namespace wb::lint::rules
