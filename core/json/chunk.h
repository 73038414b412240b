// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value_nodes.h"

#include <new>
#include <span>

namespace wb::json::detail {

/// A shared array whose elements stand behind its header, in one allocation.
template <typename T>
class Chunk final : public Shared {
  public:
    /// `construct(place, index)` creates the element `index` at `place`.
    template <typename Construct>
    static SharedPointer<Chunk> make(std::size_t count, Construct&& construct) {
        static_assert(sizeof(Chunk) % alignof(T) == 0);
        void* memory = ::operator new(sizeof(Chunk) + count * sizeof(T));
        auto* chunk = ::new (memory) Chunk(static_cast<std::uint32_t>(count));
        for (std::size_t i = 0; i < count; ++i) construct(chunk->data() + i, i);
        return SharedPointer<Chunk>::adopt(chunk);
    }
    ~Chunk() override { std::destroy_n(data(), m_count); }
    static void operator delete(void* memory) { ::operator delete(memory); }

    std::span<const T> items() const { return {data(), m_count}; }
    const T& operator[](std::size_t index) const { return data()[index]; }
    std::size_t size() const { return m_count; }

    SizeCache textSize;

  private:
    explicit Chunk(std::uint32_t count) : m_count(count) {}
    static void* operator new(std::size_t, void* place) { return place; }
    T* data() { return reinterpret_cast<T*>(this + 1); }
    const T* data() const { return reinterpret_cast<const T*>(this + 1); }

    const std::uint32_t m_count;
};

} // namespace wb::json::detail
