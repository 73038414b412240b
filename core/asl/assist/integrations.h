// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wb::asl::assist {

/// How a Task can call a service.
enum Pattern : std::uint8_t {
    RequestResponse = 1,
    /// `.sync`: waits for the job that the call started.
    RunJob = 2,
    /// `.sync:2`: the same, and the job's output is JSON instead of text.
    RunJobJson = 4,
    /// `.waitForTaskToken`: waits until somebody hands the token back.
    WaitForCallback = 8
};

/// Where an integration can stand.
enum class Use : std::uint8_t { Task, ItemReader, ResultWriter };

/// A row of the table of service integrations. `parameters` lists names; behind a name, in this order, `!`
/// marks a required one,
/// `=JSON` gives its skeleton (else a text) without spaces, `@` marks the one that carries the task token of
/// a callback.
struct Integration {
    /// `lambda:invoke`, `aws-sdk:s3:getObject`.
    std::string_view call;
    std::uint8_t patterns = RequestResponse;
    std::string_view summary;
    std::string_view parameters;
    Use use = Use::Task;
};

struct Parameter {
    std::string_view name;
    bool isRequired = false;
    /// Compact JSON.
    std::string_view skeleton;
    bool carriesToken = false;
};

/// The optimised integrations, then common calls of the AWS SDK.
std::span<const Integration> optimisedIntegrations();
std::span<const Integration> sdkIntegrations();

/// The integration that a resource calls (`arn:aws:states:::lambda:invoke.waitForTaskToken`, any partition);
/// null when the table has none. Among rows with the same call the one for `use`.
const Integration* findIntegration(std::string_view resource, Use use = Use::Task);

/// The pattern that the end of a resource asks for.
Pattern patternOf(std::string_view resource);
/// `.sync` and so on, empty for a plain request.
std::string_view suffix(Pattern pattern);
/// What a pattern does, in a sentence.
std::string_view describe(Pattern pattern);

std::vector<Parameter> parametersOf(const Integration& integration);

} // namespace wb::asl::assist
