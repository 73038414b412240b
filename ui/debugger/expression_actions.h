// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

namespace wb::ui {

class DebugController;
class Document;
class ExpressionPanel;
class InputField;
class SelectionSync;
class TextEditor;
struct ExpressionQuestion;

/// Leads to the panel where expressions are tried out, and keeps it on the data at the step shown or, without
/// a run, on the input of the next one.
class ExpressionActions : public QObject {
    Q_OBJECT

  public:
    ExpressionActions(Document* document, TextEditor* editor, SelectionSync* selection,
                      DebugController* debugger, InputField* input, ExpressionPanel* panel);

    /// Opens the panel, with the expression that is selected in the text or that the caret is in.
    QAction* evaluate() const { return m_evaluate; }

  Q_SIGNALS:
    /// The panel is to be shown.
    void panelAsked();

  private:
    ExpressionQuestion question();
    void open();

    Document* m_document;
    TextEditor* m_editor;
    SelectionSync* m_selection;
    DebugController* m_debugger;
    InputField* m_input;
    ExpressionPanel* m_panel;
    QAction* m_evaluate;
};

} // namespace wb::ui
