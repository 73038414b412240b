// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/merge.h"

#include "core/json/value.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace wb::asl::refactor {

namespace {

using json::Node;
using json::TreeEditor;

bool isSame(Node old, Node fresh) {
    return old.text() == fresh.text() || old.toValue() == fresh.toValue();
}

std::string nameOf(Node member) {
    return member.key().string().value_or(std::string());
}

/// The members of an object by their names: of several the one that counts, the last.
std::unordered_map<std::string, Node> byName(Node object) {
    std::unordered_map<std::string, Node> members;
    for (const Node member : object.children()) members.insert_or_assign(nameOf(member), member);
    return members;
}

/// The members of `old` that `fresh` has too, in the order of `fresh`; null for those that are new. Empty
/// when nothing would stay, or not in its order.
std::vector<Node> kept(Node old, Node fresh) {
    const std::unordered_map<std::string, Node> before = byName(old);
    std::vector<Node> found;
    Node last;
    bool isAny = false;
    for (const Node member : fresh.children()) {
        const auto known = before.find(nameOf(member));
        const Node former = known == before.end() ? Node() : known->second;
        found.push_back(former);
        if (!former) continue;
        if (last && former.range().begin < last.range().begin) return {};
        last = former;
        isAny = true;
    }
    return isAny ? found : std::vector<Node>();
}

bool mergeObject(TreeEditor& editor, Node old, Node fresh) {
    const std::vector<Node> former = kept(old, fresh);
    if (former.empty()) return false;
    const std::unordered_map<std::string, Node> now = byName(fresh);
    for (const Node member : old.children())
        if (!now.contains(nameOf(member))) editor.remove(member);
    Node after;
    std::size_t index = 0;
    for (const Node member : fresh.children()) {
        const Node there = former[index++];
        if (there) {
            mergeInto(editor, there.value(), member.value());
            after = there;
        } else {
            editor.insertMember(old, after, nameOf(member), member.value().text());
        }
    }
    return true;
}

bool mergeArray(TreeEditor& editor, Node old, Node fresh) {
    std::vector<Node> before, now;
    for (const Node element : old.children()) before.push_back(element);
    for (const Node element : fresh.children()) now.push_back(element);
    std::size_t first = 0, last = 0;
    const std::size_t least = std::min(before.size(), now.size());
    while (first < least && isSame(before[first], now[first])) ++first;
    while (last < least - first && isSame(before[before.size() - 1 - last], now[now.size() - 1 - last]))
        ++last;
    const std::size_t both = least - first - last;
    if (least == 0) return false;
    for (std::size_t i = first; i < first + both; ++i) mergeInto(editor, before[i], now[i]);
    for (std::size_t i = first + both; i + last < before.size(); ++i) editor.remove(before[i]);
    const Node after = first + both > 0 ? before[first + both - 1] : Node();
    for (std::size_t i = first + both; i + last < now.size(); ++i)
        editor.insertElement(old, after, now[i].text());
    return true;
}

} // namespace

void mergeInto(TreeEditor& editor, Node old, Node fresh) {
    if (isSame(old, fresh)) return;
    if (old.isObject() && fresh.isObject() && mergeObject(editor, old, fresh)) return;
    if (old.isArray() && fresh.isArray() && mergeArray(editor, old, fresh)) return;
    editor.replace(old, fresh.text());
}

} // namespace wb::asl::refactor
