// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/assist/cursor.h"
#include "core/asl/fields.h"

#include <string>

namespace wb::asl::assist {

/// What an object or array of the document is in the language.
struct Slot {
    enum class Kind : std::uint8_t {
        /// Nothing the language knows.
        Unknown,
        /// The place around the whole definition.
        Document,
        /// An object with the fields of `object`.
        Fields,
        /// States by name.
        States,
        /// An array of objects of type `object`.
        List,
        /// Inside a payload template, at any depth.
        Template,
        /// The variables of an Assign.
        Variables,
        /// An array of texts: error names, CSV headers.
        Texts,
        /// Constant JSON.
        Constant
    };

    Kind kind = Kind::Unknown;
    ObjectType object = ObjectType::Machine;
    /// The field whose value this is, or is inside of; null for the machine.
    const Field* field = nullptr;
    QueryLanguage language = QueryLanguage::JsonPath;
    /// The object that has the field: a state, a retrier, an item reader.
    json::Node owner;
    ObjectType ownerType = ObjectType::Machine;
    /// The innermost machine, branch or processor around, whose states can be named here.
    json::Node scope;
    /// The innermost state around, its type and its name; null outside of states.
    json::Node state;
    ObjectType stateType = ObjectType::UnknownState;
    std::string stateName;
    /// How deep inside the field's value: 0 for the value itself.
    int depth = 0;
};

/// What the container is. A null container stands for the document.
Slot slotOf(const Model& model, json::Node container);

/// The field that a member of `slot` is; null when the language has none of that name there. Fields of a
/// state without a type are found by name alone.
const Field* fieldIn(const Slot& slot, std::string_view name);

/// What the value of `field` inside of `slot` is: an object's slot as slotOf gives it for the value.
Slot slotOfValue(const Slot& slot, const Field& field, json::Node value);

} // namespace wb::asl::assist
