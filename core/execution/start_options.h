// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <cstdint>
#include <optional>
#include <string>

namespace wb::execution {

enum class MachineType : std::uint8_t { Standard, Express };

/// Milliseconds of virtual time since 1970-01-01T00:00:00Z.
using Time = std::int64_t;

/// What an execution starts with. Two runs with equal options and equal answers are equal in every byte.
struct StartOptions {
    json::Value input = json::Value::object();
    MachineType type = MachineType::Standard;
    std::string machineName = "StateMachine";
    std::string executionName = "execution";
    std::string roleArn = "arn:aws:iam::123456789012:role/StepFunctionsRole";
    std::string region = "us-east-1";
    std::string account = "123456789012";
    Time startTime = 1'700'000'000'000;
    /// Seeds jitter, States.UUID, States.MathRandom and their like.
    std::uint64_t seed = 1;
    /// Members that take the place of the Context object's own, as TestState's `context`; an object or
    /// Absent.
    json::Value context;
    /// Whether the service's limits (payload 256 KiB, 25,000 events) are enforced.
    bool limits = true;

    std::string machineArn() const;
    std::string executionArn() const;
    /// Why StartExecution takes neither this name nor this input, in its words; nothing when it takes both.
    std::optional<std::string> refusal() const;
};

/// The service takes this many bytes of JSON text as input, output or result.
inline constexpr std::size_t maximumPayload = 262'144;

} // namespace wb::execution
