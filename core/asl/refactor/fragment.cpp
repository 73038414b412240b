// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/fragment.h"

#include "core/json/parser.h"

#include <unordered_map>

namespace wb::asl::refactor {

namespace {

/// Lines taken out of a definition, `"A": {...},`: an object without its brackets. Null when they are not.
json::SyntaxTreePtr asMembers(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos) return nullptr;
    std::string_view members = text.substr(0, last + 1);
    if (members.ends_with(',')) members.remove_suffix(1);
    json::SyntaxTreePtr tree = json::parse("{\n" + std::string(members) + "\n}");
    return json::isWhole(*tree) && tree->root().size() > 0 ? tree : nullptr;
}

} // namespace

Result<Fragment, Refusal> Fragment::read(std::string_view text, std::string_view name) {
    json::SyntaxTreePtr tree = json::parse(std::string(text));
    if (!json::isWhole(*tree))
        if (json::SyntaxTreePtr members = asMembers(text)) tree = std::move(members);
    for (const json::SyntaxError& error : tree->errors())
        if (!json::isComment(*tree, error))
            return failure(Refusal{"The states are not JSON: " + error.message});
    const json::Node root = tree->root();
    if (!root.isObject()) return failure(Refusal{"States are written as an object"});
    Fragment fragment;
    // A state may be called States as well; no state of a definition is a text.
    if (root["States"].isObject() && !root["States"]["Type"].isString())
        fragment.setText(std::string(root.text()));
    else if (root["Type"].isString())
        fragment.setText("{\n\"States\": {\n" + json::quoted(name) + ": " + std::string(root.text()) +
                         "\n}\n}");
    else
        fragment.setText("{\n\"States\": " + std::string(root.text()) + "\n}");
    const auto states = fragment.states();
    if (states.empty()) return failure(Refusal{"There are no states in it"});
    for (const State* state : states)
        if (!state->node.isObject()) return failure(Refusal{"\"" + state->name + "\" is not a state"});
    return fragment;
}

void Fragment::setText(std::string text) {
    m_model = Model::read(json::parse(std::move(text)));
}

std::vector<const State*> Fragment::states() const {
    std::vector<const State*> states;
    for (const StateIndex index : m_model->machine().states) states.push_back(&m_model->state(index));
    return states;
}

const State& Fragment::first() const {
    const Container& machine = m_model->machine();
    return m_model->state(machine.start == noIndex ? machine.states.front() : machine.start);
}

void Fragment::makeUnique(std::unordered_set<std::string>& taken) {
    Draft draft(*m_model);
    std::unordered_map<StateIndex, std::string> renamed;
    for (const Container& container : m_model->containers()) {
        for (const StateIndex index : container.states) {
            const State& state = m_model->state(index);
            std::string name = freeName(taken, state.name);
            if (name == state.name) continue;
            draft.editor.replaceVerbatim(state.nameNode, json::quoted(name));
            renamed.emplace(index, std::move(name));
        }
    }
    if (renamed.empty()) return;
    for (const Container& container : m_model->containers())
        if (const auto start = renamed.find(container.start); start != renamed.end())
            draft.editor.replaceVerbatim(container.startAtNode, json::quoted(start->second));
    for (const State& state : m_model->states())
        for (const Transition& transition : state.transitions)
            if (const auto target = renamed.find(transition.to); target != renamed.end())
                draft.retarget(transition, target->second);
    apply(draft);
}

void Fragment::keepLanguage(QueryLanguage other) {
    if (m_model->queryLanguage() != QueryLanguage::Jsonata || other == QueryLanguage::Jsonata) return;
    Draft draft(*m_model);
    for (const State& state : m_model->states())
        if (state.node.isObject() && !state.node["QueryLanguage"])
            draft.editor.insertMember(state.node, state.node.findMember("Type"), "QueryLanguage",
                                      "\"JSONata\"");
    apply(draft);
}

void Fragment::apply(const Draft& draft) {
    setText(json::apply(m_model->tree().text(), draft.finish({}).edits));
}

} // namespace wb::asl::refactor
