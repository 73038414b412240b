// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace wb::ui {

/// A sample that ships with the program: a folder of resources/blueprints that describes itself.
struct Blueprint {
    QString id;
    QString title;
    QString description;
    QString folder;
    QString definition;
    /// A file with a sample input; there may be none.
    QString input;
    int order = 0;
};

/// All samples in the order in which they want to be shown. Folders that cannot be read are left out.
QList<Blueprint> blueprints();

/// The bytes of one of its files; empty when it cannot be read.
QByteArray read(const QString& file);

} // namespace wb::ui
