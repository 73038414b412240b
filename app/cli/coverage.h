// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "core/execution/execution_view.h"

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace wb::cli {

/// What a run has visited.
struct Visits {
    std::set<asl::StateIndex> states;
    std::set<execution::ExecutionView::TransitionKey> transitions;
    /// Adding the same changes again changes nothing.
    void add(std::span<const execution::Change> changes);
};

/// What all cases together have visited of a machine, which must outlive it.
class Coverage {
  public:
    explicit Coverage(const asl::Model& model) : m_model(model) {}
    void add(const Visits& visits);

    struct Figure {
        std::string name;
        std::size_t visited = 0;
        std::size_t all = 0;
        /// What was not visited.
        std::vector<std::string> missing;
        double percent() const {
            return all == 0 ? 100.0 : 100.0 * static_cast<double>(visited) / static_cast<double>(all);
        }
    };
    /// States, transitions, choice rules, catchers.
    std::vector<Figure> figures() const;
    /// Of all states and transitions.
    double percent() const;

  private:
    const asl::Model& m_model;
    Visits m_visits;
};

} // namespace wb::cli
