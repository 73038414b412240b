// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view_actions.h"

#include "ui/canvas/canvas_view.h"
#include "ui/editor/text_editor.h"
#include "ui/icons.h"
#include "ui/menu_commands.h"
#include "ui/motion.h"
#include "ui/theme.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenu>

namespace wb::ui {

ViewActions::ViewActions(canvas::CanvasView* canvas, TextEditor* editor, ThemeController* themes,
                         QObject* parent)
    : QObject(parent), m_themes(themes), m_themeMenu(std::make_unique<QMenu>(tr("&Theme"))) {
    using canvas::CanvasView;
    m_zoomIn = make("zoom-in", tr("Zoom &in"), {});
    m_zoomIn->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Equal), QKeySequence(Qt::CTRL | Qt::Key_Plus)});
    m_zoomOut = make("zoom-out", tr("Zoom &out"), Qt::CTRL | Qt::Key_Minus);
    m_actual = make(nullptr, tr("&100 %"), Qt::CTRL | Qt::Key_0);
    m_fit = make("fit", tr("&Fit the graph"), Qt::CTRL | Qt::Key_1);
    m_centre = make(nullptr, tr("&Centre on the selection"), Qt::ALT | Qt::Key_C);
    m_drillIn = onCanvas(canvas, tr("S&how this container alone"), {Qt::CTRL | Qt::Key_Return});
    m_drillOut = onCanvas(canvas, tr("Show what is aro&und"), {Qt::CTRL | Qt::Key_Backspace});
    m_fold = onCanvas(canvas, tr("Coll&apse or expand the container"), {Qt::Key_F, Qt::Key_Asterisk});
    // Which modifiers the asterisk comes with is the keyboard's affair: the graph takes it itself.
    m_fold->setShortcut(Qt::Key_F);
    m_collapse = onCanvas(canvas, tr("Co&llapse all containers"), {Qt::SHIFT | Qt::Key_F});
    m_expand = onCanvas(canvas, tr("&Expand all containers"), {Qt::SHIFT | Qt::Key_E});
    m_hand = onCanvas(canvas, tr("Ha&nd: every drag moves the view"), {Qt::Key_H});
    m_lasso = onCanvas(canvas, tr("Lass&o: the next drag selects"), {Qt::Key_L});
    for (const auto& [action, tool] :
         {std::pair(m_hand, CanvasView::Tool::Hand), std::pair(m_lasso, CanvasView::Tool::Lasso)}) {
        action->setCheckable(true);
        connect(action, &QAction::triggered, canvas, [canvas, one = tool] {
            canvas->setTool(canvas->tool() == one ? CanvasView::Tool::Select : one);
        });
        connect(canvas, &CanvasView::toolChanged, action,
                [on = action, one = tool](CanvasView::Tool now) { on->setChecked(now == one); });
    }
    m_textIn = make(nullptr, tr("Larger te&xt"), Qt::CTRL | Qt::ALT | Qt::Key_Equal);
    m_textOut = make(nullptr, tr("S&maller text"), Qt::CTRL | Qt::ALT | Qt::Key_Minus);
    m_theme = make("theme", tr("Light or &dark"), Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    connectMotion(canvas);
    m_nextPart = make(nullptr, tr("&Next part of the window"), Qt::CTRL | Qt::Key_F6);
    m_previousPart = make(nullptr, tr("P&revious part of the window"), Qt::CTRL | Qt::SHIFT | Qt::Key_F6);
    connect(m_nextPart, &QAction::triggered, this, [this] { goToPart(1); });
    connect(m_previousPart, &QAction::triggered, this, [this] { goToPart(-1); });
    connect(m_zoomIn, &QAction::triggered, canvas, &CanvasView::zoomIn);
    connect(m_zoomOut, &QAction::triggered, canvas, &CanvasView::zoomOut);
    connect(m_actual, &QAction::triggered, canvas, &CanvasView::resetZoom);
    connect(m_fit, &QAction::triggered, canvas, &CanvasView::fit);
    connect(m_centre, &QAction::triggered, canvas, &CanvasView::centreOnSelection);
    connect(m_drillIn, &QAction::triggered, canvas, &CanvasView::drillIn);
    connect(m_drillOut, &QAction::triggered, canvas, &CanvasView::drillOut);
    // The tool bar shows the scale at present, where a click leads back to 100 %.
    connect(canvas, &CanvasView::zoomChanged, m_actual,
            [this](double zoom) { m_actual->setIconText(tr("%1 %").arg(qRound(zoom * 100))); });
    connect(m_fold, &QAction::triggered, canvas, &CanvasView::toggleCollapsed);
    connect(m_collapse, &QAction::triggered, canvas, &CanvasView::collapseAll);
    connect(m_expand, &QAction::triggered, canvas, &CanvasView::expandAll);
    connect(m_textIn, &QAction::triggered, editor, &TextEditor::zoomTextIn);
    connect(m_textOut, &QAction::triggered, editor, &TextEditor::zoomTextOut);
    connect(m_theme, &QAction::triggered, m_themes, [this] {
        m_themes->setChoice(m_themes->theme().isDark() ? ThemeChoice::Light : ThemeChoice::Dark);
    });
    auto* group = new QActionGroup(this);
    const std::pair<ThemeChoice, QString> choices[] = {{ThemeChoice::System, tr("As the &system")},
                                                       {ThemeChoice::Light, tr("&Light")},
                                                       {ThemeChoice::Dark, tr("&Dark")}};
    for (const auto& [choice, name] : choices) {
        QAction* action = m_themeMenu->addAction(name);
        action->setCheckable(true);
        action->setChecked(m_themes->choice() == choice);
        group->addAction(action);
        connect(action, &QAction::triggered, m_themes,
                [this, chosen = choice] { m_themes->setChoice(chosen); });
        connect(m_themes, &ThemeController::changed, this,
                [this, action, chosen = choice] { action->setChecked(m_themes->choice() == chosen); });
    }
}

