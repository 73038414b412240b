// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/context_reads.h"

#include "core/query/jsonata/node_children.h"

#include <algorithm>

namespace wb::query::jsonata {

namespace {

class ContextReader {
  public:
    /// `isInside`: whether the context is a value that the expression itself has chosen.
    void read(const Node& node, bool isInside) {
        switch (node.type) {
        case NodeType::Name:
            if (!isInside) note(node, std::string(node.name.view()));
            break;
        case NodeType::Variable:
            if (node.name.view() == "$") note(node, "$$");
            if (node.name.view().empty() && !isInside) note(node, "$");
            break;
        case NodeType::Path:
            for (std::size_t i = 0; i < node.items.size(); ++i) read(*node.items[i], isInside || i > 0);
            break;
        case NodeType::Sort:
            for (const Node* term : node.items) read(*term, true);
            break;
        case NodeType::Transform:
            readParts(node, true);
            break;
        default:
            readParts(node, isInside);
            if (node.type != NodeType::Lambda)
                for (const Node* item : node.items) read(*item, isInside);
        }
        readBehind(node);
    }

    std::vector<Reference> take() && { return std::move(m_reads); }

  private:
    void readParts(const Node& node, bool isInside) {
        if (node.first && node.type != NodeType::Bind) read(*node.first, isInside);
        if (node.second) read(*node.second, isInside);
        if (node.third) read(*node.third, isInside);
        for (const auto& [key, value] : node.pairs) {
            read(*key, isInside);
            read(*value, isInside);
        }
    }

    /// Filters and groups, which work on the values of what they stand behind.
    void readBehind(const Node& node) {
        for (const auto* stages : {&node.predicates, &node.stages})
            for (const Stage& stage : *stages)
                if (stage.filter) read(*stage.filter, true);
        if (!node.group) return;
        for (const auto& [key, value] : node.group->pairs) {
            read(*key, true);
            read(*value, true);
        }
    }

    void note(const Node& node, std::string name) {
        const bool isKnown = std::any_of(m_reads.begin(), m_reads.end(),
                                         [&](const Reference& read) { return read.name == name; });
        if (!isKnown) m_reads.push_back({std::move(name), {node.begin, node.position}, {}});
    }

    std::vector<Reference> m_reads;
};

} // namespace

std::vector<Reference> contextReads(const Node& root) {
    ContextReader reader;
    reader.read(root, false);
    return std::move(reader).take();
}

std::optional<CompileError> newerSyntax(const Node& root) {
    if (root.type == NodeType::Coalesce || root.type == NodeType::Elvis) {
        // Both were read as the `?` of a condition, behind which no operand begins.
        const std::string symbol = root.type == NodeType::Coalesce ? "?" : ":";
        return CompileError{"S0211", "The symbol \"" + symbol + "\" cannot be used as a unary operator",
                            root.position, symbol};
    }
    std::optional<CompileError> found;
    forEachChild(root, [&](const Node* child) {
        if (!found) found = newerSyntax(*child);
    });
    return found;
}

} // namespace wb::query::jsonata
