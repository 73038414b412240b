// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>

namespace wb::execution {

/// A shared immutable object that is copied only when it is changed while somebody else holds it too.
template <typename T>
class Cow {
  public:
    Cow() = default;
    explicit Cow(T content) : m_box(new Box(std::move(content))) {}
    Cow(const Cow& other) noexcept : m_box(other.m_box) {
        if (m_box) m_box->references.fetch_add(1, std::memory_order_relaxed);
    }
    Cow(Cow&& other) noexcept : m_box(std::exchange(other.m_box, nullptr)) {}
    Cow& operator=(Cow other) noexcept {
        std::swap(m_box, other.m_box);
        return *this;
    }
    ~Cow() {
        if (m_box && m_box->references.fetch_sub(1, std::memory_order_acq_rel) == 1) delete m_box;
    }
    explicit operator bool() const { return m_box != nullptr; }
    const T& operator*() const { return m_box->content; }
    const T* operator->() const { return &m_box->content; }
    bool isSame(const Cow& other) const { return m_box == other.m_box; }
    /// The content for changing: a copy of its own if anybody else holds this one. Created when empty.
    T& edit() {
        if (!m_box)
            m_box = new Box(T());
        else if (m_box->references.load(std::memory_order_acquire) != 1)
            *this = Cow(m_box->content);
        return m_box->content;
    }

  private:
    struct Box {
        explicit Box(T value) : content(std::move(value)) {}
        std::atomic<std::uint32_t> references{1};
        T content;
    };
    Box* m_box = nullptr;
};

/// A sparse sequence with structural sharing: copying is a pointer, changing an element copies a path of
/// small nodes. T is "empty" when it converts to false; nodes of nothing but empty elements are not kept.
template <typename T>
class PersistentVector {
    static constexpr std::size_t width = 8;
    static constexpr unsigned bits = 3;
    struct Node;
    using Inner = std::array<Cow<Node>, width>;
    using Leaf = std::array<T, width>;
    struct Node {
        std::variant<Inner, Leaf> content;
        const Inner& inner() const { return *std::get_if<Inner>(&content); }
        Inner& inner() { return *std::get_if<Inner>(&content); }
        const Leaf* leaf() const { return std::get_if<Leaf>(&content); }
        Leaf& editLeaf() {
            if (content.index() != 1) content.template emplace<Leaf>();
            return *std::get_if<Leaf>(&content);
        }
    };

  public:
    /// One more than the highest index ever set.
    std::size_t size() const { return m_size; }
    /// The element, or null where it is empty.
    const T* find(std::size_t index) const {
        if (index >= m_size || !m_root) return nullptr;
        const Node* node = &*m_root;
        for (unsigned level = m_levels; level > 0; --level) {
            const Cow<Node>& child = node->inner()[(index >> (bits * level)) % width];
            if (!child) return nullptr;
            node = &*child;
        }
        if (!node->leaf()) return nullptr;
        const T& element = (*node->leaf())[index % width];
        return element ? &element : nullptr;
    }
    void clear() { *this = PersistentVector(); }
    /// The element for changing, created when missing; the sequence grows to hold it.
    T& edit(std::size_t index) {
        if (index >= m_size) m_size = index + 1;
        while ((index >> (bits * m_levels)) >= width) grow();
        Node* node = &m_root.edit();
        for (unsigned level = m_levels; level > 0; --level)
            node = &node->inner()[(index >> (bits * level)) % width].edit();
        return node->editLeaf()[index % width];
    }
    void push(T element) { edit(m_size) = std::move(element); }
    void erase(std::size_t index) {
        if (find(index)) eraseIn(m_root, index, m_levels);
    }
    /// Calls visit(index, element) for the elements that are not empty, in order.
    template <typename Visit>
    void forEach(Visit&& visit) const {
        if (m_root) visitIn(*m_root, 0, m_levels, visit);
    }

  private:
    void grow() {
        Node root;
        if (m_root) {
            root.inner()[0] = std::move(m_root);
            m_root = Cow<Node>(std::move(root));
        }
        ++m_levels;
    }
    static void eraseIn(Cow<Node>& place, std::size_t index, unsigned level) {
        Node& node = place.edit();
        bool anyLeft = false;
        if (level == 0) {
            Leaf& leaf = node.editLeaf();
            leaf[index % width] = T();
            for (const T& element : leaf) anyLeft = anyLeft || static_cast<bool>(element);
        } else {
            eraseIn(node.inner()[(index >> (bits * level)) % width], index, level - 1);
            for (const Cow<Node>& child : node.inner()) anyLeft = anyLeft || static_cast<bool>(child);
        }
        if (!anyLeft) place = Cow<Node>();
    }
    template <typename Visit>
    static void visitIn(const Node& node, std::size_t base, unsigned level, Visit& visit) {
        for (std::size_t i = 0; i < width; ++i) {
            const std::size_t index = base + (i << (bits * level));
            if (level > 0) {
                if (node.inner()[i]) visitIn(*node.inner()[i], index, level - 1, visit);
            } else if (node.leaf() && (*node.leaf())[i]) {
                visit(index, (*node.leaf())[i]);
            }
        }
    }

    Cow<Node> m_root;
    std::size_t m_size = 0;
    unsigned m_levels = 0;
};

} // namespace wb::execution
