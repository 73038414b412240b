// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/node_text.h"
#include "core/json/writer.h"
#include "core/lint/template_rule.h"
#include "core/query/variables.h"
#include "core/unicode/unicode.h"

namespace wb::lint::rules {

namespace {

using asl::QueryLanguage;

bool isEvaluated(std::string_view key) {
    return key.size() > 2 && key.ends_with(".$");
}

class JsonPathTemplate {
  public:
    JsonPathTemplate(const Check& check, const Place& field) : m_check(check), m_field(field) {}

    void value(const Place& place) {
        const json::Node node = place.node();
        if (node.isObject()) {
            for (const json::Node member : node.children()) {
                const asl::NodeText key(member.key());
                if (isEvaluated(key))
                    evaluated(place.member(member), key);
                else
                    value(place.member(member));
            }
        } else if (node.isArray()) {
            std::uint32_t index = 0;
            for (const json::Node element : node.children()) value(place.element(index++, element));
        } else if (node.isString()) {
            plain(place);
        }
    }

  private:
    void evaluated(const Place& place, std::string_view key) {
        const json::Node node = place.node();
        if (node.isPlaceholder() || !node) return;
        json::TextRange range = place.range();
        if (node.isString()) {
            const json::DecodedString decoded(node);
            const ExpressionCheck result = checkPayloadPath(decoded.text());
            noteReads(m_check, decoded, 0, result);
            if (!result.error || asl::hasPlaceholder(decoded.text())) return;
            if (isInFilter(decoded.text(), result)) {
                unreadableFilter(m_check, place, decoded, result);
                return;
            }
            if (!result.error->range.empty()) range = decoded.toSource(result.error->range);
        }
        m_check.report.add(Severity::Error, code::schema,
                           "The value for the field '" + std::string(key) +
                               "' must be a valid JSONPath or a valid intrinsic function call",
                           m_field.location(), range);
    }

    void plain(const Place& place) {
        if (!m_check.options.warnings) return;
        const asl::NodeText text(place.node());
        if (text.view().starts_with("{%") && text.view().ends_with("%}")) {
            otherLanguage(m_check, place, QueryLanguage::JsonPath);
            return;
        }
        if (!place.key() || (!looksLikePath(text) && !looksLikeIntrinsic(text))) return;
        const asl::NodeText key(place.key());
        Diagnostic& diagnostic =
            m_check.report.add(Severity::Warning, code::noDollar,
                               "'" + std::string(key.view()) +
                                   "' is handed on as plain text; its name must end in .$ to be evaluated",
                               place.location(), place.range());
        std::string renamed;
        json::writeString(renamed, std::string(key.view()) + ".$");
        diagnostic.fix = Fix{"Rename to " + renamed, {{place.key().range(), renamed}}};
    }

    const Check& m_check;
    const Place& m_field;
};

void jsonataTemplate(const Check& check, const Place& place) {
    const json::Node node = place.node();
    if (node.isString()) {
        jsonataText(check, place, false);
    } else if (node.isObject()) {
        for (const json::Node member : node.children()) jsonataTemplate(check, place.member(member));
    } else if (node.isArray()) {
        std::uint32_t index = 0;
        for (const json::Node element : node.children())
            jsonataTemplate(check, place.element(index++, element));
    }
}

void assignments(const Check& check, const Place& place, QueryLanguage language) {
    for (const json::Node member : place.node().children()) {
        const asl::NodeText key(member.key());
        std::string name(key.view());
        if (language == QueryLanguage::JsonPath && isEvaluated(name)) name.resize(name.size() - 2);
        if (asl::hasPlaceholder(name)) continue;
        if (name == "states")
            check.report.add(Severity::Error, code::reservedVariable,
                             "Cannot assign to reserved variable '$states'.", place.location(),
                             member.key().range());
        else if (!unicode::isIdentifier(name))
            check.report.add(Severity::Error, code::invalidVariable,
                             "Invalid variable name '" + name +
                                 "': the variable name contains invalid characters.",
                             place.location(), member.key().range());
        else if (query::variableNameLength(name) > query::maximumVariableName)
            check.report.add(Severity::Error, code::invalidVariable,
                             "Invalid variable name '" + name +
                                 "': the variable name is longer than 80 characters.",
                             place.location(), member.key().range());
        check.facts.uses.push_back(
            {Use::Kind::AssignVariable, check.facts.state, name, member.key().range()});
    }
}

/// What looks as if it were to be evaluated inside of constant JSON.
void constant(const Check& check, const Place& place) {
    const json::Node node = place.node();
    const auto warn = [&](json::TextRange range) {
        check.report.add(Severity::Warning, code::passResultIsStatic,
                         "Result is constant: paths and functions in it are not evaluated", place.location(),
                         range);
    };
    if (node.isObject()) {
        for (const json::Node member : node.children()) {
            if (isEvaluated(asl::NodeText(member.key())))
                warn(member.key().range());
            else
                constant(check, place.member(member));
        }
    } else if (node.isArray()) {
        std::uint32_t index = 0;
        for (const json::Node element : node.children()) constant(check, place.element(index++, element));
    } else if (node.isString()) {
        const asl::NodeText text(node);
        if (text.view() != "$" && (looksLikePath(text) || looksLikeIntrinsic(text))) warn(node.range());
    }
}

void jsonataExpression(const Check& check, const Place& place, const json::DecodedString& decoded) {
    const std::string_view text = decoded.text();
    const ExpressionCheck result = checkJsonata(text.substr(2, text.size() - 4));
    noteReads(check, decoded, 2, result);
    if (asl::hasPlaceholder(text)) return;
    const auto refuse = [&](std::string_view code, std::string message, json::TextRange inside) {
        check.report.add(Severity::Error, code, std::move(message), place.location(),
                         decoded.toSource(json::TextRange{inside.begin + 2, inside.end + 2}));
    };
    if (result.error) {
        refuse(code::invalidJsonata, result.error->message, result.error->range);
        return;
    }
    for (const ContextRead& read : result.contextReads)
        refuse(code::unsupportedJsonata,
               "Reference to '" + read.name + "' at the top level is not supported.", read.range);
    for (const ContextRead& read : result.outcomeReads)
        if (!(read.name == "$states.result" ? check.facts.hasResult : check.facts.hasErrorOutput))
            refuse(code::unsupportedJsonata,
                   "Reference to '" + read.name + "' is not supported in this field.", read.range);
}

} // namespace

void templateField(const Check& check, const Place& place, const asl::Field& field, QueryLanguage language) {
    if (field.kind == asl::ValueKind::Assignments && place.node().isObject())
        assignments(check, place, language);
    if (language == QueryLanguage::Jsonata)
        jsonataTemplate(check, place);
    else
        JsonPathTemplate(check, place).value(place);
}

void constantField(const Check& check, const Place& place) {
    if (check.options.warnings) constant(check, place);
}

void jsonataText(const Check& check, const Place& place, bool mustBeExpression) {
    const json::DecodedString decoded(place.node());
    const std::string_view text = decoded.text();
    const bool opens = text.starts_with("{%");
    const bool closes = text.ends_with("%}") && text.size() >= 4;
    if (opens && closes) {
        jsonataExpression(check, place, decoded);
    } else if (opens || text.ends_with("%}") || (mustBeExpression && !asl::hasPlaceholder(text))) {
        check.report.error("JSONata string must start with {% and end with %}", place);
    } else if (check.options.warnings && (looksLikePath(text) || looksLikeIntrinsic(text))) {
        otherLanguage(check, place, QueryLanguage::Jsonata);
    }
}

} // namespace wb::lint::rules
