// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/machine_state.h"

#include <span>
#include <vector>

namespace wb::execution {

/// Who the children of each live fiber are. Found when somebody asks, which is when they are aborted, so that
/// no snapshot has to keep it.
class Family {
  public:
    struct Child {
        FiberId parent = noFiber;
        std::uint32_t slot = 0;
        FiberId id = 0;
    };

    explicit Family(const MachineState& state);
    /// The live children by slot: branch or iteration.
    std::span<const Child> childrenOf(FiberId parent) const;

  private:
    std::vector<Child> m_children;
};

} // namespace wb::execution
