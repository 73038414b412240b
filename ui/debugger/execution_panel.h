// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;
class QStackedLayout;
class QTabWidget;
class QTreeView;

namespace wb::ui {

class DebugController;
class DebugSession;
class EventsModel;
class StepsModel;

/// The runs of the document, and of the one that is shown the timeline: a slider, the list of steps, and the
/// table of history events. Choosing a row moves the session there.
class ExecutionPanel : public QWidget {
    Q_OBJECT

  public:
    explicit ExecutionPanel(DebugController* debugger, QWidget* parent = nullptr);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void follow();
    void divideSteps();
    void listRuns();
    QTreeView* makeList(const QString& name);

    DebugController* m_debugger;
    DebugSession* m_session;
    QComboBox* m_runs;
    StepsModel* m_steps;
    EventsModel* m_events;
    QSlider* m_slider;
    QLabel* m_place;
    QTabWidget* m_tabs;
    QTreeView* m_stepList;
    QTreeView* m_eventList;
    int m_widestName = 0;
    /// The run for which that was measured.
    const void* m_divided = nullptr;
    bool m_isFollowing = false;
};

} // namespace wb::ui
