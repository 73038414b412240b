// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"
#include "core/query/jsonata/values.h"

#include <cstddef>
#include <memory>
#include <new>
#include <utility>

namespace wb::query::jsonata {

class Frame;

/// The frames of one evaluation. Functions that frames hold refer back to them, so what remains at the end is
/// emptied here.
class FrameList {
  public:
    FrameList() = default;
    FrameList(const FrameList&) = delete;
    FrameList& operator=(const FrameList&) = delete;
    ~FrameList();

  private:
    friend class Frame;
    Frame* m_head = nullptr;
};

/// Variables of one call or block. Counted without atomics: an evaluation is one thread at a time.
class Frame {
  public:
    static Frame* create(FrameList& list, Frame* parent, int size) {
        const auto count = static_cast<std::size_t>(size);
        void* memory = ::operator new(sizeof(Frame) + count * sizeof(json::Value));
        return new (memory) Frame(list, parent, count);
    }
    void retain() { ++m_references; }
    void release() {
        if (--m_references == 0) destroy();
    }
    Frame* parent() const { return m_parent; }
    json::Value& slot(int index) { return slots()[index]; }
    bool isShared() const { return m_references > 1; }
    /// All variables as at the start: not bound.
    void reset() {
        for (std::size_t i = 0; i < m_size; ++i) unbind(slots()[i]);
    }
    static void unbind(json::Value& slot) {
        slot = json::Value();
        slot.setMark(mark::unbound);
    }
    static bool isBound(const json::Value& slot) { return slot.mark() != mark::unbound; }

  private:
    friend class FrameList;
    Frame(FrameList& list, Frame* parent, std::size_t size)
        : m_list(&list), m_parent(parent), m_next(list.m_head), m_size(size) {
        if (parent) parent->retain();
        if (m_next) m_next->m_previous = this;
        list.m_head = this;
        for (std::size_t i = 0; i < size; ++i) (new (slots() + i) json::Value())->setMark(mark::unbound);
    }
    ~Frame() = default;
    json::Value* slots() { return reinterpret_cast<json::Value*>(this + 1); }
    void unlink();
    void destroy();

    FrameList* m_list;
    Frame* m_parent;
    Frame* m_previous = nullptr;
    Frame* m_next;
    std::size_t m_size;
    std::uint32_t m_references = 1;
};

/// Owning pointer to a frame.
class FramePointer {
  public:
    FramePointer() = default;
    static FramePointer adopt(Frame* frame) {
        FramePointer pointer;
        pointer.m_frame = frame;
        return pointer;
    }
    static FramePointer share(Frame* frame) {
        if (frame) frame->retain();
        return adopt(frame);
    }
    FramePointer(const FramePointer& other) : m_frame(other.m_frame) {
        if (m_frame) m_frame->retain();
    }
    FramePointer(FramePointer&& other) noexcept : m_frame(std::exchange(other.m_frame, nullptr)) {}
    FramePointer& operator=(FramePointer other) noexcept {
        std::swap(m_frame, other.m_frame);
        return *this;
    }
    ~FramePointer() {
        if (m_frame) m_frame->release();
    }
    Frame* get() const { return m_frame; }

  private:
    Frame* m_frame = nullptr;
};

} // namespace wb::query::jsonata
