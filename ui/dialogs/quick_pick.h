// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QIcon>
#include <QPointer>

#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace wb::ui {

/// A list that is narrowed by typing: for commands and states. Appears at the top of a window, closes on
/// Escape or when it loses the focus.
class QuickPick : public QFrame {
    Q_OBJECT

  public:
    struct Item {
        QString text;
        /// Shown at the right: a shortcut, a type.
        QString detail;
        QIcon icon;
        std::function<void()> chosen;
    };

    explicit QuickPick(QWidget* window);

    /// Shows `items`; with an empty pattern in this order.
    void open(const QString& placeholder, std::vector<Item> items);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void filter();
    void choose();
    void close();

    QLineEdit* m_pattern;
    QListWidget* m_list;
    std::vector<Item> m_items;
    /// Has the focus again when the list closes.
    QPointer<QWidget> m_before;
};

} // namespace wb::ui
