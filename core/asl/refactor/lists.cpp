// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/fragment.h"

#include "core/json/parser.h"

#include <algorithm>

namespace wb::asl::refactor {

namespace {

std::string_view fieldName(ListField field) {
    switch (field) {
    case ListField::Branches:
        return "Branches";
    case ListField::Choices:
        return "Choices";
    case ListField::Catch:
        return "Catch";
    case ListField::Retry:
        return "Retry";
    }
    return {};
}

std::string_view elementName(ListField field) {
    switch (field) {
    case ListField::Branches:
        return "branch";
    case ListField::Choices:
        return "rule";
    case ListField::Catch:
        return "catcher";
    case ListField::Retry:
        return "retrier";
    }
    return {};
}

bool mayHave(StateType type, ListField field) {
    switch (field) {
    case ListField::Branches:
        return type == StateType::Parallel;
    case ListField::Choices:
        return type == StateType::Choice;
    default:
        return type == StateType::Task || type == StateType::Parallel || type == StateType::Map;
    }
}

json::Node list(const State& state, ListField field) {
    return state.node[fieldName(field)];
}

const State* requireList(const Model& model, const StatePath& path, ListField field,
                         std::optional<Refusal>& refusal) {
    const State* state = requireState(model, path, refusal);
    if (!state) return nullptr;
    if (!mayHave(state->type, field))
        refusal =
            Refusal{"A " + std::string(name(state->type)) + " state has no " + std::string(fieldName(field))};
    else if (list(*state, field) && !list(*state, field).isArray())
        refusal = Refusal{std::string(fieldName(field)) + " of \"" + state->name + "\" is not an array"};
    return refusal ? nullptr : state;
}

// Branches are known by their position, so paths follow when positions change.
void moveBranches(Edit& edit, const Model& model, const State& state,
                  const std::vector<std::size_t>& places) {
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i] != SIZE_MAX)
            addMoved(edit, model, model.container(state.containers[i]), state.path.branch(places[i]));
}

// Where each of `count` elements stands after one has moved.
std::vector<std::size_t> placesAfterMove(std::size_t count, std::size_t from, std::size_t to) {
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i) order[i] = i;
    order.erase(order.begin() + static_cast<std::ptrdiff_t>(from));
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(to), from);
    std::vector<std::size_t> places(count);
    for (std::size_t i = 0; i < count; ++i) places[order[i]] = i;
    return places;
}

std::optional<std::string> targetName(const Model& model, const State& state,
                                      const std::optional<StatePath>& target) {
    if (target)
        if (const State* to = model.find(*target)) return to->name;
    if (const auto next = wayOn(state)) return next;
    // Any other state of the container is better than none.
    for (const StateIndex index : model.container(state.container).states)
        if (&model.state(index) != &state) return model.state(index).name;
    return std::nullopt;
}

bool handlesAll(json::Node element) {
    for (const json::Node name : element["ErrorEquals"].children())
        if (name.string() == "States.ALL") return true;
    return false;
}

Result<std::string, Refusal> newElement(const Model& model, const State& state, ListField field,
                                        std::string_view text, const std::optional<StatePath>& target) {
    if (field == ListField::Retry && text.empty())
        return std::string(
            R"({"ErrorEquals": ["States.TaskFailed"], "IntervalSeconds": 1, "MaxAttempts": 3, "BackoffRate": 2})");
    if (field == ListField::Branches) {
        const std::string given(
            text.empty() ? R"({"StartAt": "Pass", "States": {"Pass": {"Type": "Pass", "End": true}}})"
                         : text);
        auto fragment = Fragment::read(given, "State");
        if (!fragment) return failure(Refusal(fragment.error()));
        auto taken = stateNames(model);
        fragment->makeUnique(taken);
        return std::string(fragment->model().tree().root().text());
    }
    if (!text.empty()) {
        const auto tree = json::parse(std::string(text));
        if (tree->hasErrors() || !tree->root().isObject())
            return failure(Refusal{"The element is not a JSON object"});
        return std::string(tree->root().text());
    }
    const auto to = targetName(model, state, target);
    if (!to) return failure(Refusal{"There is no other state to lead to"});
    if (field == ListField::Choices) return newRule(state, *to);
    bool isCaught = false;
    for (const json::Node catcher : list(state, field).children()) isCaught = isCaught || handlesAll(catcher);
    return (isCaught ? R"({"ErrorEquals": ["States.TaskFailed"], "Next": )"
                     : R"({"ErrorEquals": ["States.ALL"], "Next": )") +
           json::quoted(*to) + "}";
}

} // namespace

