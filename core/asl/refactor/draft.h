// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/refactor/refactor.h"
#include "core/json/tree_edit.h"

#include <unordered_set>

namespace wb::asl::refactor {

/// The member of `States` that a state is.
inline json::Node memberOf(const State& state) {
    return state.nameNode.parent();
}

/// Why nothing in this document can be changed: it is YAML, or not JSON.
std::optional<Refusal> refuseDocument(const Model& model);

/// A state by its path; null with a reason in `refusal`.
const State* findState(const Model& model, const StatePath& path, std::optional<Refusal>& refusal);
/// The same with the document's own refusal. That is sought anew each time: whoever asks for many states asks
/// for it once.
const State* requireState(const Model& model, const StatePath& path, std::optional<Refusal>& refusal);
/// The container of that path (the machine is the empty path).
const Container* findContainer(const Model& model, const StatePath& path);
const Container* requireContainer(const Model& model, const StatePath& path, std::optional<Refusal>& refusal);
const Transition* findTransition(const State& state, TransitionKind kind, std::uint32_t index);

/// Whether its container holds another state of the same name. Linear in the number of its states.
bool isDuplicate(const Model& model, const State& state);
/// The name of the state that follows by Next or Default; nothing when the state ends or has no way on.
std::optional<std::string> wayOn(const State& state);
inline bool endsByNature(StateType type) {
    return type == StateType::Succeed || type == StateType::Fail;
}

/// A rule for a Choice that leads to `target`, for the author to fill in: it tests what no rule beside it
/// tests.
std::string newRule(const State& choice, std::string_view target);

/// Names of all states of a machine.
std::unordered_set<std::string> stateNames(const Model& model);
/// `wish` or, when taken, with a number behind it; at most 80 characters. Adds the result to `taken`.
std::string freeName(std::unordered_set<std::string>& taken, std::string_view wish);

/// Notes that a state goes on under another path, with all states inside it. Linear in their number.
void addMoved(Edit& edit, const Model& model, const State& state, const StatePath& to);
/// The same for all states of a container, of which `to` is the new path.
void addMoved(Edit& edit, const Model& model, const Container& container, const StatePath& to);

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
    /// A state to be written: its name and its object as JSON text, with the comments that belong to it.
    struct NamedText {
        std::string name;
        std::string text;
        json::Piece comments = {};
    };
    /// Adds states to a container behind the state `after`; at the start when null. Creates `States` when
    /// missing, so all that are added by one draft have to come in one call.
    void addStates(const Container& container, const State* after, std::span<const NamedText> added);
    /// Adds a state that stood at the member `from`, perhaps of another document, in the layout it has.
    void addPiece(const Container& container, const State* after, json::Piece piece, json::Node from);
    void removeState(const State& state);
    /// The edit with what was collected so far.
    Edit finish(std::string label) const;

  private:
    const Model& m_model;

  public:
    json::TreeEditor editor;
};

/// Texts of parts of a document after the changes of a draft that lie inside them. Linear in the changes
/// once, however many parts are asked for.
class ChangedText {
  public:
    explicit ChangedText(const Draft& draft) : m_edits(draft.editor.finish()) {}
    std::string of(json::Node node) const;

  private:
    json::TextEdits m_edits;
};

} // namespace wb::asl::refactor
