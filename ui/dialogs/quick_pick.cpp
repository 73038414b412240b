// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/quick_pick.h"

#include "ui/dialogs/fuzzy.h"

#include <QApplication>
#include <QBoxLayout>
#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>

#include <algorithm>

namespace wb::ui {

namespace {

constexpr int maximumShown = 200;

} // namespace

QuickPick::QuickPick(QWidget* window)
    : QFrame(window), m_pattern(new QLineEdit(this)), m_list(new QListWidget(this)) {
    setObjectName(QStringLiteral("quick-pick"));
    setProperty("role", QStringLiteral("popup"));
    setFrameShape(QFrame::StyledPanel);
    m_list->setAccessibleName(tr("Choices"));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_pattern);
    layout->addWidget(m_list, 1);
    auto* shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(28);
    shadow->setOffset(0, 6);
    shadow->setColor(QColor(0, 0, 0, 110));
    setGraphicsEffect(shadow);
    m_pattern->installEventFilter(this);
    connect(m_pattern, &QLineEdit::textChanged, this, &QuickPick::filter);
    connect(m_list, &QListWidget::itemClicked, this, &QuickPick::choose);
    hide();
}

void QuickPick::open(const QString& placeholder, std::vector<Item> items) {
    m_items = std::move(items);
    if (!isVisible()) m_before = QApplication::focusWidget();
    m_pattern->clear();
    m_pattern->setPlaceholderText(placeholder);
    m_pattern->setAccessibleName(placeholder);
    filter();
    const QSize window = parentWidget()->size();
    const int wide = std::clamp(window.width() / 2, 320, 640);
    const int high = std::clamp(window.height() / 2, 200, 420);
    setGeometry((window.width() - wide) / 2, 60, wide, high);
    show();
    raise();
    m_pattern->setFocus();
}

void QuickPick::filter() {
    const QString pattern = m_pattern->text().trimmed();
    std::vector<std::pair<int, int>> hits;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const auto score = pattern.isEmpty() ? 0 : fuzzyScore(pattern, m_items[i].text);
        if (score) hits.emplace_back(-*score, static_cast<int>(i));
    }
    std::sort(hits.begin(), hits.end());
    m_list->clear();
    for (const auto& [score, index] : hits) {
        if (m_list->count() == maximumShown) break;
        const Item& item = m_items[static_cast<std::size_t>(index)];
        auto* row = new QListWidgetItem(item.icon, item.text, m_list);
        row->setData(Qt::UserRole, index);
        if (item.detail.isEmpty()) continue;
        auto* detail = new QLabel(item.detail);
        detail->setProperty("role", QStringLiteral("muted"));
        detail->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        detail->setContentsMargins(0, 0, 8, 0);
        detail->setAttribute(Qt::WA_TransparentForMouseEvents);
        m_list->setItemWidget(row, detail);
    }
    m_list->setCurrentRow(0);
}

void QuickPick::close() {
    hide();
    (m_before ? m_before.data() : parentWidget())->setFocus();
}

void QuickPick::choose() {
    const QListWidgetItem* row = m_list->currentItem();
    close();
    if (!row) return;
    // The choice may open another list in place of this one.
    const std::function<void()> chosen = m_items[row->data(Qt::UserRole).toUInt()].chosen;
    if (chosen) chosen();
}

bool QuickPick::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_pattern && event->type() == QEvent::FocusOut) {
        if (static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) hide();
    } else if (watched == m_pattern && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int rows = m_list->count();
        const int row = m_list->currentRow();
        switch (key->key()) {
        case Qt::Key_Escape:
            close();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose();
            return true;
        case Qt::Key_Down:
            m_list->setCurrentRow(rows == 0 ? -1 : (row + 1) % rows);
            return true;
        case Qt::Key_Up:
            m_list->setCurrentRow(rows == 0 ? -1 : (row + rows - 1) % rows);
            return true;
        case Qt::Key_PageDown:
            m_list->setCurrentRow(std::min(rows - 1, row + 10));
            return true;
        case Qt::Key_PageUp:
            m_list->setCurrentRow(std::max(0, row - 10));
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace wb::ui
