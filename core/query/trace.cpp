// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/trace.h"

#include "core/json/pointer.h"
#include "core/query/jsonpath/evaluate.h"

namespace wb::query {

void tracePath(Trace& trace, const jsonpath::Path& path, const Scope& scope, std::string_view result,
               Meter& meter) {
    std::string prefix;
    Document document = Document::Input;
    if (path.root() == jsonpath::Root::Context) document = Document::Context;
    if (path.root() == jsonpath::Root::Variable) {
        document = Document::Variables;
        json::appendPointerToken(prefix, path.variable().view());
    }
    for (jsonpath::Origin& origin : jsonpath::trace(path, scope, meter))
        trace.push_back({std::string(result) + origin.result, document, prefix + origin.source});
}

void traceIntrinsic(Trace& trace, const intrinsics::Call& call, const Scope& scope, std::string_view result,
                    Meter& meter) {
    for (const intrinsics::Argument& argument : call.arguments) {
        if (argument.call) traceIntrinsic(trace, *argument.call, scope, result, meter);
        if (!argument.path) continue;
        Trace read;
        tracePath(read, *argument.path, scope, {}, meter);
        for (TraceEntry& entry : read)
            trace.push_back({std::string(result), entry.document, std::move(entry.source)});
    }
}

} // namespace wb::query
