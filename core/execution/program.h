// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"

#include <memory>
#include <string>
#include <vector>

namespace wb::execution {

struct CompiledMachine;

/// Why a state cannot be run, found before anything runs.
struct Refusal {
    asl::StatePath path;
    std::string message;
};

/// A definition compiled for running: expressions parsed, targets resolved. Immutable and shared.
class Program {
  public:
    Program(asl::ModelPtr model, std::unique_ptr<const CompiledMachine> machine);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    const asl::Model& model() const { return *m_model; }
    const asl::ModelPtr& sharedModel() const { return m_model; }
    const asl::State& state(asl::StateIndex index) const { return m_model->state(index); }
    /// What the machine reads; private to core/execution.
    const CompiledMachine& machine() const { return *m_machine; }

  private:
    asl::ModelPtr m_model;
    std::unique_ptr<const CompiledMachine> m_machine;
};

using ProgramPtr = std::shared_ptr<const Program>;

struct Compilation {
    /// Null when there are refusals.
    ProgramPtr program;
    std::vector<Refusal> refusals;
};

/// Compiles a definition that passed the checks of lint. What the machine cannot run is refused by state.
/// Linear.
Compilation compile(const asl::ModelPtr& model);

} // namespace wb::execution
