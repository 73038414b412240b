// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace wb {

/// A helper program such as `asl-draw`: beside the running program, in ../libexec/asl-workbench, or on PATH;
/// empty when it is nowhere. Needs a QCoreApplication.
QString helperPath(const QString& name);

} // namespace wb
