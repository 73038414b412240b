// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/fields.h"
#include "core/lint/report.h"

/// The rules, one group a file. Each looks at the whole machine unless it says otherwise.
namespace wb::lint::rules {

/// Places where the text is not JSON, and members written twice.
void syntax(const Check& check);
/// Required, unknown, misplaced and contradicting fields, types and ranges of values.
void fields(const Check& check);
/// Targets that do not exist, states without a way to them, machines without an end.
void transitions(const Check& check);
/// Names given twice, too long, or too similar; labels.
void names(const Check& check);

/// Retriers and catchers: catch-alls, names that mean nothing, entries that are never used.
void errors(const Check& check);
/// What tasks call, with what, as whom, and for how long.
void tasks(const Check& check);
/// Processors and readers of Map states.
void maps(const Check& check);
/// Variables read before they are assigned, or assigned in two scopes. After the fields.
void variables(const Check& check);
/// Results that take the place of an input which is read later. After the fields.
void lostInput(const Check& check);
/// Whether the service takes a text of that length.
void size(const Check& check);
/// What is accepted but should be looked at, and belongs to no other group.
void style(const Check& check);

/// One value against its row of the field table.
void value(const Check& check, const Place& place, const asl::Field& field, asl::QueryLanguage language);
/// One object, and what it contains, against the field table.
void object(const Check& check, const Place& place, asl::ObjectType type, asl::QueryLanguage language);
/// The expressions in one value: paths, templates, JSONata.
void expressions(const Check& check, const Place& place, const asl::Field& field,
                 asl::QueryLanguage language);
/// What one Choice rule consists of.
void choiceRule(const Check& check, const Place& place, asl::ObjectType type, asl::QueryLanguage language);

} // namespace wb::lint::rules
