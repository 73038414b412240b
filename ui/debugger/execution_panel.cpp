// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/execution_panel.h"

#include "ui/debugger/debug_controller.h"
#include "ui/debugger/events_model.h"
#include "ui/debugger/run_presenter.h"
#include "ui/debugger/steps_model.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QSlider>
#include <QTabWidget>
#include <QTreeView>

#include <algorithm>
#include <utility>

namespace wb::ui {

ExecutionPanel::ExecutionPanel(DebugController* debugger, QWidget* parent)
    : QWidget(parent), m_debugger(debugger), m_session(&debugger->session()), m_runs(new QComboBox(this)),
      m_steps(new StepsModel(this)), m_events(new EventsModel(this)),
      m_slider(new QSlider(Qt::Horizontal, this)), m_place(new QLabel(this)), m_tabs(new QTabWidget(this)),
      m_stepList(makeList(tr("Steps"))), m_eventList(makeList(tr("Events"))) {
    m_slider->setAccessibleName(tr("Step shown"));
    m_slider->setToolTip(tr("Drag to move through the run"));
    m_place->setProperty("role", QStringLiteral("muted"));
    m_runs->setAccessibleName(tr("Run shown"));
    m_runs->setToolTip(tr("The runs of this document, each with all its steps"));
    m_runs->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_runs->setMaximumWidth(220);
    m_stepList->setModel(m_steps);
    m_eventList->setModel(m_events);
    m_stepList->header()->setStretchLastSection(false);
    m_stepList->header()->setMinimumSectionSize(36);
    m_stepList->header()->setSectionResizeMode(StepsModel::What, QHeaderView::Stretch);
    m_stepList->header()->resizeSection(StepsModel::Number, 42);
    m_stepList->header()->resizeSection(StepsModel::Time, 72);
    m_stepList->viewport()->installEventFilter(this);
    m_eventList->header()->setStretchLastSection(false);
    m_eventList->header()->setSectionResizeMode(EventsModel::Type, QHeaderView::Stretch);
    m_eventList->header()->setSectionResizeMode(EventsModel::State, QHeaderView::Stretch);
    m_eventList->header()->resizeSection(EventsModel::Id, 42);
    m_eventList->header()->resizeSection(EventsModel::Previous, 76);
    m_eventList->header()->resizeSection(EventsModel::Time, 72);
    m_tabs->addTab(m_stepList, tr("Steps"));
    m_tabs->addTab(m_eventList, tr("Events"));
    m_tabs->setDocumentMode(true);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(10, 8, 10, 4);
    row->setSpacing(10);
    row->addWidget(m_slider, 1);
    row->addWidget(m_place);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_tabs, 1);

    connect(m_runs, &QComboBox::activated, m_debugger, &DebugController::showRun);
    connect(&m_debugger->runs(), &Runs::changed, this, &ExecutionPanel::listRuns);
    listRuns();
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        if (!m_isFollowing) m_session->seek(value);
    });
    connect(m_stepList->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (!m_isFollowing && current.isValid()) m_session->seek(current.row());
            });
    connect(m_eventList->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (!m_isFollowing && current.isValid()) m_session->seek(m_events->stepOf(current.row()));
            });
    connect(m_session, &DebugSession::moved, this, &ExecutionPanel::follow);
    connect(m_session, &DebugSession::phaseChanged, this, &ExecutionPanel::follow);
    follow();
}

QTreeView* ExecutionPanel::makeList(const QString& name) {
    auto* list = new QTreeView(this);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAllColumnsShowFocus(true);
    list->setAccessibleName(name);
    return list;
}

/// Names get what they need, up to a share of the room: the rest is for what happened.
void ExecutionPanel::divideSteps() {
    QHeaderView* header = m_stepList->header();
    const int fixed = header->sectionSize(StepsModel::Number) + header->sectionSize(StepsModel::Time);
    const int room = std::max(0, m_stepList->viewport()->width() - fixed);
    m_stepList->resizeColumnToContents(StepsModel::State);
    m_widestName = std::max(m_widestName, header->sectionSize(StepsModel::State));
    header->resizeSection(StepsModel::State, std::clamp(m_widestName, room / 4, room * 2 / 5));
}

bool ExecutionPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && watched == m_stepList->viewport()) divideSteps();
    return QWidget::eventFilter(watched, event);
}

void ExecutionPanel::listRuns() {
    const Runs& runs = m_debugger->runs();
    const QSignalBlocker blocker(m_runs);
    m_runs->clear();
    for (int index = 0; index < static_cast<int>(runs.all().size()); ++index)
        m_runs->addItem(runs.title(index));
    m_runs->setCurrentIndex(runs.shown());
    // One run needs no choice.
    const bool hasChoice = m_runs->count() > 1;
    m_tabs->setCornerWidget(hasChoice ? m_runs : nullptr);
    m_runs->setVisible(hasChoice);
}

void ExecutionPanel::follow() {
    const QScopedValueRollback<bool> guard(m_isFollowing, true);
    const execution::Timeline* timeline = m_session->timeline();
    m_steps->follow(timeline);
    m_events->follow(timeline);
    m_slider->setEnabled(timeline != nullptr);
    if (!timeline) {
        m_slider->setRange(0, 0);
        m_place->setText(tr("No execution"));
        return;
    }
    const int last = static_cast<int>(timeline->size()) - 1;
    const int cursor = static_cast<int>(timeline->cursor());
    // Within a run names get more room and never less: columns that move are hard to read.
    if (std::exchange(m_divided, timeline) != timeline) m_widestName = 0;
    divideSteps();
    m_slider->setRange(0, last);
    m_slider->setValue(cursor);
    const QString time = elapsedText(timeline->state().now(), timeline->state(0).now());
    m_place->setText(tr("Step %1 of %2  ·  %3  ·  %4")
                         .arg(cursor)
                         .arg(last)
                         .arg(time, statusText(timeline->state().status())));
    const QModelIndex row = m_steps->index(cursor, StepsModel::State);
    m_stepList->setCurrentIndex(row);
    m_stepList->scrollTo(row);
    const int event = m_events->lastRowOf(static_cast<int>(timeline->cursor()));
    if (event >= 0) {
        m_eventList->setCurrentIndex(m_events->index(event, EventsModel::Type));
        m_eventList->scrollTo(m_events->index(event, EventsModel::Type));
    }
}

} // namespace wb::ui
