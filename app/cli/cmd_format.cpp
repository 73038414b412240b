// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "cmd_format.h"

#include "core/json/formatter.h"
#include "core/json/line_index.h"
#include "core/json/parser.h"
#include "core/json/text_edit.h"
#include "core/json/yaml_parser.h"

#include <algorithm>
#include <cstdio>

namespace wb::cli {

namespace {

enum class Mode { Print, Check, Write };

void report(std::FILE* stream, const std::string& file, const std::string& text, std::uint32_t offset,
            const std::string& message) {
    const json::LineColumn place = json::LineIndex(text).at(offset);
    std::fprintf(stream, "%s:%u:%u: %s\n", file.c_str(), place.line, place.column, message.c_str());
}

int formatFile(const std::string& path, Mode mode) {
    std::string text;
    if (!readFile(path, text)) return unusable;
    if (json::isYamlName(path)) return usageError(path + ": only JSON is formatted, not YAML");
    const json::SyntaxTreePtr tree = json::parse(text);
    const auto formatted = json::format(*tree);
    if (!formatted) {
        const json::SyntaxError& error = formatted.error();
        report(mode == Mode::Check ? stdout : stderr, path, text, error.range.begin,
               "error: " + error.message + " [INVALID_JSON_DESCRIPTION]");
        return failed;
    }
    if (mode == Mode::Print) {
        std::fwrite(formatted->data(), 1, formatted->size(), stdout);
        return success;
    }
    const json::TextEdits changes = json::difference(text, *formatted);
    if (changes.empty()) return success;
    if (mode == Mode::Write) return writeFile(path, *formatted) ? success : unusable;
    report(stdout, path, text, changes.front().range.begin,
           "warning: Not formatted as asl format does it [NOT_FORMATTED]");
    return failed;
}

int runFormat(const std::vector<std::string>& arguments) {
    Mode mode = Mode::Print;
    std::vector<std::string> files;
    bool options = true;
    for (const std::string& argument : arguments) {
        if (options && argument == "--") {
            options = false;
        } else if (options && (argument == "--check" || argument == "--write")) {
            if (mode != Mode::Print) return usageError("--check and --write exclude each other");
            mode = argument == "--check" ? Mode::Check : Mode::Write;
        } else if (options && argument.size() > 1 && argument.front() == '-') {
            return usageError("format has no option " + argument);
        } else {
            files.push_back(argument);
        }
    }
    if (files.empty()) return usageError("format needs a file");
    if (mode == Mode::Print && files.size() > 1) return usageError("several files need --check or --write");
    if (mode == Mode::Write && std::find(files.begin(), files.end(), "-") != files.end())
        return usageError("standard input cannot be written");
    int status = success;
    for (const std::string& file : files) status = std::max(status, formatFile(file, mode));
    return status;
}

} // namespace

const Command formatCommand = {
    "format", "Lay a definition out anew",
    "Usage: asl format FILE [--check|--write]\n\n"
    "Prints a JSON definition laid out anew: a member a line, two blanks a level, short lists on one line.\n"
    "Values keep their spelling, members their order; comments and ${placeholders} stay. '-' is standard "
    "input.\n\n"
    "  --check   Print nothing but where FILE is not formatted; exit status 1 if it is not. Takes several "
    "files.\n"
    "  --write   Change FILE in place. Takes several files.\n\n"
    "Exit status: 0 success, 1 not JSON or (with --check) not formatted, 2 usage or unreadable file.\n",
    runFormat};

} // namespace wb::cli
