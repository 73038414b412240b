// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/go_actions.h"

#include "ui/dialogs/quick_pick.h"
#include "ui/document.h"
#include "ui/icons.h"
#include "ui/selection_sync.h"
#include "ui/value_text.h"

#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace wb::ui {

namespace {

QString plain(QString text) {
    text.remove(u'&');
    if (text.endsWith(QChar(0x2026))) text.chop(1);
    return text;
}

void collect(const QList<QAction*>& actions, const QString& path, std::vector<QuickPick::Item>& items) {
    for (QAction* action : actions) {
        if (action->isSeparator() || !action->isVisible()) continue;
        const QString name =
            path.isEmpty() ? plain(action->text()) : path + QStringLiteral(": ") + plain(action->text());
        if (action->menu()) {
            // Menus that are filled when they open have not been yet.
            Q_EMIT action->menu()->aboutToShow();
            collect(action->menu()->actions(), name, items);
        } else if (action->isEnabled()) {
            items.push_back({name, action->shortcut().toString(QKeySequence::NativeText), action->icon(),
                             [action] { action->trigger(); }});
        }
    }
}

} // namespace

GoActions::GoActions(Document* document, SelectionSync* selection, QMainWindow* window)
    : QObject(window), m_document(document), m_selection(selection), m_window(window),
      m_pick(new QuickPick(window)), m_commands(new QAction(icon("command"), tr("&Commands…"), this)),
      m_states(new QAction(tr("Go to &state…"), this)) {
    m_commands->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    m_states->setShortcut(Qt::CTRL | Qt::Key_P);
    connect(m_commands, &QAction::triggered, this, &GoActions::pickCommand);
    connect(m_states, &QAction::triggered, this, &GoActions::pickState);
}

void GoActions::pickCommand() {
    std::vector<QuickPick::Item> items;
    for (QAction* top : m_window->menuBar()->actions()) {
        if (top->menu()) collect(top->menu()->actions(), plain(top->text()), items);
    }
    m_pick->open(tr("Type a command"), std::move(items));
}

void GoActions::pickState() {
    std::vector<QuickPick::Item> items;
    for (const asl::State& state : m_document->analysis()->model->states()) {
        items.push_back(
            {toQString(state.name), toQString(asl::name(state.type)), {}, [this, path = state.path] {
                 m_selection->go(path, false);
             }});
    }
    m_pick->open(tr("Go to a state"), std::move(items));
}

} // namespace wb::ui
