// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/blueprints.h"

#include "ui/resources.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace wb::ui {

QList<Blueprint> blueprints() {
    QList<Blueprint> found;
    if (resourcesDir().isEmpty()) return found;
    const QDir top(resourcesDir() + QStringLiteral("/blueprints"));
    for (const QFileInfo& folder : top.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        QFile file(folder.filePath() + QStringLiteral("/blueprint.json"));
        if (!file.open(QIODevice::ReadOnly)) continue;
        const QJsonObject about = QJsonDocument::fromJson(file.readAll()).object();
        Blueprint blueprint;
        blueprint.id = folder.fileName();
        blueprint.folder = folder.filePath();
        blueprint.title = about.value(QLatin1String("title")).toString(blueprint.id);
        blueprint.description = about.value(QLatin1String("description")).toString();
        blueprint.order = about.value(QLatin1String("order")).toInt(1000);
        const QString name =
            about.value(QLatin1String("definition")).toString(QStringLiteral("definition.asl.json"));
        blueprint.definition = folder.filePath() + QLatin1Char('/') + name;
        blueprint.input = folder.filePath() + QLatin1Char('/') +
                          about.value(QLatin1String("input")).toString(QStringLiteral("input.json"));
        if (QFile::exists(blueprint.definition)) found << blueprint;
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Blueprint& a, const Blueprint& b) { return a.order < b.order; });
    return found;
}

QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace wb::ui
