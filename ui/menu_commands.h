// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>

#include <vector>

class QAction;
class QMenuBar;

namespace wb::ui {

/// A command as the menus offer it.
struct Command {
    QAction* action = nullptr;
    /// Title of the menu it stands in, submenus included: `File: Export the graph`.
    QString menu;
    QString name;
    /// Every key that sets it off, as people read them; empty without one.
    QString keys;
};

/// The commands of all menus, in their order. Menus that are filled when they open are filled.
std::vector<Command> commandsOf(const QMenuBar* bar);

/// The text of a menu entry that several keys set off: menus show the first of an action's shortcuts alone.
QString withKeys(const QString& text, const QList<QKeySequence>& keys);

} // namespace wb::ui
