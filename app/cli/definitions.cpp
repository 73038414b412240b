// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "definitions.h"

#include "core/base/files.h"
#include "core/json/read_problem.h"
#include "core/lint/lint.h"
#include "documents.h"

#include <algorithm>
#include <array>

namespace wb::cli {

using namespace std::string_view_literals;

namespace {

constexpr std::array suffixes = {".asl.json"sv, ".asl.yaml"sv, ".asl.yml"sv};

/// The last part of a state machine's ARN, without version or alias.
std::string_view nameOf(std::string_view arn) {
    const std::size_t at = arn.find(":stateMachine:");
    if (at == std::string_view::npos) return arn;
    arn.remove_prefix(at + ":stateMachine:"sv.size());
    return arn.substr(0, arn.find(':'));
}

} // namespace

Definitions::Definitions(std::string path, Substitutions substitutions)
    : m_path(std::move(path)), m_substitutions(std::move(substitutions)) {
    if (std::error_code none; std::filesystem::is_directory(toPath(m_path), none))
        readFolder();
    else
        readMap();
}

void Definitions::readFolder() {
    std::vector<std::string> files;
    std::error_code error;
    for (std::filesystem::directory_iterator at(toPath(m_path), error), end; !error && at != end;
         at.increment(error)) {
        std::string file = toText(at->path());
        const bool isDefinition = std::any_of(suffixes.begin(), suffixes.end(), [&](std::string_view suffix) {
            return file.ends_with(suffix);
        });
        std::error_code none;
        if (isDefinition && at->is_regular_file(none)) files.push_back(std::move(file));
    }
    // Of several for one name the last one counts.
    std::sort(files.begin(), files.end());
    for (const std::string& file : files)
        m_entries[baseName(toPath(file))] = {file, execution::MachineType::Standard};
}

void Definitions::readMap() {
    const Result<std::string, std::string> source = readBytes(toPath(m_path));
    if (!source) {
        m_problem = m_path + ": " + source.error();
        return;
    }
    const std::string& text = *source;
    const Result<json::Value, json::ReadError> root = json::read(text);
    const json::Value map = root ? (*root)["Definitions"] : json::Value();
    if (!map.isObject()) {
        m_problem = m_path + (root ? std::string(": /Definitions must be an object")
                                   : " is " + json::describe(text, root.error()));
        return;
    }
    const std::filesystem::path folder = std::filesystem::absolute(toPath(m_path)).parent_path();
    for (const json::Member& member : map.members()) {
        const json::Value file = member.value.isObject() ? member.value["File"] : member.value;
        if (!file.isString()) {
            m_problem = m_path + ": /Definitions/" + std::string(member.key.view()) + " names no file";
            return;
        }
        const bool isExpress = member.value["Type"] == json::Value("EXPRESS");
        m_entries[std::string(member.key.view())] = {toText(folder / toPath(file.string())),
                                                     isExpress ? execution::MachineType::Express
                                                               : execution::MachineType::Standard};
    }
}

const Definitions::Entry* Definitions::entry(std::string_view name) const {
    const auto found = m_entries.find(name);
    return found == m_entries.end() ? nullptr : &found->second;
}

const tasks::LocalMachine* Definitions::find(std::string_view arn) {
    if (const auto known = m_machines.find(arn); known != m_machines.end()) return &known->second;
    const Entry* entry = this->entry(arn);
    if (!entry) entry = this->entry(nameOf(arn));
    if (!entry) return nullptr;
    tasks::LocalMachine& machine = m_machines[std::string(arn)];
    machine.name = std::string(nameOf(arn));
    machine.type = entry->type;
    const json::SyntaxTreePtr tree = readDefinition(entry->file, m_substitutions);
    if (!tree || !hasAllValues(*tree, entry->file)) {
        machine.problem = "its definition " + entry->file + " cannot be read";
        return &machine;
    }
    const asl::ModelPtr model = asl::Model::read(tree);
    const std::vector<lint::Diagnostic> diagnostics = errorsOf(*model, machine.type);
    if (!lint::isValid(diagnostics)) {
        machine.problem =
            diagnosticLine(entry->file, Positions(tree->text(), diagnostics), diagnostics.front());
        return &machine;
    }
    const execution::Compilation compilation = execution::compile(model);
    machine.program = compilation.program;
    if (!machine.program)
        machine.problem = entry->file + ": " + compilation.refusals.front().path.text() + ": " +
                          compilation.refusals.front().message;
    return &machine;
}

} // namespace wb::cli
