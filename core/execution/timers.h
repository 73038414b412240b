// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/command.h"
#include "core/execution/persistent.h"

namespace wb::execution {

/// A moment of virtual time that a fiber waits for. It is stale when the fiber's wait is not `wait` any more.
struct Timer {
    enum class Kind : std::uint8_t { Wait, Backoff, Timeout, Heartbeat, Execution };
    Time due = 0;
    /// Order among timers due at the same time.
    std::uint64_t sequence = 0;
    FiberId fiber = noFiber;
    std::uint32_t wait = 0;
    Kind kind = Kind::Wait;
};

/// Timers by due time: a leftist heap with structural sharing. Adding and taking cost logarithmic time and
/// memory.
class Timers {
  public:
    bool empty() const { return !m_root; }
    const Timer& first() const { return m_root->timer; }
    void add(const Timer& timer);
    void removeFirst();

  private:
    struct Node {
        Timer timer;
        std::uint32_t rank = 1;
        Cow<Node> left;
        Cow<Node> right;
    };
    static Cow<Node> merge(Cow<Node> one, Cow<Node> other);
    Cow<Node> m_root;
};

} // namespace wb::execution
