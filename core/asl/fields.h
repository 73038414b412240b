// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"

#include <limits>
#include <span>
#include <string_view>
#include <vector>

namespace wb::asl {

/// The kinds of objects a definition is made of. ChoiceRule is a rule with its own Next, NestedRule one
/// inside And, Or, Not.
enum class ObjectType : std::uint8_t {
    Machine,
    Branch,
    Processor,
    Task,
    Pass,
    Choice,
    Wait,
    Succeed,
    Fail,
    Parallel,
    Map,
    UnknownState,
    Retrier,
    Catcher,
    ChoiceRule,
    NestedRule,
    ItemReader,
    ReaderConfig,
    ItemBatcher,
    ResultWriter,
    WriterConfig,
    ProcessorConfig,
    Credentials
};
inline constexpr std::size_t objectTypeCount = static_cast<std::size_t>(ObjectType::Credentials) + 1;

/// What the value of a field is.
enum class ValueKind : std::uint8_t {
    Text,
    /// Name of a state in the same container.
    StateName,
    Boolean,
    Integer,
    Number,
    /// One of Field::values.
    Choice,
    /// JSONPath.
    Path,
    /// JSONPath that can only identify one node.
    ReferencePath,
    /// JSONPath or intrinsic function.
    PayloadPath,
    /// JSON with `key.$` members (JSONPath) or `{% %}` strings (JSONata) at any depth.
    Template,
    /// Variable names and the templates of their values.
    Assignments,
    /// `{% %}` that gives a boolean, or a boolean.
    Condition,
    /// Constant JSON.
    Json,
    /// Date and time of RFC 3339.
    Timestamp,
    /// ARN of what a task calls.
    Resource,
    /// Names of errors.
    ErrorNames,
    Texts,
    /// Array of JSON, or an expression for one.
    Items,
    /// Object of type Field::object.
    Object,
    /// Array of objects of type Field::object.
    Objects,
    /// States by name.
    States
};

/// The query languages a field belongs to.
enum class Languages : std::uint8_t { JsonPath = 1, Jsonata = 2, Both = 3 };

/// One field of an object: the row that validation, completion and the inspector read.
struct Field {
    std::string_view name;
    ValueKind kind = ValueKind::Text;
    std::string_view doc;
    Languages languages = Languages::Both;
    bool required = false;
    /// Whether null is a value of its own.
    bool nullable = false;
    /// Whether a `{% %}` expression may stand for the value in JSONata.
    bool expression = false;
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    ObjectType object = ObjectType::Machine;
    std::span<const std::string_view> values;

    bool isIn(QueryLanguage language) const {
        const auto bit = language == QueryLanguage::Jsonata ? Languages::Jsonata : Languages::JsonPath;
        return (static_cast<int>(languages) & static_cast<int>(bit)) != 0;
    }
};

/// Fields of which an object has at most one, or exactly one when `required`.
struct Alternative {
    std::vector<std::string_view> names;
    bool required = false;
    Languages languages = Languages::Both;
};

/// All fields of a kind of object, in the order in which people write them.
std::span<const Field> fieldsOf(ObjectType type);
/// The field of that name; null when such an object has none.
const Field* findField(ObjectType type, std::string_view name);
std::span<const Alternative> alternativesOf(ObjectType type);
ObjectType objectType(StateType type);
/// "Task state", "catcher": how messages call such an object.
std::string_view describe(ObjectType type);

/// Whether a text holds a `${Name}` placeholder of SAM, CDK or Terraform.
bool hasPlaceholder(std::string_view text);

} // namespace wb::asl
