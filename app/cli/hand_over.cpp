// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "hand_over.h"

#include "command.h"
#include "core/base/files.h"
#include "programs.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#ifdef _WIN32
#include <process.h>
#else
#include <unistd.h>
#endif

namespace wb::cli {

namespace fs = std::filesystem;

namespace {

std::vector<char*> commandLine;

#ifdef _WIN32
constexpr char pathSeparator = ';';
constexpr std::string_view suffix = ".exe";
#else
constexpr char pathSeparator = ':';
constexpr std::string_view suffix = "";
#endif

std::vector<fs::path> foldersOfPath() {
    std::vector<fs::path> folders;
    const char* const variable = std::getenv("PATH");
    std::string_view rest = variable ? variable : "";
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(pathSeparator), rest.size());
        if (end > 0) folders.push_back(toPath(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return folders;
}

/// The folder this program lies in, links followed: by the name it was called with, which is looked up as the
/// shell does when it is no path.
fs::path ownFolder() {
    std::error_code error;
    const fs::path name = commandLine.empty() || !commandLine[0] ? fs::path() : fs::path(commandLine[0]);
    if (name.has_parent_path()) return fs::canonical(name, error).parent_path();
    for (const fs::path& folder : foldersOfPath())
        if (fs::is_regular_file(folder / name, error))
            return fs::canonical(folder / name, error).parent_path();
    return {};
}

fs::path find(const std::string& program) {
    const fs::path own = ownFolder();
    std::vector<fs::path> folders = foldersOfPath();
    if (!own.empty()) folders.insert(folders.begin(), {own, own / ".." / "libexec" / "asl-workbench"});
    std::error_code error;
    for (const fs::path& folder : folders) {
        fs::path file = folder / toPath(program + std::string(suffix));
        if (fs::is_regular_file(file, error)) return file;
    }
    return {};
}

} // namespace

void keepCommandLine(int argc, char* argv[]) {
    commandLine.assign(argv, argv + argc);
    commandLine.push_back(nullptr);
}

void needPrograms() {
    const std::string name = "asl-processes";
    const fs::path file = find(name);
    if (file.empty()) {
        usageError("the program " + name + ", which is needed for that, is neither beside asl nor on PATH");
        std::_Exit(unusable);
    }
#ifdef _WIN32
    const auto status = _wspawnv(_P_WAIT, file.c_str(), __wargv);
    if (status >= 0) std::_Exit(static_cast<int>(status));
#else
    execv(file.c_str(), commandLine.data());
#endif
    usageError("cannot start " + toText(file) + ": " + std::strerror(errno));
    std::_Exit(unusable);
}

int runGraph(const std::vector<std::string>&) {
    needPrograms();
    return unusable;
}

Result<std::shared_ptr<const ProgramAnswers>, std::string> ProgramAnswers::read(const std::string&,
                                                                                const std::string&) {
    needPrograms();
    return failure(std::string("only asl-processes starts other programs"));
}

} // namespace wb::cli
