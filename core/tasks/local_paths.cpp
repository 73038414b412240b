// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/tasks/local_paths.h"

#include "core/base/files.h"

namespace wb::tasks {

std::string textOf(const json::Value& value) {
    return value.isString() ? std::string(value.string()) : std::string();
}

std::filesystem::path inside(const std::filesystem::path& folder, std::string_view relative) {
    const std::filesystem::path base = folder.lexically_normal();
    std::filesystem::path whole = base;
    // Joined as texts: what begins with a slash would take the folder's place.
    whole += toPath("/" + std::string(relative));
    whole = whole.lexically_normal();
    if (!whole.has_filename()) whole = whole.parent_path();
    const std::filesystem::path rest = whole.lexically_relative(base);
    const bool isInside = !rest.empty() && *rest.begin() != ".." && *rest.begin() != ".";
    return isInside ? whole : std::filesystem::path();
}

} // namespace wb::tasks
