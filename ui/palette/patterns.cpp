// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/patterns.h"

#include "ui/resources.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace wb::ui {

QList<Pattern> patterns() {
    QList<Pattern> found;
    if (resourcesDir().isEmpty()) return found;
    const QDir folder(resourcesDir() + QStringLiteral("/patterns"));
    for (const QFileInfo& info : folder.entryInfoList({QStringLiteral("*.asl.json")}, QDir::Files)) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly)) continue;
        const QByteArray text = file.readAll();
        const QString comment =
            QJsonDocument::fromJson(text).object().value(QLatin1String("Comment")).toString();
        const qsizetype colon = comment.indexOf(u':');
        if (colon <= 0) continue;
        const QString icon = info.dir().filePath(info.baseName() + QStringLiteral(".svg"));
        found << Pattern{comment.left(colon), comment.mid(colon + 1).trimmed(), text, icon};
    }
    std::sort(found.begin(), found.end(),
              [](const Pattern& a, const Pattern& b) { return a.title < b.title; });
    return found;
}

} // namespace wb::ui
