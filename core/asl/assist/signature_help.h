// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace wb::asl::assist {

/// The call around the caret.
struct SignatureHelp {
    /// `States.ArrayRange(first, last, step)`.
    std::string label;
    std::string documentation;
    /// Parameters as byte ranges of the label.
    std::vector<json::TextRange> parameters;
    /// Position of the parameter that the caret stands in; may be past the last one.
    std::size_t activeParameter = 0;
};

/// The innermost call of an intrinsic or JSONata function whose brackets hold the byte `offset`.
std::optional<SignatureHelp> signatureHelp(const Model& model, std::uint32_t offset);

} // namespace wb::asl::assist
