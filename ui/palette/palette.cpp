// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette.h"

#include "core/asl/model.h"
#include "ui/canvas/editing/editing.h"
#include "ui/drawing/icon.h"
#include "ui/icons.h"
#include "ui/palette/patterns.h"
#include "ui/theme.h"

#include <QDockWidget>
#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QTimer>

#include <utility>

namespace wb::ui {

namespace {

enum Role { LoadRole = Qt::UserRole, NameRole, IconRole, TipRole };
/// Pixels; below it there is no room for names.
constexpr int leastWithNames = 96;
constexpr int narrowGap = 10;
constexpr int gripHeight = 10;

} // namespace

Palette::Palette(QWidget* parent) : QListWidget(parent) {
    setAccessibleName(tr("Palette"));
    setIconSize({22, 22});
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    setFrameShape(QFrame::NoFrame);
    setMinimumWidth(46);
    setViewportMargins(6, 0, 0, 0);
    addHeading(tr("States"));
    const std::pair<const char*, QString> types[] = {{"Task", tr("Does work: calls a function or a service")},
                                                     {"Pass", tr("Hands data on, changed or as it is")},
                                                     {"Choice", tr("Goes one of several ways, by rules")},
                                                     {"Wait", tr("Waits for a time or until a moment")},
                                                     {"Parallel", tr("Runs branches side by side")},
                                                     {"Map", tr("Runs the same states for each item")},
                                                     {"Succeed", tr("Ends the execution with success")},
                                                     {"Fail", tr("Ends the execution with an error")}};
    for (const auto& [type, tip] : types) addEntry(QString::fromLatin1(type), tip, type);
    const QList<Pattern> found = patterns();
    if (!found.isEmpty()) addHeading(tr("Patterns"));
    for (const Pattern& pattern : found)
        addEntry(pattern.title, pattern.description, pattern.text)->setData(IconRole, pattern.icon);
    showTips();
    connect(this, &QListWidget::itemDoubleClicked, this, &Palette::choose);
}

void Palette::addHeading(const QString& text) {
    auto* item = new QListWidgetItem(text, this);
    item->setData(NameRole, text);
    item->setFlags(Qt::NoItemFlags);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    small.setWeight(QFont::DemiBold);
    item->setFont(small);
}

QListWidgetItem* Palette::addEntry(const QString& name, const QString& tip, const QByteArray& load) {
    auto* item = new QListWidgetItem(name, this);
    item->setData(LoadRole, load);
    item->setData(NameRole, name);
    item->setData(Qt::AccessibleTextRole, name);
    item->setData(Qt::AccessibleDescriptionRole, tip);
    item->setData(TipRole, tip);
    return item;
}

void Palette::setRefusal(const QString& reason) {
    if (reason == m_refusal) return;
    m_refusal = reason;
    setAccessibleDescription(reason);
    showTips();
}

/// Entries are off one by one: a list that is off as a whole says nothing where the pointer rests.
void Palette::showTips() {
    const QString how = m_refusal.isEmpty() ? tr("Drag it onto the graph, or press Enter.") : m_refusal;
    constexpr Qt::ItemFlags usable = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled;
    for (int row = 0; row < count(); ++row) {
        QListWidgetItem* one = item(row);
        if (!one->data(LoadRole).isValid()) continue;
        one->setFlags(m_refusal.isEmpty() ? usable : Qt::ItemFlags());
        one->setToolTip(QStringLiteral("<b>%1</b><br>%2<br>%3")
                            .arg(one->data(NameRole).toString().toHtmlEscaped(),
                                 one->data(TipRole).toString().toHtmlEscaped(), how.toHtmlEscaped()));
    }
}

void Palette::setTheme(const Theme& theme) {
    for (int row = 0; row < count(); ++row) {
        QListWidgetItem* one = item(row);
        if (!one->data(LoadRole).isValid()) continue;
        const asl::StateType type = asl::stateType(one->data(LoadRole).toByteArray().toStdString());
        if (type != asl::StateType::Unknown) {
            one->setIcon(drawing::typeIcon(type, theme.isDark()));
            continue;
        }
        const drawing::Icon drawn = drawing::Icon::read(one->data(IconRole).toString());
        const drawing::Theme& colours = drawing::theme(theme.kind);
        one->setIcon(drawn.isEmpty() ? icon("pattern")
                                     : drawing::tileIcon(drawn, colours.badge, colours.text));
    }
}

QSize Palette::sizeHint() const {
    return {168, 400};
}

QStringList Palette::mimeTypes() const {
    return {canvas::Editing::paletteMime};
}

QMimeData* Palette::mimeData(const QList<QListWidgetItem*>& items) const {
    auto* mime = new QMimeData;
    if (!items.isEmpty())
        mime->setData(canvas::Editing::paletteMime, items.constFirst()->data(LoadRole).toByteArray());
    return mime;
}

void Palette::startDrag(Qt::DropActions) {
    const QList<QListWidgetItem*> items = selectedItems();
    if (items.isEmpty() || !items.constFirst()->data(LoadRole).isValid()) return;
    auto* drag = new QDrag(this);
    drag->setMimeData(mimeData(items));
    drag->setPixmap(items.constFirst()->icon().pixmap(iconSize(), devicePixelRatioF()));
    // Beside the pointer, so that the place it points at stays in sight.
    drag->setHotSpot({-8, -8});
    drag->exec(Qt::CopyAction);
}

void Palette::choose(const QListWidgetItem* item) {
    if (item && item->data(LoadRole).isValid() && item->flags() & Qt::ItemIsEnabled)
        Q_EMIT chosen(item->data(LoadRole).toByteArray());
}

void Palette::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return choose(currentItem());
    QListWidget::keyPressEvent(event);
}

void Palette::focusInEvent(QFocusEvent* event) {
    QListWidget::focusInEvent(event);
    if (!currentItem() || !currentItem()->data(LoadRole).isValid()) setCurrentRow(1);
}

void Palette::resizeEvent(QResizeEvent* event) {
    QListWidget::resizeEvent(event);
    showNames(width() >= leastWithNames);
}

void Palette::showNames(bool shown) {
    if (shown == m_namesShown) return;
    m_namesShown = shown;
    bool first = true;
    for (int row = 0; row < count(); ++row) {
        QListWidgetItem* one = item(row);
        one->setText(shown ? one->data(NameRole).toString() : QString());
        if (one->data(LoadRole).isValid()) continue;
        // Between icons alone a small gap says what a heading says; above the first there is nothing to part.
        one->setSizeHint(shown ? QSize() : QSize(0, narrowGap));
        one->setHidden(!shown && std::exchange(first, false));
    }
    // Not while the dock lays itself out.
    QTimer::singleShot(0, this, [this] { showTitle(m_namesShown); });
}

/// A title without room for its text is a blank bar: a grip remains, which the dock is moved by.
void Palette::showTitle(bool shown) {
    auto* dock = qobject_cast<QDockWidget*>(parentWidget());
    if (!dock) return;
    QWidget* before = dock->titleBarWidget();
    if ((before == nullptr) == shown) return;
    QWidget* grip = nullptr;
    if (!shown) {
        grip = new QWidget(dock);
        grip->setFixedHeight(gripHeight);
        grip->setCursor(Qt::SizeAllCursor);
        grip->setToolTip(dock->windowTitle());
    }
    dock->setTitleBarWidget(grip);
    delete before;
}

} // namespace wb::ui
