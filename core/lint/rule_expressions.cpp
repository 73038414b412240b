// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/lint/expressions.h"

#include "core/asl/choice_operators.h"
#include "core/asl/node_text.h"
#include "core/json/decoded_string.h"
#include "core/lint/rules.h"
#include "core/lint/template_rule.h"

#include <algorithm>
#include <array>

namespace wb::lint::rules {

namespace {

using asl::Field;
using asl::QueryLanguage;
using asl::ValueKind;

/// Paths to the numbers of a Map, which the service takes from the input or a variable, never from the
/// context object.
bool isMapNumber(const Field& field) {
    constexpr std::array<std::string_view, 6> names = {
        "MaxConcurrencyPath", "ToleratedFailureCountPath", "ToleratedFailurePercentagePath",
        "MaxItemsPath",       "MaxItemsPerBatchPath",      "MaxInputBytesPerBatchPath"};
    return std::find(names.begin(), names.end(), field.name) != names.end();
}

/// Fields whose value the service requires to be a reference path, not any path.
bool mustBeReference(const Field& field) {
    return field.name == "ResultPath" || field.name == "ItemsPath" || isMapNumber(field);
}

void pathField(const Check& check, const Place& place, const Field& field) {
    const json::DecodedString decoded(place.node());
    const bool payload = field.kind == ValueKind::PayloadPath;
    const ExpressionCheck result = payload ? checkPayloadPath(decoded.text()) : checkPath(decoded.text());
    noteReads(check, decoded, 0, result);
    std::string message;
    json::TextRange range = place.range();
    if (result.error) {
        const bool isReference = field.kind == ValueKind::ReferencePath && !decoded.text().starts_with('$');
        message = isReference ? "Value is not a Reference Path: Reference path didn't start with '$'"
                              : "Value must be a valid JSONPath.";
        if (!result.error->range.empty()) range = decoded.toSource(result.error->range);
    } else if (mustBeReference(field) && !result.isReference) {
        message = "Value is not a Reference Path";
    } else if (field.name == "ResultPath" && !result.startsAtInput && !check.facts.isForeign) {
        message = "Value is not a Reference Path";
    } else if (isMapNumber(field) && decoded.text().starts_with("$$")) {
        message = "Value is not a Reference Path";
    } else if (payload && !mayGiveText(decoded.text())) {
        // ErrorPath and CausePath, the only fields of this kind, give texts.
        message = "The value must be a valid JSONPath or an intrinsic function that gives a text";
    }
    if (message.empty() || asl::hasPlaceholder(decoded.text())) return;
    if (isInFilter(decoded.text(), result)) {
        unreadableFilter(check, place, decoded, result);
        return;
    }
    check.report.add(Severity::Error, code::schema, std::move(message), place.location(), range);
}

void pathAsText(const Check& check, const Place& place, const Field& field) {
    const std::string name(field.name);
    Diagnostic& diagnostic =
        check.report.add(Severity::Warning, code::noPath,
                         "The value looks like a path, but '" + name + "' takes it as plain text",
                         place.location(), place.range());
    const bool hasPathForm = asl::findChoiceOperator(name + "Path") || name == "Error" || name == "Cause";
    if (hasPathForm && place.key())
        diagnostic.fix = Fix{"Rename to " + name + "Path", {{place.key().range(), '"' + name + "Path\""}}};
}

/// A text that is taken as it is, although a path seems to be meant.
void plainText(const Check& check, const Place& place, const Field& field, QueryLanguage language) {
    if (!check.options.warnings || field.name == "Comment") return;
    const asl::NodeText text(place.node());
    if (language == QueryLanguage::JsonPath && text.view().starts_with("{%") && text.view().ends_with("%}")) {
        otherLanguage(check, place, language);
    } else if (looksLikePath(text)) {
        if (language == QueryLanguage::Jsonata)
            otherLanguage(check, place, language);
        else
            pathAsText(check, place, field);
    }
}

} // namespace

void noteReads(const Check& check, const json::DecodedString& decoded, std::uint32_t offset,
               const ExpressionCheck& result) {
    Facts& facts = check.facts;
    for (const ExpressionRead& read : result.reads) {
        if (!read.isVariable && !facts.readsInput) continue;
        facts.uses.push_back(
            {read.isVariable ? Use::Kind::ReadVariable : Use::Kind::InputField, facts.state, read.name,
             decoded.toSource(json::TextRange{read.range.begin + offset, read.range.end + offset})});
    }
}

bool isInFilter(std::string_view text, const ExpressionCheck& result) {
    if (!result.error) return false;
    const std::string_view before =
        text.substr(0, std::min<std::size_t>(result.error->range.begin, text.size()));
    const std::size_t open = before.rfind('[');
    if (open == std::string_view::npos) return false;
    const std::size_t first = text.find_first_not_of(' ', open + 1);
    return first != std::string_view::npos && (text[first] == '?' || text[first] == '(') &&
           text.find(']', open) != std::string_view::npos;
}

void unreadableFilter(const Check& check, const Place& place, const json::DecodedString& decoded,
                      const ExpressionCheck& result) {
    check.report.add(Severity::Warning, code::unreadableFilter,
                     "The filter cannot be read: " + result.error->message, place.location(),
                     decoded.toSource(result.error->range));
}

void otherLanguage(const Check& check, const Place& place, QueryLanguage language) {
    check.report.add(Severity::Warning, code::otherLanguage,
                     language == QueryLanguage::Jsonata
                         ? "This is a JSONata state, which takes the path or function as plain text"
                         : "This is a JSONPath state, which takes the JSONata expression as plain text",
                     place.location(), place.range());
}

void expressions(const Check& check, const Place& place, const Field& field, QueryLanguage language) {
    const json::Node node = place.node();
    if (!node) return;
    switch (field.kind) {
    case ValueKind::Path:
    case ValueKind::ReferencePath:
    case ValueKind::PayloadPath:
        if (node.isString()) pathField(check, place, field);
        break;
    case ValueKind::Template:
    case ValueKind::Assignments:
        templateField(check, place, field, language);
        break;
    case ValueKind::Json:
        constantField(check, place);
        break;
    case ValueKind::Condition:
        if (node.isString()) jsonataText(check, place, true);
        break;
    case ValueKind::Text:
        if (!node.isString()) break;
        if (language == QueryLanguage::Jsonata && field.expression)
            jsonataText(check, place, false);
        else
            plainText(check, place, field, language);
        break;
    default:
        if (node.isString() && language == QueryLanguage::Jsonata && field.expression)
            jsonataText(check, place, false);
        break;
    }
}

} // namespace wb::lint::rules
