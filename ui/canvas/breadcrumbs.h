// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/state_path.h"
#include "ui/drawing/theme.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;

namespace wb::ui::canvas {

/// The way from the machine to the container that is shown alone, in a corner of the view: every part of it
/// leads back there.
class Breadcrumbs : public QWidget {
    Q_OBJECT

  public:
    /// Where it stands in its parent.
    static constexpr QPoint corner{12, 12};

    explicit Breadcrumbs(QWidget* parent);

    /// The containers from the outermost to the one that is shown. Hidden without any.
    void setWay(const std::vector<asl::StatePath>& way);
    void setTheme(drawing::ThemeKind kind);

  Q_SIGNALS:
    /// The empty path is the machine.
    void chosen(const wb::asl::StatePath& container);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void add(const QString& text, const asl::StatePath& path, bool isShown);

    QHBoxLayout* m_row;
    std::vector<asl::StatePath> m_way;
    drawing::ThemeKind m_theme = drawing::ThemeKind::Light;
};

} // namespace wb::ui::canvas
