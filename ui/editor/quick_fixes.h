// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis.h"

#include <QObject>
#include <QTimer>

class QMenu;
class QWidget;

namespace wb::ui {

class Document;
class TextEditor;

/// What can be done about problems: offered by a light bulb beside the caret's line, by a key, and in the
/// menus of the text, the graph and the list of problems.
class QuickFixes : public QObject {
    Q_OBJECT

  public:
    QuickFixes(Document* document, TextEditor* editor);

    /// Adds the fixes of one problem to a menu, each with what it mends as its tip. False when there is none.
    bool fill(QMenu* menu, const Problem& problem);
    /// Those at the caret; where there are none, those of its line.
    bool fillAtCaret(QMenu* menu);
    /// Those of everything wrong in a state, states inside it aside.
    bool fillFor(QMenu* menu, const asl::StatePath& state);
    /// The menu at the caret.
    void openAtCaret();
    /// The menu of a state at a place of the screen.
    void openFor(const asl::StatePath& state, const QPoint& place);

  Q_SIGNALS:
    /// A sentence for the status bar.
    void message(const QString& text);

  private:
    bool fill(QMenu* menu, const std::vector<const Problem*>& problems);
    std::vector<const Problem*> problemsAtCaret() const;
    void popUp(QMenu* menu, const QPoint& place);
    void showBulb();

    Document* m_document;
    TextEditor* m_editor;
    QTimer m_bulb;
};

} // namespace wb::ui
