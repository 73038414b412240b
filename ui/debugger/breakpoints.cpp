// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/breakpoints.h"

namespace wb::ui {

void Breakpoints::toggle(const asl::StatePath& path) {
    if (path.isMachine()) return;
    if (m_all.erase(path) == 0) m_all[path] = {};
    Q_EMIT changed();
}

void Breakpoints::set(const asl::StatePath& path, const Breakpoint& breakpoint) {
    if (path.isMachine()) return;
    m_all[path] = breakpoint;
    Q_EMIT changed();
}

void Breakpoints::clear() {
    if (m_all.empty()) return;
    m_all.clear();
    Q_EMIT changed();
}

void Breakpoints::follow(const std::unordered_map<asl::StatePath, asl::StatePath>& renamed) {
    // All are taken out before any is put back: names may be exchanged.
    std::unordered_map<asl::StatePath, Breakpoint> moved;
    for (const auto& [from, to] : renamed) {
        const auto found = m_all.find(from);
        if (found == m_all.end()) continue;
        moved[to] = found->second;
        m_all.erase(found);
    }
    if (moved.empty()) return;
    for (const auto& [path, breakpoint] : moved) m_all[path] = breakpoint;
    Q_EMIT changed();
}

} // namespace wb::ui
