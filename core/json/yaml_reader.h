// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/syntax_tree.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace wb::json::yaml {

enum class Kind : std::uint8_t { Scalar, Sequence, Mapping, Alias };

/// One node of a YAML document before aliases and merge keys are resolved.
struct Item {
    Kind kind = Kind::Scalar;
    NodeKind scalarKind = NodeKind::String;
    bool isPlaceholder = false; ///< An intrinsic function of CloudFormation, whatever is inside.
    bool isMerge = false;       ///< The key `<<`.
    TextRange range;
    /// Of a scalar its spelling in JSON; of a key the text as it is written.
    std::string text;
    /// Elements, or keys and values in turn.
    std::vector<std::uint32_t> children;
    /// Of an alias: the item that it stands for.
    std::uint32_t target = 0;
};

struct Document {
    std::vector<Item> items; ///< The root first; empty for a text without a document.
    std::vector<SyntaxError> errors;
};

/// Reads the first document of a text up to its end or first error.
Document read(const std::string& text);

} // namespace wb::json::yaml
