// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/breakpoints.h"

namespace wb::ui {

std::unordered_set<asl::StatePath> Breakpoints::enabled() const {
    std::unordered_set<asl::StatePath> result;
    for (const auto& [path, isEnabled] : m_all) {
        if (isEnabled) result.insert(path);
    }
    return result;
}

void Breakpoints::toggle(const asl::StatePath& path) {
    if (path.isMachine()) return;
    if (m_all.erase(path) == 0) m_all[path] = true;
    Q_EMIT changed();
}

void Breakpoints::setEnabled(const asl::StatePath& path, bool enabled) {
    const auto found = m_all.find(path);
    if (found == m_all.end() || found->second == enabled) return;
    found->second = enabled;
    Q_EMIT changed();
}

void Breakpoints::clear() {
    if (m_all.empty()) return;
    m_all.clear();
    Q_EMIT changed();
}

void Breakpoints::follow(const std::unordered_map<asl::StatePath, asl::StatePath>& renamed) {
    // All are taken out before any is put back: names may be exchanged.
    std::unordered_map<asl::StatePath, bool> moved;
    for (const auto& [from, to] : renamed) {
        const auto found = m_all.find(from);
        if (found == m_all.end()) continue;
        moved[to] = found->second;
        m_all.erase(found);
    }
    if (moved.empty()) return;
    for (const auto& [path, isEnabled] : moved) m_all[path] = isEnabled;
    Q_EMIT changed();
}

} // namespace wb::ui
