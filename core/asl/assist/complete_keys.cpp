// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/completers.h"

#include "core/asl/assist/describe_field.h"
#include "core/asl/assist/integrations.h"
#include "core/asl/assist/skeletons.h"
#include "core/asl/assist/variables.h"
#include "core/asl/choice_operators.h"

#include <algorithm>
#include <unordered_set>

namespace wb::asl::assist {

namespace {

using Names = std::unordered_set<std::string>;

/// Names of the members of the container, that of the caret left out.
Names presentNames(const Cursor& cursor) {
    Names names;
    for (const json::Node member : cursor.container.children()) {
        const json::Node key = member.key();
        if (!key || (cursor.hasToken() && key.range().begin == cursor.token.begin)) continue;
        if (auto name = key.string()) names.insert(std::move(*name));
    }
    return names;
}

bool holdsAny(const Names& names, const std::vector<std::string_view>& wanted) {
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](std::string_view name) { return names.count(std::string(name)) != 0; });
}

bool isComparison(std::string_view name) {
    return findChoiceOperator(name) || name == "And" || name == "Or" || name == "Not";
}

/// Whether something present leaves no room for the field.
bool isExcluded(const Slot& slot, const Field& field, const Names& present) {
    if (present.count(std::string(field.name)) || !field.isIn(slot.language)) return true;
    for (const Alternative& alternative : alternativesOf(slot.object))
        if (std::count(alternative.names.begin(), alternative.names.end(), field.name) != 0 &&
            holdsAny(present, alternative.names))
            return true;
    if (slot.object != ObjectType::ChoiceRule && slot.object != ObjectType::NestedRule) return false;
    const bool compares =
        std::any_of(present.begin(), present.end(), [](const auto& name) { return isComparison(name); });
    if (compares && isComparison(field.name)) return true;
    const bool combines = present.count("And") || present.count("Or") || present.count("Not");
    return (field.name == "Variable" && combines) ||
           ((field.name == "And" || field.name == "Or" || field.name == "Not") && present.count("Variable"));
}

bool isWanted(const Slot& slot, const Field& field) {
    if (field.required) return true;
    for (const Alternative& alternative : alternativesOf(slot.object))
        if (alternative.required &&
            std::count(alternative.names.begin(), alternative.names.end(), field.name) != 0)
            return true;
    if (slot.object == ObjectType::ChoiceRule || slot.object == ObjectType::NestedRule)
        return field.name == "Variable" || field.name == "Condition";
    return false;
}

std::string notationFor(const Slot& slot, const Field& field) {
    if (field.name == "Parameters" || field.name == "Arguments") {
        const std::string known =
            parametersNotation(slot.owner["Resource"].string().value_or(std::string()), slot.language);
        if (!known.empty()) return known;
    }
    return valueNotation(field, slot.language);
}

} // namespace

void proposeFields(const Request& request, Proposals& proposals) {
    const Slot& slot = request.slot;
    const Names present = presentNames(request.cursor);
    int order = 0;
    for (const Field& field : fieldsOf(slot.object)) {
        ++order;
        if (isExcluded(slot, field, present)) continue;
        const bool wanted = isWanted(slot, field);
        Proposal proposal;
        proposal.label = field.name;
        proposal.kind = CompletionKind::Field;
        proposal.detail = wanted ? "required" : std::string(describe(field.kind));
        proposal.documentation = fieldMarkdown(field, slot.language);
        proposal.rank = order + (wanted ? 0 : 1000);
        proposals.addMember(std::move(proposal), field.name, notationFor(slot, field));
    }
}

void proposeStateKeys(const Request& request, Proposals& proposals) {
    const Names present = presentNames(request.cursor);
    Names offered;
    int order = 0;
    const auto offerMissing = [&](const std::string& name) {
        if (name.empty() || present.count(name) || !offered.insert(name).second) return;
        Proposal proposal{name, CompletionKind::State, "missing state", "A state that transitions lead to.",
                          ++order};
        proposals.addMember(std::move(proposal), name, stateNotation(StateType::Pass, request.slot.language));
    };
    for (const Container& container : request.model.containers()) {
        if (container.node != request.slot.scope) continue;
        offerMissing(container.startAt);
        for (const StateIndex state : container.states)
            for (const Transition& transition : request.model.state(state).transitions)
                if (transition.to == noIndex) offerMissing(transition.target);
        break;
    }
    // The state begins as the one that was typed a name for, else with a name to be chosen.
    for (const StateType type : {StateType::Task, StateType::Pass, StateType::Choice, StateType::Wait,
                                 StateType::Succeed, StateType::Fail, StateType::Parallel, StateType::Map}) {
        if (request.cursor.hasColon) break;
        const std::string label(name(type));
        std::string stateName = label;
        for (int number = 2; present.count(stateName); ++number)
            stateName = label + ' ' + std::to_string(number);
        Proposal proposal{stateName, CompletionKind::State, "new " + label + " state", {}, 1000 + ++order};
        proposals.addMember(std::move(proposal), stateName, stateNotation(type, request.slot.language));
    }
}

void proposeTemplateKeys(const Request& request, Proposals& proposals) {
    const Slot& slot = request.slot;
    const bool isJsonPath = slot.language == QueryLanguage::JsonPath;
    const Names present = presentNames(request.cursor);
    int order = 0;
    const auto offer = [&](std::string_view key, CompletionKind kind, std::string detail, int rank,
                           std::string_view notation) {
        const std::string plain(key);
        if (present.count(plain) || present.count(plain + ".$")) return;
        proposals.addMember({plain, kind, detail, {}, rank}, plain, notation);
        if (isJsonPath)
            proposals.addMember({plain + ".$", kind, detail + ", from a path", {}, rank + 500}, plain + ".$",
                                "\"$" + stop() + '"');
    };
    if (slot.kind == Slot::Kind::Variables) {
        const State* state = request.model.stateAt(request.cursor.offset);
        if (!state) return;
        const auto index = static_cast<StateIndex>(state - request.model.states().data());
        for (const Assignment& assignment : visibleAssignments(request.model, index))
            offer(assignment.name, CompletionKind::Variable, "variable", ++order,
                  isJsonPath ? '"' + stop() + '"' : "\"{% " + stop() + " %}\"");
        return;
    }
    if (slot.depth != 0 || !slot.field ||
        (slot.field->name != "Parameters" && slot.field->name != "Arguments"))
        return;
    const Use use = slot.ownerType == ObjectType::ItemReader     ? Use::ItemReader
                    : slot.ownerType == ObjectType::ResultWriter ? Use::ResultWriter
                                                                 : Use::Task;
    const Integration* integration =
        findIntegration(slot.owner["Resource"].string().value_or(std::string()), use);
    if (!integration) return;
    for (const Parameter& parameter : parametersOf(*integration)) {
        const std::string_view skeleton = parameter.skeleton;
        const std::string notation = skeleton == "\"\"" ? '"' + stop() + '"'
                                     : skeleton == "{}" ? '{' + stop() + '}'
                                     : skeleton == "[]" ? '[' + stop() + ']'
                                                        : std::string(skeleton);
        offer(parameter.name, CompletionKind::Field, parameter.isRequired ? "required" : "parameter",
              ++order + (parameter.isRequired ? 0 : 1000), notation);
    }
}

} // namespace wb::asl::assist
