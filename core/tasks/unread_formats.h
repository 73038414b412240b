// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/program.h"

#include <functional>
#include <string>
#include <vector>

namespace wb::tasks {

/// The Maps whose ItemReader names a format in which no local file is read: what cannot be done is said
/// before a run starts. Those for which `isAnswered` says, by the state's name, that the items come from
/// elsewhere need no file.
std::vector<execution::Refusal> unreadFormats(const asl::Model& model,
                                              const std::function<bool(const std::string&)>& isAnswered);

} // namespace wb::tasks
