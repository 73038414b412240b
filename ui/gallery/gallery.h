// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/blueprints.h"
#include "ui/drawing/theme.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QPlainTextEdit;

namespace wb::ui {

namespace canvas {
class CanvasView;
class LayoutService;
} // namespace canvas

/// The blueprints, each with its drawn graph: looked at, opened as a new document, or run step by step.
class Gallery : public QDialog {
    Q_OBJECT

  public:
    enum Choice { OpenAsNew = QDialog::Accepted, RunSteps };

    Gallery(canvas::LayoutService* layout, drawing::ThemeKind theme, QWidget* parent);

    /// The one that is selected; null when none is installed.
    const Blueprint* current() const;

  private:
    void addThumbnail(int row);
    void showCurrent();

    canvas::LayoutService* m_layout;
    drawing::ThemeKind m_theme;
    QList<Blueprint> m_blueprints;
    QListWidget* m_list;
    canvas::CanvasView* m_preview;
    QLabel* m_title;
    QLabel* m_description;
    QPlainTextEdit* m_input;
};

} // namespace wb::ui
