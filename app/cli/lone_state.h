// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/syntax_tree.h"
#include "core/lint/diagnostic.h"

#include <string>
#include <vector>

namespace wb::cli {

/// A definition of one state alone, as TestState takes it, put into a machine of its own that has the states
/// it goes on to.
class LoneState {
  public:
    /// Whether a document is such a definition. One that is no JSON is taken for a machine, whose check says
    /// where it breaks off.
    static bool is(const json::SyntaxTree& tree);

    LoneState(const json::SyntaxTree& tree, const std::string& name);

    const json::SyntaxTreePtr& machine() const { return m_machine; }
    /// What is wrong with the machine, as far as the state has to answer for it, with the places in the
    /// state's own text.
    std::vector<lint::Diagnostic> ofState(std::vector<lint::Diagnostic> diagnostics) const;

  private:
    json::SyntaxTreePtr m_machine;
    /// Where the state begins in the machine's text, and in its own.
    std::size_t m_begin = 0;
    std::size_t m_ownBegin = 0;
    std::size_t m_size = 0;
    /// Whether the machine holds the state as it was written, byte for byte.
    bool m_isVerbatim = false;
};

} // namespace wb::cli
