// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <new>

namespace wb::json::detail {

/// Remembers a text size once it is known; 0 stands for unknown since no JSON text is empty.
class SizeCache {
  public:
    std::size_t get() const noexcept { return m_size.load(std::memory_order_relaxed); }
    void set(std::size_t size) const noexcept { m_size.store(size, std::memory_order_relaxed); }

  private:
    mutable std::atomic<std::size_t> m_size{0};
};

/// Text and header in one allocation.
class StringNode final : public Shared {
  public:
    static const StringNode* make(std::string_view text);
    static const StringNode* empty();
    static void operator delete(void* memory) { ::operator delete(memory); }

    std::string_view view() const noexcept { return {reinterpret_cast<const char*>(this + 1), m_length}; }
    std::size_t hash() const noexcept;

  private:
    explicit StringNode(std::uint32_t length) : m_length(length) {}
    static void* operator new(std::size_t, void* place) { return place; }

    // Most of what documents hold are short texts: 32 bytes count beside them.
    const std::uint32_t m_length;
    mutable std::atomic<std::size_t> m_hash{0};

  public:
    SizeCache textSize;
};

class SpelledNode final : public Shared {
  public:
    SpelledNode(std::string_view content, double number) : spelling(content), value(number) {}
    const std::string spelling;
    const double value;
};

class ArrayNode final : public Shared {
  public:
    explicit ArrayNode(std::vector<Value> content) : items(std::move(content)) {}
    const std::vector<Value> items;
    SizeCache textSize;
};

} // namespace wb::json::detail
