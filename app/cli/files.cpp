// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/files.h"
#include "command.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace wb::cli {

namespace {

bool readStandardInput(std::string& content) {
    content.clear();
    char piece[1 << 16];
    std::size_t count = 0;
    while ((count = std::fread(piece, 1, sizeof piece, stdin)) > 0) content.append(piece, count);
    if (!std::ferror(stdin)) return true;
    std::fprintf(stderr, "asl: cannot read -: %s\n", std::strerror(errno));
    return false;
}

} // namespace

bool readFile(const std::string& path, std::string& content) {
    if (path == "-") return readStandardInput(content);
    Result<std::string, std::string> read = readBytes(toPath(path));
    if (!read) {
        std::fprintf(stderr, "asl: cannot read %s: %s\n", path.c_str(), read.error().c_str());
        return false;
    }
    content = std::move(*read);
    return true;
}

bool writeFile(const std::string& path, std::string_view content) {
    return writeFile(path, [&](const std::function<void(std::string_view)>& sink) { sink(content); });
}

bool writeFile(const std::string& path,
               const std::function<void(const std::function<void(std::string_view)>&)>& produce) {
    const std::optional<std::string> problem = replaceFile(toPath(path), produce);
    if (problem) std::fprintf(stderr, "asl: cannot write %s: %s\n", path.c_str(), problem->c_str());
    return !problem;
}

bool canWrite(const std::string& path) {
    const std::optional<std::string> problem = reasonNotWritable(toPath(path));
    if (problem) std::fprintf(stderr, "asl: cannot write %s: %s\n", path.c_str(), problem->c_str());
    return !problem;
}

int usageError(const std::string& message) {
    std::fprintf(stderr, "asl: %s\n", message.c_str());
    return unusable;
}

} // namespace wb::cli
