// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/timeline.h"

#include <QAbstractTableModel>

namespace wb::ui {

/// The history events of a timeline as the service numbers and names them.
class EventsModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { Id, Type, State, Previous, Time, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void follow(const execution::Timeline* timeline);
    /// The step in which the event of a row was written.
    int stepOf(int row) const;
    /// The latest event at a step; -1 when there is none.
    int lastRowOf(int step) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    const execution::Event& event(int row) const;

    const execution::Timeline* m_timeline = nullptr;
    int m_rows = 0;
};

} // namespace wb::ui
