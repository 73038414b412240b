// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QBoxLayout;
class QLabel;

namespace wb::ui {

/// A strip above the editor that says something and offers what to do about it, without stopping anybody.
class MessageBar : public QFrame {
    Q_OBJECT

  public:
    struct Choice {
        QString text;
        std::function<void()> action;
    };
    explicit MessageBar(QWidget* parent = nullptr);

    /// Replaces what the bar said. Each choice closes it.
    void show(const QString& text, const std::vector<Choice>& choices);

  private:
    QLabel* m_text;
    QBoxLayout* m_buttons;
};

} // namespace wb::ui
