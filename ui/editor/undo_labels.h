// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace wb::ui {

/// Names of the steps on Scintilla's undo stack, which has none: kept beside it by following its
/// notifications.
class UndoLabels {
  public:
    void clear();
    /// A step began; it is called `label` (typing when empty).
    void push(const QString& label);
    void undone();
    void redone();
    /// How many steps can be undone.
    std::size_t depth() const { return m_done.size(); }
    QString undo() const { return m_done.empty() ? QString() : m_done.back(); }
    QString redo() const { return m_undone.empty() ? QString() : m_undone.back(); }
    /// The name of steps that begin from now on.
    void setPending(const QString& label) { m_pending = label; }
    const QString& pending() const { return m_pending; }

  private:
    std::vector<QString> m_done;
    std::vector<QString> m_undone;
    QString m_pending;
};

} // namespace wb::ui
