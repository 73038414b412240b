// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <utility>

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
    bool isUnique() const { return m_box && m_box->references.load(std::memory_order_acquire) == 1; }
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

} // namespace wb::execution
