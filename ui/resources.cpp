// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/resources.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace wb::ui {

QString resourcesDir() {
    static const QString found = [] {
        const QString program = QCoreApplication::applicationDirPath();
        const QString candidates[] = {
            qEnvironmentVariable("ASL_WORKBENCH_RESOURCES"),
            program + QStringLiteral("/../share/asl-workbench"),
            program + QStringLiteral("/../Resources"),
            QStringLiteral(WB_SOURCE_DIR "/resources"),
        };
        for (const QString& candidate : candidates) {
            if (!candidate.isEmpty() && QFileInfo(candidate + QStringLiteral("/blueprints")).isDir())
                return QDir(candidate).canonicalPath();
        }
        return QString();
    }();
    return found;
}

bool isShippedSample(const QString& folder) {
    if (resourcesDir().isEmpty()) return false;
    const QString real = QFileInfo(folder).canonicalFilePath();
    return real.startsWith(resourcesDir() + QStringLiteral("/blueprints/"));
}

} // namespace wb::ui
