// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/state_path.h"
#include "core/json/syntax_tree.h"

#include <string>

namespace wb::lint {

/// A value in the document together with the way to it, kept on the stack while rules descend: the location
/// is only spelled out for what is reported.
class Place {
  public:
    /// A container or state. `name` is the node that names it in the text, if any.
    Place(const asl::StatePath& path, json::Node name, json::Node node)
        : m_node(node), m_key(name), m_path(&path) {}

    /// The value of a Member of the object here.
    Place member(json::Node member) const { return Place(this, member.key(), member.value(), 0); }
    Place element(std::uint32_t index, json::Node node) const {
        return Place(this, json::Node(), node, index);
    }

    json::Node node() const { return m_node; }
    json::Node key() const { return m_key; }
    /// Bytes that stand for the object as a whole: its name, or its opening bracket.
    json::TextRange head() const;
    /// Bytes of the value, or of the key when the text has no value.
    json::TextRange range() const;
    /// `/States/C/Choices[0]/Next`.
    std::string location() const;

  private:
    Place(const Place* parent, json::Node key, json::Node node, std::uint32_t index)
        : m_node(node), m_key(key), m_parent(parent), m_index(index) {}
    void append(std::string& out) const;

    json::Node m_node;
    json::Node m_key;
    const Place* m_parent = nullptr;
    const asl::StatePath* m_path = nullptr;
    std::uint32_t m_index = 0;
};

/// A path in the service's notation: names as they are, `/` for the machine.
std::string locationOf(const asl::StatePath& path);
std::string locationOf(const asl::StatePath& path, std::string_view rest);

} // namespace wb::lint
