// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/program.h"

#include <vector>

namespace wb::tasks {

/// The Maps whose ItemReader names a format in which no local file is read, for whoever is about to have them
/// read: what cannot be done is said before a run starts.
std::vector<execution::Refusal> unreadFormats(const asl::Model& model);

} // namespace wb::tasks
