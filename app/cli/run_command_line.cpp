// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "programs.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace wb::cli {

namespace {

void printOverview(std::FILE* stream) {
    std::fprintf(stream,
                 "Usage: asl COMMAND [ARGUMENTS]\n\n"
                 "Checks, draws, runs and tests AWS Step Functions state machines, offline.\n\nCommands:\n");
    for (const Command& command : commands())
        std::fprintf(stream, "  %-12.*s %.*s\n", static_cast<int>(command.name.size()), command.name.data(),
                     static_cast<int>(command.summary.size()), command.summary.data());
    std::fprintf(stream,
                 "\n'asl COMMAND --help' tells more of one command; 'asl --version' names the version.\n");
}

int dispatch(const std::vector<std::string>& arguments) {
    if (arguments.empty()) {
        printOverview(stderr);
        return unusable;
    }
    const std::string& name = arguments.front();
    if (name == "--help" || name == "-h" || name == "help") {
        printOverview(stdout);
        return success;
    }
    if (name == "--version") {
        std::printf("asl %s\n", WB_VERSION);
        return success;
    }
    const auto command = std::find_if(commands().begin(), commands().end(),
                                      [&](const Command& candidate) { return candidate.name == name; });
    if (command == commands().end())
        return usageError("there is no command '" + name + "'; 'asl --help' lists them");
    const std::vector<std::string> rest(arguments.begin() + 1, arguments.end());
    for (const std::string& argument : rest) {
        if (argument == "--") break;
        if (argument != "--help" && argument != "-h") continue;
        std::printf("%.*s", static_cast<int>(command->help.size()), command->help.data());
        return success;
    }
    return command->run(rest);
}

} // namespace

void runCommandLine(int argc, char* argv[]) {
    int status = dispatch(std::vector<std::string>(argv + 1, argv + argc));
    // A result that did not arrive is none, whatever it was.
    errno = 0;
    const bool isFlushed = std::fflush(stdout) == 0;
    if (!isFlushed || std::ferror(stdout) != 0) {
        std::fprintf(stderr, "asl: cannot write the result: %s\n",
                     errno == 0 ? "standard output does not take it" : std::strerror(errno));
        status = unusable;
    }
    std::fflush(nullptr);
    // Nothing is left to be done; what the system takes back at once need not be taken apart first.
    std::_Exit(status);
}

} // namespace wb::cli
