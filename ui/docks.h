// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QDockWidget;
class QMainWindow;
class QWidget;

namespace wb::ui {

/// The panels around text and graph, and where they stand.
class Docks : public QObject {
    Q_OBJECT

  public:
    /// Raised when docks are added: an older stored arrangement would hide them.
    static constexpr int version = 4;

    struct Panels {
        QWidget* palette;
        QWidget* execution;
        QWidget* problems;
        QWidget* data;
        QWidget* expression;
        QWidget* inspector;
    };

    Docks(QMainWindow* window, const Panels& panels);

    /// Where they are at first, by the size of the window: a small one belongs to text and graph.
    void reset();
    /// What belongs to a run comes with the first run.
    void showRun();
    /// What showRun() has brought goes with the run: panels of no run say nothing.
    void hideRun();
    void showProblems();
    void showInspector();
    void showExpression();
    void setProblemsTitle(const QString& title);
    /// Show and hide each panel.
    QList<QAction*> toggles() const;

  private:
    QDockWidget* add(const QString& title, const char* id, QWidget* content);

    QMainWindow* m_window;
    bool m_hasShownRun = false;
    QDockWidget* m_palette;
    QDockWidget* m_execution;
    QDockWidget* m_problems;
    QDockWidget* m_data;
    QDockWidget* m_expression;
    QDockWidget* m_inspector;
};

} // namespace wb::ui
