// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/frame.h"

namespace wb::query::jsonata {

void Frame::unlink() {
    if (m_previous)
        m_previous->m_next = m_next;
    else if (m_list)
        m_list->m_head = m_next;
    if (m_next) m_next->m_previous = m_previous;
    m_previous = m_next = nullptr;
    m_list = nullptr;
}

void Frame::destroy() {
    unlink();
    for (std::size_t i = m_size; i-- > 0;) slots()[i].~Value();
    Frame* const parent = m_parent;
    this->~Frame();
    ::operator delete(this);
    if (parent) parent->release();
}

FrameList::~FrameList() {
    while (Frame* frame = m_head) {
        frame->retain();
        frame->unlink();
        frame->reset();
        frame->release();
    }
}

} // namespace wb::query::jsonata
