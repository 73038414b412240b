// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/assist/completion.h"
#include "core/asl/assist/hover.h"
#include "core/asl/assist/navigation.h"
#include "core/asl/assist/signature_help.h"
#include "core/asl/assist/symbols.h"
#include "core/json/text_edit.h"

#include <string>

/// Asks everything there is to ask at a place. Gives what was wrong with an answer, empty when all of them
/// can be used.
inline std::string exercise(const wb::asl::Model& model, std::uint32_t offset) {
    using namespace wb::asl::assist;
    const std::string& text = model.tree().text();
    const auto size = static_cast<std::uint32_t>(text.size());
    const auto inside = [size](wb::json::TextRange range) {
        return range.begin <= range.end && range.end <= size;
    };
    const Completions completions = complete(model, offset);
    if (!inside(completions.range)) return "range of completions";
    for (const Completion& item : completions.items) {
        wb::json::TextEdits edits = item.edits;
        if (!wb::json::normalise(edits) || edits != item.edits) return "edits of " + item.label + " overlap";
        std::size_t after = text.size();
        for (const wb::json::TextEdit& edit : edits) {
            if (!inside(edit.range)) return "edits of " + item.label + " are outside";
            after += edit.text.size();
            after -= edit.range.length();
        }
        if (item.stops.empty()) return item.label + " has no stop";
        for (const wb::json::TextRange& stop : item.stops)
            if (stop.begin > stop.end || stop.end > after) return "stops of " + item.label + " are outside";
    }
    if (const auto found = hover(model, offset); found && (!inside(found->range) || found->markdown.empty()))
        return "hover";
    for (const Occurrence& occurrence : definition(model, offset))
        if (!inside(occurrence.range)) return "definition";
    for (const Occurrence& occurrence : references(model, offset))
        if (!inside(occurrence.range)) return "references";
    if (const auto help = signatureHelp(model, offset))
        for (const wb::json::TextRange& parameter : help->parameters)
            if (parameter.end > help->label.size()) return "signature";
    for (const Crumb& crumb : breadcrumbs(model, offset))
        if (!inside(crumb.range)) return "breadcrumbs";
    return {};
}
