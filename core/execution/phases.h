// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <optional>
#include <string>
#include <vector>

namespace wb::execution {

/// The stages of a state's data under the names of the service's TestState API. Absent where the state has no
/// such stage.
struct Phases {
    json::Value input;
    json::Value afterInputPath;
    json::Value afterParameters;
    json::Value afterArguments;
    json::Value afterItemsPath;
    json::Value afterItemsPointer;
    /// What ItemSelector made of each item, in order.
    json::Value afterItemSelector;
    json::Value afterItemBatcher;
    json::Value result;
    json::Value afterResultSelector;
    json::Value afterResultPath;
    json::Value output;
    json::Value variables;
    /// Resolved TimeoutSeconds, MaxConcurrency and their like, by field name; an object or Absent.
    json::Value resolved;
    /// Of which afterItemSelector is made.
    std::vector<json::Value> selectedItems;

    /// Of a failed step.
    struct ErrorDetails {
        json::Value error;
        json::Value cause;
        std::optional<std::uint32_t> catchIndex;
        std::optional<std::uint32_t> retryIndex;
        std::optional<double> retryBackoffIntervalSeconds;
    };
    std::optional<ErrorDetails> errorDetails;

    /// Of a Choice: each rule's verdict in order, up to and including the one that matched; `choiceRule` is
    /// its index, -1 for Default.
    std::vector<bool> verdicts;
    std::optional<int> choiceRule;
    /// The state left for, when the step leaves.
    std::string nextState;

    /// All stages present as one object, as TestState's inspection data.
    json::Value toValue() const;
};

} // namespace wb::execution
