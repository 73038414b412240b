// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/undo_labels.h"

namespace wb::ui {

void UndoLabels::clear() {
    m_done.clear();
    m_undone.clear();
}

void UndoLabels::push(const QString& label) {
    m_done.push_back(label);
    m_undone.clear();
}

void UndoLabels::undone() {
    if (m_done.empty()) return;
    m_undone.push_back(m_done.back());
    m_done.pop_back();
}

void UndoLabels::redone() {
    if (m_undone.empty()) return;
    m_done.push_back(m_undone.back());
    m_undone.pop_back();
}

} // namespace wb::ui
