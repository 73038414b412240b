// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace wb::cli {

/// Exit status of the `asl` command.
enum ExitStatus : int {
    success = 0,
    /// The checked thing failed: invalid definition, failed execution, failing test.
    failed = 1,
    /// Wrong usage, unreadable or broken argument, unanswered task.
    unusable = 2,
};

/// One subcommand. Each stands in a file of its own, `cmd_<name>.cpp`, and is listed in commands.cpp.
struct Command {
    std::string_view name;
    /// One line for the overview.
    std::string_view summary;
    /// The whole help text, usage line first.
    std::string_view help;
    /// Runs with the arguments after the name; returns the exit status.
    int (*run)(const std::vector<std::string>& arguments);
};

/// All subcommands in the order of the overview.
const std::vector<Command>& commands();

/// Reads a file whole as bytes; `-` is standard input. On failure prints why to standard error and returns
/// false.
bool readFile(const std::string& path, std::string& content);

/// Whether a file can be written, before the work whose result it is to hold. If not prints why.
bool canWrite(const std::string& path);

/// Replaces a file as a whole or not at all; writes into what is no file, such as a pipe. On failure prints
/// why to standard error and returns false.
bool writeFile(const std::string& path, std::string_view content);

/// The same with the content in pieces: `produce` gives each to the sink it gets, so that no text has to be
/// in memory as a whole.
bool writeFile(const std::string& path,
               const std::function<void(const std::function<void(std::string_view)>&)>& produce);

/// Prints `asl: message` to standard error and returns ExitStatus::unusable.
int usageError(const std::string& message);

} // namespace wb::cli
