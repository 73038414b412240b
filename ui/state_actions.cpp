// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state_actions.h"

#include "core/asl/refactor/refactor.h"
#include "ui/canvas/canvas_view.h"
#include "ui/document.h"
#include "ui/edit_runner.h"
#include "ui/editor/text_editor.h"
#include "ui/menu_commands.h"
#include "ui/name_actions.h"
#include "ui/selection_sync.h"
#include "ui/value_text.h"

#include <QInputDialog>
#include <QMenu>

namespace wb::ui {

namespace {

using asl::StateType;

constexpr StateType types[] = {StateType::Task,     StateType::Pass, StateType::Choice,  StateType::Wait,
                               StateType::Parallel, StateType::Map,  StateType::Succeed, StateType::Fail};

} // namespace

StateActions::StateActions(Document* document, SelectionSync* selection, canvas::CanvasView* canvas,
                           canvas::Editing* editing, EditRunner* runner, TextEditor* editor,
                           NameActions* names, QWidget* window)
    : QObject(window), m_document(document), m_selection(selection), m_canvas(canvas), m_editing(editing),
      m_runner(runner), m_editor(editor), m_names(names), m_window(window),
      m_appendMenu(new QMenu(tr("A&ppend of a type"), window)),
      m_typeMenu(new QMenu(tr("C&hange the type to"), window)) {
    makeActions();
    connect(m_selection, &SelectionSync::currentChanged, this, &StateActions::update);
    connect(m_document, &Document::analysed, this, &StateActions::update);
    connect(m_canvas, &canvas::CanvasView::contextMenuAsked, this,
            [this](const asl::StatePath& path, const QPoint& position) {
                if (!path.isMachine()) m_selection->go(path, false);
                QMenu menu(m_window);
                fill(&menu);
                menu.exec(position);
            });
    update();
}

void StateActions::makeActions() {
    using canvas::Editing;
    const auto gesture = [this](Slot slot) { return [this, slot] { (m_editing->*slot)(); }; };
    m_append = onCanvas(tr("&Append a state…"), {Qt::Key_A, Qt::Key_N}, gesture(&Editing::append));
    for (const StateType type : types) {
        const QString name = Editing::typeEntry(type);
        connect(m_appendMenu->addAction(name), &QAction::triggered, this,
                [this, type] { m_editing->appendType(type); });
        connect(m_typeMenu->addAction(name), &QAction::triggered, this,
                [this, type] { m_editing->changeTypeTo(type); });
    }
    m_rest = {
        make(withKeys(tr("&Rename"), {Qt::Key_F2, Qt::Key_E}), Qt::Key_F2, [this] { rename(); }),
        onCanvas(tr("Change the &type…"), {Qt::Key_R}, gesture(&Editing::changeType)),
        onCanvas(tr("&Connect with…"), {Qt::Key_C}, gesture(&Editing::startConnecting)),
        onCanvas(tr("Edit its &fields"), {Qt::Key_I, Qt::ALT | Qt::Key_Return},
                 [this] { Q_EMIT fieldsAsked(); }),
        make(tr("&Duplicate"), Qt::CTRL | Qt::Key_D, gesture(&Editing::duplicate)),
        onCanvas(tr("De&lete"), {QKeySequence(Qt::Key_Delete), QKeySequence(Qt::Key_Backspace)},
                 gesture(&Editing::remove)),
        nullptr,
        onCanvas(tr("Add a choice r&ule"), {Qt::SHIFT | Qt::Key_R}, gesture(&Editing::addRule)),
        onCanvas(tr("Add a catch&er"), {Qt::SHIFT | Qt::Key_C}, gesture(&Editing::addCatch)),
        onCanvas(tr("Add a &branch"), {Qt::SHIFT | Qt::Key_B}, gesture(&Editing::addBranch)),
        nullptr,
        onCanvas(tr("Wrap in &Parallel"), {Qt::SHIFT | Qt::Key_P},
                 [this] { m_editing->wrap(StateType::Parallel); }),
        onCanvas(tr("Wrap in &Map"), {Qt::SHIFT | Qt::Key_M}, [this] { m_editing->wrap(StateType::Map); }),
        onCanvas(tr("U&nwrap"), {Qt::SHIFT | Qt::Key_U}, gesture(&Editing::unwrap)),
        nullptr,
        make(tr("Convert to &JSONata"), {}, [this] { convert(m_selection->current()); }),
    };
    m_convertAll = make(tr("Con&vert the whole machine to JSONata"), {}, [this] { convert({}); });
    // In the graph E does the same; in the text it is a letter.
    auto* rename = new QAction(this);
    rename->setShortcut(Qt::Key_E);
    rename->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(rename, &QAction::triggered, this, &StateActions::rename);
    m_canvas->addAction(rename);
}

QAction* StateActions::make(const QString& text, const QKeySequence& key, std::function<void()> act) {
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, std::move(act));
    return action;
}

QAction* StateActions::onCanvas(const QString& text, const QList<QKeySequence>& keys,
                                std::function<void()> act) {
    QAction* action = make(withKeys(text, keys), {}, std::move(act));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_canvas->addAction(action);
    return action;
}

void StateActions::fill(QMenu* menu) {
    menu->addAction(m_append);
    menu->addMenu(m_appendMenu);
    for (std::size_t i = 0; i < m_rest.size(); ++i) {
        if (m_rest[i])
            menu->addAction(m_rest[i]);
        else
            menu->addSeparator();
        if (i == 1) menu->addMenu(m_typeMenu);
    }
    menu->addAction(m_convertAll);
}

/// What needs a state is off without one. Beyond that actions stay on: the rules say why something cannot be.
void StateActions::update() {
    const Analysis& analysis = *m_document->analysis();
    const bool isUsable = !analysis.isBroken;
    const bool hasState = isUsable && analysis.model->find(m_selection->current());
    m_append->setEnabled(isUsable);
    m_convertAll->setEnabled(isUsable);
    m_appendMenu->menuAction()->setEnabled(isUsable);
    m_typeMenu->menuAction()->setEnabled(hasState);
    for (QAction* action : m_rest)
        // Delete also takes a selected transition away, and a name in the text can be renamed anywhere.
        if (action)
            action->setEnabled(hasState ||
                               (isUsable && (action->shortcuts().contains(QKeySequence(Qt::Key_Delete)) ||
                                             action->shortcuts().contains(QKeySequence(Qt::Key_F2)))));
}

void StateActions::convert(const asl::StatePath& path) {
    m_runner->run([path](const asl::Model& model) { return asl::refactor::convertToJsonata(model, path); });
}

/// In place where the state's card is to be seen, else by a question.
void StateActions::rename() {
    if (m_editor->hasFocus() && m_names->renameAtCaret()) return;
    const asl::StatePath path = m_selection->current();
    if (path.isMachine()) return;
    if (m_canvas->isVisible() && !m_canvas->stateRect(path).isNull()) return m_editing->rename();
    bool isOk = false;
    const QString old = QString::fromStdString(path.stateName());
    const QString name =
        QInputDialog::getText(m_window, tr("Rename the state"), tr("Name:"), QLineEdit::Normal, old, &isOk);
    if (isOk && name != old) m_editing->renameTo(path, name.toStdString());
}

} // namespace wb::ui
