// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/scope.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string_view>

namespace wb::query {

/// What is left of a Budget while something is evaluated: one for all expressions of a template together.
class Meter {
  public:
    explicit Meter(const Budget& budget)
        : m_left(budget),
          m_deadline(std::chrono::steady_clock::now() + std::chrono::milliseconds(budget.milliseconds)) {}

    /// Counts work; false when there is no more to spend. To be called at least once in about ten
    /// microseconds.
    bool spend(std::uint64_t steps = 1) {
        if (!m_exhausted.empty()) return false;
        if (steps > m_left.steps) return exhaust("steps");
        m_left.steps -= steps;
        m_sinceLook += steps;
        return m_sinceLook < stepsBetweenLooks || look();
    }
    /// Counts memory that results take.
    bool hold(std::uint64_t bytes) {
        if (!m_exhausted.empty()) return false;
        if (bytes > m_left.resultBytes) return exhaust("memory");
        m_left.resultBytes -= bytes;
        return true;
    }
    /// Looks at the clock and whether somebody wants the end.
    bool look() {
        m_sinceLook = 0;
        if (!m_exhausted.empty()) return false;
        if (m_left.cancelled && m_left.cancelled->load(std::memory_order_relaxed)) return exhaust("patience");
        return std::chrono::steady_clock::now() <= m_deadline || exhaust("time");
    }
    bool exhaust(std::string_view what) {
        if (m_exhausted.empty()) m_exhausted = what;
        return false;
    }

    bool isExhausted() const { return !m_exhausted.empty(); }
    /// What ran out: `steps`, `time`, `memory`, `depth`; `patience` when it was cancelled.
    std::string_view exhausted() const { return m_exhausted; }
    /// A budget for another evaluator, of what is left now.
    Budget left() const {
        using std::chrono::milliseconds;
        const auto rest =
            std::chrono::duration_cast<milliseconds>(m_deadline - std::chrono::steady_clock::now());
        Budget budget = m_left;
        budget.milliseconds = static_cast<std::uint32_t>(std::max<milliseconds::rep>(rest.count(), 0));
        return budget;
    }
    std::uint32_t depth() const { return m_left.depth; }

  private:
    // Looked at this often, the clock costs nothing.
    static constexpr std::uint64_t stepsBetweenLooks = 4096;

    Budget m_left;
    std::chrono::steady_clock::time_point m_deadline;
    std::uint64_t m_sinceLook = 0;
    std::string_view m_exhausted;
};

} // namespace wb::query
