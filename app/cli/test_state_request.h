// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "core/execution/test_state.h"
#include "substitutions.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace wb::cli {

/// The arguments of `asl test-state`: the members of the API's TestStateInput.
struct TestStateArguments {
    std::string file;
    std::string state;
    execution::TestStateRequest test;
    enum class Level : std::uint8_t { Info, Debug } level = Level::Info;
    bool hasMock = false;
    std::string errorCausedByState;
    std::optional<std::string> itemReaderData;
    Substitutions substitutions;
};

/// Reads the arguments and the files they name. Prints what is wrong and returns nothing when they make no
/// sense.
std::optional<TestStateArguments> readTestStateArguments(const std::vector<std::string>& arguments);

/// What the service objects to when these arguments meet this state; empty when nothing. Reads the items of
/// the ItemReader into the request.
std::string applyToState(TestStateArguments& arguments, const asl::Model& model, const asl::State& state);

} // namespace wb::cli
