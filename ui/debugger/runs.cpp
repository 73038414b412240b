// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/runs.h"

#include <utility>

namespace wb::ui {

namespace {

constexpr std::size_t keptRuns = 12;

} // namespace

QString Runs::title(int index) const {
    const Run& run = m_runs[static_cast<std::size_t>(index)];
    return run.origin.isEmpty() ? tr("Run %1").arg(run.number)
                                : tr("Run %1, %2").arg(run.number).arg(run.origin);
}

void Runs::leave(const execution::Timeline* timeline) {
    if (m_shown < 0) return;
    if (timeline)
        m_runs[static_cast<std::size_t>(m_shown)].timeline = *timeline;
    else
        m_runs.erase(m_runs.begin() + m_shown);
    m_shown = -1;
    Q_EMIT changed();
}

void Runs::begin(const asl::ModelPtr& model, const QString& origin) {
    m_runs.push_back({++m_count, origin, model, std::nullopt});
    if (m_runs.size() > keptRuns) m_runs.erase(m_runs.begin());
    m_shown = static_cast<int>(m_runs.size()) - 1;
    Q_EMIT changed();
}

execution::Timeline Runs::take(int index) {
    m_shown = index;
    execution::Timeline timeline =
        *std::exchange(m_runs[static_cast<std::size_t>(index)].timeline, std::nullopt);
    Q_EMIT changed();
    return timeline;
}

void Runs::clear() {
    m_runs.clear();
    m_shown = -1;
    m_count = 0;
    Q_EMIT changed();
}

} // namespace wb::ui
