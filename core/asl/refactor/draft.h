// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/refactor/refactor.h"
#include "core/json/tree_edit.h"

#include <unordered_set>

namespace wb::asl::refactor {

/// Why nothing in this document can be changed: it is YAML, or not JSON.
std::optional<Refusal> refuseDocument(const Model& model);

/// A state by its path, with the document's own refusal; null with a reason in `refusal`.
const State* requireState(const Model& model, const StatePath& path, std::optional<Refusal>& refusal);
/// The container of that path (the machine is the empty path).
const Container* findContainer(const Model& model, const StatePath& path);
const Container* requireContainer(const Model& model, const StatePath& path, std::optional<Refusal>& refusal);
const Transition* findTransition(const State& state, TransitionKind kind, std::uint32_t index);

/// The name of the state that follows by Next or Default; nothing when the state ends or has no way on.
std::optional<std::string> wayOn(const State& state);
inline bool endsByNature(StateType type) {
    return type == StateType::Succeed || type == StateType::Fail;
}

/// Names of all states of a machine.
std::unordered_set<std::string> stateNames(const Model& model);
/// `wish` or, when taken, with a number behind it; at most 80 characters. Adds the result to `taken`.
std::string freeName(std::unordered_set<std::string>& taken, std::string_view wish);

/// Paths of the states in and below `from`, with `from` replaced by `to`.
void addMoved(Edit& edit, const Model& model, const StatePath& from, const StatePath& to);

/// An edit under construction: the vocabulary of changes that operations share.
class Draft {
  public:
    explicit Draft(const Model& model) : m_model(model), editor(model.tree()) {}
    /// The same where the text's style is known, for many drafts of one model.
    Draft(const Model& model, const json::TextStyle& style) : m_model(model), editor(model.tree(), style) {}

    /// Sets where a state goes: Next or End, of a Choice its Default. States that end by nature are left
    /// alone.
    void setWayOn(const State& state, const std::optional<std::string>& target);
    void retarget(const Transition& transition, std::string_view target);
    /// Takes a rule or catcher away with its list when it was the last one.
    void removeOwner(const State& state, const std::vector<const Transition*>& transitions);
    void setStartAt(const Container& container, std::string_view name);
    /// A state to be written: its name and its object as JSON text.
    struct NamedText {
        std::string name;
        std::string text;
    };
    /// Adds states to a container behind the state `after`; at the start when null. Creates `States` when
    /// missing, so all that are added by one draft have to come in one call.
    void addStates(const Container& container, const State* after, std::span<const NamedText> added);
    /// The same for text that stood elsewhere with `indent` before its lines and keeps its layout.
    void addVerbatim(const Container& container, const State* after, std::string_view name,
                     std::string_view text, std::string_view indent);
    void removeState(const State& state);
    /// The blanks before the line on which a node starts.
    std::string_view indentOf(json::Node node) const {
        return json::lineIndent(m_model.tree().text(), node.range().begin);
    }
    /// The text of a node after the changes so far that lie inside it.
    std::string textOf(json::Node node) const;

    /// The edit with what was collected so far.
    Edit finish(std::string label) const;

  private:
    const Model& m_model;

  public:
    json::TreeEditor editor;
};

} // namespace wb::asl::refactor
