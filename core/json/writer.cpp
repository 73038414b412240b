// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/writer.h"

#include "core/json/value_nodes.h"

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

// Indentation below zero writes compact text.
void writeNested(std::string& out, const Value& value, int indent, int level) {
    const auto newLine = [&](int depth) {
        if (indent < 0) return;
        out += '\n';
        out.append(static_cast<std::size_t>(indent * depth), ' ');
    };
    bool first = true;
    const auto separate = [&] {
        if (!first) out += ',';
        first = false;
        newLine(level + 1);
    };
    if (value.size() == 0) {
        writeScalarOrEmpty(out, value);
    } else if (value.isArray()) {
        out += '[';
        for (const Value& item : value.items()) {
            separate();
            writeNested(out, item, indent, level + 1);
        }
        newLine(level);
        out += ']';
    } else {
        out += '{';
        for (const Member& member : value.members()) {
            separate();
            writeString(out, member.key.view());
            out += indent < 0 ? ":" : ": ";
            writeNested(out, member.value, indent, level + 1);
        }
        newLine(level);
        out += '}';
    }
}

std::size_t stringSize(std::string_view text) {
    std::size_t size = 2;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\' || c == '\b' || c == '\f' || c == '\n' || c == '\r' || c == '\t')
            size += 2;
        else
            size += byte < 0x20 ? 6 : 1;
    }
    return size;
}

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
    writeNested(out, value, -1, 0);
}

void writePretty(std::string& out, const Value& value, int indent) {
    writeNested(out, value, indent, 0);
}

std::string toText(const Value& value) {
    std::string out;
    write(out, value);
    return out;
}

std::string toPrettyText(const Value& value, int indent) {
    std::string out;
    writePretty(out, value, indent);
    return out;
}

std::size_t Value::textSize() const noexcept {
    const auto remembered = [](std::atomic<std::size_t>& slot, auto&& compute) {
        std::size_t size = slot.load(std::memory_order_relaxed);
        if (size == detail::unknownSize) {
            size = compute();
            slot.store(size, std::memory_order_relaxed);
        }
        return size;
    };
    switch (m_tag) {
    case Tag::String: {
        const auto* node = static_cast<const detail::StringNode*>(m_content.shared);
        return remembered(node->textSize, [&] { return stringSize(node->text); });
    }
    case Tag::Array: {
        const auto* node = static_cast<const detail::ArrayNode*>(m_content.shared);
        return remembered(node->textSize, [&] {
            std::size_t size = node->items.empty() ? 2 : 1 + node->items.size();
            for (const Value& item : node->items) size += item.textSize();
            return size;
        });
    }
    case Tag::Object: {
        const auto* node = static_cast<const detail::ObjectNode*>(m_content.shared);
        return remembered(node->textSize, [&] {
            std::size_t size = node->members.empty() ? 2 : 1 + node->members.size();
            for (const Member& member : node->members)
                size += Value(member.key).textSize() + 1 + member.value.textSize();
            return size;
        });
    }
    default: {
        std::string text;
        writeScalarOrEmpty(text, *this);
        return text.size();
    }
    }
}

} // namespace wb::json
