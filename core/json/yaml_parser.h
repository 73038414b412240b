// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/syntax_tree.h"

#include <memory>
#include <string>
#include <string_view>

namespace wb::json {

/// Parses the first document of a YAML 1.1 text into the same tree as JSON, with the places where things
/// stand in the YAML. Never fails: broken YAML gives its first error and the nodes before it. Aliases and
/// merge keys are resolved (their nodes stand at the place of the alias; the growth is bounded). Intrinsic
/// functions of CloudFormation in short form are placeholders, `!Sub` of a scalar a string with one.
/// Timestamps stay strings.
SyntaxTreePtr parseYaml(std::string text);
SyntaxTreePtr parseYaml(std::shared_ptr<const std::string> text);

/// Whether a file of that name is read as YAML: it ends with `.yaml` or `.yml`, whatever the case.
bool isYamlName(std::string_view fileName);

/// Parses JSON or, by the name of the file, YAML.
SyntaxTreePtr parseFile(std::string_view fileName, std::string text);
SyntaxTreePtr parseFile(std::string_view fileName, std::shared_ptr<const std::string> text);

} // namespace wb::json
