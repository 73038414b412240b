// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <string>

namespace wb::json {

/// Appends the shortest text that reads back as the same double, always with a fraction or an exponent
/// (`1.0`, `1.5E10`), as Java's Double.toString and so the service writes decimals.
void writeNumber(std::string& out, double number);
/// Appends a JSON string literal with its quotes; only what RFC 8259 demands is escaped.
void writeString(std::string& out, std::string_view text);
/// Appends compact JSON text. Absent and Extension, which no document holds, are written as null.
void write(std::string& out, const Value& value);
/// Appends indented JSON text, as for people.
void writePretty(std::string& out, const Value& value, int indent = 2);

std::string toText(const Value& value);
/// A string's own characters, anything else as compact JSON: how the service quotes a value inside a cause.
std::string toPlainText(const Value& value);
std::string toPrettyText(const Value& value, int indent = 2);

} // namespace wb::json
