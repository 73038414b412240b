// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drawing/theme.h"

#include <QLabel>

namespace wb::ui::canvas {

class CanvasView;

/// What an empty machine shows in the middle of the canvas: how to begin. Lets the pointer through.
class EmptyHint : public QLabel {
    Q_OBJECT

  public:
    explicit EmptyHint(CanvasView* view);
    /// Shows itself in the middle of the viewport, or hides.
    void showIf(bool isEmpty, drawing::ThemeKind theme);
};

} // namespace wb::ui::canvas
