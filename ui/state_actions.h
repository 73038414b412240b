// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/model.h"
#include "ui/canvas/editing/editing.h"

#include <QAction>
#include <QObject>

#include <vector>

class QMenu;

namespace wb::ui {

class Document;
class EditRunner;
class NameActions;
class SelectionSync;
class TextEditor;
namespace canvas {
class CanvasView;
}

/// The State menu: the gestures of the canvas as actions with names and keys. Single letters belong to the
/// graph alone; in the text they are letters.
class StateActions : public QObject {
    Q_OBJECT

  public:
    StateActions(Document* document, SelectionSync* selection, canvas::CanvasView* canvas,
                 canvas::Editing* editing, EditRunner* runner, TextEditor* editor, NameActions* names,
                 QWidget* window);

    void fill(QMenu* menu);

  Q_SIGNALS:
    /// The selected state's form is wanted, with the keyboard in it.
    void fieldsAsked();

  private:
    using Slot = void (canvas::Editing::*)();
    QAction* make(const QString& text, const QKeySequence& key, std::function<void()> act);
    QAction* onCanvas(const QString& text, const QList<QKeySequence>& keys, std::function<void()> act);
    void makeActions();
    void update();
    void rename();
    /// A state, or with the empty path the whole machine, from JSONPath to JSONata.
    void convert(const asl::StatePath& path);

    Document* m_document;
    SelectionSync* m_selection;
    canvas::CanvasView* m_canvas;
    canvas::Editing* m_editing;
    EditRunner* m_runner;
    TextEditor* m_editor;
    NameActions* m_names;
    QWidget* m_window;
    QAction* m_append;
    QAction* m_convertAll;
    QMenu* m_appendMenu;
    QMenu* m_typeMenu;
    /// In the order of the menu; null for a separator.
    std::vector<QAction*> m_rest;
};

} // namespace wb::ui
