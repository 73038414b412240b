// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/helper/helper_path.h"

#include <QCoreApplication>
#include <QStandardPaths>
#include <QStringList>

namespace wb {

QString helperPath(const QString& name) {
    const QString here = QCoreApplication::applicationDirPath();
    // The last place is that of test programs in a build tree.
    const QStringList beside{here, here + QStringLiteral("/../libexec/asl-workbench"),
                             here + QStringLiteral("/../bin")};
    const QString found = QStandardPaths::findExecutable(name, beside);
    return found.isEmpty() ? QStandardPaths::findExecutable(name) : found;
}

} // namespace wb
