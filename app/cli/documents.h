// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "core/execution/start_options.h"
#include "core/json/line_index.h"
#include "core/json/syntax_tree.h"
#include "core/json/value.h"
#include "core/lint/diagnostic.h"
#include "substitutions.h"

#include <string>
#include <utility>
#include <vector>

namespace wb::cli {

/// Whether a file's name says that it is written in YAML.
bool isYaml(const std::string& path);

/// Reads and parses a definition. On failure to read prints why and returns null.
json::SyntaxTreePtr readDefinition(const std::string& path, const Substitutions& substitutions = {});

/// Whether a definition can be executed: prints which placeholders lack a value when some do.
bool hasAllValues(const json::SyntaxTree& tree, const std::string& path);

/// What keeps the service from accepting a definition for executions of that type: errors only, without
/// fixes. Without `limits` it may be of any size.
std::vector<lint::Diagnostic> errorsOf(const asl::Model& model, execution::MachineType type,
                                       bool limits = true);

/// Lines and columns of the diagnostics of one text: found in one pass, however long its lines are.
class Positions {
  public:
    Positions(std::string_view text, const std::vector<lint::Diagnostic>& diagnostics);
    /// Precondition: the begin or the end of one of the diagnostics.
    json::LineColumn at(std::uint32_t offset) const;

  private:
    std::vector<std::pair<std::uint32_t, json::LineColumn>> m_places;
};

/// `file:line:column: severity: message [code]`
std::string diagnosticLine(const std::string& file, const Positions& positions,
                           const lint::Diagnostic& diagnostic);

/// A list of `{"severity", "code", "message", "location", "line", "column", "endLine", "endColumn"}`.
json::Value diagnosticValues(const Positions& positions, const std::vector<lint::Diagnostic>& diagnostics);

} // namespace wb::cli
