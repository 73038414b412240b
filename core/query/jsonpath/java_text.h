// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <string>

namespace wb::query::jsonpath {

/// Appends a value as Java's toString writes it, which the service shows in causes and in States.Format:
/// strings bare, objects
/// `{a=1, b=[x, y]}`.
void appendJavaText(std::string& out, const json::Value& value);
std::string javaText(const json::Value& value);

} // namespace wb::query::jsonpath
