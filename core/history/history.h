// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/event.h"
#include "core/execution/program.h"
#include "core/execution/start_options.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace wb::history {

/// Name of an event's type as GetExecutionHistory gives it: `PassStateEntered`, `MapIterationStarted`.
std::string typeName(const execution::Event& event, const asl::Model& model);

/// Appends `[event, ...]` as JSON text as GetExecutionHistory gives it: inputs and outputs are JSON text in
/// there. Linear.
void write(std::string& out, std::span<const execution::Event> events, const asl::Model& model,
           const execution::StartOptions& options);

/// Takes the next piece of a text.
using Sink = std::function<void(std::string_view piece)>;

/// The same text in pieces of some 64 KiB: a history repeats each state's whole input and output, so a chain
/// whose data grows has a text far larger than the execution, and this never holds it.
void write(const Sink& sink, std::span<const execution::Event> events, const asl::Model& model,
           const execution::StartOptions& options);

} // namespace wb::history
