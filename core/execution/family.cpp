// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/family.h"

#include <algorithm>
#include <tuple>

namespace wb::execution {

Family::Family(const MachineState& state) {
    state.forEachFiber([&](const Fiber& fiber) {
        if (fiber.parent != noFiber) m_children.push_back({fiber.parent, fiber.slot, fiber.id});
    });
    std::sort(m_children.begin(), m_children.end(), [](const Child& one, const Child& other) {
        return std::tie(one.parent, one.slot) < std::tie(other.parent, other.slot);
    });
}

std::span<const Family::Child> Family::childrenOf(FiberId parent) const {
    const auto [begin, end] =
        std::equal_range(m_children.begin(), m_children.end(), Child{parent, 0, 0},
                         [](const Child& one, const Child& other) { return one.parent < other.parent; });
    return {begin, end};
}

} // namespace wb::execution
