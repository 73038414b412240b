// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/refactor/edit.h"

#include <span>
#include <string>
#include <string_view>

/// Changes of a definition as text edits. Every operation leaves the bytes outside the touched nodes and
/// their separators alone and refuses, with a reason, what has no meaning. `can...` tells whether the
/// operation of that name would be refused, by the same rules, cheaply enough for feedback while the pointer
/// moves. Paths of containers: the machine is the empty path, a branch
/// `.../Branches[0]`, a processor `.../ItemProcessor`.
namespace wb::asl::refactor {

// Names and new states

/// `wish`, with a number behind it when a state of that name exists anywhere in the machine.
std::string uniqueName(const Model& model, std::string_view wish);
/// The object of a new state of that type, fit to be inserted: required fields with harmless values, no
/// `Next` and no `End`.
std::string newStateText(StateType type, QueryLanguage language);

// Names and transitions

std::optional<Refusal> canRename(const Model& model, const StatePath& state, std::string_view name);
/// Renames a state and every reference to it: StartAt, Next, Default, rules and catchers of its container.
Outcome renameState(const Model& model, const StatePath& state, const std::string& name);

std::optional<Refusal> canRetarget(const Model& model, const TransitionPlace& place, const StatePath& target);
/// Leads one existing transition to another state of the same container.
Outcome retarget(const Model& model, const TransitionPlace& place, const StatePath& target);

std::optional<Refusal> canConnect(const Model& model, const StatePath& from, const StatePath& to);
/// Makes `to` follow `from`: sets Next (and takes End away); from a Choice sets its Default, or adds a rule
/// when it has one.
Outcome connect(const Model& model, const StatePath& from, const StatePath& to);

std::optional<Refusal> canDisconnect(const Model& model, const TransitionPlace& place);
/// Removes one transition: Next becomes End, a rule or catcher is removed, Default is removed.
Outcome disconnect(const Model& model, const TransitionPlace& place);

std::optional<Refusal> canSetStartAt(const Model& model, const StatePath& container, const StatePath& state);
Outcome setStartAt(const Model& model, const StatePath& container, const StatePath& state);

// States

std::optional<Refusal> canInsertOnTransition(const Model& model, const TransitionPlace& place);
/// Puts a new state between the two ends of a transition.
Outcome insertOnTransition(const Model& model, const TransitionPlace& place, const NewState& state);

std::optional<Refusal> canAppend(const Model& model, const StatePath& after);
/// Puts a new state behind `after`; it takes over where `after` led to. After a Choice it becomes the
/// Default, or a new rule's target.
Outcome appendState(const Model& model, const StatePath& after, const NewState& state);

std::optional<Refusal> canAddFirst(const Model& model, const StatePath& container);
/// Makes a new state the first of a container: StartAt leads to it, it leads to the former first state.
Outcome addFirstState(const Model& model, const StatePath& container, const NewState& state);

std::optional<Refusal> canAddMissing(const Model& model, const StatePath& container, std::string_view name);
/// Adds the state that a transition or StartAt of a container names and that is not there yet; it ends. It
/// stands behind `after`, or first.
Outcome addMissingState(const Model& model, const StatePath& container, const std::string& name,
                        const std::optional<StatePath>& after);

std::optional<Refusal> canDelete(const Model& model, std::span<const StatePath> states);
/// Deletes states; what led to one leads to where it led (its Next or Default), or ends.
Outcome deleteStates(const Model& model, std::span<const StatePath> states);
Outcome deleteState(const Model& model, const StatePath& state);

std::optional<Refusal> canDuplicate(const Model& model, const StatePath& state);
/// Copies a state behind itself under a new name; the original leads to the copy.
Outcome duplicate(const Model& model, const StatePath& state);

std::optional<Refusal> canChangeType(const Model& model, const StatePath& state, StateType type);
/// Changes the type of a state. Fields that the new type does not know are removed, its required ones added.
Outcome changeType(const Model& model, const StatePath& state, StateType type);

/// The states as JSON text, as paste() takes it; placed for reading. An object of name and state each, of a
/// JSONata machine inside a definition that says so.
std::string copyText(const Model& model, std::span<const StatePath> states);
std::optional<Refusal> canPaste(const Model& model, const StatePath& container, std::string_view text);
/// Adds the states of `text` to a container (an object of states, a whole definition, or one state's object),
/// renaming what is taken and keeping the JSONata of a definition that names it. Transitions among them are
/// kept, others end. With `after` the first of them follows that state.
Outcome paste(const Model& model, const StatePath& container, std::string_view text,
              const std::optional<StatePath>& after = std::nullopt);

/// The same between the two ends of a transition.
Outcome pasteOnTransition(const Model& model, const TransitionPlace& place, std::string_view text);
/// The same before the first state of a container: StartAt leads to them, they lead to the former first.
Outcome pasteFirst(const Model& model, const StatePath& container, std::string_view text);

// Containers

std::optional<Refusal> canWrap(const Model& model, std::span<const StatePath> states, StateType type);
/// Puts states of one container, entered at one place and left to one place, into a new Parallel (one branch)
/// or Map.
Outcome wrap(const Model& model, std::span<const StatePath> states, StateType type);

std::optional<Refusal> canUnwrap(const Model& model, const StatePath& state);
/// Replaces a Map, or a Parallel of one branch, by the states in it.
Outcome unwrap(const Model& model, const StatePath& state);

// Lists: branches, Choice rules, catchers, retriers

std::optional<Refusal> canAddItem(const Model& model, const StatePath& state, ListField field);
/// Adds an element at `position` (the end when beyond; without one before what handles all errors). Without
/// `text` it is one that is valid: for rules and catchers it leads to `target`, or the state's own way on.
Outcome addItem(const Model& model, const StatePath& state, ListField field, std::size_t position = SIZE_MAX,
                std::string_view text = {}, const std::optional<StatePath>& target = std::nullopt);
std::optional<Refusal> canRemoveItem(const Model& model, const StatePath& state, ListField field,
                                     std::size_t position);
Outcome removeItem(const Model& model, const StatePath& state, ListField field, std::size_t position);
std::optional<Refusal> canMoveItem(const Model& model, const StatePath& state, ListField field,
                                   std::size_t from, std::size_t to);
/// Moves an element so that it stands at position `to` afterwards.
Outcome moveItem(const Model& model, const StatePath& state, ListField field, std::size_t from,
                 std::size_t to);

// Fields. `owner` is a state or a container; `pointer` a JSON Pointer (RFC 6901) from its object, as
// `/Parameters/Payload.$`.

std::optional<Refusal> canSetField(const Model& model, const StatePath& owner, std::string_view pointer);
/// Sets a member or element to `value` (JSON text, placeholders allowed). Objects on the way are created.
Outcome setField(const Model& model, const StatePath& owner, std::string_view pointer,
                 std::string_view value);
Outcome unsetField(const Model& model, const StatePath& owner, std::string_view pointer);

// Query language

std::optional<Refusal> canConvertToJsonata(const Model& model, const StatePath& owner);
/// Converts a state, or with the empty path the whole machine, from JSONPath to JSONata. What has no
/// counterpart stays as it is and is listed in Edit::notes; then a whole machine keeps its QueryLanguage and
/// only the convertible states get their own. Functions that differ for some values are listed there as well.
/// Where the types of data decide, the usual ones are taken: `[*]` stands behind an array, what is ordered
/// with a number is one, what a filter compares has one type, numbers added are whole. What failed before may
/// succeed: a path that finds nothing inside of an expression leaves its field out, and a ResultPath into a
/// list replaces it.
Outcome convertToJsonata(const Model& model, const StatePath& owner);

} // namespace wb::asl::refactor
