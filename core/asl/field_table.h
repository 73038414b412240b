// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/fields.h"

#include <initializer_list>

/// How the rows of the field table are written.
namespace wb::asl::table {

using Rows = std::vector<Field>;
using enum ValueKind;

class Row {
  public:
    Row(std::string_view name, ValueKind kind, std::string_view doc) {
        m_field.name = name;
        m_field.kind = kind;
        m_field.doc = doc;
    }
    Row& jsonPath() { return with(&Field::languages, Languages::JsonPath); }
    Row& jsonata() { return with(&Field::languages, Languages::Jsonata); }
    Row& required() { return with(&Field::required, true); }
    Row& nullable() { return with(&Field::nullable, true); }
    Row& expression() { return with(&Field::expression, true); }
    Row& atLeast(double minimum) { return with(&Field::minimum, minimum); }
    Row& atMost(double maximum) { return with(&Field::maximum, maximum); }
    Row& of(ObjectType type) { return with(&Field::object, type); }
    Row& oneOf(std::span<const std::string_view> values) { return with(&Field::values, values); }
    operator Field() const { return m_field; }

  private:
    template <typename T, typename V>
    Row& with(T Field::*member, V value) {
        m_field.*member = value;
        return *this;
    }
    Field m_field;
};

/// The rows of a state's type in order, put together from what states share and what is its own.
Rows stateRows(ObjectType type);
Rows containerRows(ObjectType type);
Rows errorHandlingRows(ObjectType type);
Rows choiceRows(ObjectType type);
Rows mapRows(ObjectType type);
std::vector<Alternative> alternatives(ObjectType type);

} // namespace wb::asl::table
