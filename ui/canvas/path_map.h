// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/state_path.h"

#include <unordered_map>

namespace wb::ui::canvas {

/// Old path to new path of the states that an edit renamed or moved.
using PathMap = std::unordered_map<asl::StatePath, asl::StatePath>;

inline asl::StatePath followed(const PathMap& map, const asl::StatePath& path) {
    const auto found = map.find(path);
    return found == map.end() ? path : found->second;
}

} // namespace wb::ui::canvas
