// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace wb::asl::assist {

/// Where a field of the Context object or of $states is there.
enum class Presence : std::uint8_t {
    Always,
    /// Inside a Map state's ItemSelector and iterations.
    InMap,
    /// In a distributed Map's ItemSelector.
    InDistributedMap,
    /// In a task that waits for a callback.
    InCallback,
    /// In Output and Assign of a state that has a result.
    WithResult,
    /// In Output and Assign of a catcher.
    InCatcher
};

/// A row of the tables of what expressions can read.
struct ContextField {
    /// `Execution.Id`, without `$$.` or `$states.context.`.
    std::string_view path;
    std::string_view type;
    std::string_view summary;
    Presence presence = Presence::Always;
};

/// Fields of the Context object.
std::span<const ContextField> contextFields();
/// Members of JSONata's $states, without `$states.`.
std::span<const ContextField> statesMembers();

/// The field with that path, null when there is none.
const ContextField* findContextField(std::string_view path);
const ContextField* findStatesMember(std::string_view path);

} // namespace wb::asl::assist
