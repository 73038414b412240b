// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    int order = 0;
};

/// All samples in the order in which they want to be shown. Folders that cannot be read are left out.
QList<Blueprint> blueprints();

} // namespace wb::ui
