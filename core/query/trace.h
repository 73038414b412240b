// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/intrinsics/intrinsic.h"
#include "core/query/jsonpath/path.h"
#include "core/query/meter.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wb::query {

/// A document that expressions read.
enum class Document : std::uint8_t { Input, Context, Variables, Result, ErrorOutput };

/// Where a part of a result comes from: JSON pointers (RFC 6901) into the result and into the document.
/// Pointers into Variables begin with the variable's name.
struct TraceEntry {
    std::string result;
    Document document = Document::Input;
    std::string source;
    bool operator==(const TraceEntry&) const = default;
};

using Trace = std::vector<TraceEntry>;

/// Appends the origins of a path's value, below `result`.
void tracePath(Trace& trace, const jsonpath::Path& path, const Scope& scope, std::string_view result,
               Meter& meter);
/// Appends the origins of an intrinsic function's value: all that its arguments read, for the whole value.
void traceIntrinsic(Trace& trace, const intrinsics::Call& call, const Scope& scope, std::string_view result,
                    Meter& meter);

} // namespace wb::query
