// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/model.h"

#include <array>

namespace wb::asl {

namespace {

constexpr std::array<std::string_view, 9> names = {"Unknown", "Task", "Pass",     "Choice", "Wait",
                                                   "Succeed", "Fail", "Parallel", "Map"};

} // namespace

std::string_view name(StateType type) {
    return names[static_cast<std::size_t>(type)];
}

StateType stateType(std::string_view name) {
    for (std::size_t i = 1; i < names.size(); ++i)
        if (names[i] == name) return static_cast<StateType>(i);
    return StateType::Unknown;
}

} // namespace wb::asl
