// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/menu_commands.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

namespace wb::ui {

namespace {

QString plain(QString text) {
    text = text.section(u'\t', 0, 0).remove(u'&');
    if (text.endsWith(QChar(0x2026))) text.chop(1);
    return text;
}

QString joined(const QList<QKeySequence>& keys) {
    QStringList shown;
    for (const QKeySequence& key : keys) shown << key.toString(QKeySequence::NativeText);
    return shown.join(QStringLiteral(", "));
}

void collect(const QList<QAction*>& actions, const QString& path, std::vector<Command>& commands) {
    for (QAction* action : actions) {
        if (action->isSeparator() || !action->isVisible()) continue;
        const QString name = plain(action->text());
        if (action->menu()) {
            Q_EMIT action->menu()->aboutToShow();
            collect(action->menu()->actions(), path.isEmpty() ? name : path + QStringLiteral(": ") + name,
                    commands);
        } else {
            const QString told = action->text().section(u'\t', 1);
            commands.push_back({action, path, name, told.isEmpty() ? joined(action->shortcuts()) : told});
        }
    }
}

} // namespace

std::vector<Command> commandsOf(const QMenuBar* bar) {
    std::vector<Command> commands;
    collect(bar->actions(), {}, commands);
    return commands;
}

QString withKeys(const QString& text, const QList<QKeySequence>& keys) {
    return keys.size() < 2 ? text : text + u'\t' + joined(keys);
}

} // namespace wb::ui
