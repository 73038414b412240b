// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/assist/proposals.h"

namespace wb::asl::assist {

/// What a place is, for the families of completions.
struct Request {
    const Model& model;
    const Cursor& cursor;
    const Slot& slot;
};

/// Names of fields in an object of the language.
void proposeFields(const Request& request, Proposals& proposals);
/// Names of states that are missing, and new states.
void proposeStateKeys(const Request& request, Proposals& proposals);
/// Names of a call's parameters, and of variables.
void proposeTemplateKeys(const Request& request, Proposals& proposals);

/// Values of a field.
void proposeFieldValues(const Request& request, const Field& field, Proposals& proposals);
/// Elements of an array, states, a whole machine.
void proposeObjects(const Request& request, Proposals& proposals);
void proposeStateNames(const Request& request, Proposals& proposals);
void proposeErrors(const Request& request, Proposals& proposals);
void proposeResources(const Request& request, Proposals& proposals);

/// What can stand at the caret inside of an expression. Gives the bytes that the proposals replace.
json::TextRange proposeInExpression(const Request& request, const EmbeddedExpression& expression,
                                    Proposals& proposals);
/// An expression where none has been begun.
void proposeExpression(const Request& request, Dialect dialect, Proposals& proposals);

/// Name of the field that the innermost known field lies in: `Catch` inside of a catcher's Output.
bool isInCatcher(const Slot& slot);
/// Resource of the task around, empty when there is none.
std::string resourceOf(const Slot& slot);

} // namespace wb::asl::assist
