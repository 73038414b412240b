// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/object_node.h"
#include "core/json/writer.h"

namespace wb::json {

using namespace detail;

namespace {

std::size_t stringSize(std::string_view text) {
    std::size_t size = 2;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && c != '"' && c != '\\')
            size += 1;
        else if (c == '"' || c == '\\' || c == '\b' || c == '\f' || c == '\n' || c == '\r' || c == '\t')
            size += 2;
        else
            size += 6;
    }
    return size;
}

std::size_t arraySize(const ArrayNode& node) {
    std::size_t size = node.items.empty() ? 2 : 1 + node.items.size();
    for (const Value& item : node.items) size += item.textSize();
    return size;
}

std::size_t objectSize(const ObjectNode& node) {
    if (node.size() == 0) return 2;
    if (node.isPersistent()) return 1 + static_cast<const WideObject&>(node).members.textSize();
    std::size_t size = 1;
    for (const Member& member : node.run(0)) size += member.key.textSize() + 1 + member.value.textSize() + 1;
    return size;
}

} // namespace

std::size_t String::textSize() const noexcept {
    std::size_t size = m_node->textSize.get();
    if (size == 0) {
        size = stringSize(m_node->view());
        m_node->textSize.set(size);
    }
    return size;
}

std::size_t Value::knownTextSize() const noexcept {
    switch (m_tag) {
    case Tag::String:
        return sharedString().textSize();
    case Tag::Array:
        return static_cast<const ArrayNode*>(m_content.shared)->textSize.get();
    case Tag::Object:
        return static_cast<const ObjectNode*>(m_content.shared)->textSize.get();
    case Tag::Spelled:
        return spelling().size();
    default: {
        std::string text;
        write(text, *this);
        return text.size();
    }
    }
}

std::size_t Value::textSize() const noexcept {
    if (const std::size_t known = knownTextSize()) return known;
    // Children first, by a list instead of recursion: evaluators nest deeper than a thread's stack allows.
    std::vector<const Value*> pending{this};
    while (true) {
        const Value& value = *pending.back();
        const std::size_t before = pending.size();
        const auto need = [&](const Value& child) {
            if (child.knownTextSize() == 0) pending.push_back(&child);
        };
        if (value.knownTextSize() == 0) {
            if (value.m_tag == Tag::Array) {
                for (const Value& item : value.items()) need(item);
            } else {
                const auto* node = static_cast<const ObjectNode*>(value.m_content.shared);
                if (node->isPersistent())
                    static_cast<const WideObject*>(node)->members.visitUnsized(
                        [&](const Member& member) { need(member.value); });
                else
                    for (const Member& member : node->run(0)) need(member.value);
            }
        }
        if (pending.size() > before) continue;
        pending.pop_back();
        if (value.m_tag == Tag::Array) {
            const auto* node = static_cast<const ArrayNode*>(value.m_content.shared);
            if (node->textSize.get() == 0) node->textSize.set(arraySize(*node));
        } else {
            const auto* node = static_cast<const ObjectNode*>(value.m_content.shared);
            if (node->textSize.get() == 0) node->textSize.set(objectSize(*node));
        }
        if (pending.empty()) return knownTextSize();
    }
}

} // namespace wb::json
