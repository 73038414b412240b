// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/lint/resource.h"
#include "core/base/ascii.h"

#include <algorithm>
#include <array>
#include <vector>

namespace wb::lint {

namespace {

bool isNameCharacter(char c) {
    return isLetter(c) || isDigit(c) || c == '-' || c == '_';
}

bool isName(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), isNameCharacter);
}

/// Whether it begins as an address with a scheme does: `docker:`.
bool hasScheme(std::string_view text) {
    const std::size_t colon = text.find(':');
    return colon != std::string_view::npos && colon + 1 < text.size() &&
           (isName(text.substr(0, colon)) || text.substr(0, colon).find('.') != std::string_view::npos);
}

std::vector<std::string_view> split(std::string_view text, std::size_t limit) {
    std::vector<std::string_view> parts;
    while (parts.size() + 1 < limit) {
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos) break;
        parts.push_back(text.substr(0, colon));
        text.remove_prefix(colon + 1);
    }
    parts.push_back(text);
    return parts;
}

/// `function:NAME[:ALIAS]`, where the alias is a name, a number or $LATEST.
bool isLambdaFunction(std::string_view text) {
    const auto parts = split(text, 4);
    if (parts.size() < 2 || parts.size() > 3 || parts[0] != "function" || parts[1].empty()) return false;
    return parts.size() == 2 || parts[2] == "$LATEST" || isName(parts[2]);
}

Resource readIntegration(std::string_view text) {
    Resource resource;
    resource.kind = Resource::Kind::Integration;
    for (const std::string_view pattern : {".sync:2", ".sync", ".waitForTaskToken"})
        if (text.ends_with(pattern)) {
            resource.pattern = text.substr(text.size() - pattern.size());
            text.remove_suffix(pattern.size());
            break;
        }
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size()) return {};
    resource.service = text.substr(0, colon);
    resource.action = text.substr(colon + 1);
    return resource;
}

} // namespace

Resource readResource(std::string_view text) {
    if (!text.starts_with("arn:")) {
        Resource resource;
        if (hasScheme(text)) resource.kind = Resource::Kind::Foreign;
        return resource;
    }
    const auto parts = split(text, 6);
    if (parts.size() < 6 || parts[1].empty() || parts[2].empty() || parts[5].empty()) return {};
    Resource resource;
    resource.kind = Resource::Kind::Other;
    if (parts[2] == "lambda")
        resource.kind = isLambdaFunction(parts[5]) ? Resource::Kind::Lambda : Resource::Kind::Invalid;
    else if (parts[2] == "states" && parts[5].starts_with("activity:"))
        resource.kind = Resource::Kind::Activity;
    else if (parts[2] == "states" && parts[4].empty())
        return readIntegration(parts[5]);
    return resource;
}

bool isRecognised(const Resource& resource) {
    constexpr std::string_view sdk = "aws-sdk:";
    const auto isLower = [](char c) { return c >= 'a' && c <= 'z'; };
    if (!resource.service.starts_with(sdk)) return true;
    const std::string_view name = resource.service.substr(sdk.size());
    return !name.empty() && isLower(name.front()) && isLower(resource.action.front());
}

bool offersPattern(const Resource& resource) {
    static constexpr std::array<std::string_view, 7> withoutSync = {
        "lambda", "sns", "sqs", "dynamodb", "events", "apigateway", "bedrock-agentcore"};
    static constexpr std::array<std::string_view, 12> withoutToken = {
        "athena", "batch",    "codebuild",    "elasticmapreduce", "emr-containers", "emr-serverless",
        "glue",   "databrew", "mediaconvert", "sagemaker",        "dynamodb",       "bedrock-agentcore"};
    const auto isIn = [&](const auto& services) {
        return std::find(services.begin(), services.end(), resource.service) != services.end();
    };
    if (resource.pattern == ".waitForTaskToken") return !isIn(withoutToken);
    if (resource.pattern == ".sync:2" && resource.service != "states") return false;
    if (!resource.pattern.empty()) return !isIn(withoutSync) && !resource.service.starts_with("aws-sdk:");
    return true;
}

} // namespace wb::lint
