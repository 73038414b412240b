// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace wb::tasks {

/// Programs that load one function and call it again and again: requests on standard input, replies on
/// standard output, a JSON object a line each; everything the function prints goes to standard error.
/// Arguments: the file and the function's name.
QString pythonBootstrap();
QString nodeBootstrap();

} // namespace wb::tasks
