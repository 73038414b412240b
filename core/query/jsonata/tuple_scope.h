// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/jsonata/evaluator.h"

namespace wb::query::jsonata {

/// Makes the variables of a tuple visible as long as it lives.
class TupleScope {
  public:
    TupleScope(Evaluator& evaluator, const Bindings& bindings, const json::Value* values)
        : m_evaluator(evaluator), m_outer(evaluator.m_frame) {
        if (bindings.ownFrame > 0) {
            m_own = FramePointer::adopt(Frame::create(evaluator.m_frames, m_outer, bindings.ownFrame));
            evaluator.m_frame = m_own.get();
        }
        for (std::size_t i = 0; i < bindings.slots.size(); ++i)
            evaluator.m_frame->slot(bindings.slots[i]) = values[i];
        for (const int slot : bindings.locals) Frame::unbind(evaluator.m_frame->slot(slot));
    }
    ~TupleScope() { m_evaluator.m_frame = m_outer; }
    TupleScope(const TupleScope&) = delete;
    TupleScope& operator=(const TupleScope&) = delete;

  private:
    Evaluator& m_evaluator;
    Frame* m_outer;
    FramePointer m_own;
};

} // namespace wb::query::jsonata
