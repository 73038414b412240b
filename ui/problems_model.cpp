// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/problems_model.h"

#include "ui/icons.h"

namespace wb::ui {

QString severityName(lint::Severity severity) {
    switch (severity) {
    case lint::Severity::Error:
        return ProblemsModel::tr("Error");
    case lint::Severity::Warning:
        return ProblemsModel::tr("Warning");
    case lint::Severity::Information:
        return ProblemsModel::tr("Information");
    }
    return {};
}

const char* severityIcon(lint::Severity severity) {
    switch (severity) {
    case lint::Severity::Error:
        return "error";
    case lint::Severity::Warning:
        return "warning";
    case lint::Severity::Information:
        return "information";
    }
    return "information";
}

void ProblemsModel::show(AnalysisPtr analysis) {
    beginResetModel();
    m_analysis = std::move(analysis);
    endResetModel();
}

int ProblemsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_analysis ? 0 : static_cast<int>(m_analysis->problems.size());
}

int ProblemsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProblemsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Problem& row = problem(index.row());
    const QString place = tr("%1:%2").arg(row.place.line).arg(row.place.column);
    if (role == Qt::DecorationRole && index.column() == Message) return icon(severityIcon(row.severity));
    if (role == Qt::AccessibleTextRole && index.column() == Message)
        return tr("%1, line %2: %3")
            .arg(severityName(row.severity))
            .arg(row.place.line)
            .arg(QString::fromStdString(row.message));
    if (role == Qt::ToolTipRole)
        return QStringLiteral("%1: %2").arg(severityName(row.severity), QString::fromStdString(row.message));
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case Message:
        return QString::fromStdString(row.message);
    case Place:
        return place;
    case Location:
        return QString::fromStdString(row.location);
    case Code:
        return QString::fromStdString(row.code);
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Message:
        return tr("Problem");
    case Place:
        return tr("Line");
    case Location:
        return tr("Location");
    case Code:
        return tr("Code");
    default:
        return {};
    }
}

} // namespace wb::ui
