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
    return refusal ? nullptr : findState(model, path, refusal);
}

const State* findState(const Model& model, const StatePath& path, std::optional<Refusal>& refusal) {
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

bool isDuplicate(const Model& model, const State& state) {
    const auto& states = model.container(state.container).states;
    return std::count_if(states.begin(), states.end(),
                         [&](StateIndex index) { return model.state(index).name == state.name; }) > 1;
}

std::optional<std::string> wayOn(const State& state) {
    const TransitionKind kind =
        state.type == StateType::Choice ? TransitionKind::Default : TransitionKind::Next;
    const Transition* transition = findTransition(state, kind, 0);
    return transition ? std::optional(transition->target) : std::nullopt;
}

namespace {

/// A name behind `stem` that the text has not, "value" or else "value" with the smallest number. Linear.
std::string unusedValue(std::string_view text, std::string_view stem) {
    std::unordered_set<std::string_view> used;
    for (std::size_t at = text.find(stem); at != std::string_view::npos; at = text.find(stem, at)) {
        at += stem.size();
        const std::size_t end = std::min(text.find_first_not_of("0123456789", at), text.size());
        used.insert(text.substr(at, end - at));
    }
    std::string number;
    for (std::size_t next = 2; used.contains(number); ++next) number = std::to_string(next);
    return std::string(stem) + number;
}

} // namespace

std::string newRule(const State& choice, std::string_view target) {
    const std::string_view rules = choice.node["Choices"].text();
    const std::string condition =
        choice.queryLanguage == QueryLanguage::Jsonata
            ? R"("Condition": "{% $exists()" + unusedValue(rules, "$states.input.value") + R"() %}")"
            : R"("Variable": ")" + unusedValue(rules, "$.value") + R"(", "IsPresent": true)";
    return "{" + condition + ", \"Next\": " + json::quoted(target) + "}";
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

namespace {

// States stand in pre-order: those of one container or state follow each other.
void addMovedFrom(Edit& edit, const Model& model, StateIndex first, const StatePath& from,
                  const StatePath& to) {
    if (from == to) return;
    for (StateIndex index = first; index < model.states().size(); ++index) {
        const StatePath& path = model.state(index).path;
        const std::string_view rest =
            std::string_view(path.text()).substr(std::min(from.text().size(), path.text().size()));
        if (!path.text().starts_with(from.text()) || (!rest.empty() && rest.front() != '/')) return;
        edit.moved.emplace_back(path, StatePath(to.text() + std::string(rest)));
    }
}

} // namespace

void addMoved(Edit& edit, const Model& model, const State& state, const StatePath& to) {
    addMovedFrom(edit, model, static_cast<StateIndex>(&state - model.states().data()), state.path, to);
}

void addMoved(Edit& edit, const Model& model, const Container& container, const StatePath& to) {
    if (!container.states.empty()) addMovedFrom(edit, model, container.states.front(), container.path, to);
}

void Draft::setWayOn(const State& state, const std::optional<std::string>& target) {
    if (endsByNature(state.type)) return;
    const json::Node node = state.node;
    if (state.type == StateType::Choice) {
        if (target)
            editor.setMember(node, "Default", json::quoted(*target));
        else if (const json::Node fallback = node.findMember("Default"))
            editor.remove(fallback);
        return;
    }
    const std::string_view key = target ? "Next" : "End";
    const std::string value = target ? json::quoted(*target) : "true";
    const json::Node same = node.findMember(key);
    const json::Node other = node.findMember(target ? "End" : "Next");
    if (same && other) editor.remove(other);
    if (!same && other)
        editor.replaceMember(other, key, value);
    else
        editor.setMember(node, key, value);
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
    const json::Node behind = after ? memberOf(*after) : json::Node();
    std::string text;
    for (const NamedText& state : added) {
        const json::Piece& comments = state.comments;
        if (states.isObject()) {
            const json::Layout layout = editor.layoutAt(states, behind);
            const std::string line =
                layout.indent ? layout.style.newLine + *layout.indent : layout.style.newLine;
            json::Piece piece;
            for (const json::Gap::Comment& comment : json::commentsIn(comments.before))
                piece.before.append(comments.before, comment.begin, comment.end - comment.begin).append(line);
            piece.text = json::quoted(state.name) + layout.style.colon;
            piece.text += editor.laidOutAt(states, behind, state.text);
            for (const json::Gap::Comment& comment : json::commentsIn(comments.behind))
                piece.behind.append(" ").append(comments.behind, comment.begin, comment.end - comment.begin);
            editor.insertPiece(states, behind, std::move(piece));
        } else {
            text += text.empty() ? "{\n" : "";
            text += comments.before + json::quoted(state.name) + ": " + state.text;
            text += (&state == &added.back() ? "" : ",") + comments.behind + "\n";
        }
    }
    if (!text.empty()) editor.setMember(container.node, "States", text + "}");
}

void Draft::addPiece(const Container& container, const State* after, json::Piece piece, json::Node from) {
    const json::Node states = container.node["States"];
    const json::Node behind = after ? memberOf(*after) : json::Node();
    const json::Layout& layout = editor.layoutAt(states, behind);
    const std::string whole = piece.before + piece.text;
    const bool hasLines =
        whole.find('\n') != std::string::npos || piece.behind.find('\n') != std::string::npos;
    if (!hasLines) {
        // It fits wherever it is.
    } else if (!layout.indent) {
        // One object around it, for a member alone is no JSON.
        const std::string line = json::onOneLine("{" + piece.text + "}", layout.style);
        piece.text = line.substr(1, line.size() - 2);
    } else {
        const auto indent = json::lineIndent(from.tree()->text(), from.range().begin);
        const auto moved = [&](const std::string& text) {
            return json::reindented(text, indent, *layout.indent, layout.style);
        };
        // The blanks at the end of `before` are the indentation of the text that follows.
        piece.text = moved(piece.text);
        piece.before = moved(whole);
        piece.before.resize(piece.before.size() - piece.text.size());
        piece.behind = moved(piece.behind);
    }
    editor.insertPiece(states, behind, std::move(piece));
}

std::string ChangedText::of(json::Node node) const {
    const json::TextRange range = node.range();
    auto edit = std::lower_bound(
        m_edits.begin(), m_edits.end(), range.begin,
        [](const json::TextEdit& each, std::uint32_t place) { return each.range.begin < place; });
    json::TextEdits inside;
    for (; edit != m_edits.end() && edit->range.end <= range.end; ++edit)
        inside.push_back({{edit->range.begin - range.begin, edit->range.end - range.begin}, edit->text});
    return json::apply(node.text(), inside);
}

void Draft::removeState(const State& state) {
    editor.remove(memberOf(state));
}

Edit Draft::finish(std::string label) const {
    Edit edit;
    edit.edits = editor.finish();
    edit.label = std::move(label);
    return edit;
}

} // namespace wb::asl::refactor
