// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace wb::execution {

/// A sequence that only grows, with structural sharing: copying is a pointer, and pushing costs one element
/// however many copies there are. Of two copies that push different things, the later one goes on in a chunk
/// of its own.
template <typename T>
class PersistentLog {
    static constexpr std::uint32_t chunkSize = 8;
    struct Chunk {
        std::atomic<std::uint32_t> references{1};
        /// How many elements are there, by whichever log.
        std::atomic<std::uint32_t> used{0};
        /// What stands before the first element: held by this chunk, as far as `beforeEnd`.
        Chunk* before = nullptr;
        std::uint32_t beforeEnd = 0;
        alignas(T) std::byte items[chunkSize * sizeof(T)];

        T* at(std::uint32_t place) { return std::launder(reinterpret_cast<T*>(items)) + place; }
        ~Chunk() { std::destroy_n(at(0), used.load(std::memory_order_relaxed)); }
    };

  public:
    PersistentLog() = default;
    PersistentLog(const PersistentLog& other) noexcept
        : m_last(retained(other.m_last)), m_end(other.m_end), m_size(other.m_size) {}
    PersistentLog(PersistentLog&& other) noexcept
        : m_last(std::exchange(other.m_last, nullptr)), m_end(std::exchange(other.m_end, 0)),
          m_size(std::exchange(other.m_size, 0)) {}
    PersistentLog& operator=(PersistentLog other) noexcept {
        std::swap(m_last, other.m_last);
        std::swap(m_end, other.m_end);
        std::swap(m_size, other.m_size);
        return *this;
    }
    ~PersistentLog() { release(m_last); }

    std::size_t size() const { return m_size; }
    void push(T element) {
        if (!claimPlace()) {
            Chunk* const chunk = new Chunk;
            chunk->before = m_last;
            chunk->beforeEnd = m_end;
            chunk->used.store(1, std::memory_order_relaxed);
            m_last = chunk;
            m_end = 1;
        }
        std::construct_at(m_last->at(m_end - 1), std::move(element));
        ++m_size;
    }
    /// Calls visit(element) for all elements, the latest first.
    template <typename Visit>
    void forEachBackwards(Visit&& visit) const {
        std::uint32_t end = m_end;
        for (Chunk* chunk = m_last; chunk; end = chunk->beforeEnd, chunk = chunk->before)
            while (end > 0) visit(std::as_const(*chunk->at(--end)));
    }

  private:
    static Chunk* retained(Chunk* chunk) {
        if (chunk) chunk->references.fetch_add(1, std::memory_order_relaxed);
        return chunk;
    }
    // Not by recursion: a log may be long.
    static void release(Chunk* chunk) {
        while (chunk && chunk->references.fetch_sub(1, std::memory_order_acq_rel) == 1) {
            Chunk* const before = chunk->before;
            delete chunk;
            chunk = before;
        }
    }
    /// The place behind the end of this log; false when there is none, or another log has taken it.
    bool claimPlace() {
        if (!m_last || m_end == chunkSize) return false;
        std::uint32_t expected = m_end;
        if (!m_last->used.compare_exchange_strong(expected, m_end + 1, std::memory_order_acq_rel))
            return false;
        ++m_end;
        return true;
    }

    Chunk* m_last = nullptr;
    std::uint32_t m_end = 0;
    std::uint32_t m_size = 0;
};

} // namespace wb::execution
