// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/fragment.h"

#include "core/json/formatter.h"
#include "core/json/parser.h"

#include <functional>
#include <optional>

namespace wb::asl::refactor {

namespace {

// Ends every transition of pasted states that leads to none of them; `target` is where ends go on to.
void cutLoose(Fragment& fragment, const std::optional<std::string>& target) {
    Draft draft(fragment.model());
    for (const State* state : fragment.states()) {
        std::vector<const Transition*> dropped;
        std::size_t rules = 0;
        bool ends = state->isTerminal;
        for (const Transition& transition : state->transitions) {
            if (transition.to != noIndex) continue;
            if (!transition.owner)
                ends = true;
            else
                dropped.push_back(&transition);
            if (transition.kind == TransitionKind::ChoiceRule) ++rules;
        }
        // A Choice without rules would be no state at all; its last rules keep their names for the author to
        // see.
        if (rules == state->node["Choices"].size())
            std::erase_if(dropped, [](const Transition* t) { return t->kind == TransitionKind::ChoiceRule; });
        draft.removeOwner(*state, dropped);
        if (ends) draft.setWayOn(*state, target);
    }
    fragment.apply(draft);
}

} // namespace

std::optional<Refusal> canDuplicate(const Model& model, const StatePath& path) {
    std::optional<Refusal> refusal;
    requireState(model, path, refusal);
    return refusal;
}

Outcome duplicate(const Model& model, const StatePath& path) {
    if (auto refusal = canDuplicate(model, path)) return failure(std::move(*refusal));
    const State& state = *model.find(path);
    const json::Siblings siblings(memberOf(state).parent());
    json::Piece piece = siblings.piece(*siblings.position(memberOf(state)));
    auto read = Fragment::read("{" + piece.text + "\n}", state.name);
    if (!read) return failure(Refusal(read.error()));
    Fragment fragment = std::move(*read);
    auto taken = stateNames(model);
    fragment.makeUnique(taken);
    const Container& container = model.container(state.container);
    const State& copy = fragment.first();
    piece.text = memberOf(copy).text();
    Draft draft(model);
    draft.addPiece(container, &state, std::move(piece), memberOf(state));
    if (state.type != StateType::Choice) draft.setWayOn(state, copy.name);
    Edit edit = draft.finish("Duplicate \"" + state.name + "\"");
    edit.select = container.path.state(copy.name);
    return edit;
}

std::string copyText(const Model& model, std::span<const StatePath> states) {
    std::string text = "{\n";
    std::string behind;
    std::optional<json::Siblings> siblings;
    for (const StatePath& path : states) {
        const State* state = model.find(path);
        if (!state) continue;
        const json::Node object = memberOf(*state).parent();
        if (!siblings || siblings->container() != object) siblings.emplace(object);
        const json::Piece piece = siblings->piece(*siblings->position(memberOf(*state)));
        if (!behind.empty()) text += ",";
        text += behind + piece.before + piece.text;
        behind = piece.behind + "\n"; // A comment may be the last of it.
    }
    text += behind + "}";
    // The states of a JSONata machine need not say their language; on their own they have to.
    if (model.queryLanguage() == QueryLanguage::Jsonata)
        text = R"({"QueryLanguage": "JSONata", "States": )" + text + "}";
    auto formatted = json::format(*json::parse(text));
    return formatted ? std::move(*formatted) : text;
}

std::optional<Refusal> canPaste(const Model& model, const StatePath& path, std::string_view text) {
    std::optional<Refusal> refusal;
    if (!requireContainer(model, path, refusal)) return refusal;
    const auto fragment = Fragment::read(text, "State");
    return fragment ? std::nullopt : std::optional(fragment.error());
}

namespace {

/// Where pasted states go, which state they stand behind, where their ends lead to, and what leads to them.
struct PastePlace {
    const Container& container;
    const State* behind = nullptr;
    std::optional<std::string> target;
    std::function<void(Draft&, const std::string& first)> lead;
};

Outcome pasteAt(const Model& model, const PastePlace& place, std::string_view text) {
    if (auto refusal = canPaste(model, place.container.path, text)) return failure(std::move(*refusal));
    auto read = Fragment::read(text, "State");
    Fragment fragment = std::move(*read);
    auto taken = stateNames(model);
    fragment.makeUnique(taken);
    fragment.keepLanguage(model.queryLanguage());
    cutLoose(fragment, place.target);
    Draft draft(model);
    const auto states = fragment.states();
    const Container& container = place.container;
    const State* behind = place.behind;
    if (!behind && !container.states.empty()) behind = &model.state(container.states.back());
    std::vector<Draft::NamedText> added;
    const json::Siblings siblings(fragment.model().machine().node["States"]);
    for (const State* state : states)
        added.push_back({state->name, std::string(state->node.text()),
                         siblings.piece(*siblings.position(memberOf(*state)))});
    draft.addStates(container, behind, added);
    place.lead(draft, fragment.first().name);
    Edit edit = draft.finish(states.size() == 1 ? "Paste \"" + states.front()->name + "\""
                                                : "Paste " + std::to_string(states.size()) + " states");
    edit.select = container.path.state(fragment.first().name);
    return edit;
}

} // namespace

Outcome paste(const Model& model, const StatePath& path, std::string_view text,
              const std::optional<StatePath>& after) {
    if (auto refusal = canPaste(model, path, text)) return failure(std::move(*refusal));
    const Container& container = *findContainer(model, path);
    const State* before = nullptr;
    if (after) {
        std::optional<Refusal> refusal;
        before = requireState(model, *after, refusal);
        if (!before) return failure(std::move(*refusal));
        if (&model.container(before->container) != &container)
            return failure(Refusal{"The state to paste behind stands in another container"});
    }
    return pasteAt(model,
                   {container, before, before ? wayOn(*before) : std::nullopt,
                    [&](Draft& draft, const std::string& first) {
                        if (container.startAt.empty()) draft.setStartAt(container, first);
                        if (before) draft.setWayOn(*before, first);
                    }},
                   text);
}

Outcome pasteOnTransition(const Model& model, const TransitionPlace& place, std::string_view text) {
    if (auto refusal = canInsertOnTransition(model, place)) return failure(std::move(*refusal));
    const State& state = *model.find(place.state);
    const Transition& transition = *findTransition(state, place.kind, place.index);
    return pasteAt(model,
                   {model.container(state.container), &state, transition.target,
                    [&](Draft& draft, const std::string& first) { draft.retarget(transition, first); }},
                   text);
}

Outcome pasteFirst(const Model& model, const StatePath& path, std::string_view text) {
    if (auto refusal = canAddFirst(model, path)) return failure(std::move(*refusal));
    const Container& container = *findContainer(model, path);
    const std::optional<std::string> former =
        container.start == noIndex ? std::nullopt : std::optional(container.startAt);
    return pasteAt(model,
                   {container, nullptr, former,
                    [&](Draft& draft, const std::string& first) { draft.setStartAt(container, first); }},
                   text);
}

} // namespace wb::asl::refactor