std::optional<Refusal> canAddItem(const Model& model, const StatePath& path, ListField field) {
    std::optional<Refusal> refusal;
    requireList(model, path, field, refusal);
    return refusal;
}

Outcome addItem(const Model& model, const StatePath& path, ListField field, std::size_t position,
                std::string_view text, const std::optional<StatePath>& target) {
    if (auto refusal = canAddItem(model, path, field)) return failure(std::move(*refusal));
    const State& state = *model.find(path);
    const auto element = newElement(model, state, field, text, target);
    if (!element) return failure(Refusal(element.error()));
    Draft draft(model);
    const json::Node array = list(state, field);
    const std::size_t count = array.size();
    // What handles all errors has to stay the last.
    const bool isLast =
        position == SIZE_MAX && count > 0 && handlesAll(array.element(static_cast<std::uint32_t>(count - 1)));
    position = isLast ? count - 1 : std::min(position, count);
    if (array)
        draft.editor.insertElement(
            array, position == 0 ? json::Node() : array.element(static_cast<std::uint32_t>(position - 1)),
            "\n" + *element);
    else
        draft.editor.setMember(state.node, fieldName(field), "[\n" + *element + "\n]");
    Edit edit = draft.finish("Add a " + std::string(elementName(field)) + " to \"" + state.name + "\"");
    edit.select = path;
    if (field == ListField::Branches) {
        std::vector<std::size_t> places(count);
        for (std::size_t i = 0; i < count; ++i) places[i] = i < position ? i : i + 1;
        moveBranches(edit, model, state, places);
    }
    return edit;
}

std::optional<Refusal> canRemoveItem(const Model& model, const StatePath& path, ListField field,
                                     std::size_t position) {
    std::optional<Refusal> refusal;
    const State* state = requireList(model, path, field, refusal);
    if (!state) return refusal;
    const std::size_t count = list(*state, field).size();
    if (position >= count) return Refusal{"There is no such " + std::string(elementName(field))};
    if (count == 1 && (field == ListField::Branches || field == ListField::Choices))
        return Refusal{"A " + std::string(name(state->type)) + " needs at least one " +
                       std::string(elementName(field))};
    return std::nullopt;
}

Outcome removeItem(const Model& model, const StatePath& path, ListField field, std::size_t position) {
    if (auto refusal = canRemoveItem(model, path, field, position)) return failure(std::move(*refusal));
    const State& state = *model.find(path);
    const json::Node array = list(state, field);
    Draft draft(model);
    draft.editor.remove(array.size() == 1 ? array.member()
                                          : array.element(static_cast<std::uint32_t>(position)));
    Edit edit = draft.finish("Remove a " + std::string(elementName(field)) + " of \"" + state.name + "\"");
    edit.select = path;
    if (field == ListField::Branches) {
        std::vector<std::size_t> places(array.size());
        for (std::size_t i = 0; i < places.size(); ++i) places[i] = i < position ? i : i - 1;
        places[position] = SIZE_MAX;
        moveBranches(edit, model, state, places);
    }
    return edit;
}

std::optional<Refusal> canMoveItem(const Model& model, const StatePath& path, ListField field,
                                   std::size_t from, std::size_t to) {
    std::optional<Refusal> refusal;
    const State* state = requireList(model, path, field, refusal);
    if (!state) return refusal;
    const std::size_t count = list(*state, field).size();
    if (from >= count || to >= count) return Refusal{"There is no such " + std::string(elementName(field))};
    return std::nullopt;
}

Outcome moveItem(const Model& model, const StatePath& path, ListField field, std::size_t from,
                 std::size_t to) {
    if (auto refusal = canMoveItem(model, path, field, from, to)) return failure(std::move(*refusal));
    const State& state = *model.find(path);
    const json::Node array = list(state, field);
    Draft draft(model);
    if (from != to) {
        const json::Node element = array.element(static_cast<std::uint32_t>(from));
        // Behind the element that precedes the new place once the moved one is gone.
        const std::size_t before = to > from ? to + 1 : to;
        const json::Node after =
            before == 0 ? json::Node() : array.element(static_cast<std::uint32_t>(before - 1));
        draft.editor.move(element, after);
    }
    Edit edit = draft.finish("Move a " + std::string(elementName(field)) + " of \"" + state.name + "\"");
    edit.select = path;
    if (field == ListField::Branches)
        moveBranches(edit, model, state, placesAfterMove(array.size(), from, to));
    return edit;
}

} // namespace wb::asl::refactor
