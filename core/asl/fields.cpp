// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/fields.h"
#include "core/base/ascii.h"

#include "core/asl/field_table.h"

#include <algorithm>
#include <array>

namespace wb::asl {

namespace {

struct Table {
    std::vector<Field> fields;
    /// Positions in `fields`, shorter names first: most comparisons end at the length.
    std::vector<std::uint16_t> byName;
    std::vector<Alternative> alternatives;
};

bool comesBefore(std::string_view one, std::string_view other) {
    return one.size() != other.size() ? one.size() < other.size() : one < other;
}

Table tableOf(ObjectType type) {
    Table result;
    for (const auto& rows : {table::containerRows(type), table::stateRows(type),
                             table::errorHandlingRows(type), table::choiceRows(type), table::mapRows(type)})
        result.fields.insert(result.fields.end(), rows.begin(), rows.end());
    for (std::size_t i = 0; i < result.fields.size(); ++i)
        result.byName.push_back(static_cast<std::uint16_t>(i));
    std::sort(result.byName.begin(), result.byName.end(), [&](std::uint16_t left, std::uint16_t right) {
        return comesBefore(result.fields[left].name, result.fields[right].name);
    });
    result.alternatives = table::alternatives(type);
    return result;
}

const Table& tableFor(ObjectType type) {
    static const std::array<Table, objectTypeCount> all = [] {
        std::array<Table, objectTypeCount> tables;
        for (std::size_t i = 0; i < objectTypeCount; ++i) tables[i] = tableOf(static_cast<ObjectType>(i));
        return tables;
    }();
    return all[static_cast<std::size_t>(type)];
}

bool isPlaceholderCharacter(char c) {
    return isLetter(c) || isDigit(c) || c == '_' || c == '.' || c == ':' || c == '-';
}

} // namespace

std::span<const Field> fieldsOf(ObjectType type) {
    return tableFor(type).fields;
}

const Field* findField(ObjectType type, std::string_view name) {
    const Table& table = tableFor(type);
    const auto found = std::lower_bound(table.byName.begin(), table.byName.end(), name,
                                        [&](std::uint16_t position, std::string_view key) {
                                            return comesBefore(table.fields[position].name, key);
                                        });
    if (found == table.byName.end() || table.fields[*found].name != name) return nullptr;
    return &table.fields[*found];
}

std::span<const Alternative> alternativesOf(ObjectType type) {
    return tableFor(type).alternatives;
}

ObjectType objectType(StateType type) {
    switch (type) {
    case StateType::Task:
        return ObjectType::Task;
    case StateType::Pass:
        return ObjectType::Pass;
    case StateType::Choice:
        return ObjectType::Choice;
    case StateType::Wait:
        return ObjectType::Wait;
    case StateType::Succeed:
        return ObjectType::Succeed;
    case StateType::Fail:
        return ObjectType::Fail;
    case StateType::Parallel:
        return ObjectType::Parallel;
    case StateType::Map:
        return ObjectType::Map;
    case StateType::Unknown:
        break;
    }
    return ObjectType::UnknownState;
}

std::string_view describe(ObjectType type) {
    static constexpr std::array<std::string_view, objectTypeCount> names = {"state machine",
                                                                            "branch",
                                                                            "item processor",
                                                                            "Task state",
                                                                            "Pass state",
                                                                            "Choice state",
                                                                            "Wait state",
                                                                            "Succeed state",
                                                                            "Fail state",
                                                                            "Parallel state",
                                                                            "Map state",
                                                                            "state",
                                                                            "retrier",
                                                                            "catcher",
                                                                            "choice rule",
                                                                            "nested choice rule",
                                                                            "item reader",
                                                                            "reader configuration",
                                                                            "item batcher",
                                                                            "result writer",
                                                                            "writer configuration",
                                                                            "processor configuration",
                                                                            "credentials"};
    return names[static_cast<std::size_t>(type)];
}

bool hasPlaceholder(std::string_view text) {
    for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 2)) {
        std::size_t end = at + 2;
        while (end < text.size() && isPlaceholderCharacter(text[end])) ++end;
        if (end > at + 2 && end < text.size() && text[end] == '}') return true;
    }
    return false;
}

} // namespace wb::asl
