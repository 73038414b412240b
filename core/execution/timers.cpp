// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/timers.h"

namespace wb::execution {

namespace {

bool isBefore(const Timer& one, const Timer& other) {
    return one.due != other.due ? one.due < other.due : one.sequence < other.sequence;
}

} // namespace

void Timers::add(const Timer& timer) {
    m_root = merge(std::move(m_root), Cow<Node>(Node{timer, 1, {}, {}}));
}

void Timers::removeFirst() {
    Cow<Node> left = m_root->left;
    Cow<Node> right = m_root->right;
    m_root = Cow<Node>();
    m_root = merge(std::move(left), std::move(right));
}

// Recursion goes down right spines only, which are logarithmically short.
Cow<Timers::Node> Timers::merge(Cow<Node> one, Cow<Node> other) {
    if (!one) return other;
    if (!other) return one;
    if (isBefore(other->timer, one->timer)) std::swap(one, other);
    Node& root = one.edit();
    root.right = merge(std::move(root.right), std::move(other));
    const auto rankOf = [](const Cow<Node>& node) { return node ? node->rank : 0U; };
    if (rankOf(root.left) < rankOf(root.right)) std::swap(root.left, root.right);
    root.rank = rankOf(root.right) + 1;
    return one;
}

} // namespace wb::execution
