// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "ui/drawing/run_status.h"

#include <QColor>
#include <QFont>

namespace wb::ui::drawing {

enum class ThemeKind : std::uint8_t { Light, Dark };

/// The colours of one status: the strong one of icons and borders, and a tint to fill a card or container
/// with.
struct StatusColours {
    QColor strong;
    QColor tint;
};

/// Every colour of the canvas. A theme is a value made once; painting looks nothing up.
struct Theme {
    ThemeKind kind = ThemeKind::Light;
    QColor canvas;
    QColor canvasDots;
    QColor card;
    QColor cardBorder;
    QColor container;
    QColor containerHeader;
    QColor containerBorder;
    QColor lane;
    QColor laneBorder;
    QColor shadow;
    QColor text;
    QColor subtleText;
    QColor edge;
    QColor edgeTaken;
    QColor edgeCatch;
    QColor pill;
    QColor pillBorder;
    QColor pillText;
    QColor terminal;
    QColor terminalBorder;
    QColor terminalText;
    QColor accent;
    QColor accentTint;
    QColor missing;
    QColor missingTint;
    QColor warning;
    QColor breakpoint;
    QColor badge;
    QColor badgeText;
    /// Icons and numbers on the strong colour of a status, a problem or a transition taken.
    QColor onStrong;
    StatusColours status[statusCount];
    /// The icon's tile, by asl::StateType.
    QColor typeColour[9];

    const StatusColours& of(Status value) const { return status[static_cast<int>(value)]; }
    const QColor& of(asl::StateType type) const { return typeColour[static_cast<int>(type)]; }
};

/// The theme of that kind; made on first use, valid for ever.
const Theme& theme(ThemeKind kind);

/// Fonts of the canvas, with fallback families; sizes in pixels at 100 %.
struct Fonts {
    QFont name;
    QFont type;
    QFont pill;
    QFont badge;
    QFont terminal;
};

/// Made on first use in the GUI thread (needs a QGuiApplication).
const Fonts& fonts();

} // namespace wb::ui::drawing
