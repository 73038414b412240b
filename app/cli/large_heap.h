// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace wb::cli {

/// Prepares the heap for what reading, checking and running the definition in a file takes. Half of the time
/// of a short run over a large definition is the system's, which hands out memory page by page: large pages
/// come by the hundreds. Does nothing for small files, and where the system has no such pages. To be called
/// before other threads run.
void prepareHeapFor(const std::string& path);

} // namespace wb::cli
