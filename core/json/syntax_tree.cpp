// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/syntax_tree.h"

#include "core/json/number.h"
#include "core/json/scanner.h"
#include "core/json/value.h"

#include <algorithm>
#include <cstring>

namespace wb::json {

namespace {

std::string_view slice(const std::string& text, TextRange range) {
    return std::string_view(text).substr(range.begin, range.length());
}

// What stands between the quotes. Bare words that recovery took for strings have none.
std::string_view inside(std::string_view literal, std::uint8_t flags) {
    if (literal.empty() || (literal.front() != '"' && literal.front() != '\'')) return literal;
    literal.remove_prefix(1);
    if (!(flags & SyntaxTree::Unterminated)) literal.remove_suffix(1);
    return literal;
}

} // namespace

SyntaxTree::SyntaxTree(std::shared_ptr<const std::string> text, std::vector<Record> records,
                       std::vector<SyntaxError> errors, std::vector<std::string> decoded, Notation notation)
    : m_text(std::move(text)), m_records(std::move(records)), m_errors(std::move(errors)),
      m_decoded(std::move(decoded)), m_notation(notation) {}

Node SyntaxTree::innermostAt(std::uint32_t offset) const {
    // Begins never fall in pre-order: the last node that begins at or before `offset`, or an ancestor of it,
    // holds the offset.
    const auto after = std::upper_bound(
        m_records.begin(), m_records.end(), offset,
        [](std::uint32_t place, const Record& record) { return place < record.range.begin; });
    if (after == m_records.begin()) return {};
    auto index = static_cast<std::uint32_t>(after - m_records.begin()) - 1;
    while (m_records[index].range.end < offset) {
        if (index == 0) return {};
        index = m_records[index].parent;
    }
    return {this, index};
}

Node Node::operator[](std::string_view name) const {
    return findMember(name).value();
}

Node Node::findMember(std::string_view name) const {
    if (!isObject()) return {};
    const auto& records = m_tree->m_records;
    const char* const document = m_tree->text().data();
    const std::uint32_t end = records[m_index].subtreeEnd;
    Node found;
    for (std::uint32_t i = m_index + 1; i < end; i = records[i].subtreeEnd) {
        const auto& key = records[i + 1];
        bool same = false;
        // Most keys are plain and of another length.
        if ((key.flags & ~SyntaxTree::HasPlaceholder) == 0 && document[key.range.begin] == '"')
            same = key.range.length() == name.size() + 2 &&
                   std::memcmp(document + key.range.begin + 1, name.data(), name.size()) == 0;
        else if (key.flags & SyntaxTree::DecodedApart)
            same = m_tree->m_decoded[key.count] == name;
        else if (key.flags & SyntaxTree::HasEscapes)
            same = Node(m_tree, i + 1).string() == name;
        else
            same = inside(slice(m_tree->text(), key.range), key.flags) == name;
        if (same) found = {m_tree, i};
    }
    return found;
}

Node Node::element(std::uint32_t position) const {
    if (!isArray()) return {};
    Node item = firstChild();
    for (; item && position > 0; --position) item = item.nextSibling();
    return item;
}

std::optional<std::string> Node::string() const {
    if (!isString()) return std::nullopt;
    const auto& record = m_tree->m_records[m_index];
    if (record.flags & SyntaxTree::DecodedApart) return m_tree->m_decoded[record.count];
    const std::string_view body = inside(text(), record.flags);
    if (!(record.flags & SyntaxTree::HasEscapes)) return std::string(body);
    std::string decoded;
    decoded.reserve(body.size());
    scanner::decodeString(decoded, body);
    return decoded;
}

std::string_view Node::scalarText() const {
    const auto& record = m_tree->m_records[m_index];
    return record.flags & SyntaxTree::DecodedApart ? std::string_view(m_tree->m_decoded[record.count])
                                                   : text();
}

std::optional<bool> Node::boolean() const {
    if (!isBoolean()) return std::nullopt;
    return scalarText() == "true";
}

std::optional<std::int64_t> Node::integer() const {
    return isNumber() ? parseInteger(scalarText()) : std::nullopt;
}

std::optional<double> Node::number() const {
    return isNumber() ? std::optional(parseDouble(scalarText())) : std::nullopt;
}

// Recursion is bounded: parsers refuse to nest deeper than maximumDepth.
Value Node::toValue() const {
    if (!m_tree) return nullptr;
    switch (kind()) {
    case NodeKind::Boolean:
        return *boolean();
    case NodeKind::Number:
        return Value::number(scalarText());
    case NodeKind::String:
        return *string();
    case NodeKind::Placeholder:
        return text();
    case NodeKind::Array: {
        std::vector<Value> items;
        items.reserve(size());
        for (const Node item : children()) items.push_back(item.toValue());
        return Value::array(std::move(items));
    }
    case NodeKind::Object: {
        std::vector<Member> members;
        members.reserve(size());
        for (const Node member : children())
            members.push_back({String(*member.key().string()), member.value().toValue()});
        return Value::object(std::move(members));
    }
    case NodeKind::Member:
        return value().toValue();
    default:
        return nullptr;
    }
}

} // namespace wb::json
