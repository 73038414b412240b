// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"

#include <cstdint>
#include <optional>
#include <string>

namespace wb::asl::assist {

struct Hover {
    /// The bytes that the text is about.
    json::TextRange range;
    std::string markdown;
};

/// What is known of the thing at the byte `offset`: a field, a state, an error name, a function, a resource,
/// a variable, a field of the Context object.
std::optional<Hover> hover(const Model& model, std::uint32_t offset);

} // namespace wb::asl::assist
