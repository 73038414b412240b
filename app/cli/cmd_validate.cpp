// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "cmd_validate.h"

#include "core/json/parser.h"
#include "core/json/writer.h"
#include "core/lint/lint.h"
#include "documents.h"
#include "sarif.h"

#include <algorithm>
#include <cstdio>

namespace wb::cli {

namespace {

enum class Format { Text, Json, Sarif };

struct Request {
    std::vector<std::string> files;
    lint::Options options;
    Format format = Format::Text;
    bool fix = false;
};

/// Reads the arguments; returns a message when they make no sense.
std::string readArguments(const std::vector<std::string>& arguments, Request& request) {
    bool onlyFiles = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        if (onlyFiles || argument == "-" || !argument.starts_with('-')) {
            request.files.push_back(argument);
        } else if (argument == "--") {
            onlyFiles = true;
        } else if (argument == "--fix") {
            request.fix = true;
        } else if (argument == "--no-limits") {
            request.options.limits = false;
        } else if (argument == "--type" || argument == "--format") {
            if (++i == arguments.size()) return argument + " needs a value";
            const std::string& value = arguments[i];
            if (argument == "--type" && value == "STANDARD")
                request.options.type = lint::MachineType::Standard;
            else if (argument == "--type" && value == "EXPRESS")
                request.options.type = lint::MachineType::Express;
            else if (argument == "--format" && value == "text")
                request.format = Format::Text;
            else if (argument == "--format" && value == "json")
                request.format = Format::Json;
            else if (argument == "--format" && value == "sarif")
                request.format = Format::Sarif;
            else
                return "'" + value + "' is no value for " + argument;
        } else {
            return "validate does not know the option " + argument;
        }
    }
    if (request.fix && std::find(request.files.begin(), request.files.end(), "-") != request.files.end())
        return "standard input cannot be corrected";
    const auto yaml = std::find_if(request.files.begin(), request.files.end(), isYaml);
    if (request.fix && yaml != request.files.end()) return *yaml + ": only JSON is corrected, not YAML";
    return request.files.empty() ? "validate needs a file" : std::string();
}

void check(CheckedFile& file, lint::Options options) {
    options.fixes = !isYaml(file.path);
    file.diagnostics = lint::check(*asl::Model::read(file.tree), options);
    file.valid = lint::isValid(file.diagnostics);
}

/// The fixes that do not touch one another, first come first served.
json::TextEdits fixesOf(const std::vector<lint::Diagnostic>& diagnostics) {
    json::TextEdits edits;
    std::uint32_t end = 0;
    for (const lint::Diagnostic& diagnostic : diagnostics) {
        if (!diagnostic.fix || diagnostic.fix->edits.empty()) continue;
        json::TextEdits candidate = diagnostic.fix->edits;
        if (!json::normalise(candidate) || (!edits.empty() && candidate.front().range.begin <= end)) continue;
        end = candidate.back().range.end;
        edits.insert(edits.end(), candidate.begin(), candidate.end());
    }
    return edits;
}

/// Applies fixes until none is left, and writes the file when something changed. Returns false when it cannot
/// be written.
bool fix(CheckedFile& file, const lint::Options& options) {
    constexpr int rounds = 10;
    bool changed = false;
    for (int i = 0; i < rounds; ++i) {
        const json::TextEdits edits = fixesOf(file.diagnostics);
        if (edits.empty()) break;
        file.tree = json::parse(json::apply(file.tree->text(), edits));
        check(file, options);
        changed = true;
    }
    return !changed || writeFile(file.path, file.tree->text());
}

void printText(const std::vector<CheckedFile>& files) {
    std::string out;
    for (const CheckedFile& file : files) {
        const Positions positions(file.tree->text(), file.diagnostics);
        for (const lint::Diagnostic& diagnostic : file.diagnostics)
            out += diagnosticLine(file.path, positions, diagnostic) + '\n';
        if (file.valid) out += file.path + ": valid\n";
    }
    std::fwrite(out.data(), 1, out.size(), stdout);
}

json::Value valueOf(const CheckedFile& file, bool named) {
    const Positions positions(file.tree->text(), file.diagnostics);
    json::ObjectBuilder object;
    if (named) object.set("file", file.path);
    object.set("valid", file.valid);
    object.set("diagnostics", diagnosticValues(positions, file.diagnostics));
    return std::move(object).build();
}

void printJson(const std::vector<CheckedFile>& files, bool several, bool allValid) {
    json::Value result;
    if (several) {
        std::vector<json::Value> items;
        for (const CheckedFile& file : files) items.push_back(valueOf(file, true));
        result = json::Value::object({{"valid", allValid}, {"files", json::Value::array(std::move(items))}});
    } else {
        result = valueOf(files.front(), false);
    }
    std::printf("%s\n", json::toPrettyText(result).c_str());
}

} // namespace

int validate(const std::vector<std::string>& arguments) {
    Request request;
    if (const std::string problem = readArguments(arguments, request); !problem.empty())
        return usageError(problem);
    std::vector<CheckedFile> files;
    bool unreadable = false;
    for (const std::string& path : request.files) {
        CheckedFile file{path, readDefinition(path), {}, false};
        if (!file.tree) {
            unreadable = true;
            continue;
        }
        check(file, request.options);
        if (request.fix && !fix(file, request.options)) unreadable = true;
        files.push_back(std::move(file));
    }
    const bool allValid = !unreadable && std::all_of(files.begin(), files.end(),
                                                     [](const CheckedFile& file) { return file.valid; });
    if (request.format == Format::Sarif)
        std::printf("%s\n", json::toPrettyText(sarifLog(files)).c_str());
    else if (request.format == Format::Text)
        printText(files);
    else if (!files.empty())
        printJson(files, request.files.size() > 1, allValid);
    if (unreadable) return unusable;
    return allValid ? success : failed;
}

const Command validateCommand = {
    "validate", "Say what is wrong with definitions, and where",
    "Usage: asl validate FILE... [--type STANDARD|EXPRESS] [--format text|json|sarif] [--fix] "
    "[--no-limits]\n\n"
    "Checks definitions as the service does when a state machine is created, and warns of what it would "
    "accept\n"
    "although it hardly can be meant. 'asl explain CODE' tells more of a diagnostic.\n\n"
    "  --type TYPE      check for a STANDARD (the default) or an EXPRESS state machine\n"
    "  --format FORMAT  text (FILE:LINE:COLUMN: SEVERITY: MESSAGE [CODE]), json or sarif\n"
    "  --fix            correct what can be corrected without doubt, in the file\n"
    "  --no-limits      take definitions larger than the service does\n\n"
    "FILE may be - for standard input. Exit status: 0 all are valid (warnings may be there), 1 one is not,\n"
    "2 wrong usage or a file that cannot be read.\n",
    validate};

} // namespace wb::cli
