// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/editing/empty_hint.h"

#include "ui/canvas/canvas_view.h"

namespace wb::ui::canvas {

namespace {

/// A line of this many pixels is read at a glance; the sentence stays clear of the view's sides.
constexpr int widest = 380;
constexpr int leastMargin = 32;

} // namespace

EmptyHint::EmptyHint(CanvasView* view) : QLabel(view->viewport()) {
    setObjectName(QStringLiteral("emptyHint"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAlignment(Qt::AlignCenter);
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    hide();
}

void EmptyHint::showIf(bool isEmpty, drawing::ThemeKind theme) {
    setVisible(isEmpty);
    if (!isEmpty) return;
    const drawing::Theme& colours = drawing::theme(theme);
    setText(tr("<p style='font-size:17pt; font-weight:600; color:%1'>An empty state machine</p>"
               "<p style='font-size:11pt; color:%2'>Drag a state here from the palette,"
               " or press <b style='color:%1'>A</b> in the graph (Ctrl+F6 leads here)</p>")
                .arg(colours.text.name(), colours.subtleText.name()));
    const QRect area = parentWidget()->rect();
    setFixedWidth(std::clamp(area.width() - 2 * leastMargin, 1, widest));
    adjustSize();
    // Below the middle, where Start and End stand.
    move(area.center().x() - width() / 2, std::min(area.center().y() + 90, area.bottom() - height() - 12));
}

} // namespace wb::ui::canvas
