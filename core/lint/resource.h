// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace wb::lint {

/// What a Task's Resource names, as far as its text tells.
struct Resource {
    enum class Kind {
        /// No ARN and no address of any kind.
        Invalid,
        /// An address of another runner: `docker://image`.
        Foreign,
        Lambda,
        Activity,
        /// `arn:aws:states:::service:action`.
        Integration,
        /// Any other ARN.
        Other
    };
    Kind kind = Kind::Invalid;
    /// Of an Integration: `sqs`, `aws-sdk:s3`.
    std::string_view service;
    std::string_view action;
    /// `.sync`, `.sync:2`, `.waitForTaskToken`, or empty.
    std::string_view pattern;
};

Resource readResource(std::string_view text);

/// Whether the service can know an integration: calls of SDKs are written in camel case.
bool isRecognised(const Resource& resource);

/// Whether an optimised integration offers a pattern. What is not known counts as offered.
bool offersPattern(const Resource& resource);

} // namespace wb::lint
