// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace wb::execution {

/// A queue with structural sharing: a window over a log that all its copies share. Copying is a pointer,
/// popping moves the window, pushing appends to the log, so that a copy costs nothing beyond what was pushed.
/// The log goes on one way only: of two copies that push different things, the later one takes its window
/// into a log of its own.
template <typename T>
class PersistentQueue {
    static_assert(std::is_trivially_copyable_v<T>);

    /// Fills 256 bytes with elements of 4.
    static constexpr std::uint32_t chunkSize = 60;
    struct Chunk {
        std::atomic<std::uint32_t> references{1};
        /// How many elements are written, by whichever queue.
        std::atomic<std::uint32_t> used{0};
        /// Held by this chunk once it is there.
        std::atomic<Chunk*> next{nullptr};
        std::array<T, chunkSize> items;
    };

  public:
    PersistentQueue() = default;
    PersistentQueue(const PersistentQueue& other) noexcept
        : m_head(retained(other.m_head)), m_tail(other.m_tail), m_first(other.m_first), m_end(other.m_end) {}
    PersistentQueue(PersistentQueue&& other) noexcept
        : m_head(std::exchange(other.m_head, nullptr)), m_tail(std::exchange(other.m_tail, nullptr)),
          m_first(std::exchange(other.m_first, 0)), m_end(std::exchange(other.m_end, 0)) {}
    PersistentQueue& operator=(PersistentQueue other) noexcept {
        std::swap(m_head, other.m_head);
        std::swap(m_tail, other.m_tail);
        std::swap(m_first, other.m_first);
        std::swap(m_end, other.m_end);
        return *this;
    }
    ~PersistentQueue() { release(m_head); }

    bool empty() const { return m_head == m_tail && m_first == m_end; }
    /// Precondition: not empty.
    const T& front() const { return m_head->items[m_first]; }
    void push(T element) {
        if (!m_tail || (m_end == chunkSize && empty())) *this = PersistentQueue(new Chunk);
        if (!claimPlace()) {
            *this = copied();
            claimPlace();
        }
        m_tail->items[m_end++] = element;
    }
    /// Precondition: not empty.
    void pop() {
        ++m_first;
        if (m_first < chunkSize || m_head == m_tail) return;
        Chunk* const next = retained(m_head->next.load(std::memory_order_acquire));
        release(std::exchange(m_head, next));
        m_first = 0;
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
    /// Takes over the only reference.
    explicit PersistentQueue(Chunk* chunk) : m_head(chunk), m_tail(chunk) {}

    static Chunk* retained(Chunk* chunk) {
        if (chunk) chunk->references.fetch_add(1, std::memory_order_relaxed);
        return chunk;
    }
    // Not by recursion: a log may be long.
    static void release(Chunk* chunk) {
        while (chunk && chunk->references.fetch_sub(1, std::memory_order_acq_rel) == 1) {
            Chunk* const next = chunk->next.load(std::memory_order_acquire);
            delete chunk;
            chunk = next;
        }
    }
    /// The place behind the window, going on to a new chunk when the last one is full; false when another
    /// queue has taken it.
    bool claimPlace() {
        if (m_end < chunkSize) {
            std::uint32_t expected = m_end;
            return m_tail->used.compare_exchange_strong(expected, m_end + 1, std::memory_order_acq_rel);
        }
        Chunk* const chunk = new Chunk;
        // Claimed before anybody can see it.
        chunk->used.store(1, std::memory_order_relaxed);
        Chunk* expected = nullptr;
        if (!m_tail->next.compare_exchange_strong(expected, chunk, std::memory_order_acq_rel)) {
            delete chunk;
            return false;
        }
        m_tail = chunk;
        m_end = 0;
        return true;
    }
    PersistentQueue copied() const {
        PersistentQueue copy(new Chunk);
        for (PersistentQueue rest = *this; !rest.empty(); rest.pop()) copy.push(rest.front());
        return copy;
    }

    /// Where the window begins and ends: chunks, and the places within them. Only the head is held: chunks
    /// hold those that follow.
    Chunk* m_head = nullptr;
    Chunk* m_tail = nullptr;
    std::uint32_t m_first = 0;
    std::uint32_t m_end = 0;
};

} // namespace wb::execution
