// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/persistent.h"

namespace wb::execution {

/// A queue with structural sharing: copying is two pointers, pushing and popping cost constant time and
/// memory on average. The first element needs no memory of its own.
template <typename T>
class PersistentQueue {
  public:
    bool empty() const { return !m_hasFirst; }
    /// Precondition: not empty.
    const T& front() const { return m_first; }
    void push(T element) {
        if (!m_hasFirst) {
            m_first = std::move(element);
            m_hasFirst = true;
        } else {
            m_newest = Cow<Cell>(Cell{std::move(element), std::move(m_newest)});
        }
    }
    /// Precondition: not empty.
    void pop() {
        if (!m_oldest) {
            Cow<Cell> rest = std::move(m_newest);
            for (; rest; rest = Cow<Cell>(rest->next))
                m_oldest = Cow<Cell>(Cell{rest->value, std::move(m_oldest)});
        }
        m_hasFirst = static_cast<bool>(m_oldest);
        if (!m_hasFirst) return;
        m_first = m_oldest->value;
        m_oldest = Cow<Cell>(m_oldest->next);
    }
    /// Takes the first element equal to `element` out. Linear.
    void remove(const T& element) {
        PersistentQueue kept;
        bool isFound = false;
        for (; !empty(); pop()) {
            if (isFound || !(front() == element))
                kept.push(front());
            else
                isFound = true;
        }
        *this = std::move(kept);
    }

  private:
    struct Cell {
        Cell() = default;
        Cell(T content, Cow<Cell> rest) : value(std::move(content)), next(std::move(rest)) {}
        Cell(const Cell&) = default;
        Cell(Cell&&) noexcept = default;
        Cell& operator=(const Cell&) = delete;
        // Not by recursion: a queue may be long.
        ~Cell() {
            Cow<Cell> rest = std::move(next);
            while (rest.isUnique()) rest = Cow<Cell>(std::move(rest.edit().next));
        }
        T value;
        Cow<Cell> next;
    };
    T m_first{};
    bool m_hasFirst = false;
    /// What follows the first, in order, and then what was pushed since, the newest first.
    Cow<Cell> m_oldest;
    Cow<Cell> m_newest;
};

} // namespace wb::execution
