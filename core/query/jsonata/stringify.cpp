// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/stringify.h"

#include "core/json/writer.h"
#include "core/query/jsonata/values.h"

#include <charconv>
#include <cmath>

namespace wb::query::jsonata {

using json::Kind;
using json::Value;

void Stringifier::newLine() {
    m_out += '\n';
    m_out.append(static_cast<std::size_t>(m_depth) * 2, ' ');
}

bool Stringifier::write(const Value& value) {
    switch (value.kind()) {
    case Kind::Absent:
    case Kind::Null:
        m_out += "null";
        return true;
    case Kind::Boolean:
        m_out += value.boolean() ? "true" : "false";
        return true;
    case Kind::Number: {
        if (const auto integer = value.integer(); integer && value.isIntegerSpelling()) {
            char digits[24];
            m_out.append(digits, std::to_chars(digits, digits + sizeof digits, *integer).ptr);
            return true;
        }
        const double number = value.toDouble();
        if (std::isinf(number) || (std::isnan(number) && m_depth == 0 && m_digits == Digits::Fifteen)) {
            m_outOfRange = number;
            return false;
        }
        if (std::isnan(number))
            m_out += "null";
        else
            m_digits == Digits::All ? appendNumber(m_out, number) : appendRounded(m_out, number);
        return true;
    }
    case Kind::String:
        json::writeString(m_out, value.string());
        return true;
    case Kind::Array:
        return writeArray(value);
    case Kind::Object:
        return writeObject(value);
    case Kind::Extension:
        m_out += "\"\"";
        return true;
    }
    return true;
}

bool Stringifier::writeArray(const Value& value) {
    if (++m_depth > maximumNesting) return false;
    m_out += '[';
    bool first = true;
    for (const Value& item : value.items()) {
        if (!first) m_out += ',';
        first = false;
        if (m_pretty) newLine();
        if (!write(item) || m_out.size() > m_most) return false;
    }
    --m_depth;
    if (m_pretty && !first) newLine();
    m_out += ']';
    return true;
}

bool Stringifier::writeObject(const Value& value) {
    if (++m_depth > maximumNesting) return false;
    m_out += '{';
    bool first = true;
    for (const json::Member& member : value.members()) {
        if (member.value.isAbsent()) continue;
        if (!first) m_out += ',';
        first = false;
        if (m_pretty) newLine();
        json::writeString(m_out, member.key);
        m_out += m_pretty ? ": " : ":";
        if (!write(member.value) || m_out.size() > m_most) return false;
    }
    --m_depth;
    if (m_pretty && !first) newLine();
    m_out += '}';
    return true;
}

} // namespace wb::query::jsonata
