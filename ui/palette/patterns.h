// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace wb::ui {

/// States that solve a common task together, ready to be put into a machine.
struct Pattern {
    QString title;
    /// A sentence.
    QString description;
    /// A definition; its states are what is inserted.
    QByteArray text;
    /// An SVG file beside it.
    QString icon;
};

/// The files of resources/patterns by title. A file's Comment is `Title: sentence`; `saga.svg` is the icon of
/// `saga.asl.json`.
QList<Pattern> patterns();

} // namespace wb::ui
