// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/refactor/draft.h"
#include "core/asl/refactor/jsonata_text.h"

namespace wb::asl::refactor {

/// One state on its way from JSONPath to JSONata: its own fields, not those of states inside it.
class Conversion {
  public:
    Conversion(const Model& model, const State& state);

    /// Why the state has to stay as it is.
    const std::optional<std::string>& problem() const { return m_problem; }
    /// Writes `QueryLanguage` into the state, or takes it out where the machine says it.
    void setLanguage(bool own);
    Edit finish(std::string label) const { return m_draft.finish(std::move(label)); }

  private:
    void readInput();
    void convertTemplates();
    void convertPaths();
    void convertLists();
    void convertOutput();
    void templateIn(json::Node node, std::string_view input);
    void renamedTemplate(json::Node object, const char* from, const char* to, std::string_view input);
    void pathField(json::Node object, const char* from, const char* to);
    void convertRule(json::Node rule);
    void convertCatcher(json::Node catcher);
    std::string result();

    /// The text, or an empty one with problem() set.
    std::string checked(Translated text);

    const State& m_state;
    json::Node m_node;
    Draft m_draft;
    std::optional<std::string> m_problem;
    std::string m_input = "$states.input"; ///< What `$` is after InputPath.
};

} // namespace wb::asl::refactor
