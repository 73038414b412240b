// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/compiled.h"

namespace wb::execution {

// Forms: `arn:aws:lambda:REGION:ACCOUNT:function:NAME`, `arn:aws:states:REGION:ACCOUNT:activity:NAME`,
// `arn:aws:states:::SERVICE:ACTION[.PATTERN]`, `arn:aws:states:::aws-sdk:SERVICE:ACTION[.PATTERN]`.
Resource Resource::parse(std::string text) {
    Resource resource;
    resource.text = std::move(text);
    std::vector<std::string_view> parts;
    for (std::string_view rest = resource.text; !rest.empty();) {
        const std::size_t colon = rest.find(':');
        parts.push_back(rest.substr(0, colon));
        rest = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
    }
    if (parts.size() < 7 || parts[0] != "arn" || parts[2] != "states") return resource;
    if (parts[5] == "activity") {
        resource.kind = TaskKind::Activity;
        return resource;
    }
    if (!parts[3].empty() || !parts[4].empty()) return resource;
    resource.kind = TaskKind::Service;
    const bool isSdk = parts[5] == "aws-sdk" && parts.size() >= 8;
    resource.type = std::string(parts[5]);
    if (isSdk) resource.type += ":" + std::string(parts[6]);
    resource.action = std::string(parts[isSdk ? 7 : 6]);
    if (resource.action.ends_with(".waitForTaskToken"))
        resource.pattern = TaskPattern::WaitForTaskToken;
    else if (resource.action.ends_with(".sync") || resource.action.ends_with(".sync:2") ||
             (parts.size() > 7 && parts.back() == "2" && resource.action.find(".sync") != std::string::npos))
        resource.pattern = TaskPattern::Sync;
    // `.sync:2` has a colon of its own.
    if (resource.pattern == TaskPattern::Sync && parts.back() == "2" && !resource.action.ends_with(":2"))
        resource.action += ":2";
    resource.isHttp = resource.type == "http";
    resource.isLambdaInvoke = resource.type == "lambda" && resource.action.starts_with("invoke");
    return resource;
}

} // namespace wb::execution
