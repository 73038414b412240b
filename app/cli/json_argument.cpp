// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "json_argument.h"

#include "command.h"
#include "core/json/read_problem.h"

namespace wb::cli {

std::optional<json::Value> readJsonArgument(const std::string& option, const std::string& argument) {
    std::string text = argument;
    const bool isFile = argument.starts_with('@');
    if ((isFile || argument == "-") && !readFile(isFile ? argument.substr(1) : argument, text))
        return std::nullopt;
    Result<json::Value, json::ReadError> value = json::read(text);
    if (value) return std::move(*value);
    usageError(option + (isFile ? " " + argument.substr(1) : std::string()) + " is " +
               json::describe(text, value.error()));
    return std::nullopt;
}

} // namespace wb::cli
