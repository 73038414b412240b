// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/assist/cursor.h"
#include "core/asl/model.h"

#include <optional>

namespace wb::asl::assist {

/// A place of a block-style YAML document in the middle of typing.
struct YamlPlace {
    /// The document as it would be with something whole at the place: what is being typed mostly breaks the
    /// notation, and what stands behind it would be lost. Up to the place the bytes are the same.
    ModelPtr model;
    /// In offsets of the document itself; its container is one of `model`.
    Cursor cursor;
};

/// What is being written at the byte `offset`; nothing in comments, block scalars and where the notation is
/// broken before it.
std::optional<YamlPlace> yamlPlaceAt(const Model& model, std::uint32_t offset);

} // namespace wb::asl::assist
