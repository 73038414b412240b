// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QMenuBar;

namespace wb::ui {

/// What keys and the mouse do: the commands of the menus that have a key, and the gestures of the graph that
/// no menu can show.
class KeysDialog : public QDialog {
    Q_OBJECT

  public:
    KeysDialog(const QMenuBar* bar, QWidget* parent);
};

} // namespace wb::ui
