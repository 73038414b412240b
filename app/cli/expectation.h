// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/machine_state.h"
#include "core/json/value.h"
#include "core/regex/regex.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace wb::cli {

/// A regular expression with its text.
struct Pattern {
    std::string text;
    regex::Regex regex;
};

/// What a case of a test file expects. What it does not hold is not compared.
struct Expectation {
    std::string status;
    json::Value output;
    /// Members that the output must have; those not named here, at any depth, may be what they are.
    json::Value outputIncludes;
    json::Value error;
    json::Value cause;
    std::optional<Pattern> errorMatches;
    std::optional<Pattern> causeMatches;
    std::vector<std::string> visited;
    std::vector<std::string> notVisited;

    /// What of it does not hold, a line each; empty when all does. `entered` are the names of the states
    /// that were entered.
    std::vector<std::string> problems(const execution::MachineState& end,
                                      const std::set<std::string>& entered) const;
};

/// Where two values differ, a line each, of which there are no more than a reader can take in. With
/// `isPartial` members that are not expected are left out of it.
std::vector<std::string> differences(std::string_view what, const json::Value& expected,
                                     const json::Value& actual, bool isPartial);

} // namespace wb::cli
