// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/slot.h"

#include <algorithm>
#include <array>
#include <vector>

namespace wb::asl::assist {

namespace {

constexpr std::array stateTypes = {ObjectType::Task, ObjectType::Pass,    ObjectType::Choice,
                                   ObjectType::Wait, ObjectType::Succeed, ObjectType::Fail,
                                   ObjectType::Map,  ObjectType::Parallel};

bool isContainerObject(ObjectType type) {
    return type == ObjectType::Machine || type == ObjectType::Branch || type == ObjectType::Processor;
}

Slot machineSlot(const Model& model, json::Node root) {
    Slot slot;
    slot.kind = root.isObject() ? Slot::Kind::Fields : Slot::Kind::Unknown;
    slot.language = model.queryLanguage();
    slot.owner = slot.scope = root;
    return slot;
}

/// A member of States.
Slot stateSlot(const Slot& states, json::Node member, json::Node state) {
    Slot slot = states;
    slot.kind = state.isObject() ? Slot::Kind::Fields : Slot::Kind::Unknown;
    slot.field = nullptr;
    const std::string type = state["Type"].string().value_or(std::string());
    slot.object = slot.stateType = slot.ownerType = objectType(stateType(type));
    slot.state = slot.owner = state;
    slot.stateName = member.key().string().value_or(std::string());
    const auto language = state["QueryLanguage"].string();
    if (language == "JSONata") slot.language = QueryLanguage::Jsonata;
    if (language == "JSONPath") slot.language = QueryLanguage::JsonPath;
    slot.depth = 0;
    return slot;
}

Slot deeper(const Slot& slot) {
    Slot inner = slot;
    ++inner.depth;
    return inner;
}

Slot step(const Slot& slot, json::Node member, json::Node value) {
    switch (slot.kind) {
    case Slot::Kind::Fields:
        if (const Field* field =
                member ? fieldIn(slot, member.key().string().value_or(std::string())) : nullptr)
            return slotOfValue(slot, *field, value);
        break;
    case Slot::Kind::States:
        return stateSlot(slot, member, value);
    case Slot::Kind::List: {
        Slot element = slot;
        element.kind = value.isObject() ? Slot::Kind::Fields : Slot::Kind::Unknown;
        element.owner = value;
        element.ownerType = slot.object;
        if (isContainerObject(slot.object)) element.scope = value;
        return element;
    }
    case Slot::Kind::Template:
    case Slot::Kind::Constant:
        return deeper(slot);
    case Slot::Kind::Variables: {
        Slot inner = deeper(slot);
        inner.kind = Slot::Kind::Template;
        return inner;
    }
    default:
        break;
    }
    Slot unknown = slot;
    unknown.kind = Slot::Kind::Unknown;
    return unknown;
}

} // namespace

const Field* fieldIn(const Slot& slot, std::string_view name) {
    if (slot.kind != Slot::Kind::Fields) return nullptr;
    if (const Field* field = findField(slot.object, name)) return field;
    if (slot.object == ObjectType::UnknownState)
        for (const ObjectType type : stateTypes)
            if (const Field* field = findField(type, name)) return field;
    return nullptr;
}

Slot slotOfValue(const Slot& slot, const Field& field, json::Node value) {
    Slot inner = slot;
    inner.field = &field;
    inner.depth = 0;
    inner.kind = Slot::Kind::Unknown;
    inner.object = field.object;
    switch (field.kind) {
    case ValueKind::Object:
        inner.kind = Slot::Kind::Fields;
        inner.owner = value;
        inner.ownerType = field.object;
        if (isContainerObject(field.object)) inner.scope = value;
        break;
    case ValueKind::Objects:
        inner.kind = Slot::Kind::List;
        break;
    case ValueKind::States:
        inner.kind = Slot::Kind::States;
        break;
    case ValueKind::Assignments:
        inner.kind = Slot::Kind::Variables;
        break;
    case ValueKind::Template:
    case ValueKind::Items:
        inner.kind = Slot::Kind::Template;
        break;
    case ValueKind::Json:
        inner.kind = Slot::Kind::Constant;
        break;
    case ValueKind::ErrorNames:
    case ValueKind::Texts:
        inner.kind = Slot::Kind::Texts;
        break;
    default:
        break;
    }
    return inner;
}

Slot slotOf(const Model& model, json::Node container) {
    if (!container) {
        Slot document;
        document.kind = Slot::Kind::Document;
        document.language = model.queryLanguage();
        return document;
    }
    std::vector<json::Node> path;
    for (json::Node node = container; node; node = node.parent())
        if (node.kind() != json::NodeKind::Member) path.push_back(node);
    Slot slot = machineSlot(model, path.back());
    for (std::size_t i = path.size() - 1; i-- > 0;) slot = step(slot, path[i].member(), path[i]);
    return slot;
}

} // namespace wb::asl::assist
