// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state_actions.h"

#include "ui/canvas/canvas_view.h"
#include "ui/document.h"
#include "ui/selection_sync.h"
#include "ui/value_text.h"

#include <QInputDialog>
#include <QMenu>

namespace wb::ui {

namespace {

namespace refactor = asl::refactor;
using asl::StateType;

constexpr StateType types[] = {StateType::Task,    StateType::Pass, StateType::Choice,   StateType::Wait,
                               StateType::Succeed, StateType::Fail, StateType::Parallel, StateType::Map};

} // namespace

StateActions::StateActions(Document* document, SelectionSync* selection, canvas::CanvasView* canvas,
                           QWidget* window)
    : QObject(window), m_document(document), m_selection(selection), m_canvas(canvas), m_window(window),
      m_append(new QMenu(tr("&Append"), window)), m_type(new QMenu(tr("Change &type"), window)) {
    m_rename = make(tr("&Rename…"), Qt::Key_F2);
    m_duplicate = make(tr("&Duplicate"), Qt::CTRL | Qt::Key_D);
    m_delete = make(tr("D&elete"), {});
    m_wrapParallel = make(tr("Wrap in &Parallel"), {});
    m_wrapMap = make(tr("Wrap in &Map"), {});
    m_unwrap = make(tr("&Unwrap"), {});
    for (const StateType type : types) {
        const QString name = toQString(asl::name(type));
        connect(m_append->addAction(name), &QAction::triggered, this, [this, type] { append(type); });
        connect(m_type->addAction(name), &QAction::triggered, this,
                [this, type] { apply(refactor::changeType(model(), m_selection->current(), type)); });
    }
    // Delete belongs to the text while the text has the focus.
    m_delete->setShortcut(QKeySequence::Delete);
    m_delete->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_canvas->addAction(m_delete);
    connect(m_rename, &QAction::triggered, this, &StateActions::rename);
    connect(m_duplicate, &QAction::triggered, this,
            [this] { apply(refactor::duplicate(model(), m_selection->current())); });
    connect(m_delete, &QAction::triggered, this,
            [this] { apply(refactor::deleteStates(model(), selected())); });
    connect(m_wrapParallel, &QAction::triggered, this,
            [this] { apply(refactor::wrap(model(), selected(), StateType::Parallel)); });
    connect(m_wrapMap, &QAction::triggered, this,
            [this] { apply(refactor::wrap(model(), selected(), StateType::Map)); });
    connect(m_unwrap, &QAction::triggered, this,
            [this] { apply(refactor::unwrap(model(), m_selection->current())); });
    connect(m_selection, &SelectionSync::currentChanged, this, &StateActions::update);
    connect(m_document, &Document::analysed, this, &StateActions::update);
    connect(m_canvas, &canvas::CanvasView::contextMenuAsked, this,
            [this](const asl::StatePath& path, const QPoint& position) {
                if (path.isMachine()) return;
                m_selection->go(path, false);
                QMenu menu(m_window);
                fill(&menu);
                menu.exec(position);
            });
    update();
}

QAction* StateActions::make(const QString& text, const QKeySequence& key) {
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    return action;
}

void StateActions::fill(QMenu* menu) {
    menu->addAction(m_rename);
    menu->addMenu(m_append);
    menu->addMenu(m_type);
    menu->addActions({m_duplicate, m_delete});
    menu->addSeparator();
    menu->addActions({m_wrapParallel, m_wrapMap, m_unwrap});
}

const asl::Model& StateActions::model() const {
    return *m_document->analysis()->model;
}

std::vector<asl::StatePath> StateActions::selected() const {
    std::vector<asl::StatePath> paths = m_canvas->selection();
    if (paths.empty() && !m_selection->current().isMachine()) paths.push_back(m_selection->current());
    return paths;
}

void StateActions::update() {
    const bool isUsable = !m_document->analysis()->isBroken;
    const asl::State* state = isUsable ? model().find(m_selection->current()) : nullptr;
    for (QAction* action : {m_rename, m_duplicate, m_delete, m_wrapParallel, m_wrapMap,
                            m_append->menuAction(), m_type->menuAction()})
        action->setEnabled(state != nullptr);
    const bool isContainer = state && !state->containers.empty();
    m_unwrap->setEnabled(isContainer);
}

void StateActions::rename() {
    m_document->refresh();
    const asl::State* state = model().find(m_selection->current());
    if (!state) return;
    bool isOk = false;
    const QString name = QInputDialog::getText(m_window, tr("Rename the state"), tr("Name:"),
                                               QLineEdit::Normal, toQString(state->name), &isOk);
    if (isOk && name != toQString(state->name))
        apply(refactor::renameState(model(), state->path, name.toStdString()));
}

void StateActions::append(asl::StateType type) {
    m_document->refresh();
    const asl::State* state = model().find(m_selection->current());
    if (!state) return;
    const refactor::NewState fresh{refactor::uniqueName(model(), asl::name(type)),
                                   refactor::newStateText(type, state->queryLanguage)};
    apply(refactor::appendState(model(), state->path, fresh));
}

bool StateActions::apply(const refactor::Outcome& outcome) {
    if (!outcome.ok()) {
        Q_EMIT message(toQString(outcome.error().reason));
        return false;
    }
    canvas::PathMap renamed;
    for (const auto& [from, to] : outcome->moved) renamed[from] = to;
    if (!m_document->applyEdits(toQString(outcome->label), outcome->edits, renamed)) return false;
    if (outcome->select) m_selection->go(*outcome->select, false);
    if (!outcome->notes.empty()) Q_EMIT message(toQString(outcome->notes.front()));
    return true;
}

} // namespace wb::ui
