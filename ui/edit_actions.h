// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

class QMenu;

namespace wb::ui {

class Document;
class FindBar;
class NameActions;
class QuickFixes;
class TextEditor;
class CompletionPopup;
namespace canvas {
class CanvasView;
class Editing;
} // namespace canvas

/// The Edit menu: undo by name, clipboard, search, going to a line.
class EditActions : public QObject {
    Q_OBJECT

  public:
    EditActions(Document* document, TextEditor* editor, FindBar* find, canvas::CanvasView* canvas,
                canvas::Editing* editing, NameActions* names, QuickFixes* fixes, QWidget* window);

    void fill(QMenu* menu) const;
    /// Offers an action of another part in the menu of the text.
    void addToTextMenu(QAction* action) { m_more << action; }
    QAction* undo() const { return m_undo; }
    QAction* redo() const { return m_redo; }
    QAction* findAction() const { return m_find; }

  Q_SIGNALS:
    /// Find was asked for while the graph had the focus.
    void findStateAsked();
    /// A sentence for the status bar.
    void message(const QString& text);

  private:
    QAction* make(const char* icon, const QString& text, const QKeySequence& key);
    void updateUndo();
    /// Whether the graph is what the user works in: it has the focus, or had it before a menu took it.
    bool isOnGraph() const { return m_isOnGraph; }
    void clipboard(const char* method, void (canvas::Editing::*onGraph)());
    void askForLine();
    void offerFixes();
    void goToProblem(bool next);
    /// The menu of the text, at a place of the screen.
    void showMenu(const QPoint& place);
    void format();

    Document* m_document;
    TextEditor* m_editor;
    canvas::CanvasView* m_canvas;
    canvas::Editing* m_editing;
    NameActions* m_names;
    QuickFixes* m_fixes;
    QWidget* m_window;
    bool m_isOnGraph = false;
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
    QAction* m_fix;
    QAction* m_nextProblem;
    QAction* m_previousProblem;
    QAction* m_fold;
    QAction* m_unfold;
    QAction* m_format;
    CompletionPopup* m_completion;
    QList<QAction*> m_more;
};

} // namespace wb::ui
