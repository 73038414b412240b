// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/problems_model.h"

#include <QWidget>

class QStackedLayout;
class QTreeView;

namespace wb::ui {

/// The list of problems; activating one asks to go there.
class ProblemsPanel : public QWidget {
    Q_OBJECT

  public:
    explicit ProblemsPanel(QWidget* parent = nullptr);

    void show(AnalysisPtr analysis);

  Q_SIGNALS:
    void problemChosen(const wb::ui::Problem& problem);
    void fixChosen(const QString& label, const wb::json::TextEdits& edits);

  private:
    void showMenu(const QPoint& position);

    ProblemsModel* m_model;
    QTreeView* m_view;
    QStackedLayout* m_pages;
};

} // namespace wb::ui
