// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/problems_model.h"

#include <QWidget>

class QStackedLayout;
class QTreeView;

namespace wb::ui {

class QuickFixes;

/// The list of problems; activating one asks to go there.
class ProblemsPanel : public QWidget {
    Q_OBJECT

  public:
    explicit ProblemsPanel(QWidget* parent = nullptr);

    void show(AnalysisPtr analysis);
    /// Where the menu of a problem has its fixes from.
    void setFixes(QuickFixes* fixes) { m_fixes = fixes; }

  Q_SIGNALS:
    void problemChosen(const wb::ui::Problem& problem);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void showMenu(const QPoint& position);

    QuickFixes* m_fixes = nullptr;
    ProblemsModel* m_model;
    QTreeView* m_view;
    QStackedLayout* m_pages;
};

} // namespace wb::ui
