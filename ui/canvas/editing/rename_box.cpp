// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/editing/rename_box.h"

#include "core/asl/refactor/refactor.h"
#include "ui/canvas/canvas_view.h"
#include "ui/drawing/diagram.h"

#include <QApplication>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>

namespace wb::ui::canvas {

RenameBox::RenameBox(CanvasView* view, asl::StatePath state)
    : QLineEdit(view->viewport()), m_view(view), m_before(QApplication::focusWidget()),
      m_state(std::move(state)) {
    setObjectName(QStringLiteral("renameBox"));
    setAccessibleName(tr("Name of the state"));
    setMaxLength(80);
    QFont shown = drawing::fonts().name;
    shown.setPixelSize(std::max(11, static_cast<int>(shown.pixelSize() * view->zoom())));
    setFont(shown);
    const QRect card = view->mapFromScene(view->stateRect(m_state)).boundingRect();
    const double left = (drawing::measures::cardPadding + drawing::measures::iconSide + 4) * view->zoom();
    const int height = std::max(26, fontMetrics().height() + 8);
    const int head = std::min(card.height(), static_cast<int>(drawing::measures::cardHeight * view->zoom()));
    setGeometry(card.left() + static_cast<int>(left), card.top() + head / 2 - height / 3,
                std::max(140, card.width() - static_cast<int>(left) - 4), height);
    setText(QString::fromStdString(m_state.stateName()));
    selectAll();
    connect(this, &QLineEdit::textEdited, this, &RenameBox::check);
    show();
    setFocus();
}

void RenameBox::check(const QString& name) {
    const asl::ModelPtr model = m_view->model();
    const auto refusal = !model || name == QString::fromStdString(m_state.stateName())
                             ? std::nullopt
                             : asl::refactor::canRename(*model, m_state, name.toStdString());
    m_refused = refusal.has_value();
    setStyleSheet(m_refused ? QStringLiteral("QLineEdit { border: 2px solid #d13438; }") : QString());
    if (refusal)
        QToolTip::showText(mapToGlobal(QPoint(0, height())), QString::fromStdString(refusal->reason), this);
    else
        QToolTip::hideText();
}

void RenameBox::close(bool take) {
    if (m_closed) return;
    m_closed = true;
    hide();
    deleteLater();
    (m_before ? m_before.data() : m_view)->setFocus();
    if (take && !m_refused) Q_EMIT chosen(text().toStdString());
}

void RenameBox::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return close(false);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!m_refused) close(true);
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void RenameBox::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) close(true);
}

} // namespace wb::ui::canvas
