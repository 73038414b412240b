// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message_bar.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace wb::ui {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this)), m_text(new QLabel(this)),
      m_buttons(new QBoxLayout(QBoxLayout::LeftToRight)) {
    setProperty("role", QStringLiteral("banner"));
    m_text->setWordWrap(true);
    m_layout->setContentsMargins(12, 6, 8, 6);
    m_layout->addWidget(m_text, 1);
    m_layout->addLayout(m_buttons);
    // The pane it stands in may be as narrow as it likes.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    hide();
}

void MessageBar::show(const QString& text, const std::vector<Choice>& choices) {
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_text->setText(text);
    for (const Choice& choice : choices) {
        auto* button = new QPushButton(choice.text, this);
        connect(button, &QPushButton::clicked, this, [this, action = choice.action] {
            hide();
            if (action) action();
        });
        m_buttons->addWidget(button);
    }
    arrange();
    QFrame::show();
}

void MessageBar::arrange() {
    /// Pixels of text beside the buttons below which it breaks into a pile of short lines.
    constexpr int leastText = 260;
    int inRow = 0;
    for (int i = 0; i < m_buttons->count(); ++i)
        inRow += m_buttons->itemAt(i)->sizeHint().width() + (i > 0 ? m_buttons->spacing() : 0);
    const QMargins margins = m_layout->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    m_layout->setDirection(room - inRow >= leastText ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_buttons->setDirection(room >= inRow ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void MessageBar::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    arrange();
}

} // namespace wb::ui
