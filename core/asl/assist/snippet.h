// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/text_range.h"

#include <string>
#include <string_view>
#include <vector>

namespace wb::asl::assist {

/// How the document around a place is written.
struct Style {
    /// False for a document on one line.
    bool isMultiLine = true;
    std::string newline = "\n";
    /// One level of indentation.
    std::string unit = "  ";
    /// What the line of the place begins with.
    std::string indent;
};

/// The style at the byte `offset` of a document.
Style styleAt(std::string_view text, std::uint32_t offset);

/// Text to be inserted, and the places in it that want to be filled in, in the order of the Tab key.
struct Snippet {
    std::string text;
    std::vector<json::TextRange> stops;
};

/// Marks in snippet notation the begin and the end of a stop.
inline constexpr char stopBegin = '\x01';
inline constexpr char stopEnd = '\x02';

/// The last stop ends where the text ends now. None may be open: names of a document may hold the marks, too.
void endStop(Snippet& snippet);

/// A stop with its preset text in snippet notation.
std::string stop(std::string_view preset = {});

/// Lays out compact JSON with stops (`{"Next":"\1\2"}`) as the document is written: objects and arrays of
/// containers a member a line, the rest on one line. Text without stops gets one at its end.
Snippet expand(std::string_view notation, const Style& style);

} // namespace wb::asl::assist
