// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace wb::query::jsonata {

/// What went wrong, before it is put into words: the parts that message templates name.
struct Failure {
    std::string_view code; ///< Of static storage.
    std::uint32_t position = 0;
    bool hasPosition = false;
    bool hasToken = false;
    bool bareToken = false; ///< The token is a number or the like: shown without quotes.
    bool hasValue = false;
    int index = 0;
    std::string token;
    std::string text; ///< `message`, `type` or `functionName` of the template.
    json::Value value;
    json::Value value2; ///< Also `exp`.
};

/// The message of a failure as jsonata.org's reference words it.
std::string messageOf(const Failure& failure);

} // namespace wb::query::jsonata
