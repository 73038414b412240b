// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/embedded_expression.h"

namespace wb::asl::assist {

std::optional<std::uint32_t> EmbeddedExpression::toExpression(std::uint32_t offset) const {
    const json::TextRange source = string.sourceRange();
    if (dialect == Dialect::None || offset < source.begin || offset > source.end) return std::nullopt;
    const std::uint32_t decoded = string.toDecoded(offset);
    if (decoded < range.begin || decoded > range.end) return std::nullopt;
    return decoded - range.begin;
}

Dialect dialectOf(const Slot& slot, std::string_view key) {
    const bool isTemplate = slot.kind == Slot::Kind::Template || slot.kind == Slot::Kind::Variables;
    if (isTemplate) {
        if (slot.language == QueryLanguage::Jsonata) return Dialect::Jsonata;
        return key.ends_with(".$") ? Dialect::PayloadPath : Dialect::None;
    }
    const Field* field = fieldIn(slot, key);
    if (!field) return Dialect::None;
    if (slot.language == QueryLanguage::Jsonata)
        return field->expression || field->kind == ValueKind::Condition ? Dialect::Jsonata : Dialect::None;
    switch (field->kind) {
    case ValueKind::Path:
    case ValueKind::ReferencePath:
        return Dialect::Path;
    case ValueKind::PayloadPath:
        return Dialect::PayloadPath;
    default:
        return Dialect::None;
    }
}

EmbeddedExpression expressionIn(json::DecodedString string, Dialect dialect) {
    EmbeddedExpression expression;
    const std::string& text = string.text();
    const auto size = static_cast<std::uint32_t>(text.size());
    if (dialect == Dialect::Jsonata) {
        if (text.starts_with("{%")) {
            const bool isClosed = size >= 4 && text.ends_with("%}");
            expression.range = {2, isClosed ? size - 2 : size};
            expression.dialect = dialect;
        }
    } else if (dialect != Dialect::None) {
        expression.range = {0, size};
        expression.dialect = dialect;
    }
    expression.string = std::move(string);
    return expression;
}

EmbeddedExpression expressionAt(const json::SyntaxTree& tree, const Cursor& cursor, const Slot& slot) {
    if (cursor.place != Cursor::Place::Value) return {};
    if (cursor.yamlText)
        return expressionIn(json::DecodedString(cursor.yamlText), dialectOf(slot, cursor.key));
    if (!cursor.isQuoted) return {};
    const std::string_view spelled =
        std::string_view(tree.text()).substr(cursor.content.begin, cursor.content.length());
    return expressionIn(json::DecodedString(spelled, cursor.content.begin), dialectOf(slot, cursor.key));
}

} // namespace wb::asl::assist
