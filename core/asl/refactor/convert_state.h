// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/refactor/draft.h"
#include "core/asl/refactor/jsonata_text.h"

#include <set>

namespace wb::asl::refactor {

/// What the conversions of all states of a machine share.
struct ConversionSetting {
    explicit ConversionSetting(const Model& model);

    const Model& model;
    json::TextStyle style;
    /// The variables that the machine assigns anywhere, without `$`. They hide JSONata's functions.
    std::unordered_set<std::string> variables;
    /// Names of parameters that no variable has, with `$`.
    std::string item;
    std::string index;
};

/// One state on its way from JSONPath to JSONata: its own fields, not those of states inside it.
class Conversion {
  public:
    Conversion(const ConversionSetting& setting, const State& state);

    /// Why the state has to stay as it is.
    const std::optional<std::string>& problem() const { return m_problem; }
    /// What is converted and may give something else, a sentence each.
    const std::set<std::string>& notes() const { return m_notes; }
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

    bool isConstantInJsonata(json::Node node) const;
    PathRoots roots(std::string_view input) const { return {input, {}, m_setting.item, m_setting.index}; }
    std::string path(std::string_view text, std::string_view input);
    std::string templateText(json::Node node, std::string_view input);
    void noteDifferences(std::string_view source);
    /// The text, or an empty one with problem() set.
    std::string checked(Translated text);

    const ConversionSetting& m_setting;
    const State& m_state;
    json::Node m_node;
    Draft m_draft;
    std::optional<std::string> m_problem;
    std::set<std::string> m_notes;
    std::string m_input = "$states.input"; ///< What `$` is after InputPath.
};

} // namespace wb::asl::refactor
