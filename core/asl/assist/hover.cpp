// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/hover.h"

#include "core/asl/assist/completers.h"
#include "core/asl/assist/context_fields.h"
#include "core/asl/assist/describe_field.h"
#include "core/asl/assist/describe_state.h"
#include "core/asl/assist/errors.h"
#include "core/asl/assist/functions.h"
#include "core/asl/assist/integrations.h"
#include "core/asl/assist/variables.h"

namespace wb::asl::assist {

namespace {

std::string functionMarkdown(const FunctionDoc& function) {
    return "```\n" + function.signature() + "\n```\n\n" + function.summary;
}

std::string contextMarkdown(std::string_view path, const ContextField& field) {
    return "**" + std::string(path) + "** (" + std::string(field.type) + ")\n\n" + std::string(field.summary);
}

/// The longest known field that a dotted path begins with.
const ContextField* longestField(std::string_view path, const ContextField* (*find)(std::string_view)) {
    while (!path.empty()) {
        if (const ContextField* field = find(path)) return field;
        const std::size_t dot = path.rfind('.');
        path = dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
    }
    return nullptr;
}

std::string variableMarkdown(const Model& model, std::uint32_t offset, const std::string& name) {
    std::string text = "**$" + name + "** (variable)";
    const State* state = model.stateAt(offset);
    if (!state) return text;
    const auto index = static_cast<StateIndex>(state - model.states().data());
    std::string last;
    for (const Assignment& assignment : visibleAssignments(model, index)) {
        if (assignment.name != name) continue;
        const std::string& by = model.state(assignment.state).name;
        std::string_view value = assignment.value ? assignment.value.text() : std::string_view();
        if (value.size() > 200) value = value.substr(0, value.find_first_of("\r\n"));
        if (value.size() > 200) value = "...";
        text += "\n\nAssigned by *" + by + "*: `" + std::string(value) + '`';
        last = by;
    }
    if (last.empty()) text += "\n\nNo state that can come before assigns it.";
    return text;
}

std::optional<std::string> wordMarkdown(const Model& model, std::uint32_t offset, std::string_view word,
                                        Dialect dialect) {
    if (const FunctionDoc* function = findFunction(word)) return functionMarkdown(*function);
    const bool jsonata = dialect == Dialect::Jsonata;
    const std::string_view prefix = jsonata ? "$states.context." : "$$.";
    if (word.starts_with(prefix))
        if (const ContextField* field = longestField(word.substr(prefix.size()), findContextField))
            return contextMarkdown(word.substr(0, prefix.size() + field->path.size()), *field);
    if (jsonata && word.starts_with("$states")) {
        const std::string_view member = word.substr(std::min<std::size_t>(word.size(), 8));
        if (const ContextField* field = longestField(member, findStatesMember))
            return contextMarkdown("$states." + std::string(field->path), *field);
        return "**$states** (object)\n\nWhat the state works with: input, context, and where there is one "
               "result or "
               "errorOutput.";
    }
    if (word == "$$") return "**$$** (object)\n\nThe Context object: execution, state machine, state.";
    if (word.size() > 1 && word[0] == '$' && word[1] != '.' && word[1] != '$') {
        const std::size_t dot = std::min(word.find('.'), word.size());
        return variableMarkdown(model, offset, std::string(word.substr(1, dot - 1)));
    }
    return std::nullopt;
}

std::optional<Hover> hoverExpression(const Model& model, const Cursor& cursor,
                                     const EmbeddedExpression& expression) {
    const auto at = expression.toExpression(cursor.offset);
    if (!at) return std::nullopt;
    const std::string_view text = expression.text();
    const std::vector<ExpressionToken> tokens = tokenize(text, expression.dialect);
    // A pointer rests on a character, a caret stands behind one.
    ExpressionPlace place = placeIn(text, tokens, *at + 1);
    if (place.word.empty()) place = placeIn(text, tokens, *at);
    if (!place.isCode || place.word.empty()) return std::nullopt;
    auto markdown = wordMarkdown(model, cursor.offset, text.substr(place.word.begin, place.word.length()),
                                 expression.dialect);
    if (!markdown) return std::nullopt;
    return Hover{expression.toSource(place.word), std::move(*markdown)};
}

std::optional<std::string> valueMarkdown(const Model& model, const Cursor& cursor, const Slot& slot,
                                         const std::string& text) {
    const Field* field = slot.kind == Slot::Kind::Texts ? slot.field : fieldIn(slot, cursor.key);
    if (!field) return std::nullopt;
    switch (field->kind) {
    case ValueKind::ErrorNames:
        if (const ErrorInfo* error = findError(text))
            return "**" + text + "**\n\n" + std::string(error->summary);
        return std::nullopt;
    case ValueKind::StateName:
        for (const Container& container : model.containers()) {
            if (container.node != slot.scope) continue;
            const auto index = static_cast<ContainerIndex>(&container - model.containers().data());
            const StateIndex state = model.findIn(index, text);
            if (state == noIndex) return "There is no state **" + text + "** here.";
            return stateMarkdown(model, state);
        }
        return std::nullopt;
    case ValueKind::Resource:
        return resourceMarkdown(text);
    default:
        return fieldMarkdown(*field, slot.language);
    }
}

} // namespace

std::optional<Hover> hover(const Model& model, std::uint32_t offset) {
    const json::SyntaxTree& tree = model.tree();
    const Cursor cursor = cursorOn(tree, offset);
    if (!cursor.hasToken() || cursor.place == Cursor::Place::None) return std::nullopt;
    const Slot slot = slotOf(model, cursor.container);
    const std::string text =
        json::DecodedString(
            std::string_view(tree.text()).substr(cursor.content.begin, cursor.content.length()),
            cursor.content.begin)
            .text();
    if (cursor.place == Cursor::Place::Key) {
        if (slot.kind == Slot::Kind::States) {
            const State* state = model.stateAt(offset);
            if (!state || state->name != text) return std::nullopt;
            return Hover{cursor.token,
                         stateMarkdown(model, static_cast<StateIndex>(state - model.states().data()))};
        }
        if (slot.kind == Slot::Kind::Variables)
            return Hover{cursor.token, "**$" + text + "** (variable)\n\nSet when the state is left."};
        if (const Field* field = fieldIn(slot, text))
            return Hover{cursor.token, fieldMarkdown(*field, slot.language)};
        return std::nullopt;
    }
    if (const EmbeddedExpression expression = expressionAt(tree, cursor, slot);
        expression.dialect != Dialect::None)
        if (auto found = hoverExpression(model, cursor, expression)) return found;
    auto markdown = valueMarkdown(model, cursor, slot, text);
    if (!markdown) return std::nullopt;
    return Hover{cursor.token, std::move(*markdown)};
}

} // namespace wb::asl::assist
