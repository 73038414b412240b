// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/tasks/local_paths.h"

#include <QDir>

namespace wb::tasks {

QString textOf(const json::Value& value) {
    if (!value.isString()) return {};
    return QString::fromUtf8(value.string().data(), static_cast<qsizetype>(value.string().size()));
}

QString inside(const QString& folder, const QString& relative) {
    const QString path = QDir::cleanPath(folder + QLatin1Char('/') + relative);
    return path.startsWith(QDir::cleanPath(folder) + QLatin1Char('/')) ? path : QString();
}

} // namespace wb::tasks
