// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/fields.h"

#include <string>

namespace wb::asl::assist {

/// What a new object, field or state begins with, in snippet notation.

/// A state of that type: its required fields, with a transition to be filled in.
std::string stateNotation(StateType type, QueryLanguage language);
/// An object of the language: required fields and those nearly always written.
std::string objectNotation(ObjectType type, QueryLanguage language);
/// The value of a field.
std::string valueNotation(const Field& field, QueryLanguage language);
/// A whole machine.
std::string machineNotation(QueryLanguage language);
/// Parameters or Arguments of a call: `{"FunctionName":""}`; the `@` parameter of a callback holds the task
/// token. Empty where the resource is not known.
std::string parametersNotation(std::string_view resource, QueryLanguage language);

} // namespace wb::asl::assist
