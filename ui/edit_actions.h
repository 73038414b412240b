// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

class QMenu;

namespace wb::ui {

class Document;
class FindBar;
class TextEditor;
class CompletionPopup;

/// The Edit menu: undo by name, clipboard, search, going to a line.
class EditActions : public QObject {
    Q_OBJECT

  public:
    EditActions(Document* document, TextEditor* editor, FindBar* find, QWidget* window);

    void fill(QMenu* menu) const;
    QAction* undo() const { return m_undo; }
    QAction* redo() const { return m_redo; }
    QAction* findAction() const { return m_find; }

  private:
    QAction* make(const char* icon, const QString& text, const QKeySequence& key);
    void updateUndo();
    void askForLine();
    void goToDefinition();
    void format();

    Document* m_document;
    TextEditor* m_editor;
    QWidget* m_window;
    QAction* m_undo;
    QAction* m_redo;
    QAction* m_cut;
    QAction* m_copy;
    QAction* m_paste;
    QAction* m_selectAll;
    QAction* m_find;
    QAction* m_replace;
    QAction* m_next;
    QAction* m_previous;
    QAction* m_line;
    QAction* m_complete;
    QAction* m_definition;
    QAction* m_format;
    CompletionPopup* m_completion;
};

} // namespace wb::ui
