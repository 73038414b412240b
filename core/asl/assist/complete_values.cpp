// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/completers.h"

#include "core/asl/assist/describe_field.h"
#include "core/asl/assist/errors.h"
#include "core/asl/assist/integrations.h"
#include "core/asl/assist/skeletons.h"

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <vector>

namespace wb::asl::assist {

std::string resourceOf(const Slot& slot) {
    return slot.state["Resource"].string().value_or(std::string());
}

void proposeFieldValues(const Request& request, const Field& field, Proposals& proposals) {
    const QueryLanguage language = request.slot.language;
    switch (field.kind) {
    case ValueKind::StateName:
        return proposeStateNames(request, proposals);
    case ValueKind::Resource:
        return proposeResources(request, proposals);
    case ValueKind::Choice: {
        int order = 0;
        for (const std::string_view value : field.values)
            proposals.addText(
                {std::string(value), CompletionKind::Value, {}, std::string(field.doc), ++order}, value);
        return;
    }
    case ValueKind::Boolean:
        proposals.addValue({"true", CompletionKind::Value, {}, std::string(field.doc), 1}, "true");
        if (field.name != "End")
            proposals.addValue({"false", CompletionKind::Value, {}, std::string(field.doc), 2}, "false");
        return;
    case ValueKind::ErrorNames:
        if (!request.cursor.isQuoted)
            proposals.addValue({"[...]", CompletionKind::Value, "names of errors", {}, 1},
                               valueNotation(field, language));
        return;
    default:
        break;
    }
    if (field.nullable && !request.cursor.isQuoted)
        proposals.addValue({"null", CompletionKind::Value, {}, std::string(field.doc), 900}, "null");
    const Dialect dialect = dialectOf(request.slot, field.name);
    if (dialect != Dialect::None) proposeExpression(request, dialect, proposals);
    if (request.cursor.isQuoted || field.kind == ValueKind::Text || field.kind == ValueKind::Timestamp)
        return;
    if (dialect != Dialect::None && field.kind != ValueKind::Template) return;
    std::string notation = valueNotation(field, language);
    if (const std::string call =
            parametersNotation(request.slot.owner["Resource"].string().value_or(std::string()), language);
        !call.empty() && (field.name == "Parameters" || field.name == "Arguments"))
        notation = call;
    const std::string label = notation.front() == '['   ? "[...]"
                              : notation.front() == '{' ? "{...}"
                                                        : notation;
    if (notation.find('\x01') == 0) return;
    proposals.addValue(
        {label, CompletionKind::Value, std::string(describe(field.kind)), std::string(field.doc), 1},
        notation);
}

void proposeObjects(const Request& request, Proposals& proposals) {
    const Slot& slot = request.slot;
    if (request.cursor.isQuoted) return;
    if (slot.kind == Slot::Kind::Document) {
        proposals.addValue({"State machine", CompletionKind::Value, "JSONata", {}, 1},
                           machineNotation(QueryLanguage::Jsonata));
        proposals.addValue({"State machine (JSONPath)", CompletionKind::Value, "JSONPath", {}, 2},
                           machineNotation(QueryLanguage::JsonPath));
    } else if (slot.kind == Slot::Kind::States) {
        int order = 0;
        for (const StateType type :
             {StateType::Task, StateType::Pass, StateType::Choice, StateType::Wait, StateType::Succeed,
              StateType::Fail, StateType::Parallel, StateType::Map})
            proposals.addValue({std::string(name(type)), CompletionKind::State, "state", {}, ++order},
                               stateNotation(type, slot.language));
    } else if (slot.kind == Slot::Kind::List) {
        proposals.addValue({std::string(describe(slot.object)), CompletionKind::Value, {}, {}, 1},
                           objectNotation(slot.object, slot.language));
    }
}

void proposeStateNames(const Request& request, Proposals& proposals) {
    const json::Node states = request.slot.scope["States"];
    if (!states.isObject()) return;
    std::unordered_set<std::string_view> reached;
    for (const Container& container : request.model.containers()) {
        if (container.node != request.slot.scope) continue;
        if (request.cursor.key != "StartAt") reached.insert(container.startAt);
        for (const StateIndex index : container.states)
            for (const Transition& transition : request.model.state(index).transitions)
                if (transition.targetNode.range().begin != request.cursor.token.begin)
                    reached.insert(transition.target);
        break;
    }
    struct Target {
        int rank = 0;
        json::Node member;
    };
    std::vector<Target> targets;
    int order = 0;
    for (const json::Node member : states.children()) {
        const auto name = member.key().string();
        if (!name || !matches(*name, proposals.typed())) continue;
        // What nothing leads to yet is most likely meant.
        const bool isSelf = member.value() == request.slot.state;
        const int group = isSelf ? 6000 : reached.count(std::string_view(*name)) ? 3000 : 0;
        targets.push_back({group + std::min(++order, 2999), member});
    }
    // One more than are shown, so that it is known that there are more.
    const std::size_t count = std::min(targets.size(), maximumCompletions + 1);
    std::partial_sort(targets.begin(), targets.begin() + static_cast<std::ptrdiff_t>(count), targets.end(),
                      [](const Target& a, const Target& b) {
                          return std::pair(a.rank, a.member.index()) < std::pair(b.rank, b.member.index());
                      });
    targets.resize(count);
    for (const auto& [rank, member] : targets) {
        const std::string name = member.key().string().value_or(std::string());
        const std::string type = member.value()["Type"].string().value_or(std::string());
        proposals.addName({name, CompletionKind::State, type.empty() ? "state" : type + " state",
                           member.value()["Comment"].string().value_or(std::string()), rank},
                          name);
    }
}

void proposeErrors(const Request& request, Proposals& proposals) {
    std::unordered_set<std::string> offered;
    for (const json::Node element : request.cursor.container.children())
        if (element.range().begin != request.cursor.token.begin)
            if (auto name = element.string()) offered.insert(std::move(*name));
    const Integration* integration = findIntegration(resourceOf(request.slot));
    const std::string service =
        integration ? std::string(integration->call.substr(0, integration->call.find(':')))
        : resourceOf(request.slot).find(":lambda:") != std::string::npos ? "lambda"
                                                                         : std::string();
    int order = 0;
    for (const ErrorInfo& error : errors()) {
        ++order;
        if (!error.canBeHandled || !offered.insert(std::string(error.name)).second) continue;
        const bool isOther = !error.service.empty() && error.service != service;
        proposals.addText({std::string(error.name), CompletionKind::Error, std::string(error.service),
                           std::string(error.summary), order + (isOther ? 2000 : 0)},
                          error.name);
    }
    for (const State& state : request.model.states()) {
        if (state.type != StateType::Fail) continue;
        auto error = state.node["Error"].string();
        if (!error || error->empty() || error->starts_with("{%") || !offered.insert(*error).second) continue;
        proposals.addName({*error, CompletionKind::Error, "error of " + state.name, {}, 1000 + ++order % 900},
                          *error);
    }
}

void proposeResources(const Request& request, Proposals& proposals) {
    const Slot& slot = request.slot;
    const bool jsonata = slot.language == QueryLanguage::Jsonata;
    const std::string_view field = jsonata ? "Arguments" : "Parameters";
    const Use use = slot.ownerType == ObjectType::ItemReader     ? Use::ItemReader
                    : slot.ownerType == ObjectType::ResultWriter ? Use::ResultWriter
                                                                 : Use::Task;
    const bool isBare = !slot.owner.findMember(field);
    int order = 0;
    for (const auto rows : {optimisedIntegrations(), sdkIntegrations()})
        for (const Integration& row : rows) {
            if (row.use != use) continue;
            for (const Pattern pattern : {RequestResponse, RunJob, RunJobJson, WaitForCallback}) {
                if (!(row.patterns & pattern)) continue;
                if (pattern == WaitForCallback && row.call.starts_with("aws-sdk:")) continue;
                const std::string call = std::string(row.call) + std::string(suffix(pattern));
                const std::string arn = "arn:aws:states:::" + call;
                Proposal proposal{call,
                                  CompletionKind::Resource,
                                  std::string(row.summary),
                                  std::string(row.summary) + ' ' + std::string(describe(pattern)),
                                  ++order,
                                  arn};
                const std::string member =
                    isBare ? '"' + std::string(field) + "\":" + parametersNotation(arn, slot.language)
                           : std::string();
                proposals.addTextAndMember(std::move(proposal), arn, member);
            }
        }
    if (use != Use::Task) return;
    proposals.addText({"Lambda function", CompletionKind::Resource, "called directly",
                       "Hands the state's input to the function; the result is what the function returns.",
                       ++order, "arn:aws:lambda"},
                      "arn:aws:lambda:" + stop("REGION") + ':' + stop("ACCOUNT") +
                          ":function:" + stop("NAME"));
    proposals.addText({"Activity", CompletionKind::Resource, "a worker that asks for tasks",
                       "Waits for a worker that polls the activity.", ++order, "arn:aws:states:activity"},
                      "arn:aws:states:" + stop("REGION") + ':' + stop("ACCOUNT") +
                          ":activity:" + stop("NAME"));
}

} // namespace wb::asl::assist
