// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/events_model.h"

#include "core/history/history.h"
#include "ui/debugger/run_presenter.h"
#include "ui/value_text.h"

namespace wb::ui {

void EventsModel::follow(const execution::Timeline* timeline) {
    const int rows = timeline ? static_cast<int>(timeline->events(timeline->size() - 1).size()) : 0;
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

int EventsModel::stepOf(int row) const {
    if (!m_timeline) return 0;
    std::size_t low = 0;
    std::size_t high = m_timeline->size() - 1;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (static_cast<int>(m_timeline->events(middle).size()) > row) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return static_cast<int>(low);
}

int EventsModel::lastRowOf(int step) const {
    if (!m_timeline || step < 0) return -1;
    return static_cast<int>(m_timeline->events(static_cast<std::size_t>(step)).size()) - 1;
}

int EventsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int EventsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

const execution::Event& EventsModel::event(int row) const {
    return m_timeline->events(m_timeline->size() - 1)[static_cast<std::size_t>(row)];
}

QVariant EventsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_rows) return {};
    const execution::Event& row = event(index.row());
    const bool isNumber = index.column() == Id || index.column() == Previous || index.column() == Time;
    if (role == Qt::TextAlignmentRole && isNumber) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) return shortText(row.data, 400);
    if (role != Qt::DisplayRole) return {};
    const asl::Model& model = m_timeline->program().model();
    switch (index.column()) {
    case Id:
        return static_cast<qlonglong>(row.id);
    case Type:
        return toQString(history::typeName(row, model));
    case State:
        return row.state == asl::noIndex ? QString() : toQString(model.state(row.state).name);
    case Previous:
        return static_cast<qlonglong>(row.previousId);
    case Time:
        return elapsedText(row.time, m_timeline->state(0).now());
    default:
        return {};
    }
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Id:
        return tr("Id");
    case Type:
        return tr("Type");
    case State:
        return tr("State");
    case Previous:
        return tr("Previous");
    case Time:
        return tr("Time");
    default:
        return {};
    }
}

} // namespace wb::ui
