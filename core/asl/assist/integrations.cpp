// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/integrations.h"

#include <algorithm>

namespace wb::asl::assist {

namespace {

constexpr Pattern allPatterns[] = {RunJobJson, RunJob, WaitForCallback};

/// `lambda:invoke.sync` of `arn:aws:states:::lambda:invoke.sync`; empty for the ARN of anything else.
std::string_view callOf(std::string_view resource) {
    const std::size_t at = resource.find(":states:::");
    if (!resource.starts_with("arn:") || at == std::string_view::npos) return {};
    return resource.substr(at + std::string_view(":states:::").size());
}

} // namespace

std::string_view suffix(Pattern pattern) {
    switch (pattern) {
    case RunJob:
        return ".sync";
    case RunJobJson:
        return ".sync:2";
    case WaitForCallback:
        return ".waitForTaskToken";
    case RequestResponse:
        break;
    }
    return {};
}

std::string_view describe(Pattern pattern) {
    switch (pattern) {
    case RunJob:
        return "Waits until the job that it starts is done.";
    case RunJobJson:
        return "Waits until the job that it starts is done; its output comes as JSON instead of text.";
    case WaitForCallback:
        return "Hands out a task token and waits until somebody answers with it.";
    case RequestResponse:
        break;
    }
    return "Goes on as soon as the service has answered the request.";
}

Pattern patternOf(std::string_view resource) {
    for (const Pattern pattern : allPatterns)
        if (resource.ends_with(suffix(pattern))) return pattern;
    return RequestResponse;
}

const Integration* findIntegration(std::string_view resource, Use use) {
    std::string_view call = callOf(resource);
    if (call.empty()) return nullptr;
    call.remove_suffix(suffix(patternOf(call)).size());
    for (const auto rows : {optimisedIntegrations(), sdkIntegrations()})
        for (const Integration& row : rows)
            if (row.call == call && row.use == use) return &row;
    return nullptr;
}

std::vector<Parameter> parametersOf(const Integration& integration) {
    std::vector<Parameter> parameters;
    std::string_view rest = integration.parameters;
    while (!rest.empty()) {
        const std::size_t space = std::min(rest.find(' '), rest.size());
        std::string_view word = rest.substr(0, space);
        rest.remove_prefix(std::min(space + 1, rest.size()));
        if (word.empty()) continue;
        Parameter parameter;
        if (word.ends_with('@')) {
            parameter.carriesToken = true;
            word.remove_suffix(1);
        }
        const std::size_t equals = word.find('=');
        parameter.skeleton =
            equals == std::string_view::npos ? std::string_view("\"\"") : word.substr(equals + 1);
        word = word.substr(0, equals);
        if (word.ends_with('!')) {
            parameter.isRequired = true;
            word.remove_suffix(1);
        }
        parameter.name = word;
        parameters.push_back(parameter);
    }
    return parameters;
}

} // namespace wb::asl::assist
