// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "ui/drawing/run_status.h"

#include <QColor>
#include <QIcon>
#include <QPainterPath>

class QPainter;

namespace wb::ui::drawing {

/// A one-colour drawing of 24 by 24 units, read once from an SVG file of resources/icons and kept as one
/// outline to fill: crisp at every scale, as quick as a path, and an outline in exported pictures too.
class Icon {
  public:
    /// `name` without folder and suffix. Unknown names give an empty icon.
    static const Icon& named(const char* name);
    static const Icon& of(asl::StateType type);
    static const Icon& of(Status status);
    /// From any SVG file in the same manner; empty when it cannot be read.
    static Icon read(const QString& file) { return Icon(file); }

    /// Fills the icon in a square with its top left corner at `place`.
    void paint(QPainter& painter, const QPointF& place, double side, const QBrush& brush) const;
    bool isEmpty() const { return m_outline.isEmpty(); }

  private:
    explicit Icon(const QString& file);
    QPainterPath m_outline;
};

/// An icon in the middle of a rounded tile.
QIcon tileIcon(const Icon& icon, const QColor& tile, const QColor& colour);
/// The type's icon on its tile, as palette, outline and menus show it.
QIcon typeIcon(asl::StateType type, bool dark);

} // namespace wb::ui::drawing
