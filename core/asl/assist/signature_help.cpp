// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/signature_help.h"

#include "core/asl/assist/embedded_expression.h"
#include "core/asl/assist/functions.h"

#include <algorithm>

namespace wb::asl::assist {

std::optional<SignatureHelp> signatureHelp(const Model& model, std::uint32_t offset) {
    const json::SyntaxTree& tree = model.tree();
    const Cursor cursor = cursorAt(tree, offset);
    const EmbeddedExpression expression = expressionAt(tree, cursor, slotOf(model, cursor.container));
    const auto caret = expression.toExpression(offset);
    if (!caret) return std::nullopt;
    const std::string_view text = expression.text();
    const ExpressionPlace place = placeIn(text, tokenize(text, expression.dialect), *caret);
    for (auto call = place.calls.rbegin(); call != place.calls.rend(); ++call) {
        if (call->function.empty()) continue;
        const FunctionDoc* function = findFunction(call->function);
        if (!function) return std::nullopt;
        SignatureHelp help;
        help.label = function->name + '(';
        help.documentation = function->summary;
        for (const std::string& parameter : function->parameters) {
            if (!help.parameters.empty()) help.label += ", ";
            const auto begin = static_cast<std::uint32_t>(help.label.size());
            help.label += parameter;
            help.parameters.push_back({begin, static_cast<std::uint32_t>(help.label.size())});
        }
        help.label += ')';
        help.activeParameter = call->argument;
        // A repeated last parameter takes all further arguments.
        if (!function->parameters.empty() && function->parameters.back().ends_with("..."))
            help.activeParameter = std::min(help.activeParameter, function->parameters.size() - 1);
        return help;
    }
    return std::nullopt;
}

} // namespace wb::asl::assist
