// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/start_options.h"

#include <algorithm>

namespace wb::execution {

namespace {

constexpr std::size_t longestName = 80;

/// AWS API Reference, "StartExecution": what a name must not contain, and all control characters.
bool isNameCharacter(char c) {
    constexpr std::string_view refused = " \t\n<>{}[]?*\"#%\\^|~`$&,;:/";
    return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F && refused.find(c) == std::string_view::npos;
}

std::string tooLong(const std::string& field, std::size_t most) {
    return "ValidationException: 1 validation error detected: Value at '" + field +
           "' failed to satisfy constraint: Member must have length less than or equal to " +
           std::to_string(most);
}

} // namespace

std::string StartOptions::machineArn() const {
    return "arn:aws:states:" + region + ":" + account + ":stateMachine:" + machineName;
}

std::string StartOptions::executionArn() const {
    // An Express execution's ARN ends with an id of the run; names alone may repeat there.
    if (type == MachineType::Express)
        return "arn:aws:states:" + region + ":" + account + ":express:" + machineName + ":" + executionName +
               ":" + executionName;
    return "arn:aws:states:" + region + ":" + account + ":execution:" + machineName + ":" + executionName;
}

std::optional<std::string> StartOptions::refusal() const {
    if (executionName.size() > longestName) return tooLong("name", longestName);
    if (executionName.empty() || !std::ranges::all_of(executionName, isNameCharacter))
        return "InvalidName: Invalid Name: '" + executionName + "'";
    // The service measures the text it is given; blanks between the values are left to the file.
    if (limits && input.textSize() > maximumPayload) return tooLong("input", maximumPayload);
    return std::nullopt;
}

} // namespace wb::execution
