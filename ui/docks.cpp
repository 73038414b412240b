// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>

#include <utility>

namespace wb::ui {

namespace {

/// Widths of a window in pixels from which on there is room for the inspector, and for the palette's names.
constexpr int roomForInspector = 1500;
constexpr int roomForNames = 1200;

} // namespace

Docks::Docks(QMainWindow* window, const Panels& panels)
    : QObject(window), m_window(window), m_palette(add(tr("Palette"), "palette", panels.palette)),
      m_execution(add(tr("Execution"), "execution", panels.execution)),
      m_problems(add(tr("Problems"), "problems", panels.problems)),
      m_data(add(tr("Data"), "data", panels.data)),
      m_expression(add(tr("Expression"), "expression", panels.expression)),
      m_inspector(add(tr("Inspector"), "inspector", panels.inspector)) {
    window->setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks |
                           QMainWindow::AllowTabbedDocks);
    window->setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window->setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
}

QDockWidget* Docks::add(const QString& title, const char* id, QWidget* content) {
    auto* dock = new QDockWidget(title, m_window);
    dock->setObjectName(QLatin1String(id));
    dock->setWidget(content);
    m_window->addDockWidget(Qt::BottomDockWidgetArea, dock);
    return dock;
}

void Docks::reset() {
    const int width = m_window->width();
    for (QDockWidget* dock : {m_palette, m_execution, m_problems, m_data, m_expression, m_inspector})
        dock->setFloating(false);
    for (QDockWidget* dock : {m_execution, m_problems, m_data, m_expression})
        m_window->addDockWidget(Qt::BottomDockWidgetArea, dock);
    m_window->splitDockWidget(m_execution, m_data, Qt::Horizontal);
    m_window->tabifyDockWidget(m_execution, m_problems);
    m_window->tabifyDockWidget(m_data, m_expression);
    m_window->addDockWidget(Qt::LeftDockWidgetArea, m_palette);
    m_window->addDockWidget(Qt::RightDockWidgetArea, m_inspector);
    m_palette->show();
    m_inspector->setVisible(width >= roomForInspector);
    m_execution->hide();
    m_data->hide();
    m_expression->hide();
    m_problems->show();
    m_window->resizeDocks({m_palette}, {width >= roomForNames ? 158 : 46}, Qt::Horizontal);
    m_window->resizeDocks({m_problems}, {m_window->height() < 760 ? 96 : 150}, Qt::Vertical);
}

void Docks::showRun() {
    if (m_execution->isVisible() || m_data->isVisible()) {
        m_execution->raise();
        return;
    }
    m_hasShownRun = true;
    const int width = m_window->width(), height = m_window->height();
    m_execution->show();
    m_data->show();
    m_execution->raise();
    m_window->resizeDocks({m_execution, m_data}, {2 * width / 5, 3 * width / 5}, Qt::Horizontal);
    m_window->resizeDocks({m_execution, m_data}, {height * 3 / 10, height * 3 / 10}, Qt::Vertical);
}

void Docks::hideRun() {
    if (!std::exchange(m_hasShownRun, false)) return;
    m_execution->hide();
    m_data->hide();
}

void Docks::showProblems() {
    m_problems->show();
    m_problems->raise();
}

void Docks::showInspector() {
    m_inspector->show();
    m_inspector->raise();
}

void Docks::showExpression() {
    const bool wasVisible = m_expression->isVisible() || m_data->isVisible();
    m_expression->show();
    m_expression->raise();
    // It wants more room than the problems, whose row it opens in.
    const int height = m_window->height() * 3 / 10;
    if (!wasVisible && m_expression->height() < height)
        m_window->resizeDocks({m_expression}, {height}, Qt::Vertical);
}

void Docks::setProblemsTitle(const QString& title) {
    m_problems->setWindowTitle(title);
}

QList<QAction*> Docks::toggles() const {
    return {m_palette->toggleViewAction(), m_execution->toggleViewAction(),  m_problems->toggleViewAction(),
            m_data->toggleViewAction(),    m_expression->toggleViewAction(), m_inspector->toggleViewAction()};
}

} // namespace wb::ui