ViewActions::~ViewActions() = default;

/// The canvas stands still where the system asks for that, or the user.
void ViewActions::connectMotion(canvas::CanvasView* canvas) {
    m_motion = new Motion(this);
    m_still = make(nullptr, tr("&Keep still: reduced motion"), {});
    m_still->setCheckable(true);
    m_still->setChecked(m_motion->isChosen());
    connect(m_still, &QAction::triggered, m_motion, &Motion::choose);
    connect(m_motion, &Motion::changed, canvas, [canvas](bool reduced) { canvas->setAnimated(!reduced); });
    if (m_motion->isReduced()) canvas->setAnimated(false);
}

void ViewActions::goToPart(int by) {
    const auto count = m_parts.size();
    qsizetype now = -1;
    for (qsizetype i = 0; i < count; ++i)
        if (m_parts[i]->hasFocus() || m_parts[i]->isAncestorOf(QApplication::focusWidget())) now = i;
    for (qsizetype step = 1; step <= count; ++step) {
        QWidget* part = m_parts[((now + by * step) % count + count) % count];
        if (!part->isVisible()) continue;
        part->setFocus(Qt::TabFocusReason);
        return;
    }
}

QAction* ViewActions::make(const char* name, const QString& text, const QKeySequence& key) {
    auto* action = new QAction(text, this);
    if (name) action->setIcon(icon(name));
    action->setShortcut(key);
    const QString plain = QString(text).remove(u'&');
    action->setToolTip(
        key.isEmpty() ? plain : QStringLiteral("%1 (%2)").arg(plain, key.toString(QKeySequence::NativeText)));
    return action;
}

QAction* ViewActions::onCanvas(canvas::CanvasView* canvas, const QString& text,
                               const QList<QKeySequence>& keys) {
    QAction* action = make(nullptr, withKeys(text, keys), {});
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    canvas->addAction(action);
    return action;
}

void ViewActions::fill(QMenu* menu, const QList<QAction*>& panels) const {
    menu->addActions({m_zoomIn, m_zoomOut, m_actual, m_fit, m_centre});
    menu->addSeparator();
    menu->addActions({m_hand, m_lasso});
    menu->addSeparator();
    menu->addActions({m_drillIn, m_drillOut, m_fold, m_collapse, m_expand});
    menu->addSeparator();
    menu->addActions({m_textIn, m_textOut});
    menu->addSeparator();
    menu->addActions(panels);
    menu->addActions({m_nextPart, m_previousPart});
    menu->addSeparator();
    menu->addAction(m_theme);
    menu->addMenu(m_themeMenu.get());
    menu->addAction(m_still);
}

} // namespace wb::ui
