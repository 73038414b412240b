// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/text_edit.h"
#include "core/json/text_range.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wb::lint {

/// Error: the service refuses the definition. Warning: what a careful reviewer would object to.
enum class Severity : std::uint8_t { Error, Warning, Information };

/// ERROR, WARNING, INFO.
std::string_view name(Severity severity);

/// A change of the text that removes the cause of a diagnostic.
struct Fix {
    std::string label;
    json::TextEdits edits;
};

/// Something wrong in a definition, and where.
struct Diagnostic {
    Severity severity = Severity::Error;
    /// The service's own code where it has one; see explain().
    std::string_view code;
    std::string message;
    /// In the service's notation, `/States/C/Choices[0]/Next`; `/` is the machine, empty is nowhere in
    /// particular.
    std::string location;
    /// Bytes to mark. Never outside the document; may be empty at its end.
    json::TextRange range;
    std::optional<Fix> fix;
};

} // namespace wb::lint
