// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/completion.h"

#include "core/asl/assist/completers.h"
#include "core/asl/assist/yaml_place.h"

namespace wb::asl::assist {

namespace {

void proposeKeys(const Request& request, Proposals& proposals) {
    switch (request.slot.kind) {
    case Slot::Kind::Fields:
        return proposeFields(request, proposals);
    case Slot::Kind::States:
        return proposeStateKeys(request, proposals);
    case Slot::Kind::Template:
    case Slot::Kind::Variables:
        return proposeTemplateKeys(request, proposals);
    default:
        return;
    }
}

void proposeValues(const Request& request, Proposals& proposals) {
    const Slot& slot = request.slot;
    switch (slot.kind) {
    case Slot::Kind::Fields:
        if (const Field* field = fieldIn(slot, request.cursor.key))
            proposeFieldValues(request, *field, proposals);
        return;
    case Slot::Kind::Document:
    case Slot::Kind::States:
    case Slot::Kind::List:
        return proposeObjects(request, proposals);
    case Slot::Kind::Texts:
        if (slot.field && slot.field->kind == ValueKind::ErrorNames) proposeErrors(request, proposals);
        return;
    case Slot::Kind::Template:
    case Slot::Kind::Variables:
        if (const Dialect dialect = dialectOf(slot, request.cursor.key); dialect != Dialect::None)
            proposeExpression(request, dialect, proposals);
        return;
    default:
        return;
    }
}

// In `document`; `model` is what it would be with something whole at the place.
Completions completeAt(const Model& document, const Model& model, const Cursor& cursor) {
    if (cursor.place == Cursor::Place::None) return {};
    const json::SyntaxTree& tree = model.tree();
    const Slot slot = slotOf(model, cursor.container);
    const Request request{model, cursor, slot};
    Proposals proposals(document.tree().text(), cursor);
    json::TextRange range = cursor.content;
    if (cursor.place == Cursor::Place::Key) {
        proposeKeys(request, proposals);
    } else if (const EmbeddedExpression expression = expressionAt(tree, cursor, slot);
               expression.dialect != Dialect::None) {
        range = proposeInExpression(request, expression, proposals);
    } else {
        proposeValues(request, proposals);
    }
    return proposals.take(range);
}

} // namespace

Completions complete(const Model& model, std::uint32_t offset) {
    if (isBlockYaml(model.tree())) {
        const auto place = yamlPlaceAt(model, offset);
        return place ? completeAt(model, *place->model, place->cursor) : Completions();
    }
    return completeAt(model, model, cursorAt(model.tree(), offset));
}

} // namespace wb::asl::assist
