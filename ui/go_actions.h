// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

class QMainWindow;

namespace wb::ui {

class Document;
class QuickPick;
class SelectionSync;

/// Finding things by name: every command of the menus (Ctrl+Shift+P), every state (Ctrl+P).
class GoActions : public QObject {
    Q_OBJECT

  public:
    GoActions(Document* document, SelectionSync* selection, QuickPick* pick, QMainWindow* window);

    QAction* commands() const { return m_commands; }
    QAction* states() const { return m_states; }

    /// Lets a state be picked by its name; the focus then is where it was.
    void pickState();

  private:
    void pickCommand();

    Document* m_document;
    SelectionSync* m_selection;
    QMainWindow* m_window;
    QuickPick* m_pick;
    QAction* m_commands;
    QAction* m_states;
};

} // namespace wb::ui
