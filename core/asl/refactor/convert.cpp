// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/convert_state.h"

namespace wb::asl::refactor {

namespace {

void take(Edit& edit, json::TextEdits edits) {
    edit.edits.insert(edit.edits.end(), std::make_move_iterator(edits.begin()),
                      std::make_move_iterator(edits.end()));
}

void addNotes(Edit& edit, const State& state, const Conversion& conversion) {
    for (const std::string& note : conversion.notes())
        edit.notes.push_back("\"" + state.name + "\": " + note);
}

} // namespace

std::optional<Refusal> canConvertToJsonata(const Model& model, const StatePath& owner) {
    std::optional<Refusal> refusal = refuseDocument(model);
    if (refusal) return refusal;
    if (owner.isMachine()) {
        if (model.queryLanguage() == QueryLanguage::Jsonata)
            return Refusal{"The state machine is written in JSONata already"};
        if (model.states().empty()) return Refusal{"There are no states to convert"};
        return std::nullopt;
    }
    const State* state = requireState(model, owner, refusal);
    if (!state) return refusal;
    if (state->queryLanguage == QueryLanguage::Jsonata)
        return Refusal{"\"" + state->name + "\" is written in JSONata already"};
    return std::nullopt;
}

Outcome convertToJsonata(const Model& model, const StatePath& owner) {
    if (auto refusal = canConvertToJsonata(model, owner)) return failure(std::move(*refusal));
    const ConversionSetting setting(model);
    if (!owner.isMachine()) {
        const State& state = *model.find(owner);
        Conversion conversion(setting, state);
        conversion.setLanguage(true);
        if (conversion.problem()) return failure(Refusal{"\"" + state.name + "\": " + *conversion.problem()});
        Edit edit = conversion.finish("Convert \"" + state.name + "\" to JSONata");
        edit.select = owner;
        addNotes(edit, state, conversion);
        return edit;
    }
    std::vector<Conversion> conversions;
    conversions.reserve(model.states().size());
    Edit edit;
    edit.label = "Convert to JSONata";
    bool whole = true;
    for (const State& state : model.states()) {
        if (state.queryLanguage == QueryLanguage::Jsonata || !state.node.isObject()) continue;
        const Conversion& conversion = conversions.emplace_back(setting, state);
        whole = whole && !conversion.problem();
        if (conversion.problem())
            edit.notes.push_back("\"" + state.name + "\" stays in JSONPath: " + *conversion.problem());
        else
            addNotes(edit, state, conversion);
    }
    for (Conversion& conversion : conversions) {
        if (conversion.problem()) continue;
        conversion.setLanguage(!whole);
        take(edit, conversion.finish({}).edits);
    }
    if (whole) {
        Draft draft(model);
        const json::Node root = model.machine().node;
        const json::Node language = root.findMember("QueryLanguage");
        if (language)
            draft.editor.replaceMember(language, "QueryLanguage", "\"JSONata\"");
        else
            draft.editor.insertMember(root, root.findMember("Comment"), "QueryLanguage", "\"JSONata\"");
        take(edit, draft.finish({}).edits);
    }
    json::normalise(edit.edits);
    return edit;
}

} // namespace wb::asl::refactor
