// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/editing/editing.h"

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/editing/context_pad.h"
#include "ui/canvas/editing/editing_pull.h"
#include "ui/canvas/editing/empty_hint.h"
#include "ui/canvas/editing/rename_box.h"
#include "ui/canvas/overlay_item.h"
#include "ui/drawing/icon.h"

#include <QApplication>
#include <QClipboard>
#include <QGraphicsScene>
#include <QMimeData>

namespace wb::ui::canvas {

using namespace asl::refactor;
using asl::StatePath;
using asl::StateType;

const QString Editing::paletteMime = QStringLiteral("application/x-asl-workbench-states");

Editing::Editing(CanvasView* view)
    : QObject(view), m_view(view), m_overlay(new OverlayItem), m_pad(new ContextPad(view)),
      m_hint(new EmptyHint(view)) {
    m_overlay->setZValue(20);
    view->scene()->addItem(m_overlay);
    view->setAcceptDrops(true);
    view->viewport()->setAcceptDrops(true);
    view->installEventFilter(this);
    view->viewport()->installEventFilter(this);
    for (const auto change :
         {&CanvasView::selectionChanged, &CanvasView::pictureChanged, &CanvasView::viewMoved})
        connect(view, change, this, [this] { refresh(); });
    connect(m_pad, &ContextPad::appendAsked, this, &Editing::append);
    connect(m_pad, &ContextPad::typeAsked, this, &Editing::changeType);
    connect(m_pad, &ContextPad::renameAsked, this, &Editing::rename);
    connect(m_pad, &ContextPad::connectAsked, this, &Editing::startConnecting);
    connect(m_pad, &ContextPad::duplicateAsked, this, &Editing::duplicate);
    connect(m_pad, &ContextPad::removeAsked, this, &Editing::remove);
    connect(m_pad, &ContextPad::moreAsked, this, [this](QMenu* menu) {
        const asl::ModelPtr model = m_view->model();
        if (!model) return;
        const std::vector<StatePath> states = selection();
        const auto add = [&](const QString& text, const std::optional<Refusal>& refusal, auto slot) {
            QAction* action = menu->addAction(text, this, slot);
            action->setEnabled(!refusal);
            if (refusal) action->setToolTip(QString::fromStdString(refusal->reason));
        };
        const StatePath state = m_view->current();
        add(tr("Add choice rule\tShift+R"), canAddItem(*model, state, ListField::Choices),
            [this] { addRule(); });
        add(tr("Add catch\tShift+C"), canAddItem(*model, state, ListField::Catch), [this] { addCatch(); });
        add(tr("Add branch\tShift+B"), canAddItem(*model, state, ListField::Branches),
            [this] { addBranch(); });
        menu->addSeparator();
        add(tr("Wrap in Parallel\tShift+P"), canWrap(*model, states, StateType::Parallel),
            [this] { wrap(StateType::Parallel); });
        add(tr("Wrap in Map\tShift+M"), canWrap(*model, states, StateType::Map),
            [this] { wrap(StateType::Map); });
        add(tr("Unwrap\tShift+U"), canUnwrap(*model, state), [this] { unwrap(); });
    });
}

Editing::~Editing() = default;

void Editing::setEnabled(bool enabled) {
    m_enabled = enabled;
    if (!enabled) {
        endPull();
        if (m_renameBox) m_renameBox->deleteLater();
    }
    refresh();
}

void Editing::ask(Intent intent, const std::optional<Refusal>& refusal) {
    if (!m_enabled || !m_view->model()) return;
    if (refusal)
        Q_EMIT refused(QString::fromStdString(refusal->reason));
    else
        Q_EMIT editAsked(intent);
}

std::vector<StatePath> Editing::selection() const {
    return m_view->selection();
}

QPoint Editing::menuPlace() const {
    const QRectF rect = m_view->stateRect(m_view->current());
    const QPointF place = rect.isNull()
                              ? QRectF(m_view->viewport()->rect()).center()
                              : QPointF(m_view->mapFromScene(QPointF(rect.center().x(), rect.bottom() + 8)));
    return m_view->viewport()->mapToGlobal(place.toPoint());
}

QString Editing::typeEntry(StateType type) {
    switch (type) {
    case StateType::Task:
        return tr("&Task");
    case StateType::Pass:
        return tr("&Pass");
    case StateType::Choice:
        return tr("&Choice");
    case StateType::Wait:
        return tr("&Wait");
    case StateType::Parallel:
        return tr("Para&llel");
    case StateType::Map:
        return tr("&Map");
    case StateType::Succeed:
        return tr("&Succeed");
    case StateType::Fail:
        return tr("&Fail");
    default:
        return QString::fromStdString(std::string(asl::name(type)));
    }
}

void Editing::typeMenu(const std::function<void(StateType)>& chosen) {
    if (!m_enabled || !m_view->model()) return;
    // Kept until the next one is wanted: what it sets off may run an event loop of its own.
    delete m_menu;
    auto* menu = new QMenu(m_view);
    m_menu = menu;
    menu->installEventFilter(this);
    menu->setObjectName(QStringLiteral("stateTypes"));
    const bool dark = m_view->themeKind() == drawing::ThemeKind::Dark;
    for (const StateType type : {StateType::Task, StateType::Pass, StateType::Choice, StateType::Wait,
                                 StateType::Parallel, StateType::Map, StateType::Succeed, StateType::Fail})
        menu->addAction(drawing::typeIcon(type, dark), typeEntry(type), this,
                        [chosen, type] { chosen(type); });
    menu->popup(menuPlace());
    menu->setActiveAction(menu->actions().constFirst());
}

void Editing::append() {
    typeMenu([this](StateType type) { appendType(type); });
}

void Editing::appendType(StateType type) {
    insertLoad({type, {}});
}

void Editing::insert(const QByteArray& load) {
    insertLoad(Load::read(load));
}

void Editing::insertLoad(const Load& load) {
    const asl::ModelPtr model = m_view->model();
    if (!model) return;
    const StatePath after = m_view->current();
    DropTarget target;
    target.kind = after.isMachine() ? DropTarget::Kind::First : DropTarget::Kind::After;
    target.path = after;
    ask([target, load](const asl::Model& now) { return drop(now, target, load); },
        canDrop(*model, target, load));
}

void Editing::changeType() {
    if (m_view->current().isMachine()) return;
    typeMenu([this](StateType type) { changeTypeTo(type); });
}

void Editing::changeTypeTo(StateType type) {
    const asl::ModelPtr model = m_view->model();
    const StatePath state = m_view->current();
    if (!model || state.isMachine()) return;
    ask([state, type](const asl::Model& now) { return asl::refactor::changeType(now, state, type); },
        canChangeType(*model, state, type));
}

void Editing::rename() {
    const StatePath state = m_view->current();
    const asl::ModelPtr model = m_view->model();
    if (!m_enabled || !model || state.isMachine() || m_view->stateRect(state).isNull()) return;
    m_view->ensureShown(state);
    delete m_renameBox;
    m_renameBox = new RenameBox(m_view, state);
    connect(m_renameBox, &RenameBox::chosen, this,
            [this, state](const std::string& name) { renameTo(state, name); });
    m_pad->hide();
}

void Editing::renameTo(const StatePath& state, const std::string& name) {
    const asl::ModelPtr model = m_view->model();
    if (!model || name == state.stateName()) return;
    ask([state, name](const asl::Model& now) { return renameState(now, state, name); },
        canRename(*model, state, name));
}

void Editing::duplicate() {
    const asl::ModelPtr model = m_view->model();
    const StatePath state = m_view->current();
    if (!model || state.isMachine()) return;
    ask([state](const asl::Model& now) { return asl::refactor::duplicate(now, state); },
        canDuplicate(*model, state));
}

void Editing::remove() {
    const asl::ModelPtr model = m_view->model();
    if (!model) return;
    if (const auto arrow = m_view->selectedTransition()) {
        const TransitionPlace place{arrow->from, arrow->kind, arrow->index};
        ask([place](const asl::Model& now) { return asl::refactor::disconnect(now, place); },
            canDisconnect(*model, place));
        return;
    }
    const std::vector<StatePath> states = selection();
    if (states.empty()) return;
    ask([states](const asl::Model& now) { return deleteStates(now, states); }, canDelete(*model, states));
}

void Editing::copy() {
    const asl::ModelPtr model = m_view->model();
    const std::vector<StatePath> states = selection();
    if (!model || states.empty()) return;
    QApplication::clipboard()->setText(QString::fromStdString(copyText(*model, states)));
}

void Editing::cut() {
    copy();
    remove();
}

void Editing::paste() {
    const asl::ModelPtr model = m_view->model();
    const std::string text = QApplication::clipboard()->text().toStdString();
    if (!model || text.empty()) return;
    const asl::State* after = model->find(m_view->current());
    const StatePath container = after ? model->container(after->container).path : StatePath();
    const std::optional<StatePath> behind = after ? std::optional(after->path) : std::nullopt;
    ask([container, text,
         behind](const asl::Model& now) { return asl::refactor::paste(now, container, text, behind); },
        canPaste(*model, container, text));
}

void Editing::selectAll() {
    m_view->selectAllStates();
}

void Editing::addRule() {
    const asl::ModelPtr model = m_view->model();
    const StatePath state = m_view->current();
    if (!model) return;
    ask([state](const asl::Model& now) { return addItem(now, state, ListField::Choices); },
        canAddItem(*model, state, ListField::Choices));
}

void Editing::addCatch() {
    const asl::ModelPtr model = m_view->model();
    const StatePath state = m_view->current();
    if (!model) return;
    ask([state](const asl::Model& now) { return addItem(now, state, ListField::Catch); },
        canAddItem(*model, state, ListField::Catch));
}

void Editing::addBranch() {
    const asl::ModelPtr model = m_view->model();
    const StatePath state = m_view->current();
    if (!model) return;
    ask([state](const asl::Model& now) { return addItem(now, state, ListField::Branches); },
        canAddItem(*model, state, ListField::Branches));
}

void Editing::wrap(StateType type) {
    const asl::ModelPtr model = m_view->model();
    const std::vector<StatePath> states = selection();
    if (!model) return;
    ask([states, type](const asl::Model& now) { return asl::refactor::wrap(now, states, type); },
        canWrap(*model, states, type));
}

void Editing::unwrap() {
    const asl::ModelPtr model = m_view->model();
    const StatePath state = m_view->current();
    if (!model) return;
    ask([state](const asl::Model& now) { return asl::refactor::unwrap(now, state); },
        canUnwrap(*model, state));
}

/// What is to be read near a card, in the viewport's pixels. A container around it is no obstacle.
std::vector<QRect> Editing::cardsAndPills(const QRectF& card) const {
    std::vector<QRect> found;
    const drawing::PicturePtr picture = m_view->picture();
    const double reach = 400 / m_view->zoom();
    const QRectF near = card.adjusted(-reach, -reach, reach, reach);
    const auto add = [&](const QRectF& rect) {
        if (near.intersects(rect)) found.push_back(m_view->mapFromScene(rect).boundingRect());
    };
    for (const drawing::PreparedShape& shape : picture->shapes)
        if (!shape.rect.contains(card) && !card.contains(shape.rect)) add(shape.rect);
    for (const drawing::PreparedArrow& arrow : picture->arrows)
        if (!arrow.pill.isEmpty()) add(arrow.pill);
    return found;
}

void Editing::refresh() {
    const drawing::PicturePtr picture = m_view->picture();
    if (picture) m_overlay->setBounds(picture->bounds.adjusted(-2000, -2000, 2000, 2000));
    m_overlay->setTheme(m_view->themeKind());
    const StatePath state = m_view->current();
    const QRectF rect = m_view->stateRect(state);
    const asl::ModelPtr model = m_view->model();
    const bool shown = m_enabled && model && model->find(state) && !rect.isNull() && !m_pull &&
                       !m_renameBox && m_view->zoom() > 0.4 && m_view->isSettled();
    // Beside the state only while the graph is worked in: it would cover neighbours of who reads the text.
    if (shown && m_view->hasFocus() && m_targets.empty())
        m_pad->showFor(*model, state, m_view->mapFromScene(rect).boundingRect(), cardsAndPills(rect),
                       m_view->themeKind());
    else
        m_pad->hide();
    m_hint->showIf(m_enabled && model && model->states().empty(), m_view->themeKind());
    if (m_pull && m_pull->byClick && !rect.isNull() && state != m_pull->from)
        showPull(m_view->mapFromScene(QPointF(rect.center().x(), rect.top() + 4)));
    if (m_pull) return;
    OverlayItem::Content content;
    content.hasHandle = shown && !canAppend(*model, state);
    content.handle = QPointF(rect.center().x(), rect.bottom() + 1);
    m_overlay->setContent(std::move(content));
}

} // namespace wb::ui::canvas
