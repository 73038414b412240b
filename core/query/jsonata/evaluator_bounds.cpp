// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/containers.h"
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/stringify.h"
#include "core/query/jsonata/values.h"

#include <algorithm>
#include <chrono>

namespace wb::query::jsonata {

using json::Value;

bool Evaluator::charge(std::size_t count, std::size_t bytesEach) {
    m_bytes += static_cast<std::uint64_t>(count) * bytesEach;
    if (m_bytes > m_environment.limits.resultBytes) return tooMuch();
    return hold(count *
                (bytesEach % elementBytes == 0 ? sizeof(Value) * (bytesEach / elementBytes) : bytesEach));
}

bool Evaluator::hold(std::size_t bytes) {
    constexpr std::size_t ofAnyNode = 64;
    m_held += bytes + ofAnyNode;
    return m_held <= m_environment.limits.memoryBytes || tooMuch();
}

bool Evaluator::tooMuch() {
    fail("U1002", {}, "Expression evaluation memory limit exceeded: Check for excessive memory usage");
    return false;
}

std::size_t Evaluator::textLeft() const {
    const Limits& limits = m_environment.limits;
    const auto left = [](std::uint64_t limit, std::uint64_t used) { return used < limit ? limit - used : 0; };
    return std::min({left(limits.resultBytes, m_bytes), left(limits.memoryBytes, m_held),
                     static_cast<std::uint64_t>(Stringifier::maximumText)});
}

bool Evaluator::isWithinBounds(const Value& value) {
    switch (extentOf(*this, value, maximumNesting, elementsLeft())) {
    case Extent::Fine:
        return true;
    case Extent::TooDeep:
        fail("U1002", {}, "The value is nested too deeply");
        return false;
    case Extent::TooLarge:
        break;
    }
    return charge(elementsLeft() + 1);
}

bool Evaluator::chargeText(std::size_t bytes) {
    return charge(bytes <= Stringifier::maximumText
                      ? bytes
                      : static_cast<std::size_t>(m_environment.limits.resultBytes) + 1,
                  1);
}

Value Evaluator::tooDeep() {
    return fail("U1001", {},
                "Stack overflow error: Check for non-terminating recursive function.  Consider rewriting as "
                "tail-recursive.");
}

bool Evaluator::check() {
    if (failed()) return false;
    m_nextCheck = m_steps + checkInterval;
    if (m_environment.cancelled && m_environment.cancelled->load(std::memory_order_relaxed)) {
        fail("U1002", {}, "The evaluation was cancelled");
        return false;
    }
    const auto elapsed = std::chrono::steady_clock::now() - m_start;
    if (m_steps > m_environment.limits.steps ||
        elapsed > std::chrono::milliseconds(m_environment.limits.milliseconds)) {
        fail("U1001", {}, "Expression evaluation timeout: Check for infinite loop");
        return false;
    }
    return true;
}

} // namespace wb::query::jsonata
