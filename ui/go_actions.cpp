// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/go_actions.h"

#include "ui/dialogs/quick_pick.h"
#include "ui/document.h"
#include "ui/icons.h"
#include "ui/menu_commands.h"
#include "ui/selection_sync.h"
#include "ui/value_text.h"

#include <QMainWindow>
#include <QMenuBar>

namespace wb::ui {

GoActions::GoActions(Document* document, SelectionSync* selection, QuickPick* pick, QMainWindow* window)
    : QObject(window), m_document(document), m_selection(selection), m_window(window), m_pick(pick),
      m_commands(new QAction(icon("command"), tr("&Commands…"), this)),
      m_states(new QAction(tr("Go to &state…"), this)) {
    m_commands->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    m_states->setShortcut(Qt::CTRL | Qt::Key_P);
    connect(m_commands, &QAction::triggered, this, &GoActions::pickCommand);
    connect(m_states, &QAction::triggered, this, &GoActions::pickState);
}

void GoActions::pickCommand() {
    std::vector<QuickPick::Item> items;
    for (const Command& command : commandsOf(m_window->menuBar()))
        if (command.action->isEnabled())
            items.push_back({command.menu + QStringLiteral(": ") + command.name, command.keys,
                             command.action->icon(), [action = command.action] { action->trigger(); }});
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
