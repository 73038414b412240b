// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/refactor/refactor.h"

#include <QAction>
#include <QObject>

class QMenu;
class QWidget;

namespace wb::ui {

class Document;
class SelectionSync;
namespace canvas {
class CanvasView;
}

/// What can be done with the selected state: each an operation of core/asl/refactor, applied as one undo
/// step.
class StateActions : public QObject {
    Q_OBJECT

  public:
    StateActions(Document* document, SelectionSync* selection, canvas::CanvasView* canvas, QWidget* window);

    /// Adds the actions to a menu, which then offers what is possible with the selection when it opens.
    void fill(QMenu* menu);
    /// Applies an outcome, selects what it says, or says why it cannot be. True when the text changed.
    bool apply(const asl::refactor::Outcome& outcome);

  Q_SIGNALS:
    void message(const QString& text);

  private:
    QAction* make(const QString& text, const QKeySequence& key);
    void update();
    void rename();
    void append(asl::StateType type);
    const asl::Model& model() const;
    std::vector<asl::StatePath> selected() const;

    Document* m_document;
    SelectionSync* m_selection;
    canvas::CanvasView* m_canvas;
    QWidget* m_window;
    QAction* m_rename;
    QAction* m_duplicate;
    QAction* m_delete;
    QAction* m_wrapParallel;
    QAction* m_wrapMap;
    QAction* m_unwrap;
    QMenu* m_append;
    QMenu* m_type;
};

} // namespace wb::ui
