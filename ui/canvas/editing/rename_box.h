// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/state_path.h"

#include <QLineEdit>
#include <QPointer>

namespace wb::ui::canvas {

class CanvasView;

/// A line edit over a state's name. Enter or a click elsewhere takes the name, Escape leaves it; a name that
/// the rules refuse is marked and explained as it is typed.
class RenameBox : public QLineEdit {
    Q_OBJECT

  public:
    RenameBox(CanvasView* view, asl::StatePath state);

  Q_SIGNALS:
    void chosen(const std::string& name);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    void check(const QString& name);
    void close(bool take);

    CanvasView* m_view;
    /// Has the focus again afterwards.
    QPointer<QWidget> m_before;
    asl::StatePath m_state;
    bool m_refused = false;
    bool m_closed = false;
};

} // namespace wb::ui::canvas
