// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/breadcrumbs.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace wb::ui::canvas {

namespace {

constexpr int longestName = 180;

} // namespace

Breadcrumbs::Breadcrumbs(QWidget* parent) : QWidget(parent), m_row(new QHBoxLayout(this)) {
    setAccessibleName(tr("Where the shown container is"));
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::ArrowCursor);
    m_row->setContentsMargins(6, 3, 8, 3);
    m_row->setSpacing(2);
}

void Breadcrumbs::setWay(const std::vector<asl::StatePath>& way) {
    if (way == m_way) return;
    m_way = way;
    while (QLayoutItem* item = m_row->takeAt(0)) {
        // One of the buttons may be the sender.
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    hide();
    if (m_way.empty()) return;
    add(tr("State machine"), {}, false);
    for (std::size_t i = 0; i < m_way.size(); ++i)
        add(QString::fromStdString(m_way[i].stateName()), m_way[i], i + 1 == m_way.size());
    show();
    adjustSize();
    move(corner);
    raise();
}

void Breadcrumbs::add(const QString& text, const asl::StatePath& path, bool isShown) {
    if (m_row->count() > 0) m_row->addWidget(new QLabel(QStringLiteral("›"), this));
    const QString shown = fontMetrics().elidedText(text, Qt::ElideMiddle, longestName);
    if (isShown) {
        auto* name = new QLabel(shown, this);
        name->setContentsMargins(5, 0, 4, 0);
        name->setToolTip(text);
        QFont bold = name->font();
        bold.setBold(true);
        name->setFont(bold);
        m_row->addWidget(name);
        return;
    }
    auto* button = new QToolButton(this);
    button->setText(shown);
    button->setToolTip(tr("Show %1 (Esc)").arg(text));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);
    connect(button, &QToolButton::clicked, this, [this, path] { Q_EMIT chosen(path); });
    m_row->addWidget(button);
}

void Breadcrumbs::setTheme(drawing::ThemeKind kind) {
    m_theme = kind;
    update();
}

void Breadcrumbs::paintEvent(QPaintEvent*) {
    const drawing::Theme& colours = drawing::theme(m_theme);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.containerBorder, 1));
    painter.setBrush(colours.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
}

} // namespace wb::ui::canvas
