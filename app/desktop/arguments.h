// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

namespace wb::desktop {

/// What the command line asks for.
struct Arguments {
    QString file;
    QString theme;
    QString tour;
    QString expected;
    QString input;
    QSize size{1440, 900};
    /// Something to say instead of starting, and the exit status to go with it.
    QString message;
    int status = 0;
};

/// Reads the command line before there is an application: which platform it needs depends on it.
Arguments readArguments(int argc, char** argv);

} // namespace wb::desktop
