// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/timeline.h"

#include <QAbstractTableModel>

namespace wb::ui {

/// The steps of a timeline as rows; texts are made when they are seen.
class StepsModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { Number, State, What, Time, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Follows `timeline` (null: none) as it is now; called again whenever it changed.
    void follow(const execution::Timeline* timeline);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    const execution::Timeline* m_timeline = nullptr;
    int m_rows = 0;
};

} // namespace wb::ui
