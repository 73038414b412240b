// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>

namespace wb::execution {

/// A sparse sequence with structural sharing: copying is a pointer, changing an element copies a path of
/// nodes that hold only what is there. T is "empty" when it converts to false; erased elements take no room.
template <typename T>
class PersistentVector {
    static constexpr unsigned bits = 3;
    static constexpr unsigned width = 1U << bits;

    /// Of inner nodes and leaves alike; the items (children or elements) whose bits are in `mask` follow it.
    struct Node {
        std::atomic<std::uint32_t> references{1};
        std::uint8_t mask = 0;
        unsigned count() const { return static_cast<unsigned>(std::popcount(mask)); }
        unsigned position(unsigned slot) const {
            return static_cast<unsigned>(std::popcount(static_cast<unsigned>(mask) & ((1U << slot) - 1U)));
        }
        bool has(unsigned slot) const { return (mask >> slot) & 1U; }
        template <typename Item>
        Item* items() {
            static_assert(alignof(Item) <= sizeof(Node));
            return std::launder(reinterpret_cast<Item*>(this + 1));
        }
    };

  public:
    PersistentVector() = default;
    PersistentVector(const PersistentVector& other) noexcept
        : m_root(retained(other.m_root)), m_size(other.m_size), m_levels(other.m_levels) {}
    PersistentVector(PersistentVector&& other) noexcept
        : m_root(std::exchange(other.m_root, nullptr)), m_size(std::exchange(other.m_size, 0)),
          m_levels(std::exchange(other.m_levels, 0)) {}
    PersistentVector& operator=(PersistentVector other) noexcept {
        std::swap(m_root, other.m_root);
        std::swap(m_size, other.m_size);
        std::swap(m_levels, other.m_levels);
        return *this;
    }
    ~PersistentVector() { release(m_root, m_levels); }

    /// One more than the highest index ever set.
    std::size_t size() const { return m_size; }
    /// The element, or null where it is empty.
    const T* find(std::size_t index) const {
        if (index >= m_size) return nullptr;
        Node* node = m_root;
        for (unsigned level = m_levels; node && level > 0; --level) {
            const unsigned slot = slotOf(index, level);
            node = node->has(slot) ? node->template items<Node*>()[node->position(slot)] : nullptr;
        }
        const unsigned slot = slotOf(index, 0);
        if (!node || !node->has(slot)) return nullptr;
        const T& element = node->template items<T>()[node->position(slot)];
        return element ? &element : nullptr;
    }
    void clear() { *this = PersistentVector(); }
    /// The element for changing, created when missing; the sequence grows to hold it.
    T& edit(std::size_t index) {
        if (index >= m_size) m_size = static_cast<std::uint32_t>(index + 1);
        while ((index >> (bits * m_levels)) >= width) grow();
        Node** node = &m_root;
        for (unsigned level = m_levels; level > 0; --level)
            node = &editItem<Node*>(*node, slotOf(index, level), level);
        return editItem<T>(*node, slotOf(index, 0), 0);
    }
    void push(T element) { edit(m_size) = std::move(element); }
    void erase(std::size_t index) {
        if (find(index)) eraseIn(m_root, index, m_levels);
    }
    /// Calls visit(index, element) for the elements that are not empty, in order.
    template <typename Visit>
    void forEach(Visit&& visit) const {
        if (m_root) visitIn(m_root, 0, m_levels, visit);
    }

  private:
    static unsigned slotOf(std::size_t index, unsigned level) {
        return static_cast<unsigned>(index >> (bits * level)) % width;
    }
    static Node* retained(Node* node) {
        if (node) node->references.fetch_add(1, std::memory_order_relaxed);
        return node;
    }
    static void release(Node* node, unsigned level) {
        if (!node || node->references.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
        for (unsigned i = 0; i < node->count(); ++i) {
            if (level > 0)
                release(node->template items<Node*>()[i], level - 1);
            else
                node->template items<T>()[i].~T();
        }
        destroy(node);
    }
    static void destroy(Node* node) {
        node->~Node();
        ::operator delete(node);
    }
    template <typename Item>
    static Node* create(unsigned count) {
        return new (::operator new(sizeof(Node) + count * sizeof(Item))) Node;
    }
    /// The item of a slot, in a node that nobody else holds and that has room for it.
    template <typename Item>
    static Item& editItem(Node*& node, unsigned slot, unsigned level) {
        const bool isUnique = node && node->references.load(std::memory_order_acquire) == 1;
        if (isUnique && node->has(slot)) return node->template items<Item>()[node->position(slot)];
        const bool isNew = !node || !node->has(slot);
        const unsigned count = node ? node->count() : 0;
        Node* copy = create<Item>(count + (isNew ? 1U : 0U));
        copy->mask = static_cast<std::uint8_t>((node ? node->mask : 0U) | (1U << slot));
        const unsigned place = copy->position(slot);
        Item* to = copy->template items<Item>();
        for (unsigned i = 0; i < count; ++i) {
            Item& from = node->template items<Item>()[i];
            Item* target = to + (isNew && i >= place ? i + 1 : i);
            if constexpr (std::is_same_v<Item, Node*>)
                new (target) Item(isUnique ? std::exchange(from, nullptr) : retained(from));
            else if (isUnique)
                new (target) Item(std::move(from));
            else
                new (target) Item(from);
        }
        if (isNew) new (to + place) Item();
        release(node, level);
        node = copy;
        return to[place];
    }
    void grow() {
        if (m_root) {
            Node* root = nullptr;
            editItem<Node*>(root, 0, m_levels + 1) = m_root;
            m_root = root;
        }
        ++m_levels;
    }
    static void eraseIn(Node*& node, std::size_t index, unsigned level) {
        const unsigned slot = slotOf(index, level);
        if (level > 0) {
            Node*& child = editItem<Node*>(node, slot, level);
            eraseIn(child, index, level - 1);
            if (!child) removeItem<Node*>(node, slot);
        } else {
            editItem<T>(node, slot, 0);
            removeItem<T>(node, slot);
        }
    }
    /// Takes the item of a slot out of a node that nobody else holds; an empty node goes.
    template <typename Item>
    static void removeItem(Node*& node, unsigned slot) {
        Item* items = node->template items<Item>();
        const unsigned count = node->count();
        for (unsigned i = node->position(slot); i + 1 < count; ++i) items[i] = std::move(items[i + 1]);
        items[count - 1].~Item();
        node->mask = static_cast<std::uint8_t>(node->mask & ~(1U << slot));
        if (count > 1) return;
        destroy(node);
        node = nullptr;
    }
    template <typename Visit>
    static void visitIn(Node* node, std::size_t base, unsigned level, Visit& visit) {
        for (unsigned slot = 0; slot < width; ++slot) {
            if (!node->has(slot)) continue;
            const std::size_t index = base + (static_cast<std::size_t>(slot) << (bits * level));
            const unsigned place = node->position(slot);
            if (level > 0)
                visitIn(node->template items<Node*>()[place], index, level - 1, visit);
            else if (const T& element = node->template items<T>()[place])
                visit(index, element);
        }
    }

    Node* m_root = nullptr;
    std::uint32_t m_size = 0;
    std::uint32_t m_levels = 0;
};

} // namespace wb::execution
