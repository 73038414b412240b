// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/steps_model.h"

#include "ui/debugger/run_presenter.h"
#include "ui/debugger/step_text.h"
#include "ui/icons.h"

namespace wb::ui {

void StepsModel::follow(const execution::Timeline* timeline) {
    const int rows = timeline ? static_cast<int>(timeline->size()) : 0;
    if (timeline != m_timeline || rows < m_rows) {
        beginResetModel();
        m_timeline = timeline;
        m_rows = rows;
        endResetModel();
    } else if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    }
}

int StepsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int StepsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StepsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_rows) return {};
    const auto step = static_cast<std::size_t>(index.row());
    if (role == Qt::TextAlignmentRole && (index.column() == Number || index.column() == Time))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DecorationRole && index.column() == State)
        return icon(describeStep(*m_timeline, step).icon);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    switch (index.column()) {
    case Number:
        return index.row();
    case State: {
        const QString state = describeStep(*m_timeline, step).state;
        return state.isEmpty() ? tr("Start") : state;
    }
    case What:
        return describeStep(*m_timeline, step).what;
    case Time:
        return elapsedText(m_timeline->state(step).now(), m_timeline->state(0).now());
    default:
        return {};
    }
}

QVariant StepsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Number:
        return tr("#");
    case State:
        return tr("State");
    case What:
        return tr("What happened");
    case Time:
        return tr("Time");
    default:
        return {};
    }
}

} // namespace wb::ui
