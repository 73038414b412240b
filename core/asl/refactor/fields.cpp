// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/draft.h"
#include "core/asl/refactor/merge.h"

#include "core/json/parser.h"

#include <charconv>

namespace wb::asl::refactor {

namespace {

json::Node requireOwner(const Model& model, const StatePath& path, std::optional<Refusal>& refusal) {
    refusal = refuseDocument(model);
    if (refusal) return {};
    if (const State* state = model.find(path)) return state->node;
    const Container* container = requireContainer(model, path, refusal);
    return container ? container->node : json::Node();
}

std::string ownerName(const StatePath& path) {
    return path.isMachine() ? "the state machine" : "\"" + path.stateName() + "\"";
}

/// Where a pointer leads: the node, or the innermost container on the way with the parts that are still
/// missing.
struct Place {
    json::Node node;
    json::Node container;
    std::vector<std::string> missing;
};

Result<Place, Refusal> follow(json::Node owner, std::string_view pointer) {
    const auto parts = json::pointerParts(pointer);
    if (!parts || parts->empty()) return failure(Refusal{"A field is named by a path such as /Comment"});
    Place place;
    place.node = owner;
    for (std::size_t i = 0; i < parts->size(); ++i) {
        const std::string& part = (*parts)[i];
        const json::Node container = place.node;
        if (!container.isObject() && !container.isArray())
            return failure(Refusal{"\"" + (i == 0 ? std::string() : (*parts)[i - 1]) + "\" has no members"});
        if (container.isArray()) {
            std::uint32_t index = container.size();
            const auto read = std::from_chars(part.data(), part.data() + part.size(), index);
            const bool isNumber = read.ec == std::errc() && read.ptr == part.data() + part.size();
            if (part != "-" && (!isNumber || index > container.size()))
                return failure(Refusal{"There is no element " + part});
            place.node = part == "-" ? json::Node() : container.element(index);
        } else {
            const json::Node member = container.findMember(part);
            place.node = member.value();
        }
        if (!place.node) {
            place.container = container;
            place.missing.assign(parts->begin() + static_cast<std::ptrdiff_t>(i), parts->end());
            return place;
        }
    }
    return place;
}

} // namespace

std::optional<Refusal> canSetField(const Model& model, const StatePath& owner, std::string_view pointer) {
    std::optional<Refusal> refusal;
    const json::Node node = requireOwner(model, owner, refusal);
    if (refusal) return refusal;
    const auto place = follow(node, pointer);
    return place ? std::nullopt : std::optional(place.error());
}

Outcome setField(const Model& model, const StatePath& owner, std::string_view pointer,
                 std::string_view value) {
    if (auto refusal = canSetField(model, owner, pointer)) return failure(std::move(*refusal));
    const auto tree = json::parse(std::string(value));
    if (tree->hasErrors()) return failure(Refusal{"The value is not JSON: " + tree->errors()[0].message});
    std::string text(tree->root().text());
    std::optional<Refusal> none;
    const Place place = *follow(requireOwner(model, owner, none), pointer);
    Draft draft(model);
    if (place.node) {
        mergeInto(draft.editor, place.node, tree->root());
    } else {
        for (std::size_t i = place.missing.size(); i-- > 1;)
            text = "{\n" + json::quoted(place.missing[i]) + ": " + text + "\n}";
        if (place.container.isArray())
            draft.editor.appendElement(place.container, text);
        else
            draft.editor.setMember(place.container, place.missing.front(), text);
    }
    const auto parts = *json::pointerParts(pointer);
    Edit edit = draft.finish("Set " + parts.front() + " of " + ownerName(owner));
    if (!owner.isMachine()) edit.select = owner;
    return edit;
}

Outcome unsetField(const Model& model, const StatePath& owner, std::string_view pointer) {
    std::optional<Refusal> refusal;
    const json::Node node = requireOwner(model, owner, refusal);
    if (refusal) return failure(std::move(*refusal));
    const auto parts = json::pointerParts(pointer);
    const json::Node found = parts && !parts->empty() ? json::resolvePointer(node, pointer) : json::Node();
    if (!found) return failure(Refusal{"There is no such field"});
    Draft draft(model);
    draft.editor.remove(found.member() ? found.member() : found);
    Edit edit = draft.finish("Remove " + parts->back() + " of " + ownerName(owner));
    if (!owner.isMachine()) edit.select = owner;
    return edit;
}

} // namespace wb::asl::refactor
