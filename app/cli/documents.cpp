// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "documents.h"

#include "command.h"
#include "core/asl/similar.h"
#include "core/json/yaml_parser.h"
#include "core/lint/lint.h"

#include <algorithm>

namespace wb::cli {

bool isYaml(const std::string& path) {
    return json::isYamlName(path);
}

json::SyntaxTreePtr readDefinition(const std::string& path, const Substitutions& substitutions) {
    std::string text;
    if (!readFile(path, text)) return nullptr;
    return json::parseFile(path, substitutions.empty() ? std::move(text) : substitutions.apply(text));
}

bool hasAllValues(const json::SyntaxTree& tree, const std::string& path) {
    std::string names;
    for (const std::string& name : barePlaceholders(tree.text()))
        names += (names.empty() ? "${" : ", ${") + name + '}';
    if (names.empty() || isYaml(path)) return true;
    usageError(path + " has placeholders without a value: " + names +
               "; give them with --set NAME=VALUE or --substitutions FILE");
    return false;
}

std::vector<lint::Diagnostic> errorsOf(const asl::Model& model, execution::MachineType type, bool limits) {
    lint::Options checks;
    checks.limits = limits;
    checks.warnings = false;
    checks.fixes = false;
    checks.type =
        type == execution::MachineType::Express ? lint::MachineType::Express : lint::MachineType::Standard;
    return lint::check(model, checks);
}

Positions::Positions(std::string_view text, const std::vector<lint::Diagnostic>& diagnostics) {
    for (const lint::Diagnostic& diagnostic : diagnostics)
        for (const std::uint32_t offset : {diagnostic.range.begin, diagnostic.range.end})
            m_places.emplace_back(offset, json::LineColumn());
    std::sort(m_places.begin(), m_places.end(),
              [](const auto& left, const auto& right) { return left.first < right.first; });
    json::LineColumn here;
    std::size_t position = 0;
    for (auto& [offset, place] : m_places) {
        for (; position < offset && position < text.size(); ++position) {
            const char c = text[position];
            const bool endsLine =
                c == '\n' || (c == '\r' && (position + 1 == text.size() || text[position + 1] != '\n'));
            if (endsLine)
                here = {here.line + 1, 1};
            else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80)
                ++here.column;
        }
        place = here;
    }
}

json::LineColumn Positions::at(std::uint32_t offset) const {
    const auto found =
        std::lower_bound(m_places.begin(), m_places.end(), offset,
                         [](const auto& place, std::uint32_t key) { return place.first < key; });
    return found == m_places.end() ? json::LineColumn() : found->second;
}

std::string diagnosticLine(const std::string& file, const Positions& positions,
                           const lint::Diagnostic& diagnostic) {
    const json::LineColumn at = positions.at(diagnostic.range.begin);
    return file + ':' + std::to_string(at.line) + ':' + std::to_string(at.column) + ": " +
           asl::lowered(lint::name(diagnostic.severity)) + ": " + diagnostic.message + " [" +
           std::string(diagnostic.code) + ']';
}

json::Value diagnosticValues(const Positions& positions, const std::vector<lint::Diagnostic>& diagnostics) {
    std::vector<json::Value> items;
    items.reserve(diagnostics.size());
    for (const lint::Diagnostic& diagnostic : diagnostics) {
        const json::LineColumn begin = positions.at(diagnostic.range.begin);
        const json::LineColumn end = positions.at(diagnostic.range.end);
        json::ObjectBuilder object;
        object.set("severity", lint::name(diagnostic.severity));
        object.set("code", diagnostic.code);
        object.set("message", diagnostic.message);
        if (!diagnostic.location.empty()) object.set("location", diagnostic.location);
        object.set("line", static_cast<std::int64_t>(begin.line));
        object.set("column", static_cast<std::int64_t>(begin.column));
        object.set("endLine", static_cast<std::int64_t>(end.line));
        object.set("endColumn", static_cast<std::int64_t>(end.column));
        items.push_back(std::move(object).build());
    }
    return json::Value::array(std::move(items));
}

} // namespace wb::cli
