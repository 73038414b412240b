// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/object_updates.h"

#include "core/query/jsonata/evaluator.h"

#include <utility>
#include <vector>

namespace wb::query::jsonata {

using json::Value;

Value uniqueCopy(const Value& value) {
    if (value.isArray()) {
        std::vector<Value> items;
        items.reserve(value.size());
        for (const Value& item : value.items()) items.push_back(uniqueCopy(item));
        return Value::array(std::move(items));
    }
    if (value.isObject()) {
        std::vector<json::Member> members;
        members.reserve(value.size());
        for (const json::Member& member : value.members())
            members.push_back({member.key, uniqueCopy(member.value)});
        return Value::object(std::move(members));
    }
    if (value.isExtension()) return "";
    Value plain = value;
    plain.setMark(0);
    return plain;
}

void ObjectUpdates::set(const Value& object, Value replacement) {
    m_replacements[object.members().identity()] = std::move(replacement);
}

Value ObjectUpdates::current(const Value& value) {
    return m_replacements.empty() ? value : rebuilt(value);
}

Value ObjectUpdates::rebuilt(const Value& value) {
    if (value.isArray() || value.isObject())
        if (!m_evaluator.tick(1 + value.size() / 8)) return value;
    if (value.isArray()) {
        if (!m_evaluator.holdItems(value.size())) return value;
        std::vector<Value> items;
        items.reserve(value.size());
        bool changed = false;
        for (const Value& item : value.items()) {
            items.push_back(rebuilt(item));
            changed = changed || !items.back().isSame(item);
        }
        return changed ? Value::array(std::move(items)) : value;
    }
    if (!value.isObject()) return value;
    const void* const identity = value.members().identity();
    const auto replacement = m_replacements.find(identity);
    const Value& latest = replacement == m_replacements.end() ? value : replacement->second;
    // An object put into itself stays what it was.
    if (!m_active.insert(identity).second) return value;
    std::vector<json::Member> members;
    if (!m_evaluator.holdItems(2 * latest.size())) return value;
    members.reserve(latest.size());
    bool changed = !latest.isSame(value);
    for (const json::Member& member : latest.members()) {
        members.push_back({member.key, rebuilt(member.value)});
        changed = changed || !members.back().value.isSame(member.value);
    }
    m_active.erase(identity);
    return changed ? Value::object(std::move(members)) : value;
}

} // namespace wb::query::jsonata
