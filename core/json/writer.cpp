// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace wb::json {

namespace {

void writeInteger(std::string& out, std::int64_t number) {
    std::array<char, 24> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    out.append(buffer.data(), end);
}

void writeScalarOrEmpty(std::string& out, const Value& value) {
    switch (value.kind()) {
    case Kind::Boolean:
        out += value.boolean() ? "true" : "false";
        break;
    case Kind::Number:
        if (const auto spelled = value.spelling(); !spelled.empty())
            out += spelled;
        else if (value.isIntegerSpelling())
            writeInteger(out, *value.integer());
        else
            writeNumber(out, value.toDouble());
        break;
    case Kind::String:
        writeString(out, value.string());
        break;
    case Kind::Array:
        out += "[]";
        break;
    case Kind::Object:
        out += "{}";
        break;
    default:
        out += "null";
        break;
    }
}

// Writes containers with a stack of its own: evaluators nest deeper than a thread's stack allows.
class NestedWriter {
  public:
    // Indentation below zero writes compact text.
    NestedWriter(std::string& out, int indent) : m_out(out), m_indent(indent) {}

    void write(const Value& value) {
        begin(value);
        while (!m_open.empty()) {
            Level& level = m_open.back();
            if (level.isObject ? level.member == Members::Iterator() : level.item == level.itemsEnd) {
                const bool isObject = level.isObject;
                m_open.pop_back();
                newLine();
                m_out += isObject ? '}' : ']';
                continue;
            }
            if (!std::exchange(level.first, false)) m_out += ',';
            newLine();
            if (level.isObject) {
                const Member& member = *level.member;
                ++level.member;
                writeString(m_out, member.key.view());
                m_out += m_indent < 0 ? ":" : ": ";
                begin(member.value);
            } else {
                begin(*level.item++);
            }
        }
    }

  private:
    struct Level {
        bool isObject = false;
        bool first = true;
        const Value* item = nullptr;
        const Value* itemsEnd = nullptr;
        Members::Iterator member;
    };

    void begin(const Value& value) {
        if (value.size() == 0) return writeScalarOrEmpty(m_out, value);
        Level level;
        level.isObject = value.isObject();
        m_out += level.isObject ? '{' : '[';
        if (level.isObject) {
            level.member = value.members().begin();
        } else {
            level.item = value.items().data();
            level.itemsEnd = level.item + value.items().size();
        }
        m_open.push_back(level);
    }

    void newLine() {
        if (m_indent < 0) return;
        m_out += '\n';
        m_out.append(static_cast<std::size_t>(m_indent) * m_open.size(), ' ');
    }

    std::string& m_out;
    int m_indent;
    std::vector<Level> m_open;
};

} // namespace

void writeNumber(std::string& out, double number) {
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    if (number == 0) {
        out += std::signbit(number) ? "-0.0" : "0.0";
        return;
    }
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(number),
                                   std::chars_format::scientific)
                         .ptr;
    const std::string_view scientific(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t mark = scientific.find('e');
    std::string digits(scientific.substr(0, 1));
    if (mark > 2) digits += scientific.substr(2, mark - 2);
    int exponent = 0;
    std::string_view power = scientific.substr(mark + 1);
    if (power.front() == '+') power.remove_prefix(1);
    std::from_chars(power.data(), power.data() + power.size(), exponent);

    if (number < 0) out += '-';
    const auto count = static_cast<int>(digits.size());
    if (exponent >= 7 || exponent < -3) {
        out += digits[0];
        out += '.';
        out += count > 1 ? digits.substr(1) : "0";
        out += 'E';
        writeInteger(out, exponent);
    } else if (exponent < 0) {
        out += "0.";
        out.append(static_cast<std::size_t>(-exponent - 1), '0');
        out += digits;
    } else {
        if (count <= exponent + 1) digits.append(static_cast<std::size_t>(exponent + 2 - count), '0');
        out.append(digits, 0, static_cast<std::size_t>(exponent + 1));
        out += '.';
        out.append(digits, static_cast<std::size_t>(exponent + 1));
    }
}

void writeString(std::string& out, std::string_view text) {
    out += '"';
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
        out.append(text, plain, i - plain);
        plain = i + 1;
        switch (byte) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default: {
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04x", byte);
            out += escape.data();
        }
        }
    }
    out.append(text, plain);
    out += '"';
}

void write(std::string& out, const Value& value) {
    NestedWriter(out, -1).write(value);
}

void writePretty(std::string& out, const Value& value, int indent) {
    NestedWriter(out, indent).write(value);
}

std::string toText(const Value& value) {
    std::string out;
    write(out, value);
    return out;
}

std::string toPlainText(const Value& value) {
    return value.isString() ? std::string(value.string()) : toText(value);
}

std::string toPrettyText(const Value& value, int indent) {
    std::string out;
    writePretty(out, value, indent);
    return out;
}

} // namespace wb::json
