// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/refactor/edit.h"
#include "ui/drawing/theme.h"

#include <QFrame>

#include <optional>
#include <string>
#include <utility>
#include <vector>

class QMenu;
class QToolButton;

namespace wb::ui::canvas {

class CanvasView;

/// Small buttons beside the selected state for what is done most often.
class ContextPad : public QFrame {
    Q_OBJECT

  public:
    explicit ContextPad(CanvasView* view);
    /// Places the pad beside a card (in the viewport's pixels) where it hides the least of `taken`, enabling
    /// what the rules allow.
    void showFor(const asl::Model& model, const asl::StatePath& state, const QRect& card,
                 const std::vector<QRect>& taken, drawing::ThemeKind theme);

  Q_SIGNALS:
    void appendAsked();
    void typeAsked();
    void renameAsked();
    void connectAsked();
    void duplicateAsked();
    void removeAsked();
    /// The menu is about to be shown and wants to be filled.
    void moreAsked(QMenu* menu);

  private:
    QToolButton* add(const char* icon, const QString& tip);
    /// Off with its reason in the tip where it is refused.
    static void allow(QToolButton* button, const std::optional<asl::refactor::Refusal>& refusal);
    void paintIcons(drawing::ThemeKind theme);
    QPoint bestPlace(const QRect& card, const std::vector<QRect>& taken) const;

    std::vector<std::pair<QToolButton*, std::string>> m_buttons;
    QToolButton* m_append;
    QToolButton* m_type;
    QToolButton* m_rename;
    QToolButton* m_connect;
    QToolButton* m_duplicate;
    QToolButton* m_remove;
    QToolButton* m_more;
    int m_theme = -1;
};

} // namespace wb::ui::canvas
