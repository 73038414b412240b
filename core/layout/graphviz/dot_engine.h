// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layout/geometry.h"

#include <memory>
#include <string>

namespace wb::layout::graphviz {

enum class Effort : std::uint8_t { Full, Coarse };

/// Graphviz's `dot` behind the structs of the project. Not thread-safe, may hang and may end the process:
/// only the helper holds one. It sets the numeric locale to "C", because the numbers it is given are text.
class DotEngine {
  public:
    DotEngine();
    ~DotEngine();
    DotEngine(const DotEngine&) = delete;
    DotEngine& operator=(const DotEngine&) = delete;

    /// Lays a sound graph out, pills included. Coarse trades edge length for time (`nslimit`); large graphs
    /// are coarse anyway.
    Result<FlatLayout, std::string> lay(const FlatGraph& graph, Effort effort);

  private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

} // namespace wb::layout::graphviz
