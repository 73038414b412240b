// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/navigation.h"

#include "core/asl/assist/embedded_expression.h"
#include "core/asl/assist/variable_uses.h"
#include "core/asl/assist/variables.h"
#include "core/query/variables.h"

#include <algorithm>

namespace wb::asl::assist {

namespace {

json::TextRange inner(json::Node string) {
    return json::DecodedString(string).sourceRange();
}

/// The name at a place: of a state in a container, or of a variable.
struct Named {
    enum class Kind : std::uint8_t { Nothing, State, Variable };
    Kind kind = Kind::Nothing;
    std::string name;
    ContainerIndex container = noIndex;
    StateIndex state = noIndex;
};

ContainerIndex containerOf(const Model& model, json::Node node) {
    for (ContainerIndex i = 0; i < model.containers().size(); ++i)
        if (model.container(i).node == node) return i;
    return noIndex;
}

std::string textOf(const Model& model, json::TextRange content) {
    const std::string_view spelled =
        std::string_view(model.tree().text()).substr(content.begin, content.length());
    return json::DecodedString(spelled, content.begin).text();
}

std::string variableAt(const EmbeddedExpression& expression, std::uint32_t offset) {
    const auto at = expression.toExpression(offset);
    if (!at) return {};
    for (const VariableUse& use : variablesIn(expression.text(), expression.dialect))
        if (use.range.begin <= *at && *at <= use.range.end) return use.name;
    return {};
}

Named nameAt(const Model& model, std::uint32_t offset) {
    const Cursor cursor = cursorOn(model.tree(), offset);
    Named named;
    if (!cursor.hasToken()) return named;
    const Slot slot = slotOf(model, cursor.container);
    named.container = containerOf(model, slot.scope);
    if (named.container == noIndex) return named;
    if (const State* state = model.stateAt(offset))
        named.state = static_cast<StateIndex>(state - model.states().data());
    const std::string text = textOf(model, cursor.content);
    const bool isKey = cursor.place == Cursor::Place::Key;
    const Field* field = isKey ? nullptr : fieldIn(slot, cursor.key);
    if ((isKey && slot.kind == Slot::Kind::States) || (field && field->kind == ValueKind::StateName)) {
        named.kind = Named::Kind::State;
        named.name = text;
    } else if (isKey && slot.kind == Slot::Kind::Variables) {
        named.kind = Named::Kind::Variable;
        named.name = text.ends_with(".$") ? text.substr(0, text.size() - 2) : text;
    } else if (!isKey) {
        named.name = variableAt(expressionAt(model.tree(), cursor, slot), cursor.offset);
        if (!named.name.empty()) named.kind = Named::Kind::Variable;
    }
    return named;
}

Occurrence declaration(const Assignment& assignment) {
    const json::DecodedString key(assignment.key);
    return {key.toSource(json::TextRange{0, static_cast<std::uint32_t>(assignment.name.size())}), true};
}

std::vector<Occurrence> stateOccurrences(const Model& model, const Named& named) {
    std::vector<Occurrence> found;
    const Container& container = model.container(named.container);
    if (container.startAtNode && container.startAt == named.name)
        found.push_back({inner(container.startAtNode), false});
    for (const StateIndex index : container.states) {
        const State& state = model.state(index);
        if (state.name == named.name) found.push_back({inner(state.nameNode), true});
        for (const Transition& transition : state.transitions)
            if (transition.target == named.name) found.push_back({inner(transition.targetNode), false});
    }
    return found;
}

std::vector<Occurrence> variableOccurrences(const Model& model, const Named& named) {
    std::vector<Occurrence> found;
    for (const StateIndex index : statesSharing(model, scopeOf(model, named.container, named.name))) {
        for (const Assignment& assignment : assignmentsOf(model, index))
            if (assignment.name == named.name) found.push_back(declaration(assignment));
        addVariableUses(model, index, named.name, found);
    }
    return found;
}

void sortByPlace(std::vector<Occurrence>& occurrences) {
    std::sort(occurrences.begin(), occurrences.end(),
              [](const Occurrence& a, const Occurrence& b) { return a.range.begin < b.range.begin; });
}

} // namespace

std::vector<Occurrence> definition(const Model& model, std::uint32_t offset) {
    const Named named = nameAt(model, offset);
    std::vector<Occurrence> found;
    if (named.kind == Named::Kind::State) {
        const StateIndex state = model.findIn(named.container, named.name);
        if (state != noIndex) found.push_back({inner(model.state(state).nameNode), true});
    } else if (named.kind == Named::Kind::Variable && named.state != noIndex) {
        for (const Assignment& assignment : visibleAssignments(model, named.state))
            if (assignment.name == named.name) found.push_back(declaration(assignment));
        if (found.empty()) {
            found = variableOccurrences(model, named);
            std::erase_if(found, [](const Occurrence& occurrence) { return !occurrence.isDeclaration; });
        }
    }
    sortByPlace(found);
    return found;
}

std::vector<Occurrence> references(const Model& model, std::uint32_t offset) {
    const Named named = nameAt(model, offset);
    std::vector<Occurrence> found;
    if (named.kind == Named::Kind::State) found = stateOccurrences(model, named);
    if (named.kind == Named::Kind::Variable) found = variableOccurrences(model, named);
    sortByPlace(found);
    return found;
}

Result<json::TextEdits, std::string> renameVariable(const Model& model, std::uint32_t offset,
                                                    std::string_view name) {
    const Named named = nameAt(model, offset);
    if (named.kind != Named::Kind::Variable) return failure(std::string("There is no variable here"));
    std::string reason;
    if (!query::isVariableName(name, &reason)) return failure(std::move(reason));
    if (name == "states") return failure(std::string("$states is the language's own"));
    Named other = named;
    other.name = name;
    // Two variables would become one.
    if (!variableOccurrences(model, other).empty())
        return failure("There is a variable called $" + std::string(name) + " already");
    json::TextEdits edits;
    for (const Occurrence& place : variableOccurrences(model, named)) {
        const bool hasDollar = model.tree().text()[place.range.begin] == '$';
        edits.push_back({place.range, (hasDollar ? "$" : "") + std::string(name)});
    }
    json::normalise(edits);
    return edits;
}

} // namespace wb::asl::assist
