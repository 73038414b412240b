// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/editing/context_pad.h"

#include "core/asl/refactor/refactor.h"
#include "ui/canvas/canvas_view.h"
#include "ui/drawing/icon.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <limits>

namespace wb::ui::canvas {

ContextPad::ContextPad(CanvasView* view) : QFrame(view->viewport()) {
    setObjectName(QStringLiteral("contextPad"));
    setAccessibleName(tr("Actions on the selected state"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(3, 3, 3, 3);
    row->setSpacing(1);
    m_append = add("pad-append", tr("Append a state (A)"));
    m_connect = add("pad-connect", tr("Connect with another state (C)"));
    m_rename = add("pad-rename", tr("Rename (F2 or E)"));
    m_type = add("pad-type", tr("Change the type (R)"));
    m_duplicate = add("pad-duplicate", tr("Duplicate (Ctrl+D)"));
    m_remove = add("pad-delete", tr("Delete (Del)"));
    m_more = add("pad-more", tr("More"));
    connect(m_append, &QToolButton::clicked, this, &ContextPad::appendAsked);
    connect(m_connect, &QToolButton::clicked, this, &ContextPad::connectAsked);
    connect(m_rename, &QToolButton::clicked, this, &ContextPad::renameAsked);
    connect(m_type, &QToolButton::clicked, this, &ContextPad::typeAsked);
    connect(m_duplicate, &QToolButton::clicked, this, &ContextPad::duplicateAsked);
    connect(m_remove, &QToolButton::clicked, this, &ContextPad::removeAsked);
    auto* menu = new QMenu(m_more);
    menu->setToolTipsVisible(true);
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        Q_EMIT moreAsked(menu);
    });
    adjustSize();
    hide();
}

QToolButton* ContextPad::add(const char* icon, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setIconSize(QSize(18, 18));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::NoFocus);
    layout()->addWidget(button);
    m_buttons.emplace_back(button, icon);
    return button;
}

void ContextPad::allow(QToolButton* button, const std::optional<asl::refactor::Refusal>& refusal) {
    button->setEnabled(!refusal);
    const QString what = button->accessibleName();
    button->setToolTip(refusal ? QStringLiteral("%1\n%2").arg(what, QString::fromStdString(refusal->reason))
                               : what);
}

void ContextPad::paintIcons(drawing::ThemeKind theme) {
    if (m_theme == static_cast<int>(theme)) return;
    m_theme = static_cast<int>(theme);
    const drawing::Theme& colours = drawing::theme(theme);
    setStyleSheet(QStringLiteral("#contextPad { background: %1; border: 1px solid %2; border-radius: 8px; }"
                                 "QToolButton { border: none; padding: 4px; border-radius: 5px; }"
                                 "QToolButton:hover { background: %3; }"
                                 "QToolButton::menu-indicator { image: none; }")
                      .arg(colours.card.name(), colours.containerBorder.name(), colours.badge.name()));
    for (const auto& [button, name] : m_buttons) {
        QPixmap pixmap(54, 54);
        pixmap.fill(Qt::transparent);
        pixmap.setDevicePixelRatio(3);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        drawing::Icon::named(name.c_str()).paint(painter, QPointF(0, 0), 18, colours.text);
        painter.end();
        button->setIcon(pixmap);
    }
}

/// Above if that is free, else above to one side, else beside, else below; what hides least when nothing is
/// free.
QPoint ContextPad::bestPlace(const QRect& card, const std::vector<QRect>& taken) const {
    constexpr int gap = 16;
    const QRect area = parentWidget()->rect().adjusted(4, 4, -4, -4);
    const int above = card.top() - height() - gap;
    const int middle = std::min(card.top() + 8, card.center().y() - height() / 2);
    const QPoint places[] = {{card.center().x() - width() / 2, above},
                             {card.center().x() + 12, above},
                             {card.center().x() - 12 - width(), above},
                             {card.right() + gap, middle},
                             {card.left() - gap - width(), middle},
                             {card.center().x() + 12, card.bottom() + gap},
                             {card.center().x() - 12 - width(), card.bottom() + gap}};
    QPoint best;
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (const QPoint& wanted : places) {
        const QPoint place(
            std::clamp(wanted.x(), area.left(), std::max(area.left(), area.right() - width())),
            std::clamp(wanted.y(), area.top(), std::max(area.top(), area.bottom() - height())));
        const QRect pad(place, size());
        const auto hidden = [&pad](const QRect& rect) {
            const QRect both = pad.intersected(rect);
            return static_cast<std::int64_t>(both.width()) * both.height();
        };
        std::int64_t cost = hidden(card);
        for (const QRect& rect : taken) cost += hidden(rect);
        if (cost < least) least = cost, best = place;
        if (least == 0) break;
    }
    return best;
}

void ContextPad::showFor(const asl::Model& model, const asl::StatePath& state, const QRect& card,
                         const std::vector<QRect>& taken, drawing::ThemeKind theme) {
    paintIcons(theme);
    using namespace asl::refactor;
    // The rest is up to what is chosen then, where anything can be changed at all.
    const std::optional<Refusal> fixed = canAddFirst(model, {});
    const std::optional<Refusal> nothingFollows = canAppend(model, state);
    allow(m_append, nothingFollows);
    allow(m_connect, nothingFollows);
    allow(m_rename, fixed);
    allow(m_type, fixed);
    allow(m_duplicate, canDuplicate(model, state));
    allow(m_remove, canDelete(model, std::vector{state}));
    adjustSize();
    move(bestPlace(card, taken));
    show();
    raise();
}

} // namespace wb::ui::canvas
