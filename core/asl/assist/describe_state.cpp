// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/describe_state.h"

#include "core/asl/assist/integrations.h"

#include <algorithm>

namespace wb::asl::assist {

namespace {

std::string list(const std::vector<std::string>& names) {
    constexpr std::size_t most = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i) text += (i ? ", *" : "*") + names[i] + '*';
    if (names.size() > most) text += " and " + std::to_string(names.size() - most) + " more";
    return text;
}

void addOnce(std::vector<std::string>& names, const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

} // namespace

std::optional<std::string> resourceMarkdown(const std::string& resource) {
    if (resource.empty()) return std::nullopt;
    const Integration* integration = findIntegration(resource);
    if (!integration) integration = findIntegration(resource, Use::ItemReader);
    if (!integration) integration = findIntegration(resource, Use::ResultWriter);
    if (integration) {
        std::string text = "**" + std::string(integration->call) + std::string(suffix(patternOf(resource))) +
                           "**\n\n" + std::string(integration->summary) + ' ' +
                           std::string(describe(patternOf(resource)));
        std::string required;
        for (const Parameter& parameter : parametersOf(*integration))
            if (parameter.isRequired)
                required += (required.empty() ? "`" : ", `") + std::string(parameter.name) + '`';
        if (!required.empty()) text += "\n\nRequired: " + required;
        return text;
    }
    if (resource.find(":states:::aws-sdk:") != std::string::npos)
        return "A call of the AWS SDK. " + std::string(describe(patternOf(resource)));
    if (resource.find(":states:::") != std::string::npos)
        return "A service integration. " + std::string(describe(patternOf(resource)));
    if (resource.find(":function:") != std::string::npos)
        return "A Lambda function that is called directly: it gets the state's input, and what it returns is "
               "the result.";
    if (resource.find(":activity:") != std::string::npos)
        return "An activity: a worker asks for the task and hands back its result.";
    return std::nullopt;
}

std::string stateMarkdown(const Model& model, StateIndex index) {
    const State& state = model.state(index);
    std::string text = "**" + state.name + "** (" + std::string(name(state.type)) + " state)";
    if (const auto comment = state.node["Comment"].string(); comment && !comment->empty())
        text += "\n\n" + *comment;
    if (const auto resource = state.node["Resource"].string(); resource && !resource->empty())
        text += "\n\nCalls `" + *resource + '`';
    if (!state.containers.empty()) {
        std::size_t inner = 0;
        for (const ContainerIndex container : state.containers)
            inner += model.container(container).states.size();
        text += "\n\n" + std::to_string(inner) + (inner == 1 ? " state" : " states");
        if (state.type == StateType::Parallel)
            text += " in " + std::to_string(state.containers.size()) +
                    (state.containers.size() == 1 ? " branch" : " branches");
    }
    std::vector<std::string> targets;
    for (const Transition& transition : state.transitions) addOnce(targets, transition.target);
    if (!targets.empty()) text += "\n\nLeads to " + list(targets);
    std::vector<std::string> sources;
    for (const StateIndex other : model.container(state.container).states)
        for (const Transition& transition : model.state(other).transitions)
            if (transition.to == index) addOnce(sources, model.state(other).name);
    if (model.container(state.container).start == index) text += "\n\nThe first state";
    if (!sources.empty()) text += "\n\nReached from " + list(sources);
    return text;
}

} // namespace wb::asl::assist
