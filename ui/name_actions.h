// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

namespace wb::ui {

class Document;
class QuickPick;
class SelectionSync;
class TextEditor;

/// What can be done with the name at the caret, of a state or a variable: go to where it is defined, list
/// where it is used, rename it everywhere.
class NameActions : public QObject {
    Q_OBJECT

  public:
    NameActions(Document* document, TextEditor* editor, SelectionSync* selection, QuickPick* pick,
                QWidget* window);

    QAction* definition() const { return m_definition; }
    QAction* references() const { return m_references; }
    /// Renames the variable at the caret, or selects the state that is named there. False when what is to be
    /// renamed is the selected state.
    bool renameAtCaret();

  Q_SIGNALS:
    /// A sentence for the status bar.
    void message(const QString& text);

  private:
    void goToDefinition();
    void listReferences();
    void renameVariable(const QString& name);

    Document* m_document;
    TextEditor* m_editor;
    SelectionSync* m_selection;
    QWidget* m_window;
    QuickPick* m_pick;
    QAction* m_definition;
    QAction* m_references;
};

} // namespace wb::ui
