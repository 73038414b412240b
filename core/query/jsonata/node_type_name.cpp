// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/node_type_name.h"

namespace wb::query::jsonata {

std::string_view typeName(NodeType type) {
    switch (type) {
    case NodeType::Variable:
        return "variable";
    case NodeType::String:
        return "string";
    case NodeType::Number:
        return "number";
    case NodeType::Literal:
        return "value";
    case NodeType::Regex:
        return "regex";
    case NodeType::Descendant:
        return "descendant";
    case NodeType::Parent:
        return "parent";
    case NodeType::Binary:
        return "binary";
    case NodeType::Negate:
    case NodeType::Array:
    case NodeType::Object:
        return "unary";
    case NodeType::Block:
        return "block";
    case NodeType::Condition:
    case NodeType::Coalesce:
    case NodeType::Elvis:
        return "condition";
    case NodeType::Bind:
        return "bind";
    case NodeType::Call:
        return "function";
    case NodeType::Partial:
        return "partial";
    case NodeType::Lambda:
        return "lambda";
    case NodeType::Apply:
        return "apply";
    case NodeType::Transform:
        return "transform";
    case NodeType::Path:
        return "path";
    case NodeType::Sort:
        return "sort";
    default:
        return "name";
    }
}

} // namespace wb::query::jsonata
