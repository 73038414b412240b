// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"

#include <cstdint>
#include <string>
#include <vector>

namespace wb::asl::assist {

enum class SymbolKind : std::uint8_t { State, Branch, Processor };

/// An entry of the outline. Branches and processors stand between a state and its inner states.
struct Symbol {
    SymbolKind kind = SymbolKind::State;
    std::string name;
    /// Type of a state, number of states of a branch.
    std::string detail;
    StateType type = StateType::Unknown;
    StatePath path;
    /// Bytes of the whole thing, and of its name alone.
    json::TextRange range;
    json::TextRange nameRange;
    std::vector<Symbol> children;
};

/// The outline of a definition in the order of the document.
std::vector<Symbol> symbols(const Model& model);

/// One step of the way from the machine to the place of the caret.
struct Crumb {
    std::string label;
    json::TextRange range;
    /// The state or container the step is, or the innermost one around it.
    StatePath path;
    /// False for fields and elements inside of a state.
    bool isState = false;
};

/// The steps from the outermost to the innermost thing at the byte `offset`: states, branches, fields.
std::vector<Crumb> breadcrumbs(const Model& model, std::uint32_t offset);

/// Objects and arrays of more than one line, in the order of the document; ranges include the brackets.
std::vector<json::TextRange> foldingRanges(const json::SyntaxTree& tree);

} // namespace wb::asl::assist
