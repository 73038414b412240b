// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/problems_panel.h"

#include "ui/editor/quick_fixes.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QStackedLayout>
#include <QTreeView>

namespace wb::ui {

ProblemsPanel::ProblemsPanel(QWidget* parent)
    : QWidget(parent), m_model(new ProblemsModel(this)), m_view(new QTreeView(this)),
      m_pages(new QStackedLayout(this)) {
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setAccessibleName(tr("Problems"));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(ProblemsModel::Message, QHeaderView::Stretch);
    for (const int column : {ProblemsModel::Place, ProblemsModel::Location, ProblemsModel::Code})
        m_view->header()->setSectionResizeMode(column, QHeaderView::Interactive);
    m_view->header()->resizeSection(ProblemsModel::Place, 70);
    m_view->header()->resizeSection(ProblemsModel::Location, 220);
    m_view->header()->resizeSection(ProblemsModel::Code, 230);
    auto* empty = new QLabel(tr("No problems found."), this);
    empty->setProperty("role", QStringLiteral("muted"));
    empty->setAlignment(Qt::AlignCenter);
    m_pages->addWidget(empty);
    m_pages->addWidget(m_view);

    const auto choose = [this](const QModelIndex& index) {
        if (index.isValid()) Q_EMIT problemChosen(m_model->problem(index.row()));
    };
    connect(m_view, &QTreeView::clicked, this, choose);
    connect(m_view, &QTreeView::activated, this, choose);
    connect(m_view, &QTreeView::customContextMenuRequested, this, &ProblemsPanel::showMenu);
    // In this list the key of the quick fixes means the problem that is chosen.
    m_view->installEventFilter(this);
}

void ProblemsPanel::show(AnalysisPtr analysis) {
    const int row = m_view->currentIndex().row();
    m_model->show(std::move(analysis));
    const int rows = m_model->rowCount();
    m_pages->setCurrentIndex(rows > 0 ? 1 : 0);
    if (row >= 0 && row < rows) m_view->setCurrentIndex(m_model->index(row, 0));
}

bool ProblemsPanel::eventFilter(QObject* watched, QEvent* event) {
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_view || !isKey) return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() != Qt::Key_Period || key->modifiers() != Qt::ControlModifier)
        return QWidget::eventFilter(watched, event);
    event->accept();
    const QRect row = m_view->visualRect(m_view->currentIndex());
    if (event->type() == QEvent::KeyPress && row.isValid()) showMenu(row.center());
    return true;
}

void ProblemsPanel::showMenu(const QPoint& position) {
    const QModelIndex index = m_view->indexAt(position);
    if (!index.isValid()) return;
    const Problem problem = m_model->problem(index.row());
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("quickFixes"));
    if (m_fixes && m_fixes->fill(&menu, problem)) menu.addSeparator();
    connect(menu.addAction(tr("Copy message")), &QAction::triggered, this,
            [problem] { QApplication::clipboard()->setText(QString::fromStdString(problem.message)); });
    menu.exec(m_view->viewport()->mapToGlobal(position));
}

} // namespace wb::ui
