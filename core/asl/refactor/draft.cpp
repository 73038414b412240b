// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/draft.h"

#include "core/json/parser.h"

#include <algorithm>

namespace wb::asl::refactor {

namespace {

std::string_view firstCharacters(std::string_view text, std::size_t count) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isInside = (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
        if (!isInside && count-- == 0) return text.substr(0, i);
    }
    return text;
}

} // namespace

std::optional<Refusal> refuseDocument(const Model& model) {
    if (model.tree().notation() != json::Notation::Json)
        return Refusal{"Definitions in YAML are shown and run, but changed in their text only"};
    for (const json::SyntaxError& error : model.tree().errors())
        if (!json::isComment(model.tree(), error)) return Refusal{"The text is not JSON: " + error.message};
    return std::nullopt;
}

const State* requireState(const Model& model, const StatePath& path, std::optional<Refusal>& refusal) {
    refusal = refuseDocument(model);
    if (refusal) return nullptr;
    const State* state = model.find(path);
    if (!state)
        refusal = Refusal{"There is no state at " + path.text()};
    else if (!state->node.isObject())
        refusal = Refusal{"\"" + state->name + "\" is not an object"};
    return refusal ? nullptr : state;
}

const Container* findContainer(const Model& model, const StatePath& path) {
    for (const Container& container : model.containers())
        if (container.path == path) return &container;
    return nullptr;
}

const Container* requireContainer(const Model& model, const StatePath& path,
                                  std::optional<Refusal>& refusal) {
    refusal = refuseDocument(model);
    if (refusal) return nullptr;
    const Container* container = findContainer(model, path);
    if (!container || !container->node.isObject()) {
        refusal =
            Refusal{"There is no container of states at " + (path.isMachine() ? "the top" : path.text())};
        return nullptr;
    }
    return container;
}

const Transition* findTransition(const State& state, TransitionKind kind, std::uint32_t index) {
    const bool single = kind == TransitionKind::Next || kind == TransitionKind::Default;
    for (const Transition& transition : state.transitions)
        if (transition.kind == kind && (single || transition.index == index)) return &transition;
    return nullptr;
}

std::optional<std::string> wayOn(const State& state) {
    const TransitionKind kind =
        state.type == StateType::Choice ? TransitionKind::Default : TransitionKind::Next;
    const Transition* transition = findTransition(state, kind, 0);
    return transition ? std::optional(transition->target) : std::nullopt;
}

std::unordered_set<std::string> stateNames(const Model& model) {
    std::unordered_set<std::string> names;
    for (const State& state : model.states()) names.insert(state.name);
    return names;
}

std::string freeName(std::unordered_set<std::string>& taken, std::string_view wish) {
    constexpr std::size_t maximumName = 80; // Characters, as canRename() counts them.
    for (int number = 0;; ++number) {
        const std::string tail = number == 0 ? "" : " (" + std::to_string(number) + ")";
        std::string name(firstCharacters(wish, maximumName - tail.size()));
        name += tail;
        if (taken.insert(name).second) return name;
    }
}

void addMoved(Edit& edit, const Model& model, const StatePath& from, const StatePath& to) {
    if (from == to) return;
    for (const State& state : model.states()) {
        const std::string& path = state.path.text();
        if (!path.starts_with(from.text())) continue;
        const std::string_view rest = std::string_view(path).substr(from.text().size());
        if (rest.empty() || rest.front() == '/')
            edit.moved.emplace_back(state.path, StatePath(to.text() + std::string(rest)));
    }
}

void Draft::setWayOn(const State& state, const std::optional<std::string>& target) {
    if (endsByNature(state.type)) return;
    const json::Node node = state.node;
    const json::Node next = node.findMember("Next");
    const json::Node end = node.findMember("End");
    const json::Node fallback = node.findMember("Default");
    if (state.type == StateType::Choice) {
        if (target && fallback)
            editor.replaceMember(fallback, "Default", json::quoted(*target));
        else if (target)
            editor.appendMember(node, "Default", json::quoted(*target));
        else if (fallback)
            editor.remove(fallback);
        return;
    }
    const std::string_view key = target ? "Next" : "End";
    const std::string value = target ? json::quoted(*target) : "true";
    const json::Node same = target ? next : end;
    const json::Node other = target ? end : next;
    if (same) {
        editor.replaceMember(same, key, value);
        if (other) editor.remove(other);
    } else if (other) {
        editor.replaceMember(other, key, value);
    } else {
        editor.appendMember(node, key, value);
    }
}

void Draft::retarget(const Transition& transition, std::string_view target) {
    editor.replaceVerbatim(transition.targetNode, json::quoted(target));
}

void Draft::removeOwner(const State& state, const std::vector<const Transition*>& transitions) {
    for (const char* field : {"Choices", "Catch"}) {
        const json::Node list = state.node[field];
        std::size_t count = 0;
        for (const Transition* transition : transitions)
            if (transition->owner && transition->owner.parent() == list) ++count;
        if (count == 0) continue;
        if (count == list.size()) {
            editor.remove(list.member());
            continue;
        }
        for (const Transition* transition : transitions)
            if (transition->owner && transition->owner.parent() == list) editor.remove(transition->owner);
    }
}

void Draft::setStartAt(const Container& container, std::string_view name) {
    const json::Node member = container.node.findMember("StartAt");
    if (member)
        editor.replaceMember(member, "StartAt", json::quoted(name));
    else if (const json::Node states = container.node.findMember("States");
             states && states != container.node.firstChild())
        editor.insertMember(container.node, container.node.firstChild(), "StartAt", json::quoted(name));
    else
        editor.insertMember(container.node, {}, "StartAt", json::quoted(name));
}

void Draft::addStates(const Container& container, const State* after, std::span<const NamedText> added) {
    const json::Node states = container.node["States"];
    std::string text;
    for (const NamedText& state : added) {
        if (states.isObject())
            editor.insertMember(states, after ? after->nameNode.parent() : json::Node(), state.name,
                                state.text);
        else
            text += (text.empty() ? "{\n" : ",\n") + json::quoted(state.name) + ": " + state.text;
    }
    if (!text.empty()) editor.setMember(container.node, "States", text + "\n}");
}

void Draft::addVerbatim(const Container& container, const State* after, std::string_view name,
                        std::string_view text, std::string_view indent) {
    const json::Node states = container.node["States"];
    const json::TextStyle& style = editor.style();
    const auto inner = editor.childIndent(states);
    std::string member = json::quoted(name) + style.colon;
    member += inner ? json::reindented(text, indent, *inner, style) : json::onOneLine(text, style);
    editor.insertVerbatim(states, after ? after->nameNode.parent() : json::Node(), std::move(member));
}

std::string Draft::textOf(json::Node node) const {
    json::TextEdits inside;
    const json::TextRange range = node.range();
    for (json::TextEdit edit : editor.finish()) {
        if (edit.range.begin < range.begin || edit.range.end > range.end) continue;
        edit.range = {edit.range.begin - range.begin, edit.range.end - range.begin};
        inside.push_back(std::move(edit));
    }
    return json::apply(node.text(), inside);
}

void Draft::removeState(const State& state) {
    editor.remove(state.nameNode.parent());
}

Edit Draft::finish(std::string label) const {
    Edit edit;
    edit.edits = editor.finish();
    edit.label = std::move(label);
    return edit;
}

} // namespace wb::asl::refactor
