// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>
#include <vector>

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

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    /// Buttons stand beside the text, or below it and below each other, as there is room.
    void arrange();

    QBoxLayout* m_layout;
    QLabel* m_text;
    QBoxLayout* m_buttons;
};

} // namespace wb::ui
