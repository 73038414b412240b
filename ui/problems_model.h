// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis.h"

#include <QAbstractTableModel>

namespace wb::ui {

/// The problems of the current analysis as rows: severity, message, place, code.
class ProblemsModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { Message, Place, Location, Code, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void show(AnalysisPtr analysis);
    const Problem& problem(int row) const { return m_analysis->problems[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    AnalysisPtr m_analysis;
};

/// The severity in words and as an icon.
QString severityName(lint::Severity severity);
const char* severityIcon(lint::Severity severity);

} // namespace wb::ui
